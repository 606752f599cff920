import { networkRules } from "./network";
import { nodeRules } from "./nodes";
import { providerRules } from "./provider";
import type { ExistingRule } from "./support";

/** Everything that can be wrong about a cluster because it is there already. */
export const existingRules: readonly ExistingRule[] = [...providerRules, ...networkRules, ...nodeRules];
