import { announcedOf, type Cluster, originsOf } from "../../calico";
import {
  type Fabric,
  labelsByNode,
  labelsOf,
  type NetworkOsName,
  type PeerGroup,
  sessionsOf,
  switchConfigs,
} from "../../fabric";
import { compareVersions, type Session } from "../../model";
import type { Network } from "../network";
import { channelsOf, type Speakers } from "./channels";
import { linksOf } from "./links";
import { isMeshTooLarge, meshOf } from "./mesh";
import { Peers, type Selected } from "./peers";
import { prefixesOf } from "./prefixes";
import { routersOf } from "./routers";

export interface NetworkOptions {
  /** The racks and nodes that are taken; absent: all. */
  readonly only?: { readonly racks: ReadonlySet<string>; readonly nodes: ReadonlySet<string> };
  /** Systems that withhold a route from a neighbour whose AS number is in its path; default: none, as FRR. */
  readonly checkPeerAs?: ReadonlySet<NetworkOsName>;
}

/** A network, and what it was made from. */
export interface Built {
  readonly network: Network;
  readonly fabric: Fabric;
  readonly sessions: readonly Session[];
  /** What a switch is told of who is at the other end of a channel towards it. */
  readonly groups: ReadonlyMap<number, PeerGroup>;
}

/** Calico 3.32 and later announce their own routes to internal peers with 2^31 - 1 less the priority of the route. */
const preferenceOfPriority = 2147483647 - 1024;

/** What a cluster's fabric is to whoever propagates routes in it; undefined without a fabric. */
export function networkOf(cluster: Cluster, options: NetworkOptions = {}): Built | undefined {
  if (cluster.fabric === undefined) return undefined;
  const { calico } = cluster;
  const fabric = withOnly(cluster.fabric, options.only);
  const announced = announcedOf(cluster);
  const sessions = [...sessionsOf(fabric, announced), ...meshOf(cluster, fabric)];
  const configs = switchConfigs(fabric, announced, sessions);
  const routers = routersOf(fabric, configs);
  const index = new Map(routers.map((router) => [router.name, router.index]));
  const { linkOf, ...places } = linksOf(fabric, index);
  const origins = originsOf(cluster);
  const speakers: Speakers = {
    index,
    linkOf,
    configs,
    peers: new Peers(calico.bgp.peers, selectedOf(cluster, fabric), calico.bgp.nodeToNodeMeshEnabled),
    filters: calico.bgp.filters,
    exports: { pools: calico.pools, services: origins[0]?.services ?? [] },
    reflectors: new Map(
      fabric.racks.flatMap(({ nodes }) =>
        nodes.flatMap(({ name, routeReflectorClusterId: id }) => (id === undefined ? [] : [[name, id] as const])),
      ),
    ),
    localPreference: setsPreference(cluster) ? preferenceOfPriority : 100,
    checkPeerAs: options.checkPeerAs ?? new Set(),
  };
  const { channels, silent, groups } = channelsOf(sessions, speakers);
  const limits = new Map<number, number>();
  for (const [channel, { maximumPrefixes }] of groups)
    if (maximumPrefixes !== undefined) limits.set(channel, maximumPrefixes.limit);
  const network: Network = {
    ...places,
    routers,
    channels,
    prefixes: prefixesOf(origins, configs, index),
    limits,
    helpsRestarts: fabric.sessions.gracefulRestart.kind !== "disabled",
    notSimulated: [...silent.map((text) => `no session ${text}`), ...leftOut(cluster, fabric)],
  };
  return { network, fabric, sessions, groups };
}

function withOnly(fabric: Fabric, only: NetworkOptions["only"]): Fabric {
  if (only === undefined) return fabric;
  const racks = fabric.racks
    .filter(({ name }) => only.racks.has(name))
    .map((rack) => ({ ...rack, nodes: rack.nodes.filter(({ name }) => only.nodes.has(name)) }));
  return { ...fabric, racks };
}

function selectedOf({ nodes }: Cluster, fabric: Fabric): ReadonlyMap<string, Selected> {
  const labels = labelsByNode(nodes, fabric);
  return new Map(
    fabric.racks.flatMap((rack) =>
      rack.nodes.map((node): [string, Selected] => [
        node.name,
        { labels: { ...labels.get(node.name), ...labelsOf(fabric, rack, node) }, addresses: node.addresses },
      ]),
    ),
  );
}

function setsPreference({ calico: { release } }: Cluster): boolean {
  return compareVersions(release.calico, "v3.32.0") >= 0;
}

function leftOut(cluster: Cluster, fabric: Fabric): readonly string[] {
  const switches = new Set(
    fabric.racks.flatMap(({ tors }) => tors.flatMap((tor) => [...tor.addresses, ...tor.loopbacks].map(String))),
  );
  const others = cluster.calico.bgp.peers.filter(({ peerIP }) => peerIP && !switches.has(peerIP.ip.toString()));
  return [
    ...others.map(({ name }) => `peer ${name} of the intent: who is at its other end is not known`),
    ...(isMeshTooLarge(cluster, fabric) ? ["the mesh between nodes: there are too many sessions"] : []),
    ...(fabric.defaultRoute === "outside" ? ["the default route, which comes from routers outside of the fabric"] : []),
  ];
}
