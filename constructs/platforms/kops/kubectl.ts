import type { Argument, NodeAnnotation } from "../../model";
import type { KopsCluster } from "./types";

/** kOps labels each node with its group; it deletes a group's machines as they are, so pods are moved off them first. */
export function drainOf(group: Argument): readonly Argument[] {
  const selector = typeof group === "string" ? `${instanceGroupLabel}=${group}` : [`${instanceGroupLabel}=`, ...group];
  return ["drain", "-l", selector, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=15m"];
}

/**
 * What makes the nodes of a group route reflectors. Those without the label are none yet: peers do not select them, and an
 * annotated node leaves the mesh at once, so that they would be without routes.
 */
export function annotationOf({ instanceGroup, clusterId }: KopsCluster["routeReflectors"][number]): NodeAnnotation {
  return {
    selector: `${instanceGroupLabel}=${instanceGroup},${routeReflectorLabel}=true`,
    annotation: `${clusterIdAnnotation}=${clusterId}`,
  };
}

/** The label by which peers select route reflectors. */
export const routeReflectorLabel = "route-reflector";

export const instanceGroupLabel = "kops.k8s.io/instancegroup";
export const clusterIdAnnotation = "projectcalico.org/RouteReflectorClusterID";
