import type { CalicoCluster, ClusterIntent, PlatformFacts } from "../../../calico";
import type { ClusterNetwork, Reasons } from "../../../model";
import type { KopsIntent } from "../schema";

/** What the parts of the resolution see: the intent and what is resolved of the cluster so far. */
export interface KopsContext {
  readonly intent: ClusterIntent;
  readonly platform: KopsIntent;
  readonly kubernetes: string;
  readonly network: ClusterNetwork;
  readonly calico: CalicoCluster;
  readonly facts: PlatformFacts;
  readonly reasons: Reasons;
}
