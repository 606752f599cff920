export interface ClusterNetwork {
  /** Ranges that pods get their addresses from. */
  readonly pods: readonly string[];
  readonly services: readonly string[];
  /** Ranges that nodes have their addresses in. */
  readonly nodes: readonly string[];
  /** IP families of the pods. */
  readonly families: readonly (4 | 6)[];
  /** MTU of the network between the nodes, bytes. */
  readonly underlayMtu: number;
  /** Whether nodes are spread over more than one subnet. */
  readonly spansSubnets: boolean;
}
