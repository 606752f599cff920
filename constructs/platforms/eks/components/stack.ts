import { Provider } from "@pulumi/aws/provider";
import { userSettings } from "../../../places/aws/component";
import type { MakeStack } from "../../component";
import { EksCalicoCluster } from "../component";
import type { EksCluster, EksNodeGroup } from "../types";
import { newResource } from "../../../calico/component";

/** An EKS cluster, and what one needs to use it. */
export const makeStack: MakeStack<EksCluster, EksNodeGroup> = (plan, secrets) => {
  const { cluster } = plan;
  const { name } = cluster;
  const provider = newResource(Provider, name, { ...userSettings(), region: cluster.platform.region });
  const made = new EksCalicoCluster(name, { plan, secrets }, { providers: [provider] });
  const { clusterName, endpoint, kubeconfig, nodeGroups, oidcIssuer, vpcId } = made;
  return {
    outputs: { clusterName, endpoint, kubeconfig, nodeGroups, oidcIssuer, vpcId },
    ready: made.ready,
    protection: { isOn: cluster.platform.deletionProtection, guarded: made },
  };
};
