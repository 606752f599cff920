import { mostNodes, type Nodes } from "../../model";
import { defaults } from "./defaults";
import type { KopsIntent } from "./schema";

/** Nodes that the groups may grow to, the control plane left out. */
export function mostWorkers({ groups }: Pick<Nodes, "groups">): number {
  return mostNodes({ groups: groups.filter(({ role }) => role === "worker") });
}

/** Replicas of Typha beside kOps' own Calico. */
export function typhaReplicasOf({ typhaReplicas: wanted }: KopsIntent, nodes: Pick<Nodes, "groups">): number {
  return wanted ?? (mostWorkers(nodes) >= defaults.typha.fewestNodes ? defaults.typha.replicas : 0);
}
