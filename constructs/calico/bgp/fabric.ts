import {
  type Announced,
  covering,
  type Fabric,
  fabricLabels,
  type FabricRack,
  type FabricTor,
  forCluster,
  repeatedAsNumbers,
  stableAddresses,
  stableRanges,
} from "../../fabric";
import { Selector } from "../../model";
import { addressBits, Cidr, type IpFamily } from "../../net";
import type { Cluster } from "../cluster";
import { PeerAddress } from "./peer-address";
import type { BgpFilter, BgpFilterRule, BgpPeer } from "./schema";

/** The BGPFilter of every peer that is a switch. */
export const fabricFilter = "calico-kit-fabric";

/** What the Calico of the cluster can be told. */
export interface Speaks {
  /** BGPPeer.spec.keepaliveTime: from 3.32 on. */
  readonly hasKeepaliveTime?: boolean;
}

/**
 * BGPPeer.spec.keepaliveTime, where BIRD would not do as the switch does: left alone it sends one each third of the hold
 * time that both agree on (bird, proto/bgp/packets.c).
 */
export function keepaliveOf({ sessions: { timers } }: Pick<Fabric, "sessions">): string | undefined {
  return Math.floor(timers.hold / 3) === timers.keepalive ? undefined : `${timers.keepalive}s`;
}

/**
 * Calico's end of the fabric's sessions: a BGPPeer for each switch and family, whatever the number of nodes, found by labels
 * that the kit writes; and where nodes reflect routes, one for those.
 */
export function fabricPeers(fabric: Fabric, { hasKeepaliveTime }: Speaks = {}): readonly BgpPeer[] {
  const loops = guardsLoops(fabric);
  const keepaliveTime = hasKeepaliveTime === true ? keepaliveOf(fabric) : undefined;
  return [
    ...fabric.racks.flatMap((rack) =>
      rack.tors.flatMap((tor) =>
        fabric.families.flatMap((family) => {
          const peer = switchPeer(fabric, rack, tor, family, loops);
          return peer === undefined ? [] : [{ ...peer, ...(keepaliveTime === undefined ? {} : { keepaliveTime }) }];
        }),
      ),
    ),
    ...reflectorPeers(fabric),
  ];
}

function switchPeer(
  fabric: Fabric,
  rack: FabricRack,
  tor: FabricTor,
  family: IpFamily,
  loops: ReadonlySet<number>,
): BgpPeer | undefined {
  const { links, sessions, families } = fabric;
  const index = families.indexOf(family);
  const address = links.kind === "routed" ? tor.loopbacks[index] : tor.addresses[index];
  if (address === undefined) return undefined;
  const isLooped = rack.nodes.some(({ asNumber }) => loops.has(asNumber.value) && !asNumber.equals(tor.asNumber));
  const { restartMode, ttlSecurity, bfd } = sessions;
  const { maxRestartTime } = rack;
  return {
    name: peerName(tor, families.length > 1 ? family : undefined),
    nodeSelector: Selector.of(nodesOf(fabric, rack, tor)),
    peerIP: PeerAddress.of(address.toString()),
    asNumber: tor.asNumber,
    ...localAsOf(fabric, rack),
    ...(isInRack(fabric) ? { nextHopMode: "Keep" as const } : {}),
    ...(rack.password === undefined ? {} : { password: rack.password.reference }),
    ...(speaksFromLinks(fabric, rack) ? { sourceAddress: "None" as const } : {}),
    ...(bfd?.speaker === "calico-enterprise" ? { failureDetectionMode: "BFDIfDirectlyConnected" as const } : {}),
    ...(restartMode === undefined ? {} : { restartMode }),
    ...(maxRestartTime === undefined ? {} : { maxRestartTime }),
    ...(isLooped ? { numAllowedLocalASNumbers: 1 } : {}),
    ...(ttlSecurity === undefined ? {} : { ttlSecurity }),
    filters: [fabricFilter],
  };
}

/** The rack's AS number, for machines that no annotation of a Node gives it: nobody knows their names. */
function localAsOf({ design }: Fabric, rack: FabricRack): Pick<BgpPeer, "localASNumber"> {
  const standIn = rack.nodes.find(({ standsFor }) => standsFor !== undefined);
  return design.kind !== "as-per-rack" || standIn === undefined ? {} : { localASNumber: standIn.asNumber };
}

/** The peers that the intent itself has: they come first. */
export function ownPeers({ calico: { bgp }, fabric }: Pick<Cluster, "calico" | "fabric">): readonly BgpPeer[] {
  return bgp.peers.slice(0, bgp.peers.length - (fabric === undefined ? 0 : fabricPeers(fabric).length));
}

