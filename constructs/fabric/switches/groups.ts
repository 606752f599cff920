import type {
  BfdTimers,
  NodeEnd,
  NodeSession,
  PrefixFilter,
  Session,
  SessionFilters,
  SwitchEnd,
  UplinkSession,
} from "../../model";
import type { IpFamily } from "../../net";
import type { Announced } from "../announced";
import type { Fabric, FabricRack, FabricTor } from "../fabric";
import { hasStableAddress } from "../filters";
import { hasStandIns } from "../marks";
import { defaults } from "../schema/defaults";
import { speakersOf } from "../sessions";
import type { DynamicNeighbours, MaximumPrefixes, PeerGroup, SwitchNeighbour } from "../switch-config";
import type { RepeatedAsNumbers } from "./loops";

/** A group, with what it names by name only. */
export interface GroupOfPeers {
  readonly group: PeerGroup;
  readonly filters: readonly PrefixFilter[];
  readonly bfd?: BfdTimers;
}

interface OfTor {
  readonly fabric: Fabric;
  readonly announced: Announced;
  readonly rack: FabricRack;
  readonly tor: FabricTor;
  readonly repeated: RepeatedAsNumbers;
}

export function groupsOfTor(of: OfTor, sessions: readonly Session[]): readonly GroupOfPeers[] {
  const nodes = sessions.filter((session) => session.kind === "node");
  const uplinks = sessions.filter((session) => session.kind === "uplink");
  return of.fabric.families.flatMap((family) => [
    ...membersOf("NODES", nodes, family, ({ node, switch: own }) => node.asNumber.equals(own.asNumber)).map((members) =>
      nodeGroup(of, members),
    ),
    ...membersOf("SPINES", uplinks, family, isWithinOneAs).map((members) => spineGroup(of, members)),
  ]);
}

interface OfSpine {
  readonly fabric: Fabric;
  readonly repeated: RepeatedAsNumbers;
  /** Of a family: what a spine takes from racks' switches and announces to them, whichever rack it is. */
  readonly filtersOf: (family: IpFamily) => SessionFilters;
}

export function groupsOfSpine(of: OfSpine, sessions: readonly Session[]): readonly GroupOfPeers[] {
  const { fabric } = of;
  const downlinks = sessions.filter((session) => session.kind === "uplink");
  return fabric.families.flatMap((family) =>
    membersOf("TORS", downlinks, family, isWithinOneAs).map((members) => torGroup(of, members)),
  );
}

function isWithinOneAs({ lower, upper }: UplinkSession): boolean {
  return lower.asNumber.equals(upper.asNumber);
}

/** What is to become a group. */
interface Members<T> {
  readonly name: string;
  readonly family: IpFamily;
  readonly type: PeerGroup["type"];
  readonly sessions: readonly T[];
}

/** Sessions with the switch's own AS and with others, as far as there are some: a group is never mixed. */
function membersOf<T extends { readonly family: IpFamily }>(
  name: string,
  all: readonly T[],
  family: IpFamily,
  isInternal: (session: T) => boolean,
): readonly Members<T>[] {
  const sessions = all.filter((session) => session.family === family);
  const types = [
    { type: "internal", sessions: sessions.filter(isInternal) },
    { type: "external", sessions: sessions.filter((session) => !isInternal(session)) },
  ] as const;
  return types
    .filter((members) => members.sessions.length > 0)
    .map((members, index) => ({
      ...members,
      name: `${name}${index > 0 ? "EXT" : ""}${family === 6 ? "6" : ""}`,
      family,
    }));
}

