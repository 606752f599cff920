import type { ClusterIntent } from "../../intent";
import type { ClusterNetwork } from "../cluster";
import type { PlatformFacts } from "../platform";
import type { Reasons } from "../reasons";

/** What every part of Calico is resolved from. */
export interface CalicoContext {
  readonly intent: ClusterIntent;
  readonly facts: PlatformFacts;
  readonly network: ClusterNetwork;
  readonly reasons: Reasons;
}
