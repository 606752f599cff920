import {
  alike,
  because,
  choose,
  type ClusterNetwork,
  type NamedNode,
  type NodeGroup,
  type Nodes,
  trace,
  Traced,
} from "../../model";
import { Asn } from "../../net";
import type { Fabric, FabricRack } from "../fabric";
import type { FabricIntent } from "../schema";
import { defaults } from "../schema/defaults";
import { rangeOf } from "./plan";
import { type RackMembers, resolveRack } from "./racks";
import { withReflectors } from "./reflectors";
import { designOf, sessionsOfNodes, uplinksOf } from "./settings";
import { resolveSpines } from "./switches";

/** What the fabric is resolved from. */
export interface FabricContext {
  readonly intent: FabricIntent;
  readonly network: ClusterNetwork;
  readonly nodes: Nodes;
  /** The AS number of the intent for nodes that share one (calico.bgp.asNumber). */
  readonly nodeAsNumber?: Asn | undefined;
}

/**
 * Switches, links, addresses and AS numbers. Total, and stable: each follows from the number of its rack, its switch, its
 * node or its spine, so that what is added behind the others changes none of them.
 */
export function resolveFabric({ intent, network, nodes, nodeAsNumber }: FabricContext): Traced<Fabric> {
  const design = designOf(intent);
  const planes = intent.planes ?? defaults.planes;
  const { families } = network;
  const plan = { intent, families, planes, design, network, nodes: byRack(nodes) };
  const spines = resolveSpines(plan);
  const asNumber = nodeAsNumber ?? Asn.of(defaults.sharedAsNumber);
  const racks = intent.racks.map((rack, index) =>
    resolveRack({ ...plan, spines, nodeAsNumber: asNumber }, rack, index),
  );
  const { links } = intent;
  return trace<Fabric>({
    design: because({ value: design, origin: "user", why: "the intent says so, and defaults for what it leaves out" }),
    planes: choose(intent.planes, () => ({
      value: planes,
      origin: "default",
      why: "a rack's switches share the subnet of its nodes",
    })),
    families: because({
      value: families,
      origin: "derived",
      why: "a session for each IP family of the pods",
      from: ["/network/families"],
    }),
    links: trace<Fabric["links"]>({
      kind: choose(links?.kind, () => ({ value: "vlan", origin: "default", why: "nodes of a rack share a subnet" })),
      mtu: choose(links?.mtu, () => ({
        value: network.underlayMtu,
        origin: "derived",
        why: "that of the nodes' interfaces",
        from: ["/network/underlayMtu"],
      })),
    }),
    racks: traced(withReflectors(racks, design, intent)),
    spines: alike(spines, {
      "": { origin: "user", why: "the intent names them; what it leaves out follows from their numbers" },
    }),
    sessions: because({
      value: sessionsOfNodes(intent),
      origin: "default",
      why: "what the intent says, and what the lab found to be safe for the rest: 3 s and 9 s, restart-time 1 s",
    }),
    uplinks: because({
      value: uplinksOf(intent),
      origin: "default",
      why: "what the intent says, and BFD of 300 ms x 3 between switches, which all of them speak",
    }),
    ranges: because<Fabric["ranges"]>({
      value: [
        ...families.flatMap((family) => [rangeOf("links", intent, family), rangeOf("loopbacks", intent, family)]),
        ...network.nodes,
      ],
      origin: "derived",
      why: "addresses of the intent, or their defaults, and the ranges of the nodes",
      from: ["/network/nodes"],
    }),
    services: choose<Fabric["services"]>(intent.services, () => ({ value: [], origin: "default", why: "none" })),
    defaultRoute: choose(intent.defaultRoute, () => ({
      value: "originated",
      origin: "default",
      why: "nobody said that there are routers outside",
    })),
    multipath: choose(intent.multipath, () => ({
      value: defaults.multipath,
      origin: "default",
      why: "more equal ways than two switches and their spines have",
    })),
    render: choose(intent.render, () => ({ value: "whole", origin: "default", why: "nothing is configured yet" })),
  });
}

function byRack(nodes: Nodes): ReadonlyMap<string, RackMembers> {
  const racks = new Map<string, { named: NamedNode[]; groups: NodeGroup[] }>();
  const of = (rack: string) => {
    const there = racks.get(rack) ?? { named: [], groups: [] };
    racks.set(rack, there);
    return there;
  };
  for (const node of nodes.named) if (node.rack !== undefined) of(node.rack).named.push(node);
  for (const group of nodes.groups) if (group.rack !== undefined) of(group.rack).groups.push(group);
  return racks;
}

/** A few reasons for all racks, as far as there is what they are about: there may be thousands of nodes. */
function traced(racks: readonly FabricRack[]): Traced<readonly FabricRack[]> {
  const derived = (path: string, why: string) => ({ path, reason: { origin: "derived", why } }) as const;
  const tors = racks.some(({ tors: all }) => all.length > 0);
  const nodes = racks.some(({ nodes: all }) => all.length > 0);
  const restarts = racks.some(({ maxRestartTime }) => maxRestartTime !== undefined);
  const reflectors = racks.some((rack) => rack.nodes.some((node) => node.routeReflectorClusterId !== undefined));
  return new Traced(racks, [
    {
      path: "",
      reason: { origin: "user", why: "the intent names them; what it leaves out follows from their numbers" },
    },
    derived("/*/number", "what the intent says, else its position in the list"),
    derived("/*/nodes", "the nodes whose rack it is"),
    ...(restarts
      ? [derived("/*/maxRestartTime", "what the intent says, else 10 s where the rack has a second switch")]
      : []),
    ...(tors ? reasonsOfTors.map(([key, why]) => derived(`/*/tors/*/${key}`, why)) : []),
    ...(nodes ? reasonsOfNodes.map(([key, why]) => derived(`/*/nodes/*/${key}`, why)) : []),
    ...(reflectors
      ? [derived("/*/nodes/*/routeReflectorClusterId", "one id for the reflectors of the same nodes")]
      : []),
  ]);
}

const reasonsOfTors = [
  ["number", "what the intent says, else its position in the rack"],
  ["asNumber", "what the intent says of the switch or its rack, else by the rack's number"],
  ["loopbacks", "what the intent says, else by the numbers of rack and switch, in addresses.loopbacks"],
  ["subnets", "what the intent says, else the range of the nodes' addresses, else by number, in addresses.links"],
  ["uplinks", "by the numbers of rack, switch and spine, in addresses.uplinks"],
] as const;

const reasonsOfNodes = [
  ["number", "what the intent says, else its position in the rack"],
  ["asNumber", "what the intent says of the node, else by design"],
  ["links", "what the intent says, else the node's own address, else by its number"],
] as const;