function nodeGroup(of: OfTor, { sessions, ...members }: Members<NodeSession>): GroupOfPeers {
  const { fabric, rack, repeated } = of;
  const { design } = fabric;
  const { neighbours, advertise, maximumPrefixes } = fabric.sessions;
  const isInternal = members.type === "internal";
  const isLooped =
    !isInternal && advertise === "all" && sessions.some(({ node }) => repeated.nodes.has(node.asNumber.value));
  return grouped(
    {
      ...members,
      towards: "nodes",
      maximumPrefixes: maximumPrefixes ?? maximumPrefixesOf(of, members.family),
      isRouteReflectorClient: isInternal,
      nextHop: !isInternal ? "unchanged" : needsForce(fabric, rack) ? "force" : "self",
      asOverride: isLooped && "loops" in design && design.loops === "as-override",
      sendsToSameAs: isLooped,
      allowOwnAs: 0,
      sendsCommunities: true,
      dynamic: neighbours === "dynamic" || hasStandIns(rack) ? rangesOf(of, members.family, sessions) : [],
    },
    sessions,
    sessions.map(({ node, switch: local }) => [node, local]),
    "up",
  );
}

/** Twice what a neighbour may have to say, so that only what has gone wrong is more. */
function maximumPrefixesOf({ fabric, rack, announced }: OfTor, family: IpFamily): MaximumPrefixes {
  const { design } = fabric;
  const services = announced.services
    .filter((range) => range.family === family)
    .reduce((sum, { size }) => sum + Math.min(Number(size), mostServices) + 1, 0);
  // A reflector announces what the whole rack has.
  const nodes = design.kind === "route-reflectors" && design.in === "rack" ? rack.plannedNodes : 1;
  const ofNode = announced.blocksOfNode + borrowedOf(fabric, announced, { rack, family }) + 1;
  return {
    limit: 2 * (nodes * ofNode + services),
    warningPercent: defaults.warningPercent,
    restartMinutes: defaults.restartMinutes,
  };
}

/** Addresses of Services that are counted, where each is announced by itself. */
const mostServices = 1000;
/** Single addresses of other nodes' blocks that are counted while there are blocks for all nodes. */
const mostBorrowed = 20;

/**
 * Single addresses of other nodes' blocks that a node may announce: where the pools may have no block left for it, each of its
 * pods has one, and a session that ends for it would take the node's pods from the network.
 */
function borrowedOf(
  { racks }: Fabric,
  { borrows, blocksOfNode, podsOfNode, pods }: Announced,
  { rack, family }: { readonly rack: FabricRack; readonly family: IpFamily },
): number {
  if (!borrows) return 0;
  const pools = pods.filter(({ cidr }) => cidr.family === family);
  const own = pools.filter((pool) => pool.rack === rack.name);
  const shared = pools.filter((pool) => pool.rack === undefined);
  // A pool of the rack's own is for its nodes alone; what is for all, all share.
  const wanted =
    (own.length > 0 ? [rack] : racks).reduce(
      (sum, { plannedNodes, nodes }) => sum + Math.max(plannedNodes, nodes.length),
      0,
    ) * blocksOfNode;
  const blocks = [...own, ...shared].reduce(
    (sum, { cidr, blockSize }) => sum + 2 ** (blockSize - cidr.prefixLength),
    0,
  );
  return blocks < wanted ? Math.max(podsOfNode, mostBorrowed) : mostBorrowed;
}

/**
 * Whether the switch must name itself as the next hop of what it reflects: nodes reach each other's addresses only where
 * they share a subnet with all of them.
 */
function needsForce({ links, planes }: Fabric, { nodes }: FabricRack): boolean {
  return links.kind === "routed" || planes === 2 || nodes.some(hasStableAddress);
}

function rangesOf(
  { fabric, rack, tor }: OfTor,
  family: IpFamily,
  sessions: readonly NodeSession[],
): readonly DynamicNeighbours[] {
  const numbers = [...sessions.map(({ node }) => node.asNumber), ...(rack.plannedAsNumbers ?? [])].sort((a, b) =>
    a.compare(b),
  );
  const [from, to] = [numbers[0], numbers.at(-1)];
  const planned = Math.max(rack.plannedNodes, speakersOf(fabric, rack).length);
  return tor.subnets.flatMap((range, index): readonly DynamicNeighbours[] => {
    const localAddress = tor.addresses[index] ?? sessions[0]?.switch.address;
    if (range.family !== family || from === undefined || to === undefined || localAddress === undefined) return [];
    return [{ range, localAddress, asNumbers: { from, to }, limit: 2 * planned }];
  });
}

