import { findsOf, here, list } from "../../../findings";
import type { NetworkOs } from "../..";
import { asPathListOf, mustHold, reportNames } from "..";
import { interfaceName } from "./interface-names";

const linuxTakes = { program: "ifupdown2", verdict: "refuses" } as const;
const frrTakes = { program: "frr", verdict: "accepts" } as const;

/** What FRR cannot do of a configuration, or does in a way of its own. */
export const finds = findsOf({
  "FRR-001": {
    title: "TTL security on FRR with neighbours that nobody names",
    severity: "warning",
    why: "FRR 8.4 watches the TTL of neighbours that are named only: whoever calls from the range is let in from any distance.",
    upstream: frrTakes,
    see: "FRRouting/frr pull requests 15121 and 15158; calico-kit: FRR 8.4.4, a node that sends TTL 1",
  },
  "FRR-002": {
    title: "range of neighbours on FRR, which takes any AS number",
    severity: "info",
    why: "A listen range cannot be told which AS numbers may call: the session of another comes up, and none of its routes is taken.",
    upstream: frrTakes,
    see: "docs.frrouting.org, bgp listen range",
  },
  "FRR-003": {
    title: "port name that Linux does not take",
    severity: "error",
    why: "Linux has at most 15 characters and no `/` or `:` for it: the file of the links cannot be applied.",
    upstream: linuxTakes,
    see: "linux include/uapi/linux/if.h (IFNAMSIZ), net/core/dev.c (dev_valid_name)",
  },
  "FRR-004": {
    title: "neighbours of an FRR whose own settings nobody knows",
    severity: "info",
    why: "What holds for the whole process is left to what runs there: by FRR's own a dead switch keeps its packets for 120 s.",
    upstream: here,
    see: "calico-kit: fabric.render; docs.frrouting.org, BGP",
  },
  "FRR-005": {
    title: "two links of a switch with FRR in one port",
    severity: "error",
    why: "A port without a name in the intent has one by its number: beyond 48 nodes it is that of an uplink, with both their addresses.",
    upstream: here,
    see: "calico-kit: names of ports",
  },
});

export const quirks: NetworkOs<keyof typeof finds>["quirks"] = (config, report) => {
  const { bgp, path } = config;
  const dynamic = bgp.groups.filter((group) => group.dynamic.length > 0);
  if (dynamic.some(({ ttlSecurity }) => ttlSecurity !== undefined))
    report.add("FRR-001", path, {
      message: "the TTL of nodes that call from a range is not looked at",
      got: "neighbours: dynamic, with ttlSecurity",
      want: "neighbours by address where TTL security is to hold",
      fix: "write fabric.sessions.neighbours: static",
    });
  if (dynamic.some((group) => asPathListOf(group) !== undefined))
    report.add("FRR-002", path, {
      message: "any AS but its own may call; a list of AS paths takes the routes of the nodes' only",
      got: "neighbours: dynamic, an AS for each node",
      want: "neighbours by address, or one AS for all nodes",
      fix: "write fabric.sessions.neighbours: static",
    });
  const named = config.interfaces.map((one) => interfaceName(one, config));
  const bad = named.filter((name) => name.length > 15 || /[/:]/.test(name));
  if (bad.length > 0)
    report.add("FRR-003", path, {
      message: `${list(bad)}: no name of an interface of Linux`,
      got: list(bad),
      want: "at most 15 characters, without `/` and `:`",
      fix: "write the names that `ip link` shows on the switch",
    });
  reportNames(config, report, { code: "FRR-005", nameOf: (one) => interfaceName(one, config) });
  if (config.render === "neighbours")
    report.add("FRR-004", path, {
      message: `these lines must stand in router bgp already: ${mustHold(config).join("; ")}`,
      got: "render: neighbours",
      want: "the lines, or render: whole",
      fix: "add those that `show running-config` does not have",
    });
};
