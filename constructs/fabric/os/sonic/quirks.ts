import { findsOf, here, list } from "../../../findings";
import type { NetworkOs, SwitchConfig } from "../..";
import { asPathListOf, mustHold, reportNames } from "..";
import { interfaceName } from "./interface-names";

const yang = { program: "sonic-yang-models", verdict: "refuses" } as const;
const takes = { program: "sonic", verdict: "accepts" } as const;

/** Largest MTU of a port (sonic-port.yang). */
const mostMtu = 9216;

/** What SONiC cannot do of a configuration, or does in a way of its own. */
export const finds = findsOf({
  "SONIC-001": {
    title: "TTL security on SONiC with neighbours that nobody names",
    severity: "warning",
    why: "Its FRR watches the TTL of neighbours that are named only: whoever calls from the range is let in from any distance.",
    upstream: takes,
    see: "FRRouting/frr pull requests 15121 and 15158",
  },
  "SONIC-002": {
    title: "range of neighbours on SONiC, which takes any AS number",
    severity: "info",
    why: "A listen range cannot be told which AS numbers may call: the session of another comes up, and none of its routes is taken.",
    upstream: takes,
    see: "docs.frrouting.org, bgp listen range",
  },
  "SONIC-003": {
    title: "limit of neighbours that SONiC may not hold to",
    severity: "info",
    why: "SONiC was seen to take more neighbours from a range than `bgp listen limit` says: it guards nothing there.",
    upstream: takes,
    see: "sonic-net/sonic-buildimage issue 3025",
  },
  "SONIC-004": {
    title: "port name that SONiC does not have",
    severity: "error",
    why: "Its ports are named Ethernet and a number: rows of another name are refused, and with them the whole file.",
    upstream: yang,
    see: "sonic-net/sonic-buildimage src/sonic-yang-models/yang-models/sonic-types.yang, sonic-port.yang",
  },
  "SONIC-005": {
    title: "MTU beyond what SONiC takes",
    severity: "error",
    why: `A port has at most ${mostMtu} bytes: the whole file is refused.`,
    upstream: yang,
    see: "sonic-net/sonic-buildimage src/sonic-yang-models/yang-models/sonic-port.yang",
  },
  "SONIC-006": {
    title: "BFD on SONiC, which comes with its own writer of FRR's settings",
    severity: "info",
    why: "The container starts bfdd only together with frrcfgd, which then answers to tables of BGP: there must be none.",
    upstream: takes,
    see: "sonic-net/sonic-buildimage dockers/docker-fpm-frr/frr/supervisord/supervisord.conf.j2",
  },
  "SONIC-007": {
    title: "restarts of SONiC's FRR that forget what the ASIC forwards",
    severity: "warning",
    why: "FRR tells its neighbours that packets go on meanwhile; SONiC keeps the routes only where its warm restart of BGP is on.",
    upstream: takes,
    see: "sonic-net/SONiC doc/warm-reboot, config warm_restart enable bgp",
  },
  "SONIC-008": {
    title: "neighbours of a SONiC whose own settings nobody knows",
    severity: "info",
    why: "What holds for the whole process is left to what runs there, and in other modes than split SONiC writes FRR's settings itself.",
    upstream: here,
    see: "calico-kit: fabric.render; sonic-device_metadata.yang (docker_routing_config_mode)",
  },
  "SONIC-009": {
    title: "two links of a switch with SONiC in one port",
    severity: "error",
    why: "A port without a name in the intent has one by its number: beyond 48 nodes it is that of an uplink, with both their addresses.",
    upstream: here,
    see: "calico-kit: names of ports",
  },
  "SONIC-010": {
    title: "VLAN that SONiC does not take",
    severity: "error",
    why: "Its VLANs are 2 to 4094: rows of VLAN 1 are refused, and with them the whole file.",
    upstream: yang,
    see: "sonic-net/sonic-buildimage src/sonic-yang-models/yang-models/sonic-vlan.yang",
  },
});

