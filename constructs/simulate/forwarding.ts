import type { Ip } from "../net";
import type { Prefix, Router } from "./network";
import { isOpen, type Reach, seesOpen } from "./resolution";
import type { Rib } from "./route";
import type { State } from "./state";

/** A next hop as the kernel has it. */
export interface Hop extends Reach {
  /** Next hop as BGP has it. */
  readonly nextHop: string;
}

/** What a router does with packets to a place. */
export type Step =
  | { readonly kind: "delivered" }
  /** By any of these: a flow takes one of them for as long as nothing changes. */
  | { readonly kind: "forwarded"; readonly hops: readonly Hop[]; readonly losesSome?: boolean }
  | { readonly kind: "dropped"; readonly why: Drop };

/** No route; a route that says so (BIRD's `unreachable`); a route of its own with nothing behind it; a neighbour that is gone. */
export type Drop = "no route" | "unreachable" | "discarded" | "no answer";

/** Where packets go: a prefix that is announced, or a router's address. */
export interface Target {
  /** Prefixes around it, the longest first, among those that are announced. */
  readonly covering: readonly Prefix[];
  /** The prefix itself: who announces it has it. */
  readonly prefix?: Prefix;
  /** An address: whose it is. */
  readonly address?: { readonly text: string; readonly router: number };
}

export function prefixTarget(state: State, prefix: Prefix): Target {
  return { prefix, covering: state.places.around(prefix.cidr) };
}

export function addressTarget(state: State, ip: Ip): Target | undefined {
  const text = ip.toString();
  const owner = state.network.addresses.get(text);
  return owner && { address: { text, router: owner.router }, covering: state.places.around(ip) };
}

/** What a router does, as its tables are. */
export function stepOf(state: State, router: number, target: Target): Step {
  const { address, prefix: itself } = target;
  if (address !== undefined) {
    if (address.router === router) return delivered;
    const reach = state.engine.resolution.with(state.faults, router, address.text);
    if (reach !== undefined) return stepTo(state, [{ ...reach, nextHop: address.text }]);
  }
  for (const prefix of target.covering) {
    if (prefix.origins.has(router)) return prefix === itself ? delivered : { kind: "dropped", why: "discarded" };
    const rib = state.ribOf(prefix.index, router);
    if (rib === undefined || rib.used === 0) continue;
    if (rib.isUnreachable) return { kind: "dropped", why: "unreachable" };
    const hops = hopsOf(state, router, rib);
    if (hops.length > 0) return stepTo(state, hops);
  }
  return { kind: "dropped", why: "no route" };
}

/** Packets to next hops that the kernel has: to a neighbour that is gone they are lost, as nobody told it. */
function stepTo({ network, faults }: State, known: readonly Hop[]): Step {
  if (known.every((hop) => isOpen(network, faults, hop))) return { kind: "forwarded", hops: known };
  const hops = known.filter((hop) => isOpen(network, faults, hop));
  return hops.length === 0 ? { kind: "dropped", why: "no answer" } : { kind: "forwarded", hops, losesSome: true };
}

const delivered: Step = { kind: "delivered" };

/** The next hops that the kernel gets of what BGP chose, each once, by address. */
export function hopsOf(state: State, router: number, rib: Rib, depth = 0): readonly Hop[] {
  const { network, faults } = state;
  const known = state.engine.hops.get(rib) ?? resolvedHops(state, router, rib);
  if (known !== undefined) {
    state.engine.hops.set(rib, known);
    return known.every((hop) => seesOpen(network, faults, router, hop))
      ? known
      : known.filter((hop) => seesOpen(network, faults, router, hop));
  }
  const found = new Map<string, Hop>();
  for (const { nextHop } of rib.routes.slice(0, rib.used)) {
    if (nextHop === undefined) continue;
    const reach = state.engine.resolution.with(faults, router, nextHop);
    if (reach !== undefined) found.set(reach.gateway, { ...reach, nextHop });
    else if (depth < 4) for (const hop of recursive(state, router, nextHop, depth)) found.set(hop.gateway, hop);
  }
  return inOrder(state, [...found.values()]);
}

