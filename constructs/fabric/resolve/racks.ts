import { pointer } from "../../findings";
import type { ClusterNetwork, NamedNode } from "../../model";
import { Asn, type Cidr, type IpFamily } from "../../net";
import type { FabricDesign, FabricNode, FabricNodeLink, FabricRack, FabricTor } from "../fabric";
import type { RackIntent, RackNodeIntent } from "../schema";
import { defaults } from "../schema/defaults";
import { addressAt, asNumberAt, firstNodeAddress, otherEnd, pointToPointAt, rangeOf, subnetAt, torSlot } from "./plan";
import { own, type Planned, rackAsNumber, resolveTor } from "./switches";

export interface RackPlan extends Planned {
  readonly network: ClusterNetwork;
  /** The named nodes of each rack, in the intent's order. */
  readonly nodes: ReadonlyMap<string, readonly NamedNode[]>;
  readonly design: FabricDesign;
  /** The AS number of nodes that share one. */
  readonly nodeAsNumber: Asn;
}

export function resolveRack(plan: RackPlan, intent: RackIntent, index: number): FabricRack {
  const number = intent.number ?? index + 1;
  const nodes = plan.nodes.get(intent.name) ?? [];
  const tors = intent.tors.map((tor, position) => {
    const subnets = plan.families.map(
      (family) =>
        tor.subnets?.find((subnet) => subnet.family === family) ??
        subnetOf(plan, { intent, number, nodes }, position, family),
    );
    return resolveTor(plan, { intent, number, index }, { intent: tor, index: position, subnets });
  });
  const wanted = new Map((intent.nodes ?? []).map((one) => [one.name, one]));
  const password = passwordOf(plan, intent, index);
  return {
    name: intent.name,
    number,
    path: pointer("fabric", "racks", index),
    tors,
    nodes: nodes
      .map((node, position) =>
        resolveNode(plan, { intent, number, tors }, node, { position, own: wanted.get(node.name) }),
      )
      .sort((a, b) => a.number - b.number),
    pods: intent.pods ?? [],
    plannedNodes: intent.plannedNodes ?? nodes.length,
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
  position: number,
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
  const slot = torSlot(rack.number, isShared ? 1 : position + 1);
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
  node: NamedNode,
  at: { readonly position: number; readonly own: RackNodeIntent | undefined },
): FabricNode {
  const number = at.own?.number ?? at.position + 1;
  const wanted = at.own?.links === undefined ? undefined : new Map(at.own.links.map((one) => [one.tor, one]));
  const tors = wanted === undefined ? rack.tors : rack.tors.filter(({ name }) => wanted.has(name));
  return {
    name: node.name,
    number,
    asNumber: at.own?.asNumber ?? asNumberOf(plan, rack, number),
    addresses: node.addresses,
    links: tors.map((tor): FabricNodeLink => {
      const { port, addresses } = wanted?.get(tor.name) ?? {};
      return {
        tor: tor.name,
        ...(port === undefined ? {} : { port }),
        ends: tor.subnets.map((subnet) => linkEnds(plan, tor, subnet, { node, number, addresses })),
      };
    }),
  };
}

function asNumberOf({ design, intent, nodeAsNumber }: RackPlan, rack: ResolvedRack, number: number): Asn {
  if (design.kind === "as-per-rack") return rackAsNumber(intent, rack.intent, rack.number);
  if (design.kind !== "as-per-server") return nodeAsNumber;
  const first = intent.design.kind === "as-per-server" ? intent.design.firstAsNumber : undefined;
  return asNumberAt(first ?? Asn.of(defaults.nodeAsNumber), rack.number * 1000 + number);
}

function linkEnds(
  { intent }: RackPlan,
  tor: FabricTor,
  subnet: Cidr,
  of: { readonly node: NamedNode; readonly number: number; readonly addresses: RackNodeAddresses },
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
