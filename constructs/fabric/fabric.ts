import type { BfdTimers, PasswordReference, SessionTimers } from "../model";
import type { Asn, Cidr, Ip, IpFamily } from "../net";
import type { NetworkOsName } from "./network-os";
import type { MaximumPrefixes, SwitchGracefulRestart } from "./switch-config";

/**
 * The resolved fabric: switches, links, nodes and their AS numbers. Total and plain. What follows from it is not in it, so
 * that it stays small: sessions (`sessionsOf`), configurations (`switchConfigs`), Calico's peers.
 */
export interface Fabric {
  readonly design: FabricDesign;
  /** 2: the switches of a rack are apart, and nodes have a stable address beside those of their links. */
  readonly planes: 1 | 2;
  /** IP families of the sessions, IPv4 first. */
  readonly families: readonly IpFamily[];
  /**
   * `routed`: each node has links of its own, and speaks to the loopbacks of its switches: one peer for all nodes of a rack,
   * where addresses of links would make one for each.
   */
  readonly links: { readonly kind: "vlan" | "routed"; readonly mtu: number };
  readonly racks: readonly FabricRack[];
  readonly spines: readonly FabricSwitch[];
  readonly sessions: FabricSessions;
  readonly uplinks: FabricUplinks;
  /** Ranges that addresses of links, switches and nodes are out of, as far as somebody said them. */
  readonly ranges: readonly Cidr[];
  /** Kinds of Services whose ranges nodes announce. */
  readonly services: readonly ("ClusterIP" | "LoadBalancer")[];
  readonly defaultRoute: "originated" | "outside";
  readonly multipath: number;
  readonly render: "whole" | "neighbours";
}

export type FabricDesign =
  | { readonly kind: "as-per-rack" }
  | { readonly kind: "as-per-server" }
  | { readonly kind: "shared-as"; readonly loops: LoopGuard }
  | { readonly kind: "route-reflectors"; readonly in: "rack" | "cluster"; readonly loops: LoopGuard };

/** Who lets a path pass that has the nodes' AS in it already. */
export type LoopGuard = "as-override" | "numAllowedLocalASNumbers";

export interface FabricSwitch {
  readonly name: string;
  readonly os: NetworkOsName;
  readonly asNumber: Asn;
  readonly routerId: Ip;
  /** One per IP family at most, IPv4 first. */
  readonly loopbacks: readonly Ip[];
  /** From 1, and for ever: a rack's switch in its rack, a spine among the spines. */
  readonly number: number;
  /** JSON pointer into the intent, for findings. */
  readonly path: string;
}

export interface FabricTor extends FabricSwitch {
  /** Subnets of its links to nodes, one per family; of routed links the block that the /31 and /127 are cut from. */
  readonly subnets: readonly Cidr[];
  /** Its own addresses in them; empty with routed links, where each has its own. */
  readonly addresses: readonly Ip[];
  /** VLAN of its links to nodes; absent with routed links. */
  readonly vlan?: number;
  readonly uplinks: readonly FabricUplink[];
}

/** A link between a rack's switch and a spine: /31 and /127. */
export interface FabricUplink {
  /** Name of the spine. */
  readonly spine: string;
  readonly port?: string;
  readonly spinePort?: string;
  /** One pair per IP family, IPv4 first. */
  readonly ends: readonly { readonly lower: Ip; readonly upper: Ip }[];
}

export interface FabricRack {
  readonly name: string;
  readonly number: number;
  /** JSON pointer into the intent, for findings. */
  readonly path: string;
  /**
   * BGPPeer.spec.maxRestartTime of its nodes; absent: BIRD's 120 s. With FabricSessions' `restartMode` for how long routes are
   * the last choice.
   */
  readonly maxRestartTime?: string;
  readonly tors: readonly FabricTor[];
  readonly nodes: readonly FabricNode[];
  /** Pools of its pods alone. */
  readonly pods: readonly Cidr[];
  readonly plannedNodes: number;
  /**
   * AS numbers of the first and the last of `plannedNodes`, where each node has its own and more are planned than there are;
   * whoever takes callers takes these, too.
   */
  readonly plannedAsNumbers?: readonly [Asn, Asn];
  /** Of its nodes' sessions, and the keys of its place in the intent. */
  readonly password?: { readonly reference: PasswordReference; readonly place: readonly (string | number)[] };
}

export interface FabricNode {
  /** Name of the Node object; where it stands for machines without names, one that no Node has. */
  readonly name: string;
  /**
   * Name of the group whose machines have no names before they are made: how many there are is known, and the subnet that they
   * get their addresses from. It has an address out of it, and nothing that is written names it.
   */
  readonly standsFor?: string;
  readonly number: number;
  readonly asNumber: Asn;
  /** The node's own addresses, as Kubernetes knows them. */
  readonly addresses: readonly Ip[];
  /** By number of the switch. */
  readonly links: readonly FabricNodeLink[];
  /** Cluster id under which it reflects routes (BIRD: `rr cluster id`), dotted; absent: it does not. */
  readonly routeReflectorClusterId?: string;
}

export interface FabricNodeLink {
  /** Name of the switch. */
  readonly tor: string;
  readonly port?: string;
  /** The addresses of the link: one pair per IP family, IPv4 first. */
  readonly ends: readonly { readonly node: Ip; readonly tor: Ip }[];
}

/** What holds for all sessions between nodes and switches. */
export interface FabricSessions {
  readonly neighbours: "static" | "dynamic";
  readonly advertise: "all" | "default";
  readonly timers: SessionTimers;
  readonly bfd?: BfdTimers & { readonly speaker: "calico-enterprise" | "own" };
  readonly gracefulRestart: SwitchGracefulRestart;
  /** BGPPeer.spec.restartMode of Calico Enterprise; absent: GracefulRestart, which is all that open source has. */
  readonly restartMode?: "LongLivedGracefulRestart";
  readonly ttlSecurity?: number;
  /** Absent: derived from the pods of a node. */
  readonly maximumPrefixes?: MaximumPrefixes;
  readonly communities: { readonly pods: readonly string[]; readonly services: readonly string[] };
}

/** What holds for all sessions between switches. */
export interface FabricUplinks {
  readonly timers: SessionTimers;
  readonly bfd?: BfdTimers;
  readonly ttlSecurity?: number;
  readonly password?: PasswordReference;
  readonly mtu: number;
}
