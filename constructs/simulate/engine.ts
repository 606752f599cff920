import { decide } from "./decision";
import type { Hop } from "./forwarding";
import { type Channel, type Faults, isChannelUp, type Network, type Prefix } from "./network";
import { Path } from "./path";
import { Resolution } from "./resolution";
import type { Rib, Route } from "./route";
import { transferred } from "./transfer";

/** What every router knows of a prefix, by index; undefined: nothing. */
export type Ribs = readonly (Rib | undefined)[];

/** Finds a route of another prefix by which FRR reaches the next hop of an internal route; undefined: none. */
export type Recursion = (router: number, nextHop: string) => boolean;

/** How often every router may change its mind, on average, before the prefix counts as one that never settles. */
const mostRounds = 200;

/** What a run needs beside the prefix. */
export interface Circumstances {
  readonly faults: Faults;
  readonly recursion?: Recursion;
}

/** What a run reads and writes: what routers know of one prefix. */
interface Knowledge {
  readonly of: (router: number) => Rib | undefined;
  readonly set: (router: number, rib: Rib | undefined) => unknown;
}

/** Propagates routes. What becomes of a route on a session is found once, however many prefixes take the same way. */
export class Engine {
  readonly resolution: Resolution;
  /** Whether a switch was ever told a next hop that is on none of its links: only then does FRR's recursion matter. */
  missedNextHops = false;
  /** Next hops of what routers know, as the kernel has them without faults. */
  readonly hops = new Map<Rib, readonly Hop[]>();
  private readonly incoming: readonly (readonly Channel[])[];
  private readonly outgoing: readonly (readonly Channel[])[];
  private readonly transfers: readonly Map<Route, Route | undefined>[];
  private readonly routes: readonly Map<string, Route>[];
  private readonly ribs: readonly Map<string, Rib>[];
  private readonly own: readonly Route[];

  constructor(readonly network: Network) {
    const { routers, channels } = network;
    this.resolution = new Resolution(network);
    const incoming = routers.map((): Channel[] => []);
    const outgoing = routers.map((): Channel[] => []);
    for (const channel of channels) {
      incoming[channel.to]?.push(channel);
      outgoing[channel.from]?.push(channel);
    }
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.transfers = channels.map(() => new Map<Route, Route | undefined>());
    this.routes = routers.map(() => new Map<string, Route>());
    this.ribs = routers.map(() => new Map<string, Rib>());
    const empty = Path.empty();
    this.own = routers.map(() => ownRoute(empty));
  }

  /** Sessions that bring a router something. */
  sessionsTo(router: number): readonly Channel[] {
    return this.incoming[router] ?? [];
  }

  /** The routers' knowledge of a prefix once nothing changes any more; undefined where that never comes. */
  converge(prefix: Prefix, circumstances: Circumstances): Ribs | undefined {
    const ribs: (Rib | undefined)[] = this.network.routers.map(() => undefined);
    const knowledge: Knowledge = { of: (router) => ribs[router], set: (router, rib) => (ribs[router] = rib) };
    const first = new Map([...prefix.origins].map((router) => [router, this.own.slice(router, router + 1)]));
    for (const [router, routes] of this.believed(prefix, circumstances.faults))
      first.set(router, [...(first.get(router) ?? none), ...routes]);
    return this.run(prefix, circumstances, knowledge, first) ? ribs : undefined;
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
    const { faults } = circumstances;
    const changes = new Map<number, Rib | undefined>();
    const of = (router: number): Rib | undefined => (changes.has(router) ? changes.get(router) : before[router]);
    const known: Knowledge = { of, set: (router, rib) => changes.set(router, rib) };
    const first = new Map<number, readonly Route[]>();
    for (const router of affected) {
      const routes = before[router]?.routes ?? none;
      if (faults.routers.has(router)) first.set(router, none);
      else if (faults.drained.size > 0) first.set(router, this.toldAnew(router, prefix, before, faults));
      else if (routes.some((route) => !this.isSound(router, route, faults)))
        first.set(
          router,
          routes.filter(({ channel }) => this.isThere(channel, faults)),
        );
    }
    return first.size === 0 ? changes : this.run(prefix, circumstances, known, first) ? changes : undefined;
  }

  /** What routers still have from sessions that are dead, and that nobody has noticed. */
  private believed(prefix: Prefix, { stale, ...faults }: Faults): ReadonlyMap<number, readonly Route[]> {
    const found = new Map<number, readonly Route[]>();
    for (const index of stale?.channels ?? []) {
      const channel = this.network.channels[index];
      if (channel === undefined || channel.family !== prefix.cidr.family || faults.routers.has(channel.to)) continue;
      const routes = this.passing(channel, prefix, stale?.before[prefix.index]?.[channel.from], faults);
      if (routes.length > 0) found.set(channel.to, [...(found.get(channel.to) ?? none), ...routes]);
    }
    return found;
  }