/** A name that follows from the switch's alone. */
export function peerName({ name }: Pick<FabricTor, "name">, family?: IpFamily): string {
  return `${name.toLowerCase()}${family === undefined ? "" : `-v${family}`}`;
}

/**
 * Whether sessions come from the address of the link and not from the node's own: where that is a stable one beside, its
 * packets would leave by either link, and what it reflects would have an address for next hop that BGP itself must find.
 */
function speaksFromLinks({ planes, links, families }: Fabric, rack: FabricRack): boolean {
  return planes === 2 || links.kind === "routed" || families.some((family) => stableAddresses(rack, family).length > 0);
}

function nodesOf(fabric: Fabric, { name, tors, nodes }: FabricRack, tor: FabricTor): string {
  const hasSingle = nodes.some(({ links }) => links.length < tors.length);
  return [
    `${fabricLabels.rack} == '${name}'`,
    ...(hasSingle ? [`(!has(${fabricLabels.onlyTor}) || ${fabricLabels.onlyTor} == '${tor.name}')`] : []),
    ...(isInRack(fabric) ? [`has(${fabricLabels.routeReflector})`] : []),
  ].join(" && ");
}

function reflectorPeers(fabric: Fabric): readonly BgpPeer[] {
  const { design, racks } = fabric;
  if (design.kind !== "route-reflectors") return [];
  const peer = (name: string, nodes: string, scope: string): BgpPeer => ({
    name,
    nodeSelector: Selector.of(nodes),
    peerSelector: Selector.of(`${fabricLabels.routeReflector} == '${scope}'`),
  });
  return design.in === "rack"
    ? racks.map(({ name }) => peer(`reflectors-${name}`, `${fabricLabels.rack} == '${name}'`, name))
    : [peer("reflectors", `has(${fabricLabels.rack})`, forCluster)];
}

/** AS numbers of nodes that must let their own pass in a path, as the switch does not write over it. */
function guardsLoops(fabric: Fabric): ReadonlySet<number> {
  const { design, sessions } = fabric;
  const isGuarded = "loops" in design && design.loops === "numAllowedLocalASNumbers" && sessions.advertise === "all";
  return isGuarded ? repeatedAsNumbers(fabric).nodes : new Set();
}

function isInRack({ design }: Fabric): boolean {
  return design.kind === "route-reflectors" && design.in === "rack";
}

/**
 * What nodes tell switches, and what they take from them. Out: nothing that they learned from a peer, or a node would carry
 * the packets of others from one switch to another; then their own stable address, which is in no pool; of the rest Calico
 * lets pools and Services pass. In: what the switch is told to announce, and nothing else.
 */
export function fabricFilters(fabric: Fabric, announced: Announced): readonly BgpFilter[] {
  let filter: BgpFilter = { name: fabricFilter };
  for (const family of fabric.families) {
    const rules = rulesOf(fabric, announced, family);
    const [out, into] = [[...rules.out], [...rules.in]];
    filter = family === 4 ? { ...filter, exportV4: out, importV4: into } : { ...filter, exportV6: out, importV6: into };
  }
  return [filter];
}

function rulesOf(
  fabric: Fabric,
  announced: Announced,
  family: IpFamily,
): { readonly out: readonly BgpFilterRule[]; readonly in: readonly BgpFilterRule[] } {
  const bits = addressBits(family);
  const addresses = stableRanges(fabric, family).map((cidr): BgpFilterRule => ({
    action: "Accept",
    cidr,
    matchOperator: "In",
    prefixLength: { min: bits, max: bits },
  }));
  const pods = covering(announced.pods.flatMap(({ cidr }) => (cidr.family === family ? [cidr] : [])));
  const services = announced.services.filter((cidr) => cidr.family === family);
  const inside = [...pods, ...services].map((cidr): BgpFilterRule => ({ action: "Accept", cidr, matchOperator: "In" }));
  const anyDefault: BgpFilterRule = {
    action: "Accept",
    cidr: Cidr.of(family === 4 ? "0.0.0.0/0" : "::/0"),
    matchOperator: "Equal",
  };
  const reject: BgpFilterRule = { action: "Reject" };
  return {
    // Reflectors hand on what the other nodes of their rack told them.
    out: [...(isInRack(fabric) ? [] : [{ ...reject, source: "RemotePeers" } as const]), ...addresses],
    in: fabric.sessions.advertise === "default" ? [anyDefault, reject] : [...inside, ...addresses, anyDefault, reject],
  };
}
