import { type Raising, type Rule as FindingRule, rulesAbout } from "../findings";
import type { Cluster, PlatformCluster } from "./cluster";
import type { PlatformFacts } from "./facts";
import type { ClusterIntent } from "./schema";

/** What a rule sees. Pointers that it reports are pointers into the intent. */
export interface Judged<P extends PlatformCluster = PlatformCluster> {
  readonly intent: ClusterIntent;
  readonly cluster: Cluster<P>;
  readonly facts: PlatformFacts;
}

/** What a rule sees, with the report that takes the codes C. */
export type RuleContext<C extends string = never, P extends PlatformCluster = PlatformCluster> = Judged<P> & Raising<C>;

/** A rule about clusters. */
export type Rule<P extends PlatformCluster = PlatformCluster> = FindingRule<Judged<P>>;

/** Makes a rule about Calico. */
export const rule = rulesAbout<Judged>();