function spineGroup({ tor, repeated }: OfTor, { sessions, ...members }: Members<UplinkSession>): GroupOfPeers {
  const { type } = members;
  return grouped(
    {
      ...switchGroup(type),
      ...members,
      towards: "spines",
      allowOwnAs: type === "external" && repeated.tors.has(tor.asNumber.value) ? 1 : 0,
    },
    sessions,
    sessions.map(({ lower, upper }) => [upper, lower]),
    "down",
  );
}

function torGroup({ repeated, filtersOf }: OfSpine, { sessions, ...members }: Members<UplinkSession>): GroupOfPeers {
  const { type, family } = members;
  return grouped(
    {
      ...switchGroup(type),
      ...members,
      towards: "tors",
      isRouteReflectorClient: type === "internal",
      sendsToSameAs: type === "external" && sessions.some(({ lower }) => repeated.tors.has(lower.asNumber.value)),
    },
    sessions,
    sessions.map(({ lower, upper }) => [lower, upper]),
    "up",
    // The sessions' own are their racks', and the group is one for all racks.
    filtersOf(family),
  );
}

/** What groups of switches have in common. */
function switchGroup(type: PeerGroup["type"]) {
  return {
    isRouteReflectorClient: false,
    nextHop: type === "internal" ? "self" : "unchanged",
    asOverride: false,
    sendsToSameAs: false,
    allowOwnAs: 0,
    sendsCommunities: true,
    dynamic: [],
  } as const;
}

type Own = Pick<
  PeerGroup,
  | "name"
  | "family"
  | "towards"
  | "type"
  | "isRouteReflectorClient"
  | "nextHop"
  | "asOverride"
  | "sendsToSameAs"
  | "allowOwnAs"
  | "sendsCommunities"
  | "dynamic"
> & { readonly maximumPrefixes?: MaximumPrefixes };

/**
 * A group, with what its sessions agree on. `ends`: of each session the neighbour's and the switch's own; `into`: the
 * direction in which routes come in; `ofGroup`: its filters, where they are not those of each of its sessions.
 */
function grouped(
  own: Own,
  sessions: readonly (NodeSession | UplinkSession)[],
  ends: readonly (readonly [NodeEnd | SwitchEnd, SwitchEnd])[],
  into: "up" | "down",
  ofGroup?: SessionFilters,
): GroupOfPeers {
  // There is a group only where there are sessions, and settings are equal within one.
  const [first] = sessions as readonly [NodeSession | UplinkSession];
  const { timers, hops, bfd, password, ttlSecurity } = first;
  const filters = ofGroup ?? first.filters;
  const [filterIn, filterOut] = into === "up" ? [filters.up, filters.down] : [filters.down, filters.up];
  const numbers = new Set(ends.map(([{ asNumber }]) => asNumber.value));
  const [only] = ends.map(([{ asNumber }]) => asNumber);
  const group: PeerGroup = {
    ...own,
    ...(numbers.size === 1 && only !== undefined ? { remoteAs: only } : {}),
    timers,
    ...(hops === 2 ? { multihop: hops } : {}),
    ...(bfd === undefined ? {} : { bfdProfile: own.towards === "nodes" ? "NODES" : "SWITCHES" }),
    ...(password === undefined ? {} : { password }),
    ...(ttlSecurity === undefined ? {} : { ttlSecurity }),
    filterIn: filterIn.name,
    filterOut: filterOut.name,
    neighbours:
      own.dynamic.length > 0
        ? []
        : ends.map(([neighbour, local]): SwitchNeighbour => ({
            address: neighbour.address,
            localAddress: local.address,
            asNumber: neighbour.asNumber,
            description: neighbour.name,
          })),
  };
  return { group, filters: [filterIn, filterOut], ...(bfd === undefined ? {} : { bfd }) };
}
