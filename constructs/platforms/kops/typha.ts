import { mostNodes, type Nodes } from "../../model";
import type { KopsIntent } from "./schema";

/** Typha spares the API server from this many nodes on (docs.tigera.io, on-premises: 50 nodes or less without Typha). */
export const fewestNodesWithTypha = 50;

/** Enough to lose one. */
export const typhaReplicas = 3;

/** Nodes that the groups may grow to, the control plane left out. */
export function mostWorkers({ groups }: Pick<Nodes, "groups">): number {
  return mostNodes({ groups: groups.filter(({ role }) => role === "worker") });
}

/** Replicas of Typha beside kOps' own Calico. */
export function typhaReplicasOf({ typhaReplicas: wanted }: KopsIntent, nodes: Pick<Nodes, "groups">): number {
  return wanted ?? (mostWorkers(nodes) >= fewestNodesWithTypha ? typhaReplicas : 0);
}
