import type { PrefixFilter, PrefixRule, SessionFilters } from "../model";
import { addressBits, aggregate, Blocks, Cidr, type IpFamily } from "../net";
import type { Announced, AnnouncedPool } from "./announced";
import type { Fabric, FabricNode, FabricRack } from "./fabric";

/** Longest list of one purpose: where there are more ranges, wider ones stand for them, so that no switch has a line per rack. */
const mostRules = 32;

/** The filters of a family, made once for a fabric and once for each rack: sessions share them. */
export interface Filters {
  readonly ofNodes: (rack: FabricRack) => SessionFilters;
  /** Of a rack's switch: what it announces to spines, and what it takes from them. */
  readonly ofUplinks: (rack: FabricRack) => SessionFilters;
  /** Of a spine: what it takes from racks' switches, and what it announces to them. */
  readonly ofSpines: SessionFilters;
}

export function filtersOf(fabric: Fabric, announced: Announced, family: IpFamily): Filters {
  const within = <T extends { readonly family: IpFamily }>(ranges: readonly T[]): readonly T[] =>
    ranges.filter((range) => range.family === family);
  const pools = announced.pods.filter(({ cidr }) => cidr.family === family);
  const services = within(announced.services);
  const everyPod = podRules(fabric, summarised(pools), announced);
  const everyService = serviceRules(fabric, services);
  const infrastructure = infrastructureRules(fabric, family);
  const anyDefault = exactly(Cidr.of(family === 4 ? "0.0.0.0/0" : "::/0"), "the default route");
  const list = (name: string, rules: readonly PrefixRule[]): PrefixFilter => ({
    name: family === 4 ? name : `${name}6`,
    family,
    rules,
  });
  const down = list(
    "NODES-OUT",
    fabric.sessions.advertise === "default"
      ? [anyDefault]
      : [...plain(everyPod), ...plain(everyService), ...stableRules(fabric, family), anyDefault],
  );
  const fromSpines = list("SPINES-IN", [...plain(everyPod), ...plain(everyService), ...infrastructure, anyDefault]);
  return {
    ofNodes: (rack) => ({ up: list("NODES-IN", ofRack(fabric, rack, { announced, pools, services, family })), down }),
    ofUplinks: (rack) => ({
      up: list("SPINES-OUT", [
        ...plain(ofRack(fabric, rack, { announced, pools, services, family })),
        ...ownRules(rack, family),
      ]),
      down: fromSpines,
    }),
    ofSpines: {
      up: list("TORS-IN", [...plain(everyPod), ...plain(everyService), ...infrastructure]),
      down: list("TORS-OUT", [...plain(everyPod), ...plain(everyService), ...infrastructure, anyDefault]),
    },
  };
}

/** What the nodes of a rack may announce: blocks of its pools, Services, their own stable addresses. Nothing else. */
function ofRack(
  fabric: Fabric,
  rack: FabricRack,
  of: {
    readonly announced: Announced;
    readonly pools: readonly AnnouncedPool[];
    readonly services: readonly Cidr[];
    readonly family: IpFamily;
  },
): readonly PrefixRule[] {
  const pools = of.pools.filter(({ rack: only }) => only === undefined || only === rack.name);
  return [
    ...podRules(fabric, pools, of.announced),
    ...serviceRules(fabric, of.services),
    ...stableAddresses(rack, of.family).map((address) => exactly(address, "a node's own address")),
  ];
}

function podRules(fabric: Fabric, pools: readonly AnnouncedPool[], { borrows }: Announced): readonly PrefixRule[] {
  const { pods: communities } = fabric.sessions.communities;
  return pools.flatMap(({ cidr, blockSize, rack }) => {
    const bits = addressBits(cidr.family);
    const what = `blocks of pods${rack === undefined ? "" : ` of rack ${rack}`}`;
    const blocks = { prefix: cidr, least: blockSize, most: blockSize, communities, what };
    return borrows && blockSize < bits
      ? [
          blocks,
          { prefix: cidr, least: bits, most: bits, communities, what: "pods with an address of another node's block" },
        ]
      : [blocks];
  });
}

function serviceRules(fabric: Fabric, services: readonly Cidr[]): readonly PrefixRule[] {
  const { services: communities } = fabric.sessions.communities;
  return services.map((prefix) => ({
    prefix,
    least: prefix.prefixLength,
    most: addressBits(prefix.family),
    communities,
    what: "Services",
  }));
}

/** Addresses that nodes have beside those of their links, as routes. */
export function stableAddresses({ nodes }: Pick<FabricRack, "nodes">, family: IpFamily): readonly Cidr[] {
  return nodes.flatMap((node) =>
    hasStableAddress(node)
      ? node.addresses
          .filter((address) => address.family === family)
          .map((address) => Cidr.containing(address, addressBits(family)))
      : [],
  );
}