type Add = Parameters<NetworkOs<keyof typeof finds>["quirks"]>[1]["add"];

export const quirks: NetworkOs<keyof typeof finds>["quirks"] = (config, { add }) => {
  reportNames(config, { add }, { code: "SONIC-009", nameOf: (one) => interfaceName(one, config) });
  neighbourQuirks(config, add);
  portQuirks(config, add);
  processQuirks(config, add);
};

function neighbourQuirks({ bgp, path }: SwitchConfig, add: Add): void {
  const dynamic = bgp.groups.filter((group) => group.dynamic.length > 0);
  if (dynamic.length === 0) return;
  const fix = "write fabric.sessions.neighbours: static";
  if (dynamic.some(({ ttlSecurity }) => ttlSecurity !== undefined))
    add("SONIC-001", path, {
      message: "the TTL of nodes that call from a range is not looked at",
      got: "neighbours: dynamic, with ttlSecurity",
      want: "neighbours by address where TTL security is to hold",
      fix,
    });
  if (dynamic.some((group) => asPathListOf(group) !== undefined))
    add("SONIC-002", path, {
      message: "any AS but its own may call; a list of AS paths takes the routes of the nodes' only",
      got: "neighbours: dynamic, an AS for each node",
      want: "neighbours by address, or one AS for all nodes",
      fix,
    });
  add("SONIC-003", path, {
    message: "more nodes than planned may call",
    got: "neighbours: dynamic",
    want: "neighbours by address, or a subnet that has only nodes in it",
    fix,
  });
}

function portQuirks(config: SwitchConfig, add: Add): void {
  const ports = config.interfaces.filter((one) => one.kind === "routed" || one.kind === "access");
  const bad = ports.map((port) => interfaceName(port, config)).filter((name) => !/^Ethernet\d{1,3}$/.test(name));
  if (bad.length > 0)
    add("SONIC-004", config.path, {
      message: `${list(bad)}: no port of SONiC`,
      got: list(bad),
      want: "Ethernet and a number, e.g. Ethernet48",
      fix: "write the names that `show interfaces status` shows on the switch",
    });
  // FAB-056 says it of 4095.
  if (config.render === "whole" && config.vlans.some(({ id }) => id === 1))
    add("SONIC-010", config.path, {
      message: "VLAN 1",
      got: 1,
      want: "2 to 4094",
      fix: "write another as fabric.links.vlan or racks[].vlan",
    });
  const largest = Math.max(0, ...config.interfaces.map((one) => ("mtu" in one ? one.mtu : 0)));
  if (largest > mostMtu)
    add("SONIC-005", config.path, {
      message: `an MTU of ${largest}`,
      got: largest,
      want: `${mostMtu} or less`,
      fix: `write mtu: ${mostMtu} under fabric.links and fabric.uplinks`,
    });
}

function processQuirks(config: SwitchConfig, add: Add): void {
  const { bgp, path, render, bfdProfiles } = config;
  if (bfdProfiles.length > 0)
    add("SONIC-006", path, {
      message: "frr_mgmt_framework_config is switched on, so that bfdd runs",
      got: "BFD",
      want: "no rows in BGP_GLOBALS, BGP_PEER_GROUP, BGP_NEIGHBOR and the like",
      fix: "remove such rows from the switch before, or remove bfd here",
    });
  if (bgp.gracefulRestart.kind === "restarter")
    add("SONIC-007", path, {
      message: "the switch asks for its routes to be kept while BGP restarts",
      got: "gracefulRestart: restarter",
      want: "warm restart of BGP on the switch, or a helper",
      fix: "run `config warm_restart enable bgp` there, or write gracefulRestart: { kind: helper }",
    });
  if (render === "neighbours")
    add("SONIC-008", path, {
      message: `in mode split or split-unified these lines must stand in router bgp already: ${mustHold(config).join("; ")}`,
      got: "render: neighbours",
      want: "the mode and the lines, or render: whole",
      fix: "add those that `vtysh -c 'show running-config'` does not have",
    });
}
