import type { CalicoCluster, ClusterIntent, PlatformFacts } from "../../../calico";
import type { ClusterNetwork, Reasons } from "../../../model";
import type { EksIntent } from "../schema";

/** What the parts of the resolution see: the intent and what is resolved of the cluster so far. */
export interface EksContext {
  readonly intent: ClusterIntent;
  readonly platform: EksIntent;
  readonly kubernetes: string;
  readonly network: ClusterNetwork;
  readonly calico: CalicoCluster;
  readonly facts: PlatformFacts;
  readonly reasons: Reasons;
}

/** Whether the AWS VPC CNI gives pods their addresses. */
export function hasVpcCni(context: Pick<EksContext, "calico">): boolean {
  return context.calico.cni === "AmazonVPC";
}
