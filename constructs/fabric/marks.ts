import type { Nodes } from "../model";
import type { Fabric, FabricNode, FabricRack } from "./fabric";

/**
 * Labels by which peers find nodes. Only the kit writes them: a label of Kubernetes or of an installer goes when its owner
 * thinks better of it, and with it every session (node-role.kubernetes.io/master, Kubernetes 1.24).
 */
export const fabricLabels = {
  /** Name of the rack. */
  rack: "calico-kit/rack",
  /** Name of the only switch that the node has a link to, where its rack has another. */
  onlyTor: "calico-kit/only-tor",
  /** Of nodes that reflect routes: for whom, a rack's name or `cluster`. */
  routeReflector: "calico-kit/route-reflector",
} as const;

/** What `routeReflector` says of those that reflect for everybody. */
export const forCluster = "cluster";

/** The labels of a node. */
export function labelsOf(
  { design }: Pick<Fabric, "design">,
  rack: Pick<FabricRack, "name" | "tors">,
  { links, routeReflectorClusterId }: Pick<FabricNode, "links" | "routeReflectorClusterId">,
): Readonly<Record<string, string>> {
  const [only] = links;
  const isSingle = rack.tors.length > 1 && links.length === 1 && only !== undefined;
  const scope = design.kind === "route-reflectors" && design.in === "rack" ? rack.name : forCluster;
  return {
    [fabricLabels.rack]: rack.name,
    ...(isSingle ? { [fabricLabels.onlyTor]: only.tor } : {}),
    ...(routeReflectorClusterId === undefined ? {} : { [fabricLabels.routeReflector]: scope }),
  };
}

/**
 * Nodes, and groups whose machines have no names, with the labels that the fabric gives them: selectors are judged against
 * these, and a platform writes those of a group.
 */
export function withFabricLabels<N extends Nodes>(nodes: N, fabric: Fabric): N {
  const labels = new Map(
    fabric.racks.flatMap((rack) => rack.nodes.map((node) => [node.name, labelsOf(fabric, rack, node)] as const)),
  );
  const racks = new Set(fabric.racks.map(({ name }) => name));
  return {
    ...nodes,
    named: nodes.named.map((node) => {
      const more = labels.get(node.name);
      return more === undefined ? node : { ...node, labels: { ...node.labels, ...more } };
    }),
    groups: nodes.groups.map((group) =>
      group.rack === undefined || !racks.has(group.rack)
        ? group
        : { ...group, labels: { ...group.labels, [fabricLabels.rack]: group.rack } },
    ),
  };
}

/** The labels of each node of a fabric, by its name, as selectors find it: of one that stands for machines, their group's. */
export function labelsByNode(
  { named, groups }: Pick<Nodes, "named" | "groups">,
  { racks }: Pick<Fabric, "racks">,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const ofGroups = new Map(groups.map(({ name, labels }) => [name, labels]));
  const standIns = racks.flatMap(({ nodes }) =>
    nodes.flatMap(({ name, standsFor }) =>
      standsFor === undefined ? [] : [[name, ofGroups.get(standsFor) ?? {}] as const],
    ),
  );
  return new Map([...named.map(({ name, labels }) => [name, labels] as const), ...standIns]);
}

/** Whether some of a rack's nodes have no names before they are made: its switches take whoever calls from the subnet. */
export function hasStandIns({ nodes }: Pick<FabricRack, "nodes">): boolean {
  return nodes.some(({ standsFor }) => standsFor !== undefined);
}