  /** Routes of a prefix that a channel brings, as the other end took them. */
  brought(channel: Channel, prefix: Prefix, rib: Rib | undefined, faults: Faults): readonly Route[] {
    // Of each IP family there is a session of its own, which carries nothing else.
    if (channel.family !== prefix.cidr.family) return none;
    if (rib === undefined || faults.muted?.has(channel.index) === true) return none;
    return isChannelUp(this.network, faults, channel) ? this.passing(channel, prefix, rib, faults) : none;
  }

  /** What gets through to the other end of a session that is up. */
  private passing(channel: Channel, prefix: Prefix, rib: Rib | undefined, faults: Faults): readonly Route[] {
    const [best] = rib?.routes ?? [];
    if (rib === undefined || best === undefined) return none;
    if (channel.out.addPath && rib.routes.length > 1)
      return rib.routes.flatMap((route) => this.told(channel, prefix, route, faults) ?? []);
    const route = this.told(channel, prefix, best, faults);
    return route === undefined ? none : [route];
  }

  private told(channel: Channel, prefix: Prefix, route: Route, faults: Faults): Route | undefined {
    // First what is known already: most of what is told is refused for its path.
    const taken = this.transfer(channel, route, faults);
    if (taken === undefined) return undefined;
    return channel.out.passes(prefix, route.channel < 0) && channel.in.passes(prefix, false) ? taken : undefined;
  }

  /** What a router is told where one of its neighbours, or itself, is drained. */
  private toldAnew(router: number, prefix: Prefix, before: Ribs, faults: Faults): readonly Route[] {
    const own = (before[router]?.routes ?? none).filter(({ channel }) => channel < 0);
    const told = this.sessionsTo(router).flatMap((one) => this.brought(one, prefix, before[one.from], faults));
    return [...own, ...told];
  }

  /** Whether nothing is wrong with a route: its session is up, and its next hop is where it was. */
  private isSound(router: number, { channel, nextHop, isDirect }: Route, faults: Faults): boolean {
    if (!this.isThere(channel, faults)) return false;
    return isDirect || nextHop === undefined || this.resolution.with(faults, router, nextHop) !== undefined;
  }

  private isThere(index: number, faults: Faults): boolean {
    const channel = this.network.channels[index];
    return channel === undefined || isChannelUp(this.network, faults, channel);
  }

  /**
   * Lets routers decide, tell and decide again until nobody has anything to say.
   * @param waiting routers that have something new, with all that they were told
   * @returns whether it came to an end
   */
  private run(
    prefix: Prefix,
    circumstances: Circumstances,
    { of, set }: Knowledge,
    waiting: Map<number, readonly Route[]>,
  ): boolean {
    const { faults } = circumstances;
    const queue = [...waiting.keys()].sort((a, b) => a - b);
    let left = mostRounds * this.network.routers.length;
    for (let at = 0; at < queue.length; at++) {
      if (left-- === 0) return false;
      const router = queue[at] ?? 0;
      const candidates = waiting.get(router) ?? none;
      waiting.delete(router);
      const rib = this.ribOf(router, candidates, circumstances);
      if (rib === of(router)) continue;
      set(router, rib);
      for (const channel of this.outgoing[router] ?? []) {
        const { to, index } = channel;
        if (faults.routers.has(to) || faults.stale?.channels.has(index) === true) continue;
        const brought = this.brought(channel, prefix, rib, faults);
        const there = waiting.get(to) ?? of(to)?.routes ?? none;
        if (isSame(there, index, brought)) continue;
        if (!waiting.has(to)) queue.push(to);
        waiting.set(to, [...there.filter((route) => route.channel !== index), ...brought]);
      }
    }
    return true;
  }

  private ribOf(router: number, told: readonly Route[], { faults, recursion }: Circumstances): Rib | undefined {
    const [first] = told;
    const self = this.network.routers[router];
    if (first === undefined || self === undefined) return undefined;
    const candidates = told.length === 1 ? told : [...told].sort(byChannel);
    const resolve = (nextHop: string) => {
      const reach = this.resolution.with(faults, router, nextHop);
      if (reach !== undefined || self.speaker === "bird") return reach;
      this.missedNextHops = true;
      return recursion?.(router, nextHop) === true ? { metric: 0 } : undefined;
    };
    let key = "";
    for (const { id, nextHop } of candidates)
      key += nextHop === undefined || resolve(nextHop) !== undefined ? `${id} ` : `${id}! `;
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
    const there = known?.get(route);
    if (there !== undefined || known?.has(route) === true) return there;
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
    isDirect: true,
    originator: undefined,
    clusters: [],
    isShuttingDown: false,
  };
}

const none: readonly Route[] = [];

function byChannel(a: Route, b: Route): number {
  return a.channel - b.channel || a.id - b.id;
}

/** Whether of what a router was told this is what a channel brought. */
function isSame(told: readonly Route[], channel: number, brought: readonly Route[]): boolean {
  let count = 0;
  for (const route of told) {
    if (route.channel !== channel) continue;
    if (!brought.includes(route)) return false;
    count++;
  }
  return count === brought.length;
}
