import type { Fabric } from "../fabric";
import type { ClusterNetwork, ControlPlane, Nodes } from "../model";
import type { CalicoOffer } from "./offer";
import type { ClusterIntent } from "./schema";

/** What every part of Calico is resolved from. */
export interface CalicoContext {
  readonly intent: ClusterIntent;
  readonly network: ClusterNetwork;
  readonly nodes: Nodes;
  readonly controlPlane: ControlPlane;
  readonly offer: CalicoOffer;
  /** The switches around the cluster, where the intent says them. */
  readonly fabric?: Fabric | undefined;
}
