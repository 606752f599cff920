import { type Fabric, type FabricNode, type FabricRack, labelsByNode, stableAddresses } from "../../fabric";
import type { Cidr } from "../../net";
import { podPools } from "../addresses/pools";
import type { CalicoPool, Cluster } from "../cluster";
import { advertisedRanges, announcesServices } from "./advertised";
import { rackOf } from "./announced";

/** What a node announces of its own. */
export interface NodeOrigins {
  /** Name of the Node object. */
  readonly node: string;
  /** One block of each pool that is for this node and is announced, in the order of the pools. */
  readonly blocks: readonly Cidr[];
  /** Its own address beside those of its links, /32 and /128: empty where it has none. */
  readonly stable: readonly Cidr[];
  /**
   * Ranges of Services that it announces as a whole; none where a label of Kubernetes takes the node out of load balancing.
   * Single addresses follow from Services, which no intent knows: a range of load balancers is not here where
   * `serviceLoadBalancerAggregation` is `Disabled`.
   */
  readonly services: readonly Cidr[];
}

/**
 * What each node of a fabric announces when every node has one block of each pool. Calico gives blocks out as they are wanted,
 * in an order that nobody knows before; here a node's block follows from its rack's number and its own, so that what is added
 * moves nothing. A node for which a pool has no block left has none.
 *
 * Empty without a fabric. In the order of the racks and nodes.
 */
export function originsOf(cluster: Cluster): readonly NodeOrigins[] {
  const { fabric, calico } = cluster;
  if (fabric === undefined) return [];
  const members = membersOf(cluster, fabric);
  const blocks = new Map<string, Cidr[]>(members.map(({ node }) => [node.name, []]));
  for (const pool of podPools(calico)) {
    if (!pool.disableBGPExport) for (const [node, block] of blocksOf(pool, members)) blocks.get(node)?.push(block);
  }
  const services = advertisedRanges(calico.bgp.configuration);
  return members.map(({ node, labels }) => ({
    node: node.name,
    blocks: blocks.get(node.name) ?? [],
    stable: fabric.families.flatMap((family) => stableAddresses({ nodes: [node] }, family)),
    services: announcesServices(labels) ? services : [],
  }));
}

interface Member {
  readonly rack: FabricRack;
  readonly node: FabricNode;
  readonly labels: Readonly<Record<string, string>>;
  /** Its place among all nodes that are planned, those of earlier racks first. */
  readonly place: number;
}

function membersOf({ nodes }: Cluster, fabric: Fabric): readonly Member[] {
  const labels = labelsByNode(nodes, fabric);
  const firsts = firstPlaces(fabric.racks);
  return fabric.racks.flatMap((rack) =>
    rack.nodes.map((node): Member => ({
      rack,
      node,
      labels: labels.get(node.name) ?? {},
      place: (firsts.get(rack.name) ?? 0) + node.number - 1,
    })),
  );
}

/** The place of each rack's first node, by the rack's name. */
function firstPlaces(racks: readonly FabricRack[]): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  let place = 0;
  for (const rack of [...racks].sort((a, b) => a.number - b.number)) {
    firsts.set(rack.name, place);
    place += Math.max(rack.plannedNodes, ...rack.nodes.map(({ number }) => number));
  }
  return firsts;
}

/** Blocks by node: by place, from that of the first node; close together where the pool has no room for places. */
function blocksOf(pool: CalicoPool, members: readonly Member[]): readonly (readonly [node: string, block: Cidr])[] {
  const { cidr, blockSize, nodeSelector } = pool;
  const only = rackOf(nodeSelector);
  const candidates = only === undefined ? members : members.filter(({ rack }) => rack.name === only);
  const selected = candidates.filter(({ labels }) => nodeSelector.matches(labels));
  const racks = new Set(selected.map(({ rack }) => rack));
  const base = racks.size === 1 ? Math.min(...selected.map(({ place, node }) => place - node.number + 1)) : 0;
  // A block larger than its pool is a finding (POOL-006), and no block of it.
  const count = blockSize < cidr.prefixLength ? 0n : 2n ** BigInt(blockSize - cidr.prefixLength);
  const hasRoom = selected.every(({ place }) => BigInt(place - base) < count);
  return selected.flatMap(({ node, place }, index) => {
    const at = hasRoom ? place - base : index;
    return BigInt(at) < count ? [[node.name, cidr.subnet(at, blockSize)] as const] : [];
  });
}
