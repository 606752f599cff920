import type { Cidr } from "../net";

/** What nodes announce, as far as switches must know it. Calico says it (`announcedBy`): pools, blocks, Services. */
export interface Announced {
  readonly pods: readonly AnnouncedPool[];
  /** Ranges of Services; a node announces one as a whole, or single addresses of it. */
  readonly services: readonly Cidr[];
  /** Most blocks that a node has, by how many pods it may run. */
  readonly blocksOfNode: number;
  /** Most pods that a node runs. */
  readonly podsOfNode: number;
  /** Whether a node may take single addresses of another's block, which it then announces one by one. */
  readonly borrows: boolean;
}

export interface AnnouncedPool {
  readonly cidr: Cidr;
  /** Prefix length of a block. */
  readonly blockSize: number;
  /** Name of the rack whose pods alone it is for; absent: any node may have a block of it. */
  readonly rack?: string;
}
