import { type Finds, list, type Raise } from "../../../findings";
import { type IpFamily, isCommunityInRange } from "../../../net";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts, apiServerRefuses } from "../../verdicts";
import type { BgpFilterRule } from "../schema";

const schema = "projectcalico/calico api/pkg/apis/projectcalico/v3/bgpfilter.go";
const bgpfilter = "docs.tigera.io/calico/latest/reference/resources/bgpfilter";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go";

const directions = [
  ["exportV4", 4],
  ["importV4", 4],
  ["exportV6", 6],
  ["importV6", 6],
] as const;

type Path = (...keys: readonly (string | number)[]) => string;

/** A rule about each rule of each filter by itself. */
function filterRule<C extends string>(definition: {
  readonly finds: Finds<C>;
  readonly check: (context: RuleContext<C>, rule: BgpFilterRule, family: IpFamily, path: Path) => void;
}): Rule {
  return rule({
    finds: definition.finds,
    check: (context: RuleContext<C>) => {
      for (const [index, filter] of context.cluster.calico.bgp.filters.entries())
        for (const [direction, family] of directions)
          for (const [position, one] of (filter[direction] ?? []).entries())
            definition.check(context, one, family, (...keys) =>
              at(context, "calico", "bgp", "filters", index, direction, position, ...keys),
            );
    },
  });
}

const ranges = filterRule({
  finds: {
    "BGP-050": {
      title: "range without an operator, or the reverse",
      severity: "error",
      why: "A rule compares a route with its range by the operator: both or neither.",
      upstream: apiServerRefuses,
      see: schema,
    },
    "BGP-051": {
      title: "prefix length without a range",
      severity: "error",
      why: "The CRD wants a cidr beside it.",
      upstream: apiServerRefuses,
      see: schema,
    },
    "BGP-052": {
      title: "prefix lengths in the wrong order",
      severity: "error",
      why: "No route is at least as long as the larger and at most as long as the smaller: the rule never matches.",
      upstream: apiServerAccepts,
      see: bgpfilter,
    },
    "BGP-053": {
      title: "prefix length beyond IPv4",
      severity: "error",
      why: "IPv4 routes are at most /32.",
      upstream: apiServerRefuses,
      see: schema,
    },
    "BGP-056": {
      title: "range of the other IP family",
      severity: "error",
      why: "The rule never matches. Calico's own API server refuses it.",
      upstream: apiServerAccepts,
      see: `${calicoValidator} (netv4, netv6)`,
    },
  },
  check: ({ report }, rule, family, path) => {
    const { cidr, matchOperator, prefixLength } = rule;
    if ((cidr === undefined) !== (matchOperator === undefined))
      report.add("BGP-050", path(cidr === undefined ? "matchOperator" : "cidr"), {
        message: cidr === undefined ? `${matchOperator} has no range to compare with` : `${cidr} has no operator`,
        want: "cidr and matchOperator together",
        fix:
          cidr === undefined
            ? "add cidr, or remove matchOperator"
            : "add matchOperator: In for routes inside the range",
      });
    if (cidr !== undefined && cidr.family !== family)
      report.add("BGP-056", path("cidr"), {
        message: `${cidr} is IPv${cidr.family} in a list of IPv${family} rules`,
        want: `an IPv${family} range`,
        fix: `move the rule to the list for IPv${cidr.family}`,
      });
    if (prefixLength === undefined) return;
    if (cidr === undefined)
      report.add("BGP-051", path("prefixLength"), {
        message: "a prefix length needs a range that it is a length of",
        want: "cidr and matchOperator beside it",
        fix: `add cidr: ${family === 4 ? "0.0.0.0/0" : "::/0"} and matchOperator: In`,
      });
    const { min, max } = prefixLength;
    if (min !== undefined && max !== undefined && min > max)
      report.add("BGP-052", path("prefixLength"), {
        message: `no route is /${min} or longer and /${max} or shorter`,
        want: "min at most max",
        fix: `write min: ${max}, max: ${min}`,
      });
    for (const key of ["min", "max"] as const)
      if (family === 4 && (prefixLength[key] ?? 0) > 32)
        report.add("BGP-053", path("prefixLength", key), {
          message: `an IPv4 route cannot be /${prefixLength[key]}`,
          want: "0 to 32",
          fix: "write 32 or less",
        });
  },
});

const operations = filterRule({
  finds: {
    "BGP-054": {
      title: "operation on a route that is rejected",
      severity: "error",
      why: "There is no route left to change.",
      upstream: apiServerRefuses,
      see: schema,
    },
    "BGP-055": {
      title: "operation that is none or several",
      severity: "error",
      why: "Each entry of operations does one thing; their order is the order of the list.",
      upstream: apiServerRefuses,
      see: schema,
    },
    "BGP-057": {
      title: "community of a filter out of range",
      severity: "error",
      why: "aa:nn has two 16-bit numbers, aa:nn:mm three of 32 bits, without leading zeros.",
      upstream: apiServerRefuses,
      see: `${schema} (BGPCommunityValue)`,
    },
  },
  check: ({ report }, rule, _family, path) => {
    if (rule.operations !== undefined && rule.action === "Reject")
      report.add("BGP-054", path("operations"), {
        message: "operations are given for routes that are rejected",
        want: "operations with action Accept only",
        fix: "write action: Accept, or remove operations",
      });
    for (const [index, operation] of (rule.operations ?? []).entries()) {
      const given = Object.values(operation).filter((one) => one !== undefined).length;
      if (given !== 1)
        report.add("BGP-055", path("operations", index), {
          message: given === 0 ? "the operation does nothing" : `the operation does ${given} things`,
          want: "exactly one of addCommunity, prependASPath, setPriority",
          fix: given === 0 ? "remove it" : "make an entry of each",
        });
      const value = operation.addCommunity?.value;
      if (value !== undefined && !isCommunity(value))
        badCommunity(report, path("operations", index, "addCommunity", "value"), value);
    }
    for (const [index, value] of (rule.communities?.values ?? []).entries())
      if (!isCommunity(value)) badCommunity(report, path("communities", "values", index), value);
  },
});

