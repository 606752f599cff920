import { Provider } from "@pulumi/aws/provider";
import { EksCalicoCluster } from "../constructs/platforms/eks/component";
import type { EksWhole } from "../constructs/platforms/eks/types";
import { userSettings } from "./aws";
import type { Create } from "./create";

/** An EKS cluster, and what one needs to use it. */
export const createEks: Create = ({ cluster: resolved, manifests, calico }, secrets) => {
  const cluster = resolved as EksWhole;
  const { name } = cluster;
  const provider = new Provider(name, { ...userSettings(), region: cluster.platform.region });
  const made = new EksCalicoCluster(
    name,
    { cluster, manifests, charts: calico.charts, secrets },
    { providers: [provider] },
  );
  const { clusterName, endpoint, kubeconfig, nodeGroups, oidcIssuer, vpcId } = made;
  return { clusterName, endpoint, kubeconfig, nodeGroups, oidcIssuer, vpcId };
};
