import type { BfdTimers, PasswordReference, PrefixFilter, SessionTimers } from "../model";
import type { Asn, Cidr, Ip, IpFamily } from "../net";
import type { NetworkOsName } from "./network-os";

/**
 * All that a switch is told, in no language yet: a renderer needs nothing beside it, and leaves nothing of it out without a
 * finding. Lists are sorted by what is stable (numbers of racks, nodes and spines), never by when something was added.
 */
export interface SwitchConfig {
  readonly hostname: string;
  readonly os: NetworkOsName;
  readonly role: "tor" | "spine";
  /** Name of its rack; absent for a spine. */
  readonly rack?: string;
  /** JSON pointer into the intent, for findings. */
  readonly path: string;
  /** `neighbours`: the switch is configured already; only `bgp.groups`, their neighbours, filters and BFD are written. */
  readonly render: "whole" | "neighbours";
  readonly vlans: readonly SwitchVlan[];
  readonly interfaces: readonly SwitchInterface[];
  readonly bgp: SwitchBgp;
  /** Static routes to nowhere, so that what `bgp.networks` announces is there: only longer ones carry packets. */
  readonly discards: readonly Cidr[];
  /** Every list that a group names, each once, by name. */
  readonly filters: readonly PrefixFilter[];
  /** Every profile that a group names, each once. */
  readonly bfdProfiles: readonly BfdProfile[];
  /**
   * Whether routes by way of a port without carrier are passed over at once (Linux: `ignore_routes_with_linkdown`, FRR:
   * `link-detect`; elsewhere they go with the port by themselves).
   */
  readonly ignoresRoutesWithLinkdown: boolean;
}

export interface SwitchVlan {
  readonly id: number;
  /** Upper-case letters, digits and `-`. */
  readonly name: string;
}

/** An address on an interface, with the length of the subnet that it is in. */
export interface InterfaceAddress {
  readonly ip: Ip;
  readonly prefixLength: number;
}

/** An interface. `name` is the intent's; where it is absent, NetworkOs.interfaceName says it. */
export type SwitchInterface =
  | {
      readonly kind: "loopback";
      readonly number: 0;
      readonly name?: string;
      readonly description: string;
      /** /32 and /128. */
      readonly addresses: readonly InterfaceAddress[];
    }
  | {
      /** The switch's own interface on a VLAN: SVI, irb, VLAN_INTERFACE. */
      readonly kind: "vlan";
      readonly vlan: number;
      readonly name?: string;
      readonly description: string;
      readonly mtu: number;
      readonly addresses: readonly InterfaceAddress[];
      /** Whether the sessions of its neighbours watch it by BFD. */
      readonly hasBfd: boolean;
    }
  | {
      readonly kind: "routed";
      /** From 1, of the ports towards nodes or of those towards switches (`connects`), and for ever. */
      readonly port: number;
      readonly name?: string;
      readonly description: string;
      readonly mtu: number;
      readonly addresses: readonly InterfaceAddress[];
      readonly hasBfd: boolean;
      readonly connects: Connects;
    }
  | {
      /** A port within a VLAN, untagged. */
      readonly kind: "access";
      /** The number of the node in its rack. */
      readonly port: number;
      readonly name?: string;
      readonly description: string;
      readonly mtu: number;
      readonly vlan: number;
      readonly connects: Connects;
    };

/** Who is at the other end of a link. */
export interface Connects {
  readonly kind: "node" | "switch";
  readonly name: string;
  /** Whether it stands for a machine without a name: which port that will be on nobody knows, and none is written. */
  readonly isStandIn?: true;
}

export interface SwitchBgp {
  readonly asNumber: Asn;
  /** Always IPv4. */
  readonly routerId: Ip;
  /** Families of the sessions, IPv4 first. */
  readonly families: readonly IpFamily[];
  /** Equal ways, internal and external alike; 1: none. Paths of equal length count as equal whatever AS is in them. */
  readonly multipath: number;
  readonly gracefulRestart: SwitchGracefulRestart;
  /** What the switch announces of its own: its loopbacks, and the subnets of its links to nodes. */
  readonly networks: readonly Cidr[];
  /** Families for which it announces a default route of its own making; IPv4 first. */
  readonly originatesDefault: readonly IpFamily[];
  readonly groups: readonly PeerGroup[];
  /** Whether it asks its neighbours to send nothing by way of it (RFC 8326, GRACEFUL_SHUTDOWN). */
  readonly isDrained: boolean;
}

