import type { NodeGroupFacts } from "../../calico";
import type { KopsIntent } from "./schema";

/** Typha spares the API server from 50 nodes on (docs.tigera.io, on-premises: 50 nodes or less without Typha). */
const mostNodesWithout = 49;

/** Nodes that the groups may grow to, the control plane left out. */
export function mostNodes(groups: readonly NodeGroupFacts[]): number {
  return groups.reduce((sum, { maximum }) => sum + maximum, 0);
}

/** Replicas of Typha beside kOps' own Calico. */
export function typhaReplicasOf({ typhaReplicas }: KopsIntent, groups: readonly NodeGroupFacts[]): number {
  return typhaReplicas ?? (mostNodes(groups) > mostNodesWithout ? 3 : 0);
}
