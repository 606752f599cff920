import type { KopsIntent } from "../intent";

/** Typha spares the API server from 50 nodes on (docs.tigera.io, on-premises: 50 nodes or less without Typha). */
const mostNodesWithout = 49;

/** Nodes that the groups may grow to, the control plane left out. */
export function mostNodes({ instanceGroups }: KopsIntent): number {
  return instanceGroups.reduce((sum, { scaling }) => sum + (scaling?.max ?? 4), 0);
}

/** Replicas of Typha beside kOps' own Calico. */
export function typhaReplicasOf(platform: KopsIntent): number {
  return platform.typhaReplicas ?? (mostNodes(platform) > mostNodesWithout ? 3 : 0);
}
