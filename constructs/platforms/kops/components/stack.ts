import { Provider } from "@pulumi/aws/provider";
import { userSettings } from "../../../places/aws/component";
import type { MakeStack } from "../../component";
import { KopsCalicoCluster } from "../component";
import type { KopsCluster, KopsNodeGroup } from "../types";
import { newResource } from "../../../calico/component";

/** A cluster by kOps, and what one needs to use it. */
export const makeStack: MakeStack<KopsCluster, KopsNodeGroup> = (plan, secrets) => {
  const { cluster } = plan;
  const { name } = cluster;
  const provider = newResource(Provider, name, { ...userSettings(), region: cluster.platform.region });
  const made = new KopsCalicoCluster(name, { plan, secrets }, { providers: [provider] });
  const { clusterName, stateStore, kubeconfig, vpcId } = made;
  // Of an output without a value the engine warns at every preview.
  return { outputs: { clusterName, stateStore, kubeconfig, ...(vpcId && { vpcId }) }, ready: made.ready };
};