/** Whether Kubernetes knows the node by an address that is on none of its links. */
export function hasStableAddress({ addresses, links }: FabricNode): boolean {
  return addresses.some((address) => !links.some(({ ends }) => ends.some(({ node }) => node.equals(address))));
}

/** Ranges that the nodes' stable addresses are in: what is said, so that a further node changes no list but its rack's. */
export function stableRanges(fabric: Fabric, family: IpFamily): readonly Cidr[] {
  return around(
    fabric,
    fabric.racks.flatMap((rack) => stableAddresses(rack, family)),
  );
}

/** The ranges that somebody said and that have these in them, and what is in none of them; few. */
function around({ ranges }: Fabric, cidrs: readonly Cidr[]): readonly Cidr[] {
  const blocks = new Blocks(ranges);
  return covering(cidrs.map((cidr) => blocks.firstAround(cidr)?.cidr ?? cidr));
}

function stableRules(fabric: Fabric, family: IpFamily): readonly PrefixRule[] {
  return stableRanges(fabric, family).map((prefix) => inside(prefix, addressBits(family), "nodes' own addresses"));
}

/** What a switch announces of its own: its loopback, and the subnets of its nodes' links. */
function ownRules(rack: FabricRack, family: IpFamily): readonly PrefixRule[] {
  // By number, so that another order of the intent's list is no change.
  const tors = [...rack.tors].sort((a, b) => a.number - b.number);
  const of = <T extends { readonly family: IpFamily }>(things: readonly T[]): readonly T[] =>
    things.filter((one) => one.family === family);
  const loopbacks = tors.flatMap((tor) => of(tor.loopbacks)).map((ip) => Cidr.containing(ip, addressBits(family)));
  const subnets = new Map(tors.flatMap((tor) => of(tor.subnets)).map((subnet) => [subnet.toString(), subnet]));
  return [
    ...loopbacks.map((prefix) => exactly(prefix, "a switch of the rack")),
    ...[...subnets.values()].map((prefix) => exactly(prefix, "links to nodes")),
  ];
}

/** What switches announce of their own, and the nodes' stable addresses, wherever they are. */
function infrastructureRules(fabric: Fabric, family: IpFamily): readonly PrefixRule[] {
  const bits = addressBits(family);
  const switches = [...fabric.spines, ...fabric.racks.flatMap(({ tors }) => tors)];
  const loopbacks = switches.flatMap(({ loopbacks: all }) =>
    all.filter((ip) => ip.family === family).map((ip) => Cidr.containing(ip, bits)),
  );
  const subnets = fabric.racks.flatMap(({ tors }) =>
    tors.flatMap((tor) => tor.subnets.filter((one) => one.family === family)),
  );
  return [
    ...around(fabric, loopbacks).map((prefix) => inside(prefix, bits, "switches")),
    ...around(fabric, subnets).map((prefix) => ({
      ...inside(prefix, prefix.prefixLength, "links to nodes"),
      most: longest(subnets),
    })),
    ...stableRules(fabric, family),
  ];
}

function longest(subnets: readonly Cidr[]): number {
  return Math.max(...subnets.map(({ prefixLength }) => prefixLength));
}

/** At most `mostRules` ranges with all of these in them: the longest ones are widened, bit by bit. */
export function covering(ranges: readonly Cidr[]): readonly Cidr[] {
  let found = aggregate(ranges);
  while (found.length > mostRules) {
    const widened = longest(found) - 1;
    found = aggregate(found.map((range) => range.supernet(Math.min(widened, range.prefixLength))));
  }
  return found;
}

/** Pools of all racks in few lines: where racks have pools of their own, those of one block size go together. */
function summarised(pools: readonly AnnouncedPool[]): readonly AnnouncedPool[] {
  const bySize = new Map<number, Cidr[]>();
  for (const { cidr, blockSize } of pools) {
    const there = bySize.get(blockSize);
    if (there === undefined) bySize.set(blockSize, [cidr]);
    else there.push(cidr);
  }
  return [...bySize].flatMap(([blockSize, cidrs]) => covering(cidrs).map((cidr) => ({ cidr, blockSize })));
}

function exactly(prefix: Cidr, what: string): PrefixRule {
  return { prefix, least: prefix.prefixLength, most: prefix.prefixLength, communities: [], what };
}

function inside(prefix: Cidr, length: number, what: string): PrefixRule {
  return { prefix, least: length, most: length, communities: [], what };
}

/** The same rules, that only let pass: a community is set where a route comes in from a node. */
function plain(rules: readonly PrefixRule[]): readonly PrefixRule[] {
  return rules.map((rule) => ({ ...rule, communities: [] }));
}
