import { addressBits, type IpFamily } from "../../../net";
import type { PrefixFilter, PrefixRule } from "../../../model";
import type { DynamicNeighbours, PeerGroup, SwitchConfig } from "../..";
import { block, when } from "../lines";
import { patternsOf } from "./as-patterns";

/** `ip` or `ipv6`, as lists and routes begin. */
export function versionWord(family: IpFamily): "ip" | "ipv6" {
  return family === 4 ? "ip" : "ipv6";
}

/** Lists of prefixes and the maps that apply them, and of groups that anyone may call into the AS numbers that may. */
export function policies({ filters, bgp }: SwitchConfig): readonly string[] {
  const prepended = new Set(bgp.isDrained ? bgp.groups.filter(drainsByPath).map(({ filterOut }) => filterOut) : []);
  return [
    ...filters.flatMap((filter) =>
      filterLines(
        filter,
        prepended.has(filter.name)
          ? [`set as-path prepend ${Array.from({ length: 3 }, () => bgp.asNumber.value).join(" ")}`]
          : [],
      ),
    ),
    ...bgp.groups.flatMap(asPathList),
  ];
}

/** Whom GRACEFUL_SHUTDOWN tells nothing: BIRD of another AS does not act on the community, and never sees LOCAL_PREF. */
export function drainsByPath({ towards, type }: PeerGroup): boolean {
  return towards === "nodes" && type === "external";
}

/** A list, and the map of the same name. Routes with other communities have a list, and an entry of the map, of their own. */
function filterLines({ name, family, rules }: PrefixFilter, more: readonly string[]): readonly string[] {
  const runs = runsOf(rules);
  const word = versionWord(family);
  const nameOf = (index: number): string => (runs.length === 1 ? name : `${name}-${index + 1}`);
  // A map without entries would let nothing through either, but FRR does not keep one.
  if (runs.length === 0) return [...block(`route-map ${name} deny 10`, [], "exit"), "!"];
  return [
    ...runs.flatMap((run, index) =>
      run.flatMap((rule, position) => [
        `! ${rule.what}`,
        `${word} prefix-list ${nameOf(index)} seq ${10 * (position + 1)} permit ${rule.prefix}${lengths(rule, family)}`,
      ]),
    ),
    "!",
    ...runs.flatMap((run, index) =>
      block(
        `route-map ${name} permit ${10 * (index + 1)}`,
        [`match ${word} address prefix-list ${nameOf(index)}`, ...communityLines(run[0]?.communities ?? []), ...more],
        "exit",
      ),
    ),
    "!",
  ];
}

/** Rules that follow each other and set the same communities: the first that matches still wins. */
function runsOf(rules: readonly PrefixRule[]): readonly (readonly PrefixRule[])[] {
  const runs: PrefixRule[][] = [];
  for (const rule of rules) {
    const last = runs.at(-1);
    if (last?.[0]?.communities.join() === rule.communities.join()) last.push(rule);
    else runs.push([rule]);
  }
  return runs;
}

/** `ge` must be longer than the prefix, and `le` of the longest there is says nothing beside it. */
function lengths({ prefix, least, most }: PrefixRule, family: IpFamily): string {
  const { prefixLength } = prefix;
  if (least === prefixLength && most === prefixLength) return "";
  const ge = least > prefixLength ? ` ge ${least}` : "";
  const le = ge === "" || most < addressBits(family) ? ` le ${most}` : "";
  return `${ge}${le}`;
}

/** `aa:nn` is a community, `aa:nn:mm` a large one. */
function communityLines(communities: readonly string[]): readonly string[] {
  const large = communities.filter((one) => one.split(":").length === 3);
  const plain = communities.filter((one) => !large.includes(one));
  return [
    ...when(plain.length > 0, `set community ${plain.join(" ")} additive`),
    ...when(large.length > 0, `set large-community ${large.join(" ")} additive`),
  ];
}

/** Name of the list of the AS numbers that may call into a group; absent where the group itself says the one. */
export function asPathListOf({ name, remoteAs, dynamic }: PeerGroup): string | undefined {
  return dynamic.length > 0 && remoteAs === undefined ? `${name}-AS` : undefined;
}

/**
 * A listen range takes any other AS: the session comes up, and the list passes no route of it. A node announces its own
 * blocks only, so that its AS is all that is in their path.
 */
function asPathList(group: PeerGroup): readonly string[] {
  const name = asPathListOf(group);
  if (name === undefined) return [];
  const patterns = [...new Set(group.dynamic.flatMap(({ asNumbers }: DynamicNeighbours) => patternsOf(asNumbers)))];
  return [
    ...patterns.map((pattern, index) => `bgp as-path access-list ${name} seq ${5 * (index + 1)} permit ^${pattern}$`),
    "!",
  ];
}
