import { pointer } from "../../findings";
import type { ClusterNetwork, NamedNode, NodeGroup } from "../../model";
import { Asn, type Cidr, type IpFamily } from "../../net";
import type { FabricDesign, FabricNode, FabricNodeLink, FabricRack, FabricTor } from "../fabric";
import type { RackIntent, RackNodeIntent } from "../schema";
import { defaults } from "../schema/defaults";
import { addressAt, asNumberAt, firstNodeAddress, otherEnd, pointToPointAt, rangeOf, subnetAt, torSlot } from "./plan";
import { maxRestartTimeOf } from "./settings";
import { own, type Planned, rackAsNumber, resolveTor, torNumber } from "./switches";

export interface RackPlan extends Planned {
  readonly network: ClusterNetwork;
  /** Who is in each rack, in the intent's order. */
  readonly nodes: ReadonlyMap<string, RackMembers>;
  readonly design: FabricDesign;
  /** The AS number of nodes that share one. */
  readonly nodeAsNumber: Asn;
}

/** The nodes of a rack that have names, and the groups whose machines have none before they are made. */
export interface RackMembers {
  readonly named: readonly NamedNode[];
  readonly groups: readonly NodeGroup[];
}

/** A node as far as its place in the rack is concerned. */
interface Member extends Pick<NamedNode, "name" | "addresses"> {
  readonly standsFor?: string;
}

const nobody: RackMembers = { named: [], groups: [] };

