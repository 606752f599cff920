import type { Ip } from "../net";

/** A machine that a place makes: what the place that makes it and the inventory that finds it both must know. */
export interface Machine {
  /** Name of the Node object, of the host in an inventory, and of the machine where it stands. */
  readonly name: string;
  /** Name of its rack; absent where the intent knows none. */
  readonly rack?: string;
  /** Its ways into the network, the first the one with the node's address. */
  readonly uplinks: readonly MachineUplink[];
  readonly size: MachineSize;
}

export interface MachineUplink {
  /** One per IP family at most, IPv4 first. */
  readonly addresses: readonly Ip[];
  /** Name of the network, in the place's words: a subnet, a port group. */
  readonly network?: string;
}

/** How large it is: by a name of the place's own, or by numbers. */
export interface MachineSize {
  /** E.g. `m6i.large` on AWS. */
  readonly type?: string;
  readonly cpus?: number;
  readonly memoryMiB?: number;
  /** Of its root disk. */
  readonly diskGiB?: number;
}
