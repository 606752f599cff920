import type { PasswordReference, Selector } from "../../../model";
import { Ip, type IpFamily } from "../../../net";
import type { CalicoBgp } from "../../cluster";
import type { BgpPeer } from "../schema";
import { addressOf, type BirdNode } from "./nodes";
import type { Dialect } from "./options";

/** A session of a node, as one `protocol bgp` says it. */
export interface Peering {
  /** From the mesh, from a BGPPeer for all nodes, or from one for some. */
  readonly scope: "Mesh" | "Global" | "Node";
  readonly ip: Ip;
  readonly port?: number;
  readonly as: number;
  /** The AS number that the node says it has, where that is not its own. */
  readonly localAs?: number;
  readonly isInternal: boolean;
  readonly ttlSecurity?: number;
  readonly source?: Ip;
  readonly filters: readonly string[];
  readonly isPassive: boolean;
  /** Seconds. */
  readonly restartTime?: number;
  readonly keepaliveTime?: number;
  /** The node reflects to this peer, under this id. */
  readonly clusterId?: string;
  readonly password?: PasswordReference;
  readonly nextHop?: "keep" | "self";
  readonly allowLocalAs?: number;
  /** Gateway of a static route to the peer. */
  readonly via?: Ip;
}

export interface PeeringContext {
  readonly bgp: CalicoBgp;
  readonly nodes: readonly BirdNode[];
  readonly dialect: Dialect;
}

/** What a BGPPeer leads to on one node before the node's own facts are put to it. */
interface Wanted {
  readonly scope: "Global" | "Node";
  readonly peer: BgpPeer;
  readonly ip: Ip;
  readonly port?: number | undefined;
  readonly as: number;
  /** Of a peer that is found by a selector. */
  readonly node?: BirdNode;
}

/**
 * The sessions of a node in one family, as confd finds them (confd/pkg/backends/calico/client.go, updatePeersV1): peers for
 * all nodes, then those for some, then for each its reverse on the node that it leads to; whoever comes first has an address
 * and port. Two BGPPeers for the same one are taken in the order of the intent, where confd's own is left to chance. Peers
 * that are pods (`localWorkloadSelector`) are known to the node alone, and not here.
 */
