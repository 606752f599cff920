import type { Cidr, Ip, IpFamily } from "../net";
import type { Rib } from "./route";

/** What routes are propagated over: routers, links, sessions and what each announces. Plain data, sorted by name. */
export interface Network {
  readonly routers: readonly Router[];
  readonly links: readonly Link[];
  /** Both directions of every session, next to each other. */
  readonly channels: readonly Channel[];
  readonly prefixes: readonly Prefix[];
  /** How each router's sessions and next hops reach an address: on a link, or not at all. */
  readonly addresses: ReadonlyMap<string, AddressOwner>;
  /** The same addresses as numbers, for their order. */
  readonly addressValues: ReadonlyMap<string, bigint>;
  /** The switch's end of each link between a node and a switch, by the link's index and IP family. */
  readonly gateways: ReadonlyMap<number, Readonly<Partial<Record<IpFamily, string>>>>;
  /** Prefixes that a router may announce, most, by the index of the channel that brings them; absent: no limit. */
  readonly limits: ReadonlyMap<number, number>;
  /** Whether switches keep the routes of a node that restarts gracefully. */
  readonly helpsRestarts: boolean;
  /** Sentences about what the intent has and the simulation leaves out. */
  readonly notSimulated: readonly string[];
}

/** A node's BIRD, or a switch. */
export interface Router {
  readonly index: number;
  readonly name: string;
  readonly kind: "node" | "tor" | "spine";
  /** `bird`: Calico's fork of BIRD 1.6; every switch decides as FRR does. */
  readonly speaker: "bird" | "frr";
  /** Name of its rack; absent for a spine. */
  readonly rack?: string;
  readonly asNumber: number;
  /** As a number; ties of router ids are broken by the address of the session. */
  readonly routerId: bigint;
  /** Under which it reflects routes; absent: it reflects none. */
  readonly clusterId?: string;
  /** Equal ways that it uses at most. */
  readonly multipath: number;
}

/** A cable: between a node and a switch of its rack, or such a switch and a spine. `a` is the lower end. */
export interface Link {
  readonly index: number;
  readonly a: number;
  readonly b: number;
  /** `vlan`: nodes with a link to the same switch reach each other through it, unrouted. */
  readonly kind: "vlan" | "routed" | "uplink";
}

/** Whose an address is, and on which links it can be reached. */
export interface AddressOwner {
  readonly router: number;
  /** Indices; empty for a loopback or a node's stable address, which only routes lead to. */
  readonly links: readonly number[];
}

/** One direction of a session: what `from` announces to `to`. */
export interface Channel {
  readonly index: number;
  /** The channel of the other direction. */
  readonly reverse: number;
  /** Key of the session. */
  readonly session: string;
  readonly family: IpFamily;
  readonly from: number;
  readonly to: number;
  /** The link that the session is on; absent where it is between nodes, and comes and goes with the ways between them. */
  readonly link?: number;
  readonly isInternal: boolean;
  readonly fromAddress: Ip;
  readonly toAddress: Ip;
  readonly out: Exporting;
  readonly in: Importing;
}

/** Whether a prefix passes; `isOwn`: `from` is where it comes from. */
export type Passes = (prefix: Prefix, isOwn: boolean) => boolean;

/** What the announcing end does. */
export interface Exporting {
  readonly passes: Passes;
  /** Whether the other end is its client: it hands on to it, and for it, what internal peers say. */
  readonly toClient: boolean;
  /** `self`: FRR's `next-hop-self`, BIRD's `next hop self`; `force`: also on what is reflected; `keep`: BIRD's `next hop keep`. */
  readonly nextHop: "usual" | "self" | "force" | "keep";
  readonly asOverride: boolean;
  /** Withholds a route from a neighbour whose AS number is in its path. */
  readonly checksPeerAs: boolean;
  /** Of its own routes, towards internal peers. */
  readonly localPreference: number;
  /** Announces all ways that it has and not only its best (RFC 7911). */
  readonly addPath: boolean;
}

/** What the receiving end does. */
export interface Importing {
  readonly passes: Passes;
  /** How often its own AS number may be in a path. */
  readonly allowOwnAs: number;
  /** Whether the other end is its client. */
  readonly fromClient: boolean;
}

/** A prefix, and who announces it of its own. */
export interface Prefix {
  readonly index: number;
  readonly cidr: Cidr;
  readonly kind: "block" | "stable" | "service" | "switch" | "default";
  readonly origins: ReadonlySet<number>;
}

/** What is broken, or drained, by index. */
export interface Faults {
  readonly routers: ReadonlySet<number>;
  readonly links: ReadonlySet<number>;
  readonly drained: ReadonlySet<number>;
  /** Sessions that are down for no fault of their link, by the index of either channel. */
  readonly channels: ReadonlySet<number>;
  /** Channels that bring nothing any more though who is at their beginning still has what it was told. */
  readonly muted?: ReadonlySet<number>;
  /** Sessions between nodes that are dead, and that nobody has noticed. */
  readonly stale?: Stale;
}

/**
 * Channels whose sessions bring nothing any more, and what went over them before, which who is at their end still believes: their
 * packets are lost without a sign, until BIRD's hold timer runs out.
 */
export interface Stale {
  readonly channels: ReadonlySet<number>;
  /** What every router knew before, by prefix and router. */
  readonly before: readonly (readonly (Rib | undefined)[])[];
}

export const noFaults: Faults = { routers: new Set(), links: new Set(), drained: new Set(), channels: new Set() };

/** Whether a link carries packets. */
export function isLinkUp({ links }: Network, faults: Faults, index: number): boolean {
  const link = links[index];
  return link !== undefined && !faults.links.has(index) && !faults.routers.has(link.a) && !faults.routers.has(link.b);
}

/** Whether a session is up. */
export function isChannelUp(network: Network, faults: Faults, { index, reverse, from, to, link }: Channel): boolean {
  if (faults.routers.has(from) || faults.routers.has(to)) return false;
  if (faults.channels.has(index) || faults.channels.has(reverse)) return false;
  return link === undefined || isLinkUp(network, faults, link);
}
