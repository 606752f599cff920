import type { Argument } from "../../model";
import type { KopsCluster } from "./types";

/** kOps labels each node with its group; it deletes a group's machines as they are, so pods are moved off them first. */
export function drainOf(group: Argument): readonly Argument[] {
  const selector = typeof group === "string" ? `${instanceGroupLabel}=${group}` : [`${instanceGroupLabel}=`, ...group];
  return ["drain", "-l", selector, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=15m"];
}

/** The kubelet cannot annotate its own node, so somebody else does it, and again when such a node was replaced. */
export function annotationOf({
  instanceGroup,
  clusterId,
}: KopsCluster["routeReflectors"][number]): readonly Argument[] {
  return [
    "annotate",
    "nodes",
    "--overwrite",
    "-l",
    `${instanceGroupLabel}=${instanceGroup}`,
    `projectcalico.org/RouteReflectorClusterID=${clusterId}`,
  ];
}

const instanceGroupLabel = "kops.k8s.io/instancegroup";
