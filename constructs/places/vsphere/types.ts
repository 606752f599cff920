import type { Cidr, Ip } from "../../net";

/** What stands in vSphere, resolved: plain, total, and all that `VsphereMachines` makes resources from. */
export interface VspherePlace {
  readonly kind: "vsphere";
  /** Prefix of what is made: names of rules and groups are one space for a whole cluster of hosts. */
  readonly name: string;
  readonly vcenter: { readonly server: string; readonly allowUnverifiedSsl: boolean };
  readonly datacenter: string;
  /** The cluster of ESXi hosts. */
  readonly computeCluster: string;
  readonly datastore: string;
  readonly resourcePool: string;
  readonly folder: string;
  readonly template: string;
  readonly distributedSwitch?: string;
  readonly racks: readonly VsphereRack[];
  /** In the order in which they are made: control planes first. */
  readonly machines: readonly VsphereMachine[];
  readonly ssh: { readonly user: string; readonly authorizedKeys: readonly string[] };
  /** How many workers are changed at once. */
  readonly atOnce: number;
  readonly execution: { readonly eptRviMode: string; readonly hvMode: string };
}

export interface VsphereRack {
  readonly name: string;
  /** Names of its ESXi hosts; empty where nobody said them. */
  readonly hosts: readonly string[];
  readonly networks: readonly { readonly portGroup: string; readonly vlan?: number }[];
}

/** A machine: what Kubespray's inventory and EKS-A's objects need to know of it, and what is cloned. */
export interface VsphereMachine {
  /** Name of the Node object, of the host in the inventory, and of the virtual machine. */
  readonly name: string;
  /** Name of its node group. */
  readonly group: string;
  /** Name of its rack. */
  readonly rack: string;
  readonly isControlPlane: boolean;
  readonly cpus: number;
  readonly memoryMiB: number;
  readonly diskGiB: number;
  /** The node's own addresses, IPv4 first. */
  readonly addresses: readonly Ip[];
  /** Addresses of the loopback interface: the node's own, where its links have others. */
  readonly stable: readonly Ip[];
  /** One per network of its rack that it is plugged into, in that order. */
  readonly interfaces: readonly VsphereInterface[];
  readonly nameservers: readonly Ip[];
}

export interface VsphereInterface {
  /** The name that the kernel gives it, e.g. ens192. */
  readonly name: string;
  readonly portGroup: string;
  readonly mtu: number;
  readonly addresses: readonly { readonly address: Ip; readonly subnet: Cidr }[];
  /** Default routes, one per IP family at most. */
  readonly gateways: readonly Ip[];
}
