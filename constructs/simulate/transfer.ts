import type { Channel, Faults, Network, Router } from "./network";
import type { Path } from "./path";
import type { Route } from "./route";

/** LOCAL_PREF of what no internal peer said, at FRR and at BIRD. */
const usualPreference = 100;

type Ends = {
  readonly from: Router;
  readonly to: Router;
  readonly drains: { readonly from: boolean; readonly to: boolean };
};
type Announced = Omit<Route, "id" | "channel" | "isInternal" | "isFromClient" | "isDirect">;

/**
 * What becomes of a route on its way over a session: what the announcing end makes of it, and what the other takes.
 * Undefined where it is withheld or refused. Filters are not asked: they depend on the prefix.
 */
export function transferred(
  network: Network,
  faults: Pick<Faults, "drained">,
  channel: Channel,
  route: Route,
): Omit<Route, "id"> | undefined {
  const [from, to] = [network.routers[channel.from], network.routers[channel.to]];
  if (from === undefined || to === undefined) return undefined;
  const drains = { from: faults.drained.has(channel.from), to: faults.drained.has(channel.to) };
  const ends = { from, to, drains };
  const announced = isWithheld(channel, ends, route) ? undefined : announcedAs(network, channel, ends, route);
  return announced && taken(channel, ends, announced);
}

function isWithheld(channel: Channel, { from, to }: Ends, route: Route): boolean {
  // Nobody tells a peer what that peer told.
  if (route.channel === channel.reverse) return true;
  if (route.channel < 0) return false;
  const { out, isInternal } = channel;
  if (!isInternal) return out.checksPeerAs && route.path.asNumbers.includes(to.asNumber);
  if (!route.isInternal) return false;
  if (!route.isFromClient && !out.toClient) return true;
  // FRR looks at who brought it, BIRD at its own cluster id, towards clients.
  if (from.speaker === "frr") return route.originator === to.routerId;
  return out.toClient && from.clusterId !== undefined && route.clusters.includes(from.clusterId);
}

function announcedAs(network: Network, channel: Channel, ends: Ends, route: Route): Announced {
  const { from, drains } = ends;
  const isDrained = drains.from && from.speaker === "frr";
  const nextHop = nextHopOf(network, channel, ends, route);
  if (!channel.isInternal)
    return {
      path: pathOf(channel, ends, route.path),
      localPreference: usualPreference,
      nextHop,
      originator: undefined,
      clusters: [],
      isShuttingDown: route.isShuttingDown || isDrained,
    };
  const isReflected = route.channel >= 0 && route.isInternal;
  const preference = route.channel < 0 ? channel.out.localPreference : route.localPreference;
  return {
    path: route.path,
    localPreference: isDrained ? 0 : preference,
    nextHop,
    originator: isReflected ? (route.originator ?? senderOf(network, route)) : route.originator,
    clusters: isReflected && from.clusterId !== undefined ? [from.clusterId, ...route.clusters] : route.clusters,
    isShuttingDown: route.isShuttingDown,
  };
}

function senderOf({ channels, routers }: Network, { channel }: Route): bigint | undefined {
  const index = channels[channel]?.from;
  return index === undefined ? undefined : routers[index]?.routerId;
}

function pathOf({ out }: Channel, { from, to }: Ends, path: Path): Path {
  return (out.asOverride ? path.replace(to.asNumber, from.asNumber) : path).prepend(from.asNumber);
}

function nextHopOf(network: Network, channel: Channel, { from, to }: Ends, route: Route): string {
  const own = channel.fromAddress.toString();
  const { nextHop: mode } = channel.out;
  if (route.nextHop === undefined || mode === "force") return own;
  const isReflected = route.isInternal && channel.isInternal;
  // BIRD's `self` is for whatever it announces, FRR's not for what it reflects.
  if (mode === "self" && (from.speaker === "bird" || !isReflected)) return own;
  if (channel.isInternal || mode === "keep") return route.nextHop;
  const isThirdParty = from.speaker === "frr" && sharesSubnet(network, channel, to, route.nextHop);
  return isThirdParty ? route.nextHop : own;
}

/** Whether the other end reaches a next hop on the very link of the session: FRR then leaves itself out (third party). */
function sharesSubnet({ addresses, links }: Network, channel: Channel, to: Router, nextHop: string): boolean {
  if (channel.link === undefined || links[channel.link]?.kind !== "vlan") return false;
  const owner = addresses.get(nextHop);
  if (owner === undefined || owner.router === to.index) return false;
  const isOnSwitch = (index: number): boolean => links[index]?.kind === "vlan" && links[index]?.b === channel.from;
  return owner.links.some(isOnSwitch);
}

function taken(channel: Channel, { to, drains }: Ends, announced: Announced): Omit<Route, "id"> | undefined {
  const { path, originator, clusters, nextHop } = announced;
  const { fromClient, allowOwnAs } = channel.in;
  if (path.count(to.asNumber) > allowOwnAs) return undefined;
  if (channel.isInternal && originator === to.routerId) return undefined;
  // BIRD looks for its cluster id only where the other end is its client.
  if (to.clusterId !== undefined && clusters.includes(to.clusterId) && (to.speaker === "frr" || fromClient))
    return undefined;
  if (nextHop === channel.toAddress.toString()) return undefined;
  const route = {
    ...announced,
    channel: channel.index,
    isInternal: channel.isInternal,
    isFromClient: fromClient,
    isDirect: channel.link !== undefined && nextHop === channel.fromAddress.toString(),
  };
  if (channel.isInternal || to.speaker === "bird") return route;
  const isShuttingDown = route.isShuttingDown || drains.to;
  return { ...route, isShuttingDown, ...(isShuttingDown ? { localPreference: 0 } : {}) };
}
