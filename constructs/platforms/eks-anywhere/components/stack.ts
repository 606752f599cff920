import type { MakeStack } from "../../component";
import { EksAnywhereCalicoCluster } from "../component";
import type { EksAnywhereCluster } from "../types";

/** A cluster by EKS Anywhere, handed over to Calico, and what one needs to use it. */
export const makeStack: MakeStack<EksAnywhereCluster> = (plan, secrets) => {
  const { name } = plan.cluster;
  const made = new EksAnywhereCalicoCluster(name, { plan, secrets });
  return { outputs: { clusterName: name, kubeconfig: made.kubeconfig, support: made.support }, ready: made.ready };
};
