import { findsOf, here, list } from "../../../findings";
import type { NetworkOs, PeerGroup, SwitchConfig } from "../..";
import { isLarge, loopbackOf, reportNames, reportNumbers, reportRest } from "..";
import { multipathLines, relaxLines, restartLines } from "./bgp";
import { nxosNumbers } from "./defaults";
import { interfaceName } from "./interfaces";
import { bfdTimers } from "./text";

const accepts = { program: "nx-os", verdict: "accepts" } as const;

/** What NX-OS cannot do of a configuration, or does in a way of its own. */
export const finds = findsOf({
  "NXO-001": {
    title: "number that NX-OS does not take",
    severity: "warning",
    why: "NX-OS refuses the line: the nearest that it takes is written, and both ends agree on another than was asked for.",
    upstream: accepts,
    see: "Cisco Nexus 9000 NX-OS unicast routing and interfaces configuration guides",
  },
  "NXO-002": {
    title: "long-lived graceful restart asked of NX-OS",
    severity: "warning",
    why: "NX-OS has no such option: nodes keep its routes for the restart time only.",
    upstream: accepts,
    see: "Cisco Nexus 9000 NX-OS unicast routing configuration guide, graceful restart",
  },
  "NXO-003": {
    title: "large communities asked of NX-OS",
    severity: "warning",
    why: "It is not known which NX-OS sets them: routes go on without, and whoever looks for them finds none.",
    upstream: accepts,
    see: "Batfish, grammar of NX-OS route maps; RFC 8092",
  },
  "NXO-004": {
    title: "TTL security on NX-OS within one AS",
    severity: "warning",
    why: "Cisco describes ttl-security for external neighbours: of internal ones NX-OS may refuse the line, and the session stays down.",
    upstream: accepts,
    see: "Cisco Nexus 9000 NX-OS unicast routing configuration guide, ttl-security hops",
  },
  "NXO-005": {
    title: "two links on one port of NX-OS",
    severity: "error",
    why: "The port gets what is written last: the other link is not there.",
    upstream: accepts,
    see: "calico-kit: fabric.racks[].nodes[].links[].port",
  },
  "NXO-006": {
    title: "neighbours of an NX-OS whose own settings nobody knows",
    severity: "info",
    why: "What holds for all of BGP, and BFD's timers, which are the interfaces', is left to what runs there.",
    upstream: here,
    see: "calico-kit: fabric.render",
  },
  "NXO-007": {
    title: "VLAN that NX-OS keeps for itself",
    severity: "error",
    why: "VLAN 1 cannot be changed, and 3968 to 4094 are the system's own: the lines are refused, and the nodes' ports are in no VLAN.",
    upstream: { program: "nx-os", verdict: "refuses" },
    see: "Cisco Nexus 9000 NX-OS layer 2 switching configuration guide, VLAN ranges",
  },
});

/** VLANs of the system's own unless `system vlan … reserve` moved them. */
const reserved = { from: 3968, to: 4094 } as const;

export const quirks: NetworkOs<keyof typeof finds>["quirks"] = (config, report) => {
  const { bgp, path, filters } = config;
  reportNumbers(config, report, { code: "NXO-001", label: "NX-OS", numbers: nxosNumbers });
  reportNames(config, report, { code: "NXO-005", nameOf: (one) => interfaceName(one, config) });
  reportRest(config, report, { code: "NXO-006", lines: mustHold(config) });
  const own =
    config.render === "whole"
      ? config.vlans.filter(({ id }) => id === 1 || (id >= reserved.from && id <= reserved.to))
      : [];
  if (own.length > 0)
    report.add("NXO-007", path, {
      message: `VLAN ${list(own.map(({ id }) => String(id)))} is not the user's`,
      got: list(own.map(({ id }) => String(id))),
      want: `2 to ${reserved.from - 1}`,
      fix: "write another as fabric.links.vlan or racks[].vlan",
    });
  if (bgp.gracefulRestart.kind !== "disabled" && bgp.gracefulRestart.longLivedStaleTime !== undefined)
    report.add("NXO-002", path, {
      message: "longLivedStaleTime is not written",
      got: bgp.gracefulRestart.longLivedStaleTime,
      want: "restartTime alone on NX-OS",
      fix:
        bgp.gracefulRestart.kind === "helper"
          ? "write gracefulRestart: { kind: helper }, or choose another system"
          : "remove fabric.sessions.gracefulRestart.longLivedStaleTime, or choose another system",
    });
  const large = new Set(
    filters.flatMap(({ rules }) => rules.flatMap(({ communities }) => communities.filter(isLarge))),
  );
  if (large.size > 0)
    report.add("NXO-003", path, {
      message: `${list([...large])} not set`,
      got: list([...large]),
      want: "communities of two numbers",
      fix: "write aa:nn under fabric.sessions.communities",
    });
  const guarded = bgp.groups.filter(({ type, ttlSecurity }) => type === "internal" && ttlSecurity !== undefined);
  if (guarded.length > 0)
    report.add("NXO-004", path, {
      message: `ttl-security of ${list(guarded.map(({ name }) => name))}, whose neighbours are in the AS of the switch`,
      got: "ttlSecurity within one AS",
      want: "ttlSecurity towards other ASes only, or a session that you have seen come up",
      fix: "remove fabric.sessions.ttlSecurity, or choose a design in which nodes are in another AS",
    });
};

/** What the written part relies on, and which is not the kit's to change there. */
export function mustHold(config: SwitchConfig): readonly string[] {
  const { bgp } = config;
  const far = bgp.groups.find(({ multihop }) => multihop !== undefined);
  const address = addressOf(far);
  return [
    ...restartLines(config),
    ...relaxLines(config),
    ...multipathLines(config),
    ...(address === undefined
      ? []
      : [`interface ${interfaceName(loopbackOf(config), config)} with address ${address}`]),
    ...bgp.groups.flatMap((group) => interfacesOf(group, config)),
  ];
}

function addressOf(group: PeerGroup | undefined) {
  return (group?.neighbours[0] ?? group?.dynamic[0])?.localAddress;
}

/** BFD on a link: timers are the interface's, and it wants no redirects there. */
function interfacesOf(group: PeerGroup, { bfdProfiles }: SwitchConfig): readonly string[] {
  const profile = bfdProfiles.find(({ name }) => name === group.bfdProfile);
  if (profile === undefined || group.multihop !== undefined) return [];
  const timers = bfdTimers(profile);
  const word = group.family === 4 ? "ip" : "ipv6";
  const lines = [`no ${word} redirects`, ...(timers === undefined ? [] : [`bfd ${timers}`]), "no bfd echo"];
  return [`interface with ${addressOf(group)}: ${lines.join(", ")}`];
}
