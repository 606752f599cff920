import { findsOf, here, list } from "../../../findings";
import type { NetworkOs, PeerGroup, SwitchConfig } from "../..";
import { callersOf, asRange, reportNames, reportNumbers, reportRest } from "..";
import { preciseLines } from "./bgp";
import { junosNumbers, leastHold, waysOf } from "./defaults";
import { interfaceName } from "./interfaces";
import { wayLines } from "./routes";

const accepts = { program: "junos", verdict: "accepts" } as const;

/** What Junos cannot do of a configuration, or does in a way of its own. */
export const finds = findsOf({
  "JUN-001": {
    title: "hold time under 10 s on Junos",
    severity: "warning",
    why: "Juniper documents 10 s as the lowest, and precision-timers below 20 s, which Junos Evolved has not: 10 s is written, so that without BFD a silent failure takes so long.",
    upstream: accepts,
    see: "juniper.net, hold-time and precision-timers (protocols bgp)",
  },
  "JUN-002": {
    title: "keepalive of its own on Junos",
    severity: "info",
    why: "Junos sends one every third of the hold time, and cannot be told another.",
    upstream: accepts,
    see: "juniper.net, hold-time (protocols bgp)",
  },
  "JUN-003": {
    title: "TTL security asked of Junos",
    severity: "warning",
    why: "Junos sends with TTL 255, so that the other end's check passes, and takes packets of any TTL itself, unless a filter on lo0 looks at it.",
    upstream: accepts,
    see: "juniper.net, ttl and multihop (protocols bgp); YANG model of QFX 23.4R2",
  },
  "JUN-004": {
    title: "range of neighbours on Junos, without a limit",
    severity: "info",
    why: "Whoever has an address of the range and the AS number may open a session: Junos counts nobody.",
    upstream: accepts,
    see: "juniper.net, allow (protocols bgp)",
  },
  "JUN-005": {
    title: "number that Junos does not take",
    severity: "warning",
    why: "A commit refuses the line: the nearest that it takes is written, and both ends agree on another than was asked for.",
    upstream: accepts,
    see: "Juniper's YANG model of QFX 23.4R2",
  },
  "JUN-006": {
    title: "two links on one port of Junos",
    severity: "error",
    why: "The port has the addresses of both links, and is cabled to one.",
    upstream: accepts,
    see: "calico-kit: fabric.racks[].nodes[].links[].port",
  },
  "JUN-007": {
    title: "neighbours of a Junos whose own settings nobody knows",
    severity: "info",
    why: "What holds for all of BGP is left to what runs there.",
    upstream: here,
    see: "calico-kit: fabric.render",
  },
  "JUN-008": {
    title: "warning of too many routes on Junos, at the limit only",
    severity: "info",
    why: "Junos warns at a part of the limit only where it ends the session at the whole.",
    upstream: accepts,
    see: "juniper.net, accepted-prefix-limit",
  },
  "JUN-009": {
    title: "number of equal ways that Junos has not",
    severity: "info",
    why: "Junos has 16, 32, 64 or 128, for all of the switch: the next one is written.",
    upstream: accepts,
    see: "juniper.net, maximum-ecmp (chassis)",
  },
});

export const quirks: NetworkOs<keyof typeof finds>["quirks"] = (config, report) => {
  reportNumbers(config, report, { code: "JUN-005", label: "Junos", numbers: junosNumbers });
  reportNames(config, report, { code: "JUN-006", nameOf: (one) => interfaceName(one, config) });
  reportRest(config, report, { code: "JUN-007", lines: mustHold(config) });
  timers(config, report);
  neighbours(config, report);
  const { bgp, path } = config;
  const ways = waysOf(bgp.multipath);
  if (ways !== bgp.multipath)
    report.add("JUN-009", path, {
      message: `${bgp.multipath} ways are wanted, and Junos takes ${ways}`,
      got: bgp.multipath,
      want: "1, 16, 32, 64 or 128",
      fix: "write one of them as fabric.multipath",
    });
};

type Check = NetworkOs<keyof typeof finds>["quirks"];

const timers: Check = ({ bgp, path }, report) => {
  const low = bgp.groups.filter((group) => group.timers.hold < leastHold);
  const names = (groups: typeof bgp.groups): string => list(groups.map(({ name }) => name));
  if (low.length > 0)
    report.add("JUN-001", path, {
      message: `hold time of ${names(low)}: ${leastHold} s is written`,
      got: list([...new Set(low.map((group) => `${group.timers.hold} s`))]),
      want: `${leastHold} s or more`,
      fix: `write timers: { keepalive: 3, hold: 10 } under ${list([...new Set(low.map(keyOf))])}, and BFD where failures must be seen sooner`,
    });
  const odd = bgp.groups.filter((group) => {
    const written = Math.max(leastHold, group.timers.hold);
    return Math.floor(written / 3) !== group.timers.keepalive;
  });
  if (odd.length > 0)
    report.add("JUN-002", path, {
      message: `keepalive of ${names(odd)} is a third of the hold time`,
      got: list([...new Set(odd.map((group) => `${group.timers.keepalive} s`))]),
      want: "a third of the hold time",
      fix: `nothing has to be done; or write such a keepalive under ${list([...new Set(odd.map(keyOf))])}`,
    });
};

/** Where the intent says what holds for a group. */
function keyOf({ towards }: PeerGroup): string {
  return towards === "nodes" ? "fabric.sessions" : "fabric.uplinks";
}

const neighbours: Check = ({ bgp, path }, report) => {
  const guarded = bgp.groups.filter(({ ttlSecurity }) => ttlSecurity !== undefined);
  if (guarded.length > 0)
    report.add("JUN-003", path, {
      message: `${list(guarded.map(({ name }) => name))}: nothing looks at the TTL of what comes in`,
      got: "ttlSecurity",
      want: "a filter on lo0 that drops BGP with a lower TTL",
      fix: "add it there, or remove ttlSecurity",
    });
  for (const group of bgp.groups) {
    const callers = callersOf(group);
    if (callers !== undefined)
      report.add("JUN-004", path, {
        message: `${group.name}: any number of neighbours of AS ${asRange(callers)} may call`,
        got: `at most ${group.dynamic.reduce((sum, { limit }) => sum + limit, 0)} wanted`,
        want: "neighbours by address",
        fix: "write fabric.sessions.neighbours: static",
      });
  }
  const warned = bgp.groups.filter(
    ({ maximumPrefixes: maximum }) => maximum !== undefined && maximum.restartMinutes === undefined,
  );
  if (warned.length > 0)
    report.add("JUN-008", path, {
      message: `${list(warned.map(({ name }) => name))}: the warning comes at the limit`,
      got: list([...new Set(warned.map(({ maximumPrefixes }) => `${maximumPrefixes?.warningPercent} %`))]),
      want: "a lower limit, or action: restart",
      fix: "write the number at which to warn as maximumPrefixes.limit",
    });
};

/** What the written part relies on, and which is not the kit's to change there. */
export function mustHold(config: SwitchConfig): readonly string[] {
  return [
    ...preciseLines(config),
    ...wayLines(config),
    ...(config.bgp.gracefulRestart.kind === "restarter" ? ["routing-options graceful-restart"] : []),
  ];
}
