import { accessRules } from "./access";
import { addressRules } from "./addresses";
import { clusterRules } from "./cluster";
import { groundworkRules } from "./groundwork";
import { handOverRules } from "./hand-over";
import { machineRules } from "./machines";
import { rackRules } from "./racks";
import type { EksAnywhereRule } from "./support";
import { vsphereRules } from "./vsphere";

/** Everything that is checked about a cluster that EKS Anywhere makes. */
export const eksAnywhereRules: readonly EksAnywhereRule[] = [
  ...clusterRules,
  ...machineRules,
  ...addressRules,
  ...vsphereRules,
  ...groundworkRules,
  ...rackRules,
  ...accessRules,
  ...handOverRules,
];
