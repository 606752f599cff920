import type { PrefixFilter, PrefixRule } from "../../../model";
import { addressBits } from "../../../net";

/** Rules of a filter that follow each other and set the same communities: one list of prefixes, one entry of a map. */
export interface Clause {
  /** The filter's name where it has one clause, else with a number behind it. */
  readonly list: string;
  readonly rules: readonly PrefixRule[];
  readonly communities: readonly string[];
}

/** In their order, so that the first rule that matches still wins. None: the filter lets nothing pass. */
export function clausesOf({ name, rules }: PrefixFilter): readonly Clause[] {
  const runs: PrefixRule[][] = [];
  for (const rule of rules) {
    const last = runs.at(-1);
    if (last?.[0]?.communities.join() === rule.communities.join()) last.push(rule);
    else runs.push([rule]);
  }
  return runs.map((run, index) => ({
    list: runs.length === 1 ? name : `${name}-${index + 1}`,
    rules: run,
    communities: run[0]?.communities ?? [],
  }));
}

/** ` ge 26 le 28` as lists of Arista and Cisco have it: `ge` is longer than the prefix, and `le` of the longest goes without saying. */
export function lengths({ prefix, least, most }: PrefixRule): string {
  const { prefixLength, family } = prefix;
  if (least === prefixLength && most === prefixLength) return "";
  const ge = least > prefixLength ? ` ge ${least}` : "";
  const le = ge === "" || most < addressBits(family) ? ` le ${most}` : "";
  return `${ge}${le}`;
}

/** `aa:nn` is a community, `aa:nn:mm` a large one (RFC 8092). */
export function isLarge(community: string): boolean {
  return community.split(":").length === 3;
}
