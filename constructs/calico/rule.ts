import { type Raising, type Rule as FindingRule, rulesAbout } from "../findings";
import type { PlatformIntent } from "../intent";
import type { NodeGroup } from "../model";
import type { Cluster, PlatformCluster } from "./cluster";
import type { CalicoOffer } from "./offer";
import type { ClusterIntent } from "./schema";

/** What a rule sees. Pointers that it reports are pointers into the intent. */
export interface Judged<
  I extends PlatformIntent = PlatformIntent,
  P extends PlatformCluster = PlatformCluster,
  G extends NodeGroup = NodeGroup,
> {
  readonly intent: ClusterIntent<I>;
  readonly cluster: Cluster<P, G>;
  /** What the platform says of Calico on it. */
  readonly offer: CalicoOffer;
}

/** What a rule sees, with the report that takes the codes C. */
export type RuleContext<C extends string = never> = Judged & Raising<C>;

/** A rule about clusters. */
export type Rule = FindingRule<Judged>;

/** Makes a rule about Calico. */
export const rule = rulesAbout<Judged>();
