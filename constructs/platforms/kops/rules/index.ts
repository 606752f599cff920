import type { Rule } from "../../../calico";
import type { KopsIntent } from "../schema";
import type { KopsCluster } from "../types";
import { calicoRules } from "./calico";
import { clusterRules } from "./cluster";
import { networkRules } from "./network";
import { nodeRules } from "./nodes";

/** Everything that can be wrong about a cluster because it is kOps. */
export const kopsRules: readonly Rule<KopsCluster>[] = [
  ...clusterRules,
  ...networkRules,
  ...nodeRules,
  ...calicoRules,
].map(({ finds, judge }): Rule<KopsCluster> => ({
  finds,
  judge: (context, report) => judge({ ...context, platform: context.intent.platform as KopsIntent }, report),
}));