/** As many as a group has at the beginning, and one at least where there may be some: its switches wait for them. */
function standIns({ name, count: { initial, most } }: NodeGroup): readonly Member[] {
  const count = Math.min(Math.max(initial, 1), most);
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}-${index + 1}`,
    standsFor: name,
    addresses: [],
  }));
}

export function resolveRack(plan: RackPlan, intent: RackIntent, index: number): FabricRack {
  const number = intent.number ?? index + 1;
  const maxRestartTime = maxRestartTimeOf(plan.intent, intent);
  const { named, groups } = plan.nodes.get(intent.name) ?? nobody;
  const nodes: readonly Member[] = [...named, ...groups.flatMap(standIns)];
  const tors = intent.tors.map((tor, position) => {
    const subnets = plan.families.map(
      (family) =>
        tor.subnets?.find((subnet) => subnet.family === family) ??
        subnetOf(plan, { intent, number, nodes: named }, torNumber(tor, position), family),
    );
    return resolveTor(plan, { intent, number, index }, { intent: tor, index: position, subnets });
  });
  const wanted = new Map((intent.nodes ?? []).map((one) => [one.name, one]));
  const password = passwordOf(plan, intent, index);
  const plannedNodes = intent.plannedNodes ?? named.length + groups.reduce((sum, { count }) => sum + count.most, 0);
  const isSaid = nodes.length > 0 && nodes.every(({ name }) => wanted.get(name)?.asNumber !== undefined);
  const plannedAsNumbers = plannedNumbers(
    plan,
    { intent, number, tors },
    { plannedNodes, there: nodes.length, isSaid },
  );
  return {
    name: intent.name,
    number,
    path: pointer("fabric", "racks", index),
    ...(maxRestartTime === undefined ? {} : { maxRestartTime }),
    tors,
    nodes: nodes
      .map((node, position) =>
        resolveNode(plan, { intent, number, tors }, node, {
          position,
          own: node.standsFor === undefined ? wanted.get(node.name) : undefined,
        }),
      )
      .sort((a, b) => a.number - b.number),
    pods: intent.pods ?? [],
    plannedNodes,
    ...(plannedAsNumbers === undefined ? {} : { plannedAsNumbers }),
    ...(password === undefined ? {} : { password }),
  };
}

function passwordOf({ intent }: RackPlan, rack: RackIntent, index: number): FabricRack["password"] {
  if (rack.password !== undefined) return { reference: rack.password, place: ["fabric", "racks", index, "password"] };
  const common = intent.sessions?.password;
  return common && { reference: common, place: ["fabric", "sessions", "password"] };
}

/** The subnet of a switch's links to nodes where the switch does not say it. */
function subnetOf(
  plan: RackPlan,
  rack: { readonly intent: RackIntent; readonly number: number; readonly nodes: readonly NamedNode[] },
  tor: number,
  family: IpFamily,
): Cidr {
  const { links } = plan.intent;
  const kind = links?.kind ?? "vlan";
  const isShared = kind === "vlan" && plan.planes === 1;
  const said = rack.intent.subnets?.find((subnet) => subnet.family === family);
  if (said !== undefined && isShared) return said;
  const there = isShared ? rangeAround(plan.network, rack.nodes, family) : undefined;
  if (there !== undefined) return there;
  const length = links?.prefixLengths?.[family === 4 ? "ipv4" : "ipv6"] ?? defaults.linkPrefixLength[kind][family];
  const slot = torSlot(rack.number, isShared ? 1 : tor);
  return subnetAt(rangeOf("links", plan.intent, family), slot, length);
}

/**
 * The range that the intent says of nodes and that the rack's first one is in: a cluster that is there has its subnets. It
 * does not depend on other racks; where they are in the same one, their switches have the same address, which is a finding.
 */
function rangeAround(
  { nodes: ranges }: ClusterNetwork,
  nodes: readonly NamedNode[],
  family: IpFamily,
): Cidr | undefined {
  const address = nodes.flatMap(({ addresses }) => addresses).find((one) => one.family === family);
  return address === undefined ? undefined : ranges.find((range) => range.contains(address));
}

interface ResolvedRack {
  readonly intent: RackIntent;
  readonly number: number;
  readonly tors: readonly FabricTor[];
}

function resolveNode(
  plan: RackPlan,
  rack: ResolvedRack,
  node: Member,
  at: { readonly position: number; readonly own: RackNodeIntent | undefined },
): FabricNode {
  const number = at.own?.number ?? at.position + 1;
  const wanted = at.own?.links === undefined ? undefined : new Map(at.own.links.map((one) => [one.tor, one]));
  const linked = wanted === undefined ? rack.tors : rack.tors.filter(({ name }) => wanted.has(name));
  const tors = [...linked].sort((a, b) => a.number - b.number);
  const links = tors.map((tor): FabricNodeLink => {
    const { port, addresses } = wanted?.get(tor.name) ?? {};
    return {
      tor: tor.name,
      ...(port === undefined ? {} : { port }),
      ends: tor.subnets.map((subnet) => linkEnds(plan, tor, subnet, { node, number, addresses })),
    };
  });
  const { standsFor } = node;
  return {
    name: node.name,
    ...(standsFor === undefined ? {} : { standsFor }),
    number,
    asNumber: at.own?.asNumber ?? asNumberOf(plan, rack, number),
    // A machine that nobody names has the address that it gets on its first link.
    addresses: standsFor === undefined ? node.addresses : (links[0]?.ends ?? []).map((end) => end.node),
    links,
  };
}

function asNumberOf({ design, intent, nodeAsNumber }: RackPlan, rack: ResolvedRack, number: number): Asn {
  if (design.kind === "as-per-rack") return rackAsNumber(intent, rack.intent, rack.number);
  if (design.kind !== "as-per-server") return nodeAsNumber;
  const first = intent.design.kind === "as-per-server" ? intent.design.firstAsNumber : undefined;
  return asNumberAt(first ?? Asn.of(defaults.nodeAsNumber), rack.number * 1000 + number);
}

/** A rack has 1000 numbers: those behind them are the next one's. */
const mostOfRack = 999;

function plannedNumbers(
  plan: RackPlan,
  rack: ResolvedRack,
  of: { readonly plannedNodes: number; readonly there: number; readonly isSaid: boolean },
): FabricRack["plannedAsNumbers"] {
  // Whoever says the AS number of each node will say those of the next ones, and nobody knows them yet.
  if (plan.design.kind !== "as-per-server" || of.isSaid || of.plannedNodes <= of.there) return undefined;
  return [asNumberOf(plan, rack, 1), asNumberOf(plan, rack, Math.min(of.plannedNodes, mostOfRack))];
}

function linkEnds(
  { intent }: RackPlan,
  tor: FabricTor,
  subnet: Cidr,
  of: { readonly node: Member; readonly number: number; readonly addresses: RackNodeAddresses },
): FabricNodeLink["ends"][number] {
  const said = own(of.addresses, subnet.family);
  if (intent.links?.kind === "routed") {
    if (said !== undefined) return { node: said, tor: otherEnd(said) };
    const link = pointToPointAt(subnet, of.number - 1);
    return { node: link.second, tor: link.first };
  }
  const itself = of.node.addresses.find((address) => subnet.contains(address));
  return {
    node: said ?? itself ?? addressAt(subnet, firstNodeAddress + of.number),
    tor: own(tor.addresses, subnet.family) ?? addressAt(subnet, tor.number),
  };
}

type RackNodeAddresses = NonNullable<RackNodeIntent["links"]>[number]["addresses"];
