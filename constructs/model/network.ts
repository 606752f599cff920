import type { Cidr, IpFamily } from "../net";

/** The addresses of a cluster, and what carries packets between its nodes. */
export interface ClusterNetwork {
  /** Ranges that pods get their addresses from. */
  readonly pods: readonly Cidr[];
  readonly services: readonly Cidr[];
  /** Ranges that nodes have their addresses in. */
  readonly nodes: readonly Cidr[];
  /** IP families of the pods. */
  readonly families: readonly IpFamily[];
  /** MTU of the nodes' interfaces, bytes; the smallest where groups differ. */
  readonly underlayMtu: number;
  /** What the network between the nodes carries whole where that is less than the interfaces say, bytes. */
  readonly pathMtu?: number;
  /** Whether nodes are spread over more than one subnet. */
  readonly spansSubnets: boolean;
  /** Whether the network drops packets whose source or destination is not the node's own address. */
  readonly checksSource: boolean;
  /** Whether the network learns from BGP where pods are. */
  readonly learnsRoutes: boolean;
}

/** The IP families of some ranges, IPv4 first. */
export function familiesOf(ranges: readonly Cidr[]): readonly IpFamily[] {
  return ([4, 6] as const).filter((family) => ranges.some((range) => range.family === family));
}
