import { type Cluster, originsOf } from "../calico";
import { type FabricNode, type FabricRack, labelsOf } from "../fabric";
import { Peers } from "./build/peers";

/** Nodes of a rack that nothing but names and numbers tells apart: what is true of one is true of each. */
export interface NodeClass {
  /** Names, in the order of the rack. */
  readonly members: readonly string[];
}

/** Some nodes of a class that fare alike: the first two stand for all. */
export interface Cell {
  readonly first: string;
  /** Absent where there is but one. */
  readonly second?: string;
  readonly size: number;
}

/**
 * The classes of a cluster's nodes. Two nodes are of one class where exchanging them changes nothing but names: the same
 * switches and peers, the same part in reflecting routes, prefixes from the same pools, and AS numbers that either both have,
 * or nobody but each of them.
 */
export function classesOf(cluster: Cluster): readonly NodeClass[] {
  const { fabric, nodes, calico } = cluster;
  if (fabric === undefined) return [];
  const labels = new Map(nodes.named.map((node) => [node.name, node.labels]));
  const selected = new Map(
    fabric.racks.flatMap((rack) =>
      rack.nodes.map((node) => [
        node.name,
        { labels: { ...labels.get(node.name), ...labelsOf(fabric, rack, node) }, addresses: node.addresses },
      ]),
    ),
  );
  const peers = new Peers(calico.bgp.peers, selected, calico.bgp.nodeToNodeMeshEnabled);
  const shared = numbersOfMany(fabric.racks);
  const pools = new Map(
    originsOf(cluster).map(({ node, blocks, stable }) => [
      node,
      [...blocks.map((block) => calico.pools.findIndex(({ cidr }) => cidr.contains(block))), stable.length].join(),
    ]),
  );
  const peersOf = ({ name: rack }: FabricRack, node: FabricNode): string =>
    node.links
      .flatMap(({ ends }) =>
        ends.map((end) => {
          const self = { kind: "node", name: node.name, rack, address: end.node, asNumber: node.asNumber } as const;
          const other = { kind: "switch", name: "", address: end.tor, asNumber: node.asNumber } as const;
          const { peer, silence } = peers.of(self, other, end.node.family);
          return `${peer?.name ?? ""}${silence === undefined ? "" : "!"}`;
        }),
      )
      .join();
  return fabric.racks.flatMap((rack) => {
    const found = new Map<string, string[]>();
    for (const node of rack.nodes) {
      const { name, links, routeReflectorClusterId, asNumber } = node;
      const key = [
        links.map(({ tor }) => tor).join(),
        routeReflectorClusterId ?? "",
        shared.has(asNumber.value) ? asNumber.value : "own",
        pools.get(name) ?? "",
        fabric.links.kind === "vlan" ? peersOf(rack, node) : "",
      ].join(" ");
      const there = found.get(key);
      if (there === undefined) found.set(key, [name]);
      else there.push(name);
    }
    return [...found.values()].map((members) => ({ members }));
  });
}

/** AS numbers that two nodes, or a node and a switch, have. */
function numbersOfMany(racks: readonly FabricRack[]): ReadonlySet<number> {
  const seen = new Set(racks.flatMap(({ tors }) => tors.map(({ asNumber }) => asNumber.value)));
  const many = new Set<number>();
  for (const { asNumber } of racks.flatMap(({ nodes }) => nodes))
    if (seen.has(asNumber.value)) many.add(asNumber.value);
    else seen.add(asNumber.value);
  return many;
}

/** The classes cut into cells: each node that something is wrong with is one of its own. */
export function cellsOf(classes: readonly NodeClass[], touched: ReadonlySet<string>): readonly Cell[] {
  return classes.flatMap(({ members }) => {
    const alone = members.filter((name) => touched.has(name)).map((first): Cell => ({ first, size: 1 }));
    const [first, second] = members.filter((name) => !touched.has(name));
    if (first === undefined) return alone;
    return [...alone, { first, ...(second === undefined ? {} : { second }), size: members.length - alone.length }];
  });
}

/** The nodes that have to be there for cells to be looked at, with up to so many of each class touched. */
export function representatives(
  classes: readonly NodeClass[],
  touched: ReadonlySet<string>,
  spare = 0,
): ReadonlySet<string> {
  return new Set(
    classes.flatMap(({ members }) => [
      ...members.filter((name) => touched.has(name)),
      ...members.filter((name) => !touched.has(name)).slice(0, 2 + spare),
    ]),
  );
}
