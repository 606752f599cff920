import type { PrefixFilter, PrefixRule } from "../../../model";
import { addressBits, Cidr } from "../../../net";
import type { PeerGroup, SwitchConfig } from "../..";
import { asRange, callersOf, drainedPath, isLarge } from "..";
import { defaultRoute } from "./routes";

/** Policies of what comes in and goes out, the communities that they set, and the AS numbers that may call. */
export function policyLines(config: SwitchConfig): readonly string[] {
  const { groups } = config.bgp;
  const filters = new Map(config.filters.map((filter) => [filter.name, filter]));
  const policies = new Map<string, readonly string[]>();
  for (const group of groups) {
    const [into, out] = [filters.get(group.filterIn), filters.get(group.filterOut)];
    if (into !== undefined) policies.set(into.name, importLines(into));
    if (out !== undefined) policies.set(exportName(group), exportLines(out, group, config));
  }
  return [...communityLines(config), ...[...policies.values()].flat(), ...groups.flatMap(callersList)];
}

/** What a group is told of next hops stands in its policy: groups that are told otherwise have one each. */
export function exportName({ filterOut, nextHop }: PeerGroup): string {
  return nextHop === "unchanged" ? filterOut : `${filterOut}-${nextHop === "self" ? "SELF" : "FORCE"}`;
}

const statement = (name: string) => `policy-options policy-statement ${name}`;

function importLines(filter: PrefixFilter): readonly string[] {
  const policy = statement(filter.name);
  return [
    ...filter.rules.flatMap((rule, index) => {
      const term = `${policy} term ${10 * (index + 1)}`;
      return [
        `${term} from route-filter ${routeFilter(rule)}`,
        ...rule.communities.map((community) => `${term} then community add ${communityName(community)}`),
        `${term} then accept`,
      ];
    }),
    // What matches nothing is accepted otherwise.
    `${policy} term rest then reject`,
  ];
}

/**
 * A term for each rule: of several prefixes in one term Junos looks at the longest that a route is in, and at no other, so
 * that a block of pods in a longer prefix would be refused.
 */
function exportLines(filter: PrefixFilter, group: PeerGroup, config: SwitchConfig): readonly string[] {
  const policy = statement(exportName(group));
  const drained = drainedPath(config);
  const path = drained.lists.has(filter.name) ? [`then as-path-prepend "${drained.path}"`] : [];
  const own = ownRoutes(filter, config);
  // What a switch that is there announces of its own, a default route say, may come from anywhere: its prefix decides.
  const learnt = config.render === "whole" ? ["protocol bgp"] : [];
  return [
    ...nextHopLines(group, policy),
    ...(group.sendsCommunities ? [] : [`${policy} term communities then community delete ${everyCommunity}`]),
    ...[
      ...filter.rules.map((rule, index) => ({
        name: String(10 * (index + 1)),
        from: [...learnt, `route-filter ${routeFilter(rule)}`],
      })),
      ...(own.length === 0
        ? []
        : [
            {
              name: "own",
              from: ["protocol direct", "protocol static", ...own.map((one) => `route-filter ${one} exact`)],
            },
          ]),
    ].flatMap(({ name, from }) => [
      ...from.map((what) => `${policy} term ${name} from ${what}`),
      ...[...path, "then accept"].map((what) => `${policy} term ${name} ${what}`),
    ]),
    `${policy} term rest then reject`,
  ];
}

/** A term without an end: what it says holds for the terms behind it. `self` leaves what is reflected as it is. */
function nextHopLines({ nextHop }: PeerGroup, policy: string): readonly string[] {
  if (nextHop === "unchanged") return [];
  return [
    `${policy} term next-hop from protocol bgp`,
    ...(nextHop === "self" ? [`${policy} term next-hop from route-type external`] : []),
    `${policy} term next-hop then next-hop self`,
  ];
}

/** What the switch announces of its own, as far as the filter lets it out: Junos announces what a policy names. */
function ownRoutes({ rules, family }: PrefixFilter, { bgp }: SwitchConfig): readonly Cidr[] {
  const own = [
    ...bgp.networks.filter((network) => network.family === family),
    ...bgp.originatesDefault.filter((one) => one === family).map((one) => Cidr.of(defaultRoute(one))),
  ];
  return own.filter((network) =>
    rules.some(
      ({ prefix, least, most }) =>
        prefix.contains(network) && network.prefixLength >= least && network.prefixLength <= most,
    ),
  );
}

function routeFilter({ prefix, least, most }: PrefixRule): string {
  const { prefixLength, family } = prefix;
  if (least === prefixLength && most === prefixLength) return `${prefix} exact`;
  if (least === prefixLength && most === addressBits(family)) return `${prefix} orlonger`;
  return `${prefix} prefix-length-range /${least}-/${most}`;
}

const everyCommunity = "ALL";

/** `65000:100` is C-65000-100: names of Junos have no colon. */
function communityName(community: string): string {
  return `C-${community.replaceAll(":", "-")}`;
}

function communityLines({ filters, bgp }: SwitchConfig): readonly string[] {
  const all = new Set(filters.flatMap(({ rules }) => rules.flatMap(({ communities }) => communities)));
  return [
    ...[...all].map(
      (community) =>
        `policy-options community ${communityName(community)} members ${isLarge(community) ? "large:" : ""}${community}`,
    ),
    ...(bgp.groups.every(({ sendsCommunities }) => sendsCommunities)
      ? []
      : [`policy-options community ${everyCommunity} members *:*`]),
  ];
}

/** Name of the list of the AS numbers of those that call; absent where nobody does, or the group says the one AS. */
export function callersListOf({ name, remoteAs, dynamic }: PeerGroup): string | undefined {
  return dynamic.length > 0 && remoteAs === undefined ? `${name}-AS` : undefined;
}

function callersList(group: PeerGroup): readonly string[] {
  const name = callersListOf(group);
  const callers = callersOf(group);
  return name === undefined || callers === undefined
    ? []
    : [`policy-options as-list ${name} members ${asRange(callers)}`];
}
