/** Whoever in the sandbox makes clusters. A further one is a line here; the kubernetes provider knows none of them. */
import { eksSurroundings } from "./aws/eks-surroundings";
import type { ClusterMaker } from "./cluster/surroundings";
import { commandSurroundings } from "./command/pretend";

export const clusterMakers: readonly ClusterMaker[] = [eksSurroundings, commandSurroundings];
