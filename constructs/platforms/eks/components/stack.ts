import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { userSettings } from "../../../places/aws/component";
import type { MakeStack } from "../../component";
import { EksCalicoCluster } from "../component";
import type { EksCluster, EksNodeGroup } from "../types";

/** An EKS cluster, and what one needs to use it. */
export const makeStack: MakeStack<EksCluster, EksNodeGroup> = ({ cluster, manifests, calico }, secrets) => {
  const { name } = cluster;
  const provider = new Provider(name, { ...userSettings(), region: cluster.platform.region });
  const made = new EksCalicoCluster(
    name,
    { cluster, manifests, charts: calico.charts, secrets },
    { providers: [provider] },
  );
  new DeletionGuard(name, cluster.platform.deletionProtection, made);
  const { clusterName, endpoint, kubeconfig, nodeGroups, oidcIssuer, vpcId } = made;
  return { outputs: { clusterName, endpoint, kubeconfig, nodeGroups, oidcIssuer, vpcId }, ready: made.ready };
};

/**
 * What a destroy meets first. The engine asks each resource only in its turn whether it may go, so without a preview it
 * would take nodes and Calico away before it came to the protected cluster. This depends on everything: it has the first
 * turn, and where it may not go, nothing that it depends on is touched. It is there with protection off too, because the
 * engine refuses to delete what was protected and is no longer in the program.
 */
export class DeletionGuard extends pulumi.ComponentResource {
  constructor(name: string, isOn: boolean, guarded: pulumi.Resource) {
    super("calico-kit:eks:DeletionGuard", name, {}, { protect: isOn, dependsOn: [guarded] });
    this.registerOutputs();
  }
}
