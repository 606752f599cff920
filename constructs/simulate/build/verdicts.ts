import type { BgpFilter, BgpFilterRule, CalicoPool } from "../../calico";
import type { PrefixFilter } from "../../model";
import type { Passes, Prefix } from "../network";

type BgpFilters = ReadonlyMap<string, BgpFilter>;

/** What a switch's list lets pass. */
export function listPasses({ rules }: PrefixFilter): Passes {
  return kept(({ cidr }) =>
    rules.some(
      ({ prefix, least, most }) => cidr.prefixLength >= least && cidr.prefixLength <= most && prefix.contains(cidr),
    ),
  );
}

/** What BGPFilters let a node take: the first rule that matches decides, and nothing else is refused. */
export function importPasses(names: readonly string[], filters: BgpFilters): Passes {
  return kept((prefix) => filtered(names, filters, "import", prefix, true) !== "Reject");
}

/** What a node announces beside its own routes, and what of those. */
export interface ExportRules {
  readonly pools: readonly CalicoPool[];
  /** Ranges of Services: routes of every node, which it lets pass whoever they are from. */
  readonly services: readonly Prefix["cidr"][];
}

/**
 * What a node tells a peer: BGPFilters first, then what Calico itself lets pass (calico_export_to_bgp_peers): nothing of
 * pools that are not to be exported; its own blocks, ranges of Services, and whatever is in a pool.
 */
export function exportPasses(names: readonly string[], filters: BgpFilters, { pools, services }: ExportRules): Passes {
  return kept((prefix, isOwn) => {
    const decided = filtered(names, filters, "export", prefix, !isOwn);
    if (decided !== undefined) return decided === "Accept";
    const inside = (cidr: Prefix["cidr"]): boolean => cidr.contains(prefix.cidr);
    if (pools.some(({ cidr, disableBGPExport }) => disableBGPExport && inside(cidr))) return false;
    return (isOwn && prefix.kind === "block") || services.some(inside) || pools.some(({ cidr }) => inside(cidr));
  });
}

function filtered(
  names: readonly string[],
  filters: BgpFilters,
  direction: "import" | "export",
  { cidr }: Prefix,
  isLearned: boolean,
): "Accept" | "Reject" | undefined {
  for (const name of names) {
    const rules = filters.get(name)?.[`${direction}V${cidr.family}`] ?? [];
    const rule = rules.find((one) => matches(one, cidr, isLearned));
    if (rule !== undefined) return rule.action;
  }
  return undefined;
}

function matches(rule: BgpFilterRule, cidr: Prefix["cidr"], isLearned: boolean): boolean {
  if (rule.source === "RemotePeers" && !isLearned) return false;
  if (rule.cidr === undefined) return true;
  const { min = rule.cidr.prefixLength, max = Infinity } = rule.prefixLength ?? {};
  const isInside = rule.cidr.contains(cidr) && cidr.prefixLength >= min && cidr.prefixLength <= max;
  switch (rule.matchOperator) {
    case "Equal":
      return rule.cidr.equals(cidr);
    case "NotEqual":
      return !rule.cidr.equals(cidr);
    case "NotIn":
      return !isInside;
    default:
      return isInside;
  }
}

/** The same answer is not found twice: there are many more routes than prefixes. */
function kept(passes: Passes): Passes {
  const answers: (boolean | undefined)[][] = [[], []];
  return (prefix, isOwn) => {
    const known = answers[isOwn ? 1 : 0] ?? [];
    return (known[prefix.index] ??= passes(prefix, isOwn));
  };
}
