import { type BgpPeer, type Cluster, originsOf } from "../calico";
import { type FabricNode, type FabricRack, labelsByNode, labelsOf } from "../fabric";
import { Peers } from "./build/peers";
import type { RackClass, RackMember } from "./population";

/** Each rack and each node by itself. */
export function singles({ fabric }: Cluster): readonly RackClass[] {
  return (fabric?.racks ?? []).map(({ name, nodes }) => [{ name, classes: nodes.map((node) => [node.name]) }]);
}

/**
 * The classes of a cluster's racks, and in each those of its nodes. Two racks, or two nodes of one, are of a class where
 * exchanging them changes nothing but names and numbers: switches with the same links and systems, nodes with the same switches
 * and peers, the same part in reflecting routes, prefixes from alike pools, and AS numbers that are shared alike.
 */
export function classesOf(cluster: Cluster): readonly RackClass[] {
  const { fabric } = cluster;
  if (fabric === undefined) return [];
  const describe = new Descriptions(cluster);
  const found = new Map<string, RackMember[]>();
  for (const rack of fabric.racks) {
    const nodes = new Map<string, string[]>();
    for (const node of rack.nodes) add(nodes, describe.node(rack, node), node.name);
    const sorted = [...nodes].sort(([a], [b]) => (a < b ? -1 : 1));
    const key = [describe.rack(rack), ...sorted.map(([text, names]) => `${names.length} ${text}`)].join("\n");
    add(found, key, { name: rack.name, classes: sorted.map(([, names]) => names) });
  }
  return [...found.values()];
}

function add<T>(groups: Map<string, T[]>, key: string, member: T): void {
  const there = groups.get(key);
  if (there === undefined) groups.set(key, [member]);
  else there.push(member);
}

/** Racks and nodes in words that have no name and no number of their own in them. */
class Descriptions {
  private readonly peers: Peers;
  private readonly holders: ReadonlyMap<number, Holders>;
  private readonly clusters: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly pools: ReadonlyMap<string, string>;

  constructor(private readonly cluster: Cluster) {
    const { fabric, nodes, calico } = cluster;
    const racks = fabric?.racks ?? [];
    const labels = labelsByNode(nodes, { racks });
    const selected = racks.flatMap((rack) =>
      rack.nodes.map(({ addresses, ...node }) => {
        const own = fabric === undefined ? {} : labelsOf(fabric, rack, node);
        return [node.name, { labels: { ...labels.get(node.name), ...own }, addresses }] as const;
      }),
    );
    this.peers = new Peers(calico.bgp.peers, new Map(selected), calico.bgp.nodeToNodeMeshEnabled);
    this.holders = holdersOf(cluster);
    const clusters = new Map<string, Set<string>>();
    for (const rack of racks)
      for (const { routeReflectorClusterId: id } of rack.nodes)
        if (id !== undefined) clusters.set(id, (clusters.get(id) ?? new Set()).add(rack.name));
    this.clusters = clusters;
    // A pool that is for one rack alone is like those of the others.
    const kinds = calico.pools.map(({ nodeSelector, blockSize, cidr }, index) =>
      nodeSelector.tree.kind === "value" ? `rack ${blockSize} ${cidr.family}` : String(index),
    );
    this.pools = new Map(
      originsOf(cluster).map(({ node, blocks, stable }) => [
        node,
        [
          ...blocks.map((block) => kinds[calico.pools.findIndex(({ cidr }) => cidr.contains(block))]),
          stable.length,
        ].join(),
      ]),
    );
  }

  rack(rack: FabricRack): string {
    const tors = rack.tors.map(({ os, asNumber, uplinks, number }) => ({
      os,
      number,
      asNumber: this.asNumber(asNumber.value, rack.name),
      uplinks: uplinks.map(({ spine }) => spine),
    }));
    return JSON.stringify({ tors, pods: rack.pods.map(({ family }) => family), planned: rack.plannedNodes });
  }

  node(rack: FabricRack, node: FabricNode): string {
    const { links, asNumber, routeReflectorClusterId: id } = node;
    const tors = links.map(({ tor }) => rack.tors.findIndex(({ name }) => name === tor));
    const isOfRack = id !== undefined && this.clusters.get(id)?.size === 1;
    return JSON.stringify({
      tors,
      asNumber: this.asNumber(asNumber.value, rack.name),
      isOfSwitches: rack.tors.map((tor) => tor.asNumber.equals(asNumber)),
      cluster: isOfRack ? "of the rack" : id,
      pools: this.pools.get(node.name),
      peers: this.cluster.fabric?.links.kind === "vlan" ? this.peersOf(rack, node) : [],
    });
  }

  /** A number as far as others have it, too: of one node or switch, of several of a rack, or the number itself. */
  private asNumber(value: number, rack: string): number | string {
    const { racks, count } = this.holders.get(value) ?? { racks: new Set(), count: 1 };
    if (racks.size > 1 || !racks.has(rack)) return value;
    return count === 1 ? "its own" : "the rack's";
  }

  private peersOf({ name: rack }: FabricRack, { name, asNumber, links }: FabricNode): readonly unknown[] {
    return links.flatMap(({ ends }) =>
      ends.map(({ node: address, tor }) => {
        const self = { kind: "node", name, rack, address, asNumber } as const;
        const other = { kind: "switch", name: "", address: tor, asNumber } as const;
        const { peer, silence } = this.peers.of(self, other, address.family);
        return [peer === undefined ? undefined : settingsOf(peer), silence === undefined];
      }),
    );
  }
}

/** What of a peer the simulation reads. */
function settingsOf({
  nextHopMode,
  keepOriginalNextHop,
  numAllowedLocalASNumbers,
  filters,
}: BgpPeer): readonly unknown[] {
  return [nextHopMode, keepOriginalNextHop, numAllowedLocalASNumbers, filters];
}

interface Holders {
  readonly racks: Set<string>;
  count: number;
}

/** Who has an AS number: nodes and racks' switches, by their racks; a spine counts as a rack of its own. */
function holdersOf({ fabric }: Cluster): ReadonlyMap<number, Holders> {
  const found = new Map<number, Holders>();
  const note = (value: number, rack: string): void => {
    const there = found.get(value) ?? { racks: new Set<string>(), count: 0 };
    there.racks.add(rack);
    there.count++;
    found.set(value, there);
  };
  for (const { asNumber } of fabric?.spines ?? []) note(asNumber.value, "");
  for (const { name, tors, nodes } of fabric?.racks ?? [])
    for (const { asNumber } of [...tors, ...nodes]) note(asNumber.value, name);
  return found;
}
