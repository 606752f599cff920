import { addressRules } from "./addresses";
import { clusterRules } from "./cluster";
import { machineRules } from "./machines";
import { nativeRules } from "./native";
import { placeRules } from "./places";
import { vsphereRules } from "./vsphere";
import type { KubesprayRule } from "./support";

/** Everything that is checked about a cluster that Kubespray makes. */
export const kubesprayRules: readonly KubesprayRule[] = [
  ...placeRules,
  ...vsphereRules,
  ...machineRules,
  ...addressRules,
  ...clusterRules,
  ...nativeRules,
];
