import type { PrefixFilter } from "../../../model";
import type { PeerGroup, SwitchConfig } from "../..";
import { asRange, callersOf, type Clause, clausesOf, drainedPath, isLarge, lengths, when } from "..";
import { prefixText, versionWord, within } from "./text";

/** Lists of prefixes, the maps that apply them, and the AS numbers that may call. */
export function policyLines(config: SwitchConfig): readonly string[] {
  const drained = drainedPath(config);
  return [
    ...config.filters.flatMap((filter) =>
      filterLines(filter, when(drained.lists.has(filter.name), `set as-path prepend ${drained.path}`)),
    ),
    ...config.bgp.groups.flatMap(callersMap),
  ];
}

function filterLines(filter: PrefixFilter, more: readonly string[]): readonly string[] {
  const clauses = clausesOf(filter);
  if (clauses.length === 0) return [`route-map ${filter.name} deny 10`];
  return [
    ...clauses.flatMap((clause) => listLines(clause, filter)),
    ...clauses.flatMap((clause, index) =>
      within(`route-map ${filter.name} permit ${10 * (index + 1)}`, [
        `match ${versionWord(filter.family)} address prefix-list ${clause.list}`,
        ...communityLines(clause.communities),
        ...more,
      ]),
    ),
  ];
}

function listLines({ list, rules }: Clause, { family }: PrefixFilter): readonly string[] {
  return rules.flatMap((rule, index) => [
    `! ${rule.what}`,
    `${versionWord(family)} prefix-list ${list} seq ${10 * (index + 1)} permit ${prefixText(rule.prefix)}${lengths(rule)}`,
  ]);
}

/** Large ones are left out: a finding says so. */
function communityLines(communities: readonly string[]): readonly string[] {
  const plain = communities.filter((one) => !isLarge(one));
  return when(plain.length > 0, `set community ${plain.join(" ")} additive`);
}

/** Name of the map of the AS numbers of those that call; absent where nobody does, or the group says the one AS. */
export function callersMapOf({ name, remoteAs, dynamic }: PeerGroup): string | undefined {
  return dynamic.length > 0 && remoteAs === undefined ? `${name}-AS` : undefined;
}

function callersMap(group: PeerGroup): readonly string[] {
  const name = callersMapOf(group);
  const callers = callersOf(group);
  if (name === undefined || callers === undefined) return [];
  return within(`route-map ${name} permit 10`, [`match as-number ${asRange(callers)}`]);
}
