import type { MakeStack } from "../../component";
import { KubesprayCalicoCluster } from "../component";
import type { KubesprayCluster } from "../types";

/** A cluster by Kubespray, and what one needs to use it. */
export const makeStack: MakeStack<KubesprayCluster> = (plan, secrets) => {
  const { name } = plan.cluster;
  const made = new KubesprayCalicoCluster(name, { plan, secrets });
  return { outputs: { clusterName: name, kubeconfig: made.kubeconfig }, ready: made.ready };
};
