import { defaults } from "./defaults";
import type { KubesprayIntent } from "./schema";

/** Typhas beside Kubespray's own Calico; the operator counts its own. */
export function typhaReplicasOf({ networking, typhaReplicas: wanted }: KubesprayIntent, nodes: number): number {
  if ((networking ?? defaults.networking) !== "calico") return 0;
  const { fewestNodes, nodesOfOne } = defaults.typha;
  return wanted ?? (nodes < fewestNodes ? 0 : Math.ceil(nodes / nodesOfOne) + 1);
}
