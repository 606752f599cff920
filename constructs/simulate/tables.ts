import { type PredictedRoute, routeOf } from "./predict";
import type { Prefix, Router } from "./network";
import type { State } from "./state";

/** What a router knows. */
export interface DeviceTable {
  readonly device: string;
  readonly kind: Router["kind"];
  readonly asNumber: number;
  readonly routes: readonly KnownRoute[];
}

/** A prefix at a router: what it installs, and all ways that it has. */
export interface KnownRoute {
  readonly prefix: string;
  /** What the kernel gets; absent where the prefix is the router's own. */
  readonly installed?: PredictedRoute;
  /** Best first. */
  readonly ways: readonly Way[];
}

export interface Way {
  /** Next hop as BGP has it; `self`: the router announces it. */
  readonly nextHop: string;
  /** Key of the session that brought it; absent where the router announces it. */
  readonly session?: string;
  /** Name of who told it. */
  readonly from?: string;
  readonly asPath: readonly number[];
  readonly localPreference: number;
  /** Whether packets take it. */
  readonly used: boolean;
}

/** The most that is written out: more is no table that anybody reads. */
const mostEntries = 200_000;

/** Tables of every router that is alive; empty where there are too many. */
export function tablesOf(state: State): readonly DeviceTable[] {
  const { routers, prefixes } = state.network;
  if (routers.length * prefixes.length > mostEntries) return [];
  return routers
    .filter(({ index }) => !state.faults.routers.has(index))
    .map((router): DeviceTable => {
      const { name: device, kind, asNumber } = router;
      return { device, kind, asNumber, routes: prefixes.flatMap((prefix) => knownOf(state, router, prefix)) };
    });
}

function knownOf(state: State, router: Router, prefix: Prefix): readonly KnownRoute[] {
  const rib = state.ribOf(prefix.index, router.index);
  if (rib === undefined || rib.routes.length === 0) return [];
  const { channels, routers } = state.network;
  const [installed] = routeOf(state, router, prefix);
  const ways = rib.routes.map((route, at): Way => {
    const channel = channels[route.channel];
    return {
      nextHop: route.nextHop ?? "self",
      ...(channel === undefined ? {} : { session: channel.session, from: routers[channel.from]?.name ?? "" }),
      asPath: route.path.asNumbers,
      localPreference: route.localPreference,
      used: at < rib.used,
    };
  });
  return [{ prefix: prefix.cidr.toString(), ...(installed === undefined ? {} : { installed }), ways }];
}
