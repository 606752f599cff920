import type { KopsCluster } from "./types";

/** kOps labels each node with its group; it deletes a group's machines as they are, so pods are moved off them first. */
export function drainOf(group: string): string {
  return `drain -l ${instanceGroupLabel}=${group} --ignore-daemonsets --delete-emptydir-data --timeout=15m`;
}

/** The kubelet cannot annotate its own node, so somebody else does it, and again when such a node was replaced. */
export function annotationOf({ instanceGroup, clusterId }: KopsCluster["routeReflectors"][number]): string {
  return `annotate nodes --overwrite -l ${instanceGroupLabel}=${instanceGroup} projectcalico.org/RouteReflectorClusterID=${clusterId}`;
}

const instanceGroupLabel = "kops.k8s.io/instancegroup";
