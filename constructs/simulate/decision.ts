import { compare } from "../findings";
import type { Network, Router } from "./network";
import type { Route } from "./route";

/** How a next hop is reached, as far as the decision process asks. */
export interface Resolved {
  /** 0: on a link; otherwise by a route that tells no metric, which BIRD counts as the largest. */
  readonly metric: number;
}

export type Resolve = (nextHop: string) => Resolved | undefined;

/** The routes of a router, best first, how many of them it uses, and whether it can use the best at all. */
export interface Decision {
  readonly routes: readonly Route[];
  readonly used: number;
  readonly isUnreachable: boolean;
}

/**
 * RFC 4271 §9.1 as FRR (bgp_path_info_cmp) and BIRD 1.6 (bgp_rte_better, bgp_rte_mergable) have it. FRR's preference for the
 * older of two external routes depends on what came first and is left out: the router id decides, as after a restart.
 */
export function decide(network: Network, router: Router, candidates: readonly Route[], resolve: Resolve): Decision {
  const metrics = new Map(candidates.map((route) => [route, metricOf(route, resolve)]));
  const isUsable = (route: Route): boolean => metrics.get(route) !== undefined;
  // FRR leaves out what it cannot reach; BIRD only prefers everything else to it.
  const eligible = router.speaker === "frr" ? candidates.filter(isUsable) : candidates;
  const order = (a: Route, b: Route): number =>
    Number(isUsable(b)) - Number(isUsable(a)) ||
    merit(a, b) ||
    (metrics.get(a) ?? 0) - (metrics.get(b) ?? 0) ||
    tie(network, a, b);
  const routes = [...eligible].sort(order);
  const [best] = routes;
  if (best === undefined) return { routes, used: 0, isUnreachable: false };
  if (best.channel < 0) return { routes, used: 1, isUnreachable: false };
  if (!isUsable(best)) return { routes, used: 1, isUnreachable: true };
  const equal = routes.filter(
    (route) => isUsable(route) && merit(best, route) === 0 && metrics.get(best) === metrics.get(route),
  );
  const [first, ...others] = equal;
  const used = [
    ...(first === undefined ? [] : [first]),
    ...others.sort((a, b) => byNextHop(network, a, b)).slice(0, router.multipath - 1),
  ];
  const rest = routes.filter((route) => !used.includes(route));
  return { routes: [...used, ...rest], used: used.length, isUnreachable: false };
}

function metricOf({ nextHop }: Route, resolve: Resolve): number | undefined {
  return nextHop === undefined ? 0 : resolve(nextHop)?.metric;
}

/** What makes one route better than another, and not only first: own, local preference, length of the path, external. */
function merit(a: Route, b: Route): number {
  return (
    Number(b.channel < 0) - Number(a.channel < 0) ||
    b.localPreference - a.localPreference ||
    a.path.length - b.path.length ||
    Number(a.isInternal) - Number(b.isInternal)
  );
}

/**
 * Router id, or that of who brought it into the AS; length of the cluster list; address of the peer. Of what a peer told as
 * several ways the daemons take the older one; here it is the lower one, so that what came before does not matter.
 */
function tie(network: Network, a: Route, b: Route): number {
  const [x, y] = [identifierOf(network, a), identifierOf(network, b)];
  if (x !== y) return x < y ? -1 : 1;
  return a.clusters.length - b.clusters.length || byPeer(network, a, b) || byContent(network, a, b);
}

function byContent(network: Network, a: Route, b: Route): number {
  const [x, y] = [valueOf(network, a.nextHop), valueOf(network, b.nextHop)];
  if (x !== y) return x < y ? -1 : 1;
  const [path, other] = [a, b].map(({ path: { asNumbers }, clusters }) => [...asNumbers, "", ...clusters].join(" "));
  return compare(path ?? "", other ?? "") || a.id - b.id;
}

function identifierOf({ channels, routers }: Network, { originator, channel }: Route): bigint {
  return originator ?? routers[channels[channel]?.from ?? -1]?.routerId ?? 0n;
}

function byPeer({ channels }: Network, a: Route, b: Route): number {
  const [x, y] = [channels[a.channel]?.fromAddress, channels[b.channel]?.fromAddress];
  return x === undefined || y === undefined ? 0 : x.compare(y);
}

/** By address, as both daemons fill up the ways that they may use. */
function byNextHop(network: Network, a: Route, b: Route): number {
  const [x, y] = [valueOf(network, a.nextHop), valueOf(network, b.nextHop)];
  return x === y ? byPeer(network, a, b) : x < y ? -1 : 1;
}

function valueOf({ addressValues }: Network, address: string | undefined): bigint {
  return (address === undefined ? undefined : addressValues.get(address)) ?? 0n;
}