/** The next hops where each is on a link, whatever is broken; undefined where another route leads to one of them. */
function resolvedHops(state: State, router: number, rib: Rib): readonly Hop[] | undefined {
  const found = new Map<string, Hop>();
  for (const { nextHop } of rib.routes.slice(0, rib.used)) {
    if (nextHop === undefined) continue;
    const reach = state.engine.resolution.of(router, nextHop);
    if (reach === undefined) return undefined;
    found.set(reach.gateway, { ...reach, nextHop });
  }
  return inOrder(state, [...found.values()]);
}

function inOrder(state: State, hops: readonly Hop[]): readonly Hop[] {
  return hops.length < 2 ? hops : [...hops].sort((a, b) => state.compareAddresses(a.gateway, b.gateway));
}

/** FRR reaches the next hop of an internal route by another route. */
function recursive(state: State, router: number, nextHop: string, depth: number): readonly Hop[] {
  const behind = state.recursionOf(router, nextHop);
  return behind === undefined ? [] : hopsOf(state, router, behind, depth + 1).map((hop) => ({ ...hop, nextHop }));
}

/** What may become of packets: several of these where equal ways end differently. */
export interface Fate {
  readonly arrives: boolean;
  readonly isLost: boolean;
  readonly loops: boolean;
}

const bits = { arrives: 1, lost: 2, loops: 4 } as const;

export function fateOf(mask: number): Fate {
  return { arrives: (mask & bits.arrives) > 0, isLost: (mask & bits.lost) > 0, loops: (mask & bits.loops) > 0 };
}

/** Whether every way arrives. */
export function isWhole(mask: number): boolean {
  return mask === bits.arrives;
}

export function arrives(mask: number): boolean {
  return (mask & bits.arrives) > 0;
}

/**
 * What becomes of packets to a target, by the router where they are: next hops are followed to their ends.
 * @param step what a router does
 */
export function fates(routers: readonly Router[], step: (router: number) => Step): Uint8Array {
  const next: number[][] = routers.map(() => []);
  const back: number[][] = routers.map(() => []);
  const masks = new Uint8Array(routers.length);
  for (const { index } of routers) {
    const taken = step(index);
    if (taken.kind === "delivered") masks[index] = bits.arrives;
    else if (taken.kind === "dropped") masks[index] = bits.lost;
    else {
      if (taken.losesSome === true) masks[index] = bits.lost;
      for (const { router } of taken.hops) {
        next[index]?.push(router);
        back[router]?.push(index);
      }
    }
  }
  for (const index of comesToLoop(next)) masks[index] = (masks[index] ?? 0) | bits.loops;
  for (const bit of Object.values(bits)) spread(masks, back, bit);
  return masks;
}

/** What is true of a router is true of all whose packets come by it. */
function spread(masks: Uint8Array, back: readonly (readonly number[])[], bit: number): void {
  const queue = [...masks.keys()].filter((index) => ((masks[index] ?? 0) & bit) > 0);
  for (let at = 0; at < queue.length; at++)
    for (const index of back[queue[at] ?? 0] ?? []) {
      const mask = masks[index] ?? 0;
      if ((mask & bit) > 0) continue;
      masks[index] = mask | bit;
      queue.push(index);
    }
}

/** Whose packets may come to a loop: who is left when whoever leads nowhere is taken away, again and again. */
function comesToLoop(next: readonly (readonly number[])[]): readonly number[] {
  const degree = next.map((hops) => hops.length);
  const back: number[][] = next.map(() => []);
  next.forEach((hops, index) => hops.forEach((hop) => back[hop]?.push(index)));
  const queue = [...degree.keys()].filter((index) => degree[index] === 0);
  for (let at = 0; at < queue.length; at++)
    for (const index of back[queue[at] ?? 0] ?? [])
      if ((degree[index] = (degree[index] ?? 0) - 1) === 0) queue.push(index);
  return [...degree.keys()].filter((index) => (degree[index] ?? 0) > 0);
}
