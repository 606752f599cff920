import type { PrefixFilter } from "../../../model";
import type { PeerGroup, SwitchConfig } from "../..";
import { asRange, callersOf, type Clause, clausesOf, drainedPath, isLarge, lengths, when } from "..";
import { versionWord } from "./routes";

/** Lists of prefixes, the maps that apply them, and the AS numbers that may call. A map that is not there passes everything. */
export function policyLines(config: SwitchConfig): readonly string[] {
  const drained = drainedPath(config);
  const isWhole = config.render === "whole";
  return [
    ...config.filters.flatMap((filter) =>
      filterLines(filter, when(drained.lists.has(filter.name), `set as-path prepend ${drained.path}`)),
    ),
    ...when(
      isWhole && config.bgp.originatesDefault.length > 0,
      `route-map ${defaultOrigin} permit 10`,
      "   set origin igp",
      "!",
    ),
    ...config.bgp.groups.flatMap(peerFilter),
  ];
}

/**
 * Map of the default route that a switch announces of its own making: EOS gives it the origin incomplete, FRR and others igp,
 * and of two spines that differ in it switches below would use one.
 */
export const defaultOrigin = "DEFAULT";

function filterLines(filter: PrefixFilter, more: readonly string[]): readonly string[] {
  const clauses = clausesOf(filter);
  if (clauses.length === 0) return [`route-map ${filter.name} deny 10`, "!"];
  return [
    ...clauses.flatMap((clause) => listLines(clause, filter)),
    ...clauses.flatMap((clause, index) => [
      `route-map ${filter.name} permit ${10 * (index + 1)}`,
      ...[
        `match ${versionWord(filter.family)} address prefix-list ${clause.list}`,
        ...communityLines(clause.communities),
        ...more,
      ].map((line) => `   ${line}`),
      "!",
    ]),
  ];
}

function listLines({ list, rules }: Clause, { family }: PrefixFilter): readonly string[] {
  const sequence = (index: number): number => 10 * (index + 1);
  return [
    ...rules.map(({ what }, index) => `! ${list} ${sequence(index)}: ${what}`),
    `${versionWord(family)} prefix-list ${list}`,
    ...rules.map((rule, index) => `   seq ${sequence(index)} permit ${rule.prefix}${lengths(rule)}`),
    "!",
  ];
}

function communityLines(communities: readonly string[]): readonly string[] {
  const large = communities.filter(isLarge);
  const plain = communities.filter((one) => !isLarge(one));
  return [
    ...when(plain.length > 0, `set community ${plain.join(" ")} additive`),
    ...when(large.length > 0, `set large-community ${large.join(" ")} additive`),
  ];
}

/** Name of the filter of AS numbers of those that call; absent where nobody does, or the group says the one AS. */
export function peerFilterOf({ name, remoteAs, dynamic }: PeerGroup): string | undefined {
  return dynamic.length > 0 && remoteAs === undefined ? `${name}-AS` : undefined;
}

function peerFilter(group: PeerGroup): readonly string[] {
  const name = peerFilterOf(group);
  const callers = callersOf(group);
  if (name === undefined || callers === undefined) return [];
  return [`peer-filter ${name}`, `   10 match as-range ${asRange(callers)} result accept`, "!"];
}
