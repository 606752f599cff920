import type { Handover } from "../../model";
import { disclaimer } from "./hand-over";
import { kubeconfigPath } from "./identity";
import type { EksAnywhereWhole } from "./types";

/** The cluster is made with Cilium; the hand-over calls `apply.sh` by itself, at the right moments. */
export function eksAnywhereHandover(cluster: EksAnywhereWhole): Handover {
  const { name, platform } = cluster;
  const { release, managementCluster, access, machineGroups } = platform;
  const isOwnManager = managementCluster === name;
  const [template] = machineGroups.flatMap(({ machine }) => machine.template ?? []);
  return {
    needs: [
      ...disclaimer.map((line) => line.replace(/\.$/, "")),
      `eksctl with the plugin eksctl-anywhere ${release}, Docker and kubectl, where vCenter (443), the endpoint (6443) and the machines (22) are reached`,
      "the variables `EKSA_VSPHERE_USERNAME` and `EKSA_VSPHERE_PASSWORD`, with the roles of EKS Anywhere's documentation",
      ...(template === undefined
        ? []
        : [`in vCenter: ${template}, with the tags \`os:\` and \`eksdRelease:\` of the release`]),
      ...(access.registryMirror?.authenticate === true
        ? ["the variables `REGISTRY_USERNAME` and `REGISTRY_PASSWORD`, for the mirror"]
        : []),
      ...(isOwnManager ? [] : [`the variable \`MANAGEMENT_KUBECONFIG\`: how to reach ${managementCluster}`]),
    ],
    next: [
      isOwnManager
        ? {
            command: "eksctl anywhere create cluster -f eks-anywhere/create.yaml",
            what: "makes the cluster, with Cilium",
          }
        : {
            command: 'kubectl --kubeconfig="$MANAGEMENT_KUBECONFIG" apply --server-side -f eks-anywhere/create.yaml',
            what: "makes the cluster, with Cilium",
          },
      {
        command: `KUBECONFIG=$PWD/${kubeconfigPath(cluster)} eks-anywhere/hand-over.sh run`,
        what: "puts Calico in Cilium's place: read eks-anywhere/RUNBOOK.md first",
      },
    ],
  };
}
