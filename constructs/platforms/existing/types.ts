import type { Cluster, PlatformCluster } from "../../calico";
import type { DistributionName } from "./distributions";

/** The part of a cluster that is its being there already: nothing of it is made. */
export interface ExistingCluster extends PlatformCluster {
  readonly kind: "existing";
  readonly distribution: DistributionName;
}

/** The whole of a cluster that is there already. */
export type ExistingWhole = Cluster<ExistingCluster>;
