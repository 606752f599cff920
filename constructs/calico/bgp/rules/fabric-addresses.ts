import {
  type Fabric,
  type Occupied,
  type Purpose,
  rangesInUse,
  singleAddresses,
  subnetsOf,
  uplinksOutside,
} from "../../../fabric";
import { here } from "../../../findings";
import { Blocks, Cidr, earliestOverlaps } from "../../../net";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { onFabric } from "./on-fabric";

const plan = "calico-kit: the address plan of a fabric";

const overlaps = rule({
  finds: {
    "FAB-052": {
      title: "addresses of the fabric that something else has",
      severity: "error",
      why: "Of two routes to one address the longer one counts: packets to a switch end at a pod or a Service, those to a pod at a switch, and a switch refuses an address of a subnet that another of its interfaces has.",
      upstream: here,
      see: plan,
    },
    "FAB-053": {
      title: "ranges of the fabric's plan that lie in each other",
      severity: "warning",
      why: "Nobody has an address twice yet: a further rack or spine may.",
      upstream: here,
      see: plan,
    },
  },
  check: onFabric((context, fabric) => {
    const written = context.intent.fabric;
    if (written === undefined) return;
    const ranges = rangesInUse(fabric, written);
    const subnets = subnetsOf(fabric);
    const single = singleAddresses(fabric);
    const inRange = ({ cidr }: Occupied): boolean => ranges.some((range) => range.cidr.contains(cidr));
    const uplinks = uplinksOutside(
      fabric,
      ranges.filter(({ purpose }) => purpose === "uplinks").map(({ cidr }) => cidr),
    );
    const said = [...subnets, ...single, ...uplinks].filter((one) => !inRange(one));
    const found = [
      ...withCluster(context, [...ranges, ...said]),
      ...betweenSubnets(subnets),
      ...inSubnets([...single, ...uplinks, ...uplinksWithin(fabric, ranges, subnets)], subnets, fabric),
    ];
    const fixOf = fixes(context, [...ranges, ...subnets]);
    for (const { one, other, more } of folded(found))
      context.report.add("FAB-052", placeOf(context, one), {
        message: `${one.of} ${isMany(one) ? "have" : "has"} ${one.cidr}, and ${other.of} ${other.cidr}${more > 0 ? `; and so it is ${more} times more` : ""}`,
        got: one.cidr,
        want: `addresses outside ${other.cidr}`,
        fix: fixOf(one),
      });
    for (const [one, other] of ranges.length === 0 ? [] : nested(ranges, subnets, found, fabric))
      context.report.add("FAB-053", placeOf(context, one), {
        message: `${one.of} have ${one.cidr}, and ${other.of} ${other.cidr}`,
        got: one.cidr,
        want: `a range outside ${other.cidr}`,
        fix: fixOf(one),
      });
  }),
});

function isMany({ kind }: Occupied): boolean {
  return kind === "range" || kind === "subnet";
}

/** Something that is there beside the fabric, or is a part of it. */
interface Other {
  readonly cidr: Cidr;
  readonly of: string;
}

interface Overlap {
  readonly one: Occupied;
  readonly other: Other;
}

/** Pods, Services and what is announced of them. NET- and POOL- codes speak of what shares addresses with the nodes' ranges. */
function withCluster({ cluster }: RuleContext, all: readonly Occupied[]): readonly Overlap[] {
  const { network, calico } = cluster;
  const {
    serviceClusterIPs = [],
    serviceExternalIPs = [],
    serviceLoadBalancerIPs = [],
  } = calico.bgp.configuration ?? {};
  const others: readonly Other[] = [
    ...network.pods.map((cidr) => ({ cidr, of: "pods" })),
    ...network.services.map((cidr) => ({ cidr, of: "Services" })),
    ...calico.pools.map(({ cidr, name }) => ({ cidr, of: `pool ${name}` })),
    ...serviceClusterIPs.map(({ cidr }) => ({ cidr, of: "cluster IPs that are announced" })),
    ...serviceExternalIPs.map(({ cidr }) => ({ cidr, of: "external IPs of Services" })),
    ...serviceLoadBalancerIPs.map(({ cidr }) => ({ cidr, of: "load balancers' addresses" })),
  ];
  const nodes = new Blocks(network.nodes);
  const blocks = new Blocks(others.map(({ cidr }) => cidr));
  return all.flatMap((one): readonly Overlap[] => {
    const other = others[blocks.firstOverlap(one.cidr)?.position ?? NaN];
    if (other === undefined) return [];
    const isNodes = nodes.firstOverlap(one.cidr) !== undefined && nodes.firstOverlap(other.cidr) !== undefined;
    // The longer route to a part of a rack's subnet is what its switch follows.
    const isPart = one.kind === "subnet" && one.cidr.contains(other.cidr) && !one.cidr.equals(other.cidr);
    return isNodes || isPart ? [] : [{ one, other }];
  });
}

/** Subnets of two switches, or of two racks where a rack's switches share theirs. */
function betweenSubnets(subnets: readonly Occupied[]): readonly Overlap[] {
  const wider = earliestOverlaps(subnets.map(({ cidr }) => cidr)).flatMap((earlier, index): readonly Overlap[] => {
    const [one, other] = [subnets[index], subnets[earlier ?? NaN]];
    return one === undefined || other === undefined || (earlier ?? 0) > index ? [] : [{ one, other }];
  });
  const seen = new Map<string, Occupied>();
  const equal = subnets.flatMap((one): readonly Overlap[] => {
    const other = seen.get(one.cidr.toString());
    if (other === undefined) seen.set(one.cidr.toString(), one);
    return other === undefined || hasOneAddress(one, other) ? [] : [{ one, other }];
  });
  return [...wider, ...equal];
}

