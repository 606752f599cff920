import type { Cidr, IpFamily } from "../net";

export interface ClusterNetwork {
  /** Ranges that pods get their addresses from. */
  readonly pods: readonly Cidr[];
  readonly services: readonly Cidr[];
  /** Ranges that nodes have their addresses in. */
  readonly nodes: readonly Cidr[];
  /** IP families of the pods. */
  readonly families: readonly IpFamily[];
  /** MTU of the network between the nodes, bytes. */
  readonly underlayMtu: number;
  /** Whether nodes are spread over more than one subnet. */
  readonly spansSubnets: boolean;
}