export function peeringsOf(node: BirdNode, family: IpFamily, context: PeeringContext): readonly Peering[] {
  const own = addressOf(node, family);
  if (own === undefined) return [];
  const { bgp } = context;
  const asPeers = bgp.peers.filter(({ localWorkloadSelector }) => localWorkloadSelector === undefined);
  const isForAll = ({ node: name, nodeSelector }: BgpPeer): boolean => name === undefined && nodeSelector === undefined;
  const wanted = [
    ...asPeers.filter(isForAll).flatMap((peer) => forwards(peer, "Global", family, context)),
    ...asPeers
      .filter((peer) => !isForAll(peer) && isFor(peer, node))
      .flatMap((peer) => forwards(peer, "Node", family, context)),
    ...asPeers.flatMap((peer) => (isReversed(peer, node, context) ? backwards(peer, family, context) : [])),
  ];
  const first = new Map<string, Wanted>();
  for (const one of wanted) {
    const key = `${one.ip}/${one.port ?? ""}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [
    ...meshOf(node, own, context),
    ...[...first.values()].filter(({ ip }) => !ip.equals(own)).map((one) => peeringOf(one, node, own, context)),
  ];
}

function isFor({ node: name, nodeSelector }: BgpPeer, node: BirdNode): boolean {
  return nodeSelector === undefined ? name === node.name : selects(nodeSelector, node);
}

function selects(selector: Selector, { labels }: BirdNode): boolean {
  return selector.matches(labels);
}

function forwards(
  peer: BgpPeer,
  scope: "Global" | "Node",
  family: IpFamily,
  context: PeeringContext,
): readonly Wanted[] {
  const { peerSelector, peerIP, asNumber } = peer;
  if (peerSelector !== undefined)
    return context.nodes
      .filter((node) => selects(peerSelector, node))
      .flatMap((node) => asNode(peer, scope, node, family, context));
  if (peerIP?.ip.family !== family) return [];
  const [known] = peerIP.port === undefined ? nodesAt(peer, context) : [];
  const port = peerIP.port ?? (known === undefined ? undefined : context.bgp.configuration?.listenPort);
  return [{ scope, peer, ip: peerIP.ip, port, as: asNumber?.value ?? 0 }];
}

function asNode(
  peer: BgpPeer,
  scope: "Global" | "Node",
  node: BirdNode,
  family: IpFamily,
  { bgp }: PeeringContext,
): readonly Wanted[] {
  const ip = addressOf(node, family);
  const as = (node.asNumber ?? bgp.asNumber).value;
  return ip === undefined ? [] : [{ scope, peer, node, ip, port: bgp.configuration?.listenPort, as }];
}

/** The nodes that a peer's address, AS number and port are those of. */
function nodesAt({ peerIP, asNumber }: BgpPeer, { nodes, bgp }: PeeringContext): readonly BirdNode[] {
  if (peerIP === undefined) return [];
  const as = asNumber ?? bgp.asNumber;
  const listenPort = bgp.configuration?.listenPort;
  if (peerIP.port !== undefined && listenPort !== undefined && listenPort !== peerIP.port) return [];
  return nodes.filter(
    ({ addresses, asNumber: own }) => addresses.some((ip) => ip.equals(peerIP.ip)) && (own ?? bgp.asNumber).equals(as),
  );
}

function isReversed(peer: BgpPeer, node: BirdNode, context: PeeringContext): boolean {
  if (peer.reversePeering === "Manual") return false;
  if (peer.peerSelector !== undefined) return selects(peer.peerSelector, node);
  return nodesAt(peer, context).some(({ name }) => name === node.name);
}

function backwards(peer: BgpPeer, family: IpFamily, context: PeeringContext): readonly Wanted[] {
  if (peer.peerSelector === undefined && peer.peerIP?.ip.family !== family) return [];
  const isForAll = peer.node === undefined && peer.nodeSelector === undefined;
  return context.nodes
    .filter((node) => isForAll || isFor(peer, node))
    .flatMap((node) => asNode(peer, "Node", node, family, context));
}

function peeringOf(
  { scope, peer, ip, port, as, node: other }: Wanted,
  node: BirdNode,
  own: Ip,
  { bgp, nodes }: PeeringContext,
): Peering {
  const isFound = other !== undefined;
  const localAs = isFound ? undefined : peer.localASNumber?.value;
  const isInternal = as === (localAs ?? (node.asNumber ?? bgp.asNumber).value);
  const isNode = !isFound && nodes.some(({ addresses }) => addresses.some((one) => one.equals(ip)));
  const reflects = isInternal && node.clusterId !== undefined && other?.clusterId !== node.clusterId;
  const allowed = isFound ? 0 : (peer.numAllowedLocalASNumbers ?? 0);
  const via = peer.reachableBy === undefined ? undefined : Ip.parse(peer.reachableBy);
  return without({
    scope,
    ip,
    port,
    as,
    localAs,
    isInternal,
    ttlSecurity: peer.ttlSecurity === 0 ? undefined : peer.ttlSecurity,
    source: peer.sourceAddress === "None" ? undefined : own,
    filters: peer.filters ?? [],
    isPassive: scope === "Global" && isNode && ip.toString() > own.toString(),
    restartTime: secondsOf(peer.maxRestartTime),
    keepaliveTime: secondsOf(peer.keepaliveTime),
    clusterId: reflects ? node.clusterId : undefined,
    password: peer.password,
    nextHop: nextHopOf(peer, isInternal),
    allowLocalAs: allowed === 0 ? undefined : allowed,
    via: via?.ok === true ? via.value : undefined,
  });
}

function nextHopOf({ nextHopMode, keepOriginalNextHop }: BgpPeer, isInternal: boolean): "keep" | "self" | undefined {
  if (nextHopMode === undefined) return keepOriginalNextHop === true && !isInternal ? "keep" : undefined;
  return nextHopMode === "Keep" ? "keep" : nextHopMode === "Self" ? "self" : undefined;
}

/** Every node with every other, but for those that reflect. */
function meshOf(node: BirdNode, own: Ip, { bgp, nodes, dialect }: PeeringContext): readonly Peering[] {
  if (!bgp.nodeToNodeMeshEnabled || node.clusterId !== undefined) return [];
  const { configuration } = bgp;
  const ownAs = node.asNumber ?? bgp.asNumber;
  // 3.32 takes a node without a number of its own for one of the reader's AS (bgp_processor.go, processMeshPeers).
  const otherwise = dialect === "3.32" ? ownAs : bgp.asNumber;
  return nodes
    .filter(({ clusterId }) => clusterId === undefined)
    .flatMap((other): readonly Peering[] => {
      const ip = addressOf(other, own.family);
      if (ip === undefined || ip.equals(own)) return [];
      const as = (other.asNumber ?? otherwise).value;
      return [
        without({
          scope: "Mesh",
          ip,
          port: configuration?.listenPort,
          as,
          isInternal: dialect === "3.31" || as === ownAs.value,
          source: own,
          filters: [],
          isPassive: ip.toString() > own.toString(),
          restartTime: secondsOf(configuration?.nodeMeshMaxRestartTime),
          password: configuration?.nodeMeshPassword,
        }),
      ];
    });
}

const unitSeconds = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 } as const;

/** A Go duration in whole seconds, rounded as confd rounds it. */
function secondsOf(duration: string | undefined): number | undefined {
  if (duration === undefined) return undefined;
  const parts = [...duration.matchAll(/([0-9.]+)(ns|us|ms|s|m|h)/g)];
  return Math.round(
    parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitSeconds[unit as keyof typeof unitSeconds], 0),
  );
}

type Loose<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** Without the keys that have no value. */
function without(peering: Loose<Peering>): Peering {
  return Object.fromEntries(Object.entries(peering).filter(([, value]) => value !== undefined)) as unknown as Peering;
}
