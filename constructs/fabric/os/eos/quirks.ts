import { findsOf, here } from "../../../findings";
import type { NetworkOs, SwitchConfig } from "../..";
import { loopbackOf, reportNames, reportNumbers, reportRest } from "..";
import { callersLines, multipathLines, restartLines } from "./bgp";
import { eosNumbers } from "./defaults";
import { interfaceName } from "./interfaces";

const accepts = { program: "eos", verdict: "accepts" } as const;

/** What EOS cannot do of a configuration, or does in a way of its own. */
export const finds = findsOf({
  "EOS-001": {
    title: "number that EOS does not take",
    severity: "warning",
    why: "EOS refuses the line: the nearest that it takes is written, and both ends agree on another than was asked for.",
    upstream: accepts,
    see: "pyavd 6.4.0, schema eos_cli_config_gen",
  },
  "EOS-002": {
    title: "reflected routes on EOS get the switch as next hop",
    severity: "info",
    why: "next-hop-self holds for what EOS reflects, too: packets between nodes of a subnet pass the switch instead of going straight.",
    upstream: accepts,
    see: "blog.ipspace.net 2022/04, EOS route reflector and next-hop-self",
  },
  "EOS-003": {
    title: "long-lived graceful restart asked of EOS",
    severity: "warning",
    why: "EOS helps others with it and does not ask for it itself: nodes keep its routes for the restart time only.",
    upstream: accepts,
    see: "pyavd 6.4.0, router_bgp.graceful_restart",
  },
  "EOS-004": {
    title: "two links on one port of EOS",
    severity: "error",
    why: "The port gets what is written last: the other link is not there.",
    upstream: accepts,
    see: "calico-kit: fabric.racks[].nodes[].links[].port",
  },
  "EOS-005": {
    title: "neighbours of an EOS whose own settings nobody knows",
    severity: "info",
    why: "What holds for all of BGP is left to what runs there.",
    upstream: here,
    see: "calico-kit: fabric.render",
  },
});

export const quirks: NetworkOs<keyof typeof finds>["quirks"] = (config, report) => {
  const { bgp, path } = config;
  reportNumbers(config, report, { code: "EOS-001", label: "EOS", numbers: eosNumbers });
  reportNames(config, report, { code: "EOS-004", nameOf: (one) => interfaceName(one, config) });
  reportRest(config, report, { code: "EOS-005", lines: mustHold(config) });
  const reflected = bgp.groups.filter((group) => group.nextHop === "self" && group.isRouteReflectorClient);
  if (reflected.length > 0)
    report.add("EOS-002", path, {
      message: `next-hop-self of ${reflected.map(({ name }) => name).join(", ")} also holds for what is reflected`,
      got: "next hops of reflected routes left as they are",
      want: "nothing: routes work, one hop longer",
      fix: "take it, or another design, such as as-per-server",
    });
  if (bgp.gracefulRestart.kind !== "disabled" && bgp.gracefulRestart.longLivedStaleTime !== undefined)
    report.add("EOS-003", path, {
      message: "longLivedStaleTime is not written",
      got: bgp.gracefulRestart.longLivedStaleTime,
      want: "restartTime alone on EOS",
      fix:
        bgp.gracefulRestart.kind === "helper"
          ? "write gracefulRestart: { kind: helper }, or choose another system"
          : "remove fabric.sessions.gracefulRestart.longLivedStaleTime, or choose another system",
    });
};

/** What the written part relies on, and which holds for all of BGP: it is not the kit's to change there. */
export function mustHold(config: SwitchConfig): readonly string[] {
  const { bgp } = config;
  const far = bgp.groups.find(({ multihop }) => multihop !== undefined);
  const address = far === undefined ? undefined : (far.neighbours[0] ?? far.dynamic[0])?.localAddress;
  return [
    ...restartLines(config),
    ...multipathLines(config),
    ...callersLines(config),
    ...(address === undefined ? [] : [`${interfaceName(loopbackOf(config), config)} with address ${address}`]),
  ];
}
