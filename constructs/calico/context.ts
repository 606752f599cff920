import type { ClusterNetwork, Reasons } from "../model";
import type { PlatformFacts } from "./facts";
import type { ClusterIntent } from "./schema";

/** What every part of Calico is resolved from. */
export interface CalicoContext {
  readonly intent: ClusterIntent;
  readonly facts: PlatformFacts;
  readonly network: ClusterNetwork;
  readonly reasons: Reasons;
}
