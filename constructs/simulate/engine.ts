import { decide } from "./decision";
import { type Channel, type Faults, isChannelUp, type Network, type Prefix } from "./network";
import { Path } from "./path";
import { Resolution } from "./resolution";
import type { Rib, Route } from "./route";
import { transferred } from "./transfer";

/** What every router knows of a prefix, by index; undefined: nothing. */
export type Ribs = readonly (Rib | undefined)[];

/** What a router knows of a prefix. */
export type Knowledge = (router: number) => Rib | undefined;

/** Finds a route of another prefix by which FRR reaches the next hop of an internal route; undefined: none. */
export type Recursion = (router: number, nextHop: string) => boolean;

/** How often every router may change its mind, on average, before the prefix counts as one that never settles. */
const mostRounds = 200;

/** What a run needs beside the prefix. */
export interface Circumstances {
  readonly faults: Faults;
  readonly recursion?: Recursion;
}

/** Propagates routes. What becomes of a route on a session is found once, however many prefixes take the same way. */
export class Engine {
  readonly resolution: Resolution;
  private readonly incoming: readonly (readonly Channel[])[];
  private readonly outgoing: readonly (readonly number[])[];
  private readonly transfers: readonly Map<Route, Route | undefined>[];
  private readonly routes: readonly Map<string, Route>[];
  private readonly ribs: readonly Map<string, Rib>[];
  private readonly own: readonly Route[];
  /** Whether a switch was ever told a next hop that is on none of its links: only then does FRR's recursion matter. */
  missedNextHops = false;

  constructor(readonly network: Network) {
    const { routers, channels } = network;
    this.resolution = new Resolution(network);
    const incoming = routers.map((): Channel[] => []);
    const outgoing = routers.map((): number[] => []);
    for (const channel of channels) {
      incoming[channel.to]?.push(channel);
      outgoing[channel.from]?.push(channel.to);
    }
    this.incoming = incoming;
    this.outgoing = outgoing.map((all) => [...new Set(all)]);
    this.transfers = channels.map(() => new Map());
    this.routes = routers.map(() => new Map());
    this.ribs = routers.map(() => new Map());
    const empty = Path.empty();
    this.own = routers.map(() => ownRoute(empty));
  }

  /** The routers' knowledge of a prefix once nothing changes any more; undefined where that never comes. */
  converge(prefix: Prefix, circumstances: Circumstances): Ribs | undefined {
    const ribs: (Rib | undefined)[] = this.network.routers.map(() => undefined);
    const knowledge = {
      of: (router: number) => ribs[router],
      set: (router: number, rib?: Rib) => (ribs[router] = rib),
    };
    return this.run(prefix, circumstances, [...prefix.origins], knowledge) ? ribs : undefined;
  }

  /**
   * What changes when faults come to what was settled without them: only what follows from them is found anew.
   * @param affected routers that may know other things now, if only as a neighbour is gone
   */
  change(
    prefix: Prefix,
    circumstances: Circumstances,
    before: Ribs,
    affected: readonly number[],
  ): ReadonlyMap<number, Rib | undefined> | undefined {
    const changes = new Map<number, Rib | undefined>();
    const of: Knowledge = (router) => (changes.has(router) ? changes.get(router) : before[router]);
    const set = (router: number, rib?: Rib): unknown => changes.set(router, rib);
    return this.run(prefix, circumstances, [...affected], { of, set }) ? changes : undefined;
  }

  /** @returns whether it came to an end */
  private run(
    prefix: Prefix,
    circumstances: Circumstances,
    queue: number[],
    { of, set }: { readonly of: Knowledge; readonly set: (router: number, rib?: Rib) => unknown },
  ): boolean {
    queue.sort((a, b) => a - b);
    const waits = new Set(queue);
    let left = mostRounds * this.network.routers.length;
    for (let at = 0; at < queue.length; at++) {
      if (left-- === 0) return false;
      const router = queue[at] ?? 0;
      waits.delete(router);
      const isDead = circumstances.faults.routers.has(router);
      const rib = isDead ? undefined : this.ribOf(router, prefix, of, circumstances);
      if (rib === of(router)) continue;
      set(router, rib);
      for (const neighbour of this.outgoing[router] ?? []) {
        if (waits.has(neighbour)) continue;
        waits.add(neighbour);
        queue.push(neighbour);
      }
    }
    return true;
  }

  /** Routes of a prefix that a channel brings, as the other end took them. */
  brought(channel: Channel, prefix: Prefix, of: Knowledge, faults: Faults): readonly Route[] {
    if (!isChannelUp(this.network, faults, channel)) return [];
    const rib = of(channel.from);
    const [best] = rib?.routes ?? [];
    if (rib === undefined || best === undefined) return [];
    const told = channel.out.addPath ? rib.routes : [best];
    return told.flatMap((route) => {
      if (!channel.out.passes(prefix, route.channel < 0) || !channel.in.passes(prefix, false)) return [];
      return this.transfer(channel, route, faults) ?? [];
    });
  }

  private ribOf(router: number, prefix: Prefix, of: Knowledge, { faults, recursion }: Circumstances): Rib | undefined {
    const own = this.own[router];
    const candidates: Route[] = prefix.origins.has(router) && own !== undefined ? [own] : [];
    for (const channel of this.incoming[router] ?? []) candidates.push(...this.brought(channel, prefix, of, faults));
    if (candidates.length === 0) return undefined;
    const self = this.network.routers[router];
    if (self === undefined) return undefined;
    const resolve = (nextHop: string) => {
      const reach = this.resolution.with(faults, router, nextHop);
      if (reach !== undefined || self.speaker === "bird") return reach;
      this.missedNextHops = true;
      return recursion?.(router, nextHop) === true ? { metric: 0 } : undefined;
    };
    const key = candidates
      .map(({ id, nextHop }) => (nextHop === undefined || resolve(nextHop) !== undefined ? id : `${id}!`))
      .join(" ");
    const known = this.ribs[router];
    const there = known?.get(key);
    if (there !== undefined) return there;
    const rib = decide(this.network, self, candidates, resolve);
    known?.set(key, rib);
    return rib;
  }

  private transfer(channel: Channel, route: Route, faults: Faults): Route | undefined {
    // Drained switches are few: what they do is not kept.
    if (faults.drained.has(channel.from) || faults.drained.has(channel.to))
      return this.interned(channel.to, transferred(this.network, faults, channel, route));
    const known = this.transfers[channel.index];
    if (known?.has(route) === true) return known.get(route);
    const made = this.interned(channel.to, transferred(this.network, faults, channel, route));
    known?.set(route, made);
    return made;
  }

  /** One object for equal routes of a router. */
  private interned(router: number, route: Omit<Route, "id"> | undefined): Route | undefined {
    const known = this.routes[router];
    if (route === undefined || known === undefined) return undefined;
    const key = [
      route.channel,
      route.path.asNumbers.join(","),
      route.localPreference,
      route.nextHop,
      route.originator,
      route.clusters.join(","),
      route.isShuttingDown,
    ].join(" ");
    const there = known.get(key);
    if (there !== undefined) return there;
    const made = { ...route, id: known.size + 1 };
    known.set(key, made);
    return made;
  }
}

function ownRoute(path: Path): Route {
  return {
    id: 0,
    path,
    localPreference: 100,
    nextHop: undefined,
    channel: -1,
    isInternal: false,
    isFromClient: false,
    originator: undefined,
    clusters: [],
    isShuttingDown: false,
  };
}
