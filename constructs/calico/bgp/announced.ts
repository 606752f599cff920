import { type Announced, type AnnouncedPool, fabricLabels } from "../../fabric";
import { mostPodsOfNode, type Nodes, type Selector } from "../../model";
import { addressBits } from "../../net";
import { isForLoadBalancers } from "../addresses/pools";
import type { CalicoBgp, CalicoPool, Cluster } from "../cluster";

/** What of Calico is decided before what nodes announce. */
export interface Announcing {
  readonly pools: readonly CalicoPool[];
  readonly configuration: CalicoBgp["configuration"];
  readonly strictAffinity: boolean;
  readonly nodes: Nodes;
}

/** What nodes announce by BGP: blocks of the pools that may be, and the ranges of Services. */
export function announcedBy({ pools, configuration, strictAffinity, nodes }: Announcing): Announced {
  const announced = pools.filter((pool) => !pool.disableBGPExport && !isForLoadBalancers(pool));
  const { serviceClusterIPs = [], serviceExternalIPs = [], serviceLoadBalancerIPs = [] } = configuration ?? {};
  return {
    pods: announced.map(poolOf),
    services: [...serviceClusterIPs, ...serviceExternalIPs, ...serviceLoadBalancerIPs].map(({ cidr }) => cidr),
    blocksOfNode: Math.max(...announced.map((pool) => blocksFor(mostPodsOfNode(nodes), pool)), 1),
    podsOfNode: mostPodsOfNode(nodes),
    borrows: !strictAffinity,
  };
}

/** What the nodes of a resolved cluster announce. */
export function announcedOf({ calico, nodes }: Pick<Cluster, "calico" | "nodes">): Announced {
  const { pools, bgp, ipamConfiguration } = calico;
  const strictAffinity = ipamConfiguration?.strictAffinity === true;
  return announcedBy({ pools, configuration: bgp.configuration, strictAffinity, nodes });
}

function poolOf({ cidr, blockSize, nodeSelector }: CalicoPool): AnnouncedPool {
  const rack = rackOf(nodeSelector);
  return { cidr, blockSize, ...(rack === undefined ? {} : { rack }) };
}

/** The rack that alone a selector is for, as the kit writes it. */
export function rackOf({ tree }: Selector): string | undefined {
  const isRack = tree.kind === "value" && tree.operator === "==" && tree.label === fabricLabels.rack;
  return isRack ? tree.value : undefined;
}

/** Blocks for so many pods, and one that is still half empty. */
function blocksFor(pods: number, { family, blockSize }: CalicoPool): number {
  return Math.ceil(pods / 2 ** Math.min(addressBits(family) - blockSize, 30)) + 1;
}
