import { clusterRules } from "./cluster";
import { machineRules } from "./machines";
import type { KubesprayRule } from "./support";

/** Everything that is checked about a cluster that Kubespray makes. */
export const kubesprayRules: readonly KubesprayRule[] = [...machineRules, ...clusterRules];
