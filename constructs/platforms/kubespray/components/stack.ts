import { type MakeStack, userError } from "../../component";
import { KubesprayCalicoCluster } from "../component";
import type { KubesprayCluster } from "../types";

/** A cluster by Kubespray, and what one needs to use it. */
export const makeStack: MakeStack<KubesprayCluster> = (plan, secrets) => {
  const { name, platform } = plan.cluster;
  if (platform.place.kind === "vagrant")
    throw userError(
      `${name}: Vagrant makes a laptop's machines, not Pulumi; fix: calico-kit synth, then kubespray/commands.sh up in what it wrote`,
    );
  const made = new KubesprayCalicoCluster(name, { plan, secrets });
  return { outputs: { clusterName: name, kubeconfig: made.kubeconfig }, ready: made.ready };
};
