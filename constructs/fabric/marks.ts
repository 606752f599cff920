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

/** The named nodes with the labels that the fabric gives them: selectors are judged against these. */
export function withFabricLabels(named: Nodes["named"], fabric: Fabric): Nodes["named"] {
  const labels = new Map(
    fabric.racks.flatMap((rack) => rack.nodes.map((node) => [node.name, labelsOf(fabric, rack, node)] as const)),
  );
  return named.map((node) => {
    const more = labels.get(node.name);
    return more === undefined ? node : { ...node, labels: { ...node.labels, ...more } };
  });
}
