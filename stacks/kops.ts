import * as config from "@pulumi/aws/config";
import { Provider } from "@pulumi/aws/provider";
import type { Cluster } from "../constructs/cluster";
import type { KopsCluster } from "../constructs/kops";
import { KopsCalicoCluster } from "../constructs/kops/component";
import { userSettings } from "./aws";
import type { Create } from "./create";

/** A cluster by kOps, and what one needs to use it. */
export const createKops: Create = ({ cluster: resolved, manifests, calico }, secrets) => {
  const cluster = resolved as Cluster<KopsCluster>;
  const { name } = cluster;
  const provider = new Provider(name, { ...userSettings(), region: cluster.platform.region });
  const made = new KopsCalicoCluster(
    name,
    {
      cluster,
      manifests,
      charts: calico.charts,
      secrets,
      ...(config.profile === undefined ? {} : { environment: { AWS_PROFILE: config.profile } }),
    },
    { providers: [provider] },
  );
  const { clusterName, stateStore, kubeconfig, vpcId } = made;
  return { clusterName, stateStore, kubeconfig, vpcId };
};