/** The CRD's pattern: numbers in range, without leading zeros. */
function isCommunity(text: string): boolean {
  return isCommunityInRange(text) && text.split(":").every((part) => /^(0|[1-9][0-9]*)$/.test(part));
}

function badCommunity(report: Raise<"BGP-057">, path: string, value: string): void {
  report.add("BGP-057", path, {
    message: `${value} is not a community`,
    want: "aa:nn up to 65535:65535, or aa:nn:mm up to 4294967295 each, without leading zeros",
    fix: "use a large community (aa:nn:mm) for numbers above 65535",
  });
}

const interfaces = filterRule({
  finds: {
    "BGP-058": {
      title: "interface name that a filter does not take",
      severity: "error",
      why: "Calico's own API server takes letters, digits and _ . - with * for any, at most 15 characters.",
      upstream: apiServerAccepts,
      see: `${calicoValidator} (bgpFilterInterfaceRegex)`,
    },
  },
  check: ({ report }, { interface: name }, _family, path) => {
    if (name === undefined || /^[a-zA-Z0-9_.*-]{1,15}$/.test(name)) return;
    report.add("BGP-058", path("interface"), {
      message: `${name || "an empty text"} is not the name of an interface`,
      want: "at most 15 letters, digits and _ . -, with * for any",
      fix: "write it as in eth0 or cali*",
    });
  },
});

/** Whether the rule has no condition, so that it matches every route. */
function matchesEverything(rule: BgpFilterRule): boolean {
  return Object.entries(rule).every(([key, value]) => key === "action" || key === "operations" || value === undefined);
}

const order = rule({
  finds: {
    "BGP-059": {
      title: "rule behind one that matches everything",
      severity: "warning",
      why: "The first rule that matches decides: the ones behind it are never asked.",
      upstream: apiServerAccepts,
      see: bgpfilter,
    },
  },
  check: (context) => {
    for (const [index, filter] of context.cluster.calico.bgp.filters.entries())
      for (const [direction] of directions) {
        const rules = filter[direction] ?? [];
        const last = rules.findIndex(matchesEverything);
        if (last < 0 || last === rules.length - 1) continue;
        context.report.add("BGP-059", at(context, "calico", "bgp", "filters", index, direction, last + 1), {
          message: `rule ${last + 1} of ${filter.name}/${direction} matches every route, so rule ${last + 2} is never asked`,
          want: "the rule without conditions at the end",
          fix: "move it to the end of the list, or give it a condition",
        });
      }
  },
});

const missing = rule({
  finds: {
    "BGP-042": {
      title: "peer with a filter that does not exist",
      severity: "error",
      why: "confd passes over it silently: every route is imported and exported as if there were no filter.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico confd/pkg/backends/calico/bgp_processor.go (buildExportFilter)",
    },
  },
  check: (context) => {
    const { filters, peers } = context.cluster.calico.bgp;
    const known = new Set(filters.map(({ name }) => name));
    const names = list([...known]) || "there are none";
    for (const [index, peer] of peers.entries())
      for (const [position, name] of (peer.filters ?? []).entries()) {
        if (known.has(name)) continue;
        context.report.add("BGP-042", at(context, "calico", "bgp", "peers", index, "filters", position), {
          message: `peer ${peer.name} names filter ${name}, which does not exist`,
          want: `a filter under calico.bgp.filters: ${names}`,
          fix: "correct the name, or add the filter",
        });
      }
  },
});

const unused = rule({
  finds: {
    "BGP-060": {
      title: "filter that no peer uses",
      severity: "warning",
      why: "A filter does nothing until a peer names it.",
      upstream: apiServerAccepts,
      see: bgpfilter,
    },
  },
  check: (context) => {
    const { filters, peers } = context.cluster.calico.bgp;
    const used = new Set(peers.flatMap((peer) => peer.filters ?? []));
    for (const [index, { name }] of filters.entries()) {
      if (used.has(name)) continue;
      context.report.add("BGP-060", at(context, "calico", "bgp", "filters", index, "name"), {
        message: `no peer names filter ${name}`,
        want: "a peer with the filter under filters",
        fix: `add filters: [${name}] to a peer, or remove the filter`,
      });
    }
  },
});

/** BGPFilter, rule by rule. */
export const bgpFilterRules: readonly Rule[] = [ranges, operations, interfaces, order, missing, unused];
