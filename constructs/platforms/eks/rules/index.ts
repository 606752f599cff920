import type { Judged } from "../../../calico";
import type { Rule } from "../../../findings";
import type { EksIntent } from "../schema";
import type { EksCluster, EksNodeGroup } from "../types";
import { accessRules } from "./access";
import { calicoRules } from "./calico";
import { networkRules } from "./network";
import { nodeRules } from "./nodes";
import { openingRules } from "./openings";
import { placeRules } from "./places";
import { podSecurityGroupRules } from "./pod-security-groups";
import { routeServerRules } from "./route-server";
import type { EksRule } from "./support";
import { vppRules } from "./vpp";

const rules: readonly EksRule[] = [
  ...placeRules,
  ...networkRules,
  ...calicoRules,
  ...nodeRules,
  ...vppRules,
  ...openingRules,
  ...podSecurityGroupRules,
  ...accessRules,
  ...routeServerRules,
];

/** Everything that can be wrong about a cluster because it is EKS. */
export const eksRules = rules.map(({ finds, judge }): Rule<Judged<EksIntent, EksCluster, EksNodeGroup>> => ({
  finds,
  judge: (context, report) => judge({ ...context, platform: context.intent.platform }, report),
}));