/** Whether switches of the two have the same address in the subnet that they share: FAB-012 says it. */
function hasOneAddress({ rack, cidr }: Occupied, other: Occupied): boolean {
  const addresses = (of: Occupied["rack"]): readonly string[] =>
    (of?.tors ?? []).flatMap((tor) => tor.addresses.filter((ip) => cidr.contains(ip)).map(String));
  const own = new Set(addresses(rack));
  // Routed links have no addresses but those of each link, which begin with the subnet.
  return own.size === 0 || rack === other.rack || addresses(other.rack).some((ip) => own.has(ip));
}

/** Addresses of switches in a subnet of nodes, and a node's own one in a subnet of another rack: of its own FAB-014 and FAB-015 speak. */
function inSubnets(
  all: readonly Occupied[],
  subnets: readonly Occupied[],
  { links, planes }: Fabric,
): readonly Overlap[] {
  const blocks = new Blocks(subnets.map(({ cidr }) => cidr));
  return all.flatMap((one): readonly Overlap[] => {
    const other = subnets[blocks.firstOverlap(one.cidr)?.position ?? NaN];
    if (other === undefined) return [];
    const isSaid = one.kind === "node" && (one.rack === other.rack || (links.kind === "vlan" && planes === 1));
    return isSaid ? [] : [{ one, other }];
  });
}

/** Links between switches that are in the plan's range, where that shares addresses with some subnet. */
function uplinksWithin(
  fabric: Fabric,
  ranges: readonly (Occupied & { readonly purpose: Purpose })[],
  subnets: readonly Occupied[],
): readonly Occupied[] {
  const blocks = new Blocks(subnets.map(({ cidr }) => cidr));
  const own = ranges.filter(({ purpose }) => purpose === "uplinks");
  if (!own.some(({ cidr }) => blocks.firstOverlap(cidr) !== undefined)) return [];
  return uplinksOutside(fabric, []).filter(({ cidr }) => own.some((range) => range.cidr.contains(cidr)));
}

/** Ranges of the plan in each other, or around a subnet of nodes, where no two have an address in common already. */
function nested(
  ranges: readonly (Occupied & { readonly purpose: Purpose })[],
  subnets: readonly Occupied[],
  found: readonly Overlap[],
  fabric: Fabric,
): readonly (readonly [Occupied, Other])[] {
  const hasFound = new Set(found.flatMap(({ one, other }) => [one.cidr.toString(), other.cidr.toString()]));
  const loopbacks = new Set(singleAddresses(fabric).map(({ cidr }) => cidr.first.toString()));
  const isTwice = ({ purpose }: { readonly purpose: Purpose }, other: { readonly purpose: Purpose }): boolean =>
    purpose !== "links" &&
    other.purpose !== "links" &&
    uplinksOutside(fabric, []).some(
      ({ cidr }) => loopbacks.has(cidr.first.toString()) || loopbacks.has(cidr.last.toString()),
    );
  return ranges.flatMap((range, index): readonly (readonly [Occupied, Other])[] => {
    const other = ranges
      .slice(0, index)
      .find((earlier) => earlier.cidr.overlaps(range.cidr) && !isTwice(range, earlier));
    if (other !== undefined) return [[range, other]];
    if (range.purpose === "links") return [];
    const isLink = (one: Occupied): boolean =>
      ranges.some(({ purpose, cidr }) => purpose === "links" && cidr.contains(one.cidr));
    const subnet = subnets.find((one) => one.cidr.overlaps(range.cidr) && !isLink(one));
    const isKnown = subnet === undefined || hasFound.has(subnet.cidr.toString());
    return isKnown ? [] : [[range, subnet]];
  });
}

/** One finding for each thing that others share addresses with, and kind of those. */
function folded(found: readonly Overlap[]): readonly (Overlap & { readonly more: number })[] {
  const groups = new Map<string, Overlap & { more: number }>();
  for (const overlap of found) {
    const key = `${overlap.one.kind} ${overlap.one.key} ${overlap.other.cidr}`;
    const there = groups.get(key);
    if (there === undefined) groups.set(key, { ...overlap, more: 0 });
    else there.more += 1;
  }
  return [...groups.values()];
}

function placeOf(context: RuleContext, { path }: Occupied): string {
  return at(context, ...path.split("/").slice(1));
}

/** What to write: for a range of the plan a free one, each time another. */
function fixes({ cluster }: RuleContext, taken: readonly Occupied[]): (one: Occupied) => string {
  const { network, calico } = cluster;
  const others = [
    ...[network.pods, network.services, network.nodes].flat(),
    ...[...calico.pools, ...taken].map(({ cidr }) => cidr),
  ];
  return ({ kind, key, of, cidr }) => {
    if (kind !== "range") return `write other ${key} for ${of}, or move the other of the two`;
    const blocks = new Blocks(others);
    const free = candidates(cidr).find((range) => blocks.firstOverlap(range) === undefined);
    if (free !== undefined) others.push(free);
    return `write ${key}: [${free?.toString() ?? "a range that is free"}], or move the other of the two`;
  };
}

/** Private ranges as large as one of the plan, from the last. */
function candidates({ family, prefixLength }: Cidr): readonly Cidr[] {
  return Array.from({ length: 100 }, (_, index) =>
    family === 4
      ? Cidr.of(`10.${255 - index}.0.0/16`).subnet(0, Math.max(16, prefixLength))
      : Cidr.of(`fd00:${(0x300 + index).toString(16)}::/48`).subnet(0, Math.max(48, prefixLength)),
  );
}

/** Whose addresses are whose, across Calico and the fabric. */
export const fabricAddressRules: readonly Rule[] = [overlaps];
