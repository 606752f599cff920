import { addressRules } from "./addresses";
import { clusterRules } from "./cluster";
import { machineRules } from "./machines";
import { nativeRules } from "./native";
import { placeRules } from "./places";
import type { KubesprayRule } from "./support";

/** Everything that is checked about a cluster that Kubespray makes. */
export const kubesprayRules: readonly KubesprayRule[] = [
  ...placeRules,
  ...machineRules,
  ...addressRules,
  ...clusterRules,
  ...nativeRules,
];