export type SwitchGracefulRestart =
  | { readonly kind: "disabled" }
  /**
   * It keeps the routes of those that restart. `restartTime`: seconds for which it asks others to keep its own: BIRD keeps
   * dead routes for so long when the hold timer expires, as FRR announces long-lived graceful restart unasked.
   * `longLivedStaleTime`: seconds for which both keep each other's routes after that, as the last choice (RFC 9494).
   */
  | { readonly kind: "helper"; readonly restartTime: number; readonly longLivedStaleTime?: number }
  | { readonly kind: "restarter"; readonly restartTime: number; readonly longLivedStaleTime?: number };

/** Neighbours that are told the same. One IP family each: a session carries the routes of its addresses' family. */
export interface PeerGroup {
  /** `NODES`, `NODES6`, `SPINES`, `TORS` …: upper-case letters and digits, at most 15. */
  readonly name: string;
  readonly family: IpFamily;
  /** Who is in it. */
  readonly towards: "nodes" | "spines" | "tors";
  /** `internal`: all are in the switch's own AS; `external`: none is. A group is never mixed. */
  readonly type: "internal" | "external";
  /** The AS number of all its neighbours; absent where each has its own. */
  readonly remoteAs?: Asn;
  readonly timers: SessionTimers;
  /** Hops to its neighbours where they are not on a link of the switch (ebgp-multihop); absent: on a link. */
  readonly multihop?: 2;
  /** Name of a profile; absent: no BFD. */
  readonly bfdProfile?: string;
  readonly password?: PasswordReference;
  /** GTSM: most hops; absent: off. */
  readonly ttlSecurity?: number;
  /** Name of the list that lets routes in, and out. */
  readonly filterIn: string;
  readonly filterOut: string;
  readonly maximumPrefixes?: MaximumPrefixes;
  readonly isRouteReflectorClient: boolean;
  /** `self`: on what it announces; `force`: also on what it reflects. */
  readonly nextHop: "unchanged" | "self" | "force";
  /** Writes its own AS number over the neighbour's in a path that it announces. */
  readonly asOverride: boolean;
  /** Announces a path to a neighbour whose AS number is in it: some systems withhold it. */
  readonly sendsToSameAs: boolean;
  /** How often its own AS number may be in a path that it takes. */
  readonly allowOwnAs: number;
  readonly sendsCommunities: boolean;
  /** By number of their node or switch. */
  readonly neighbours: readonly SwitchNeighbour[];
  /** Whoever calls from a range; empty where every neighbour is named. */
  readonly dynamic: readonly DynamicNeighbours[];
}

export interface SwitchNeighbour {
  readonly address: Ip;
  /** The switch's own address of the session: of the interface, or its loopback where the group has `multihop`. */
  readonly localAddress: Ip;
  readonly asNumber: Asn;
  /** Name of the node or switch. */
  readonly description: string;
  /** Where it differs from its group's. */
  readonly password?: PasswordReference;
}

/** A listen range. */
export interface DynamicNeighbours {
  readonly range: Cidr;
  readonly localAddress: Ip;
  /** AS numbers that may call, from and to, both included. */
  readonly asNumbers: { readonly from: Asn; readonly to: Asn };
  /** Most that may call: twice the nodes that are planned, as one that comes again may do so before its first is gone. */
  readonly limit: number;
}

/** Most routes that a neighbour may announce, and what happens beyond. */
export interface MaximumPrefixes {
  readonly limit: number;
  readonly warningPercent: number;
  /** Minutes after which the session is let up again; absent: it is only warned of. */
  readonly restartMinutes?: number;
}

export interface BfdProfile extends BfdTimers {
  /** Upper-case letters and digits, at most 15. */
  readonly name: string;
}
