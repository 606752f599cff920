import * as pulumi from "@pulumi/pulumi";
import { newResource, providerSettings } from "../../../calico/component";
import { Provider } from "@pulumi/kubernetes/provider";
import type { MakeStack } from "../../component";
import { CalicoOnCluster } from "../component";
import type { ExistingCluster } from "../types";

/**
 * Calico on the cluster that the stack's configuration leads to: `kubernetes:kubeconfig` (its content, a secret, or a
 * path) and `kubernetes:context`; without them, the kubeconfig and the context of whoever runs the program.
 */
export const makeStack: MakeStack<ExistingCluster> = (plan, secrets) => {
  const { cluster } = plan;
  const { name } = cluster;
  const config = new pulumi.Config("kubernetes");
  const provider = newResource(Provider, name, {
    kubeconfig: config.getSecret("kubeconfig"),
    context: config.get("context"),
    ...providerSettings,
  });
  const made = new CalicoOnCluster(name, { plan, secrets }, { provider });
  return { outputs: { clusterName: name, release: cluster.calico.release.calico }, ready: made.ready };
};
