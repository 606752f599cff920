import { calicoRules } from "./calico";
import { clusterRules } from "./cluster";
import { networkRules } from "./network";
import { nodeRules } from "./nodes";
import { openingRules } from "./openings";
import { ownCalicoRules } from "./own-calico";
import { placeRules } from "./places";
import type { KopsRule } from "./support";

/** Everything that can be wrong about a cluster because it is kOps. */
export const kopsRules: readonly KopsRule[] = [
  ...clusterRules,
  ...placeRules,
  ...networkRules,
  ...nodeRules,
  ...openingRules,
  ...ownCalicoRules,
  ...calicoRules,
];
