import type { Handover } from "../../model";
import { disclaimer } from "./hand-over";
import type { VsphereGroundwork } from "../../places/vsphere";
import { kubeconfigPath } from "./identity";
import type { EksAnywhereWhole } from "./types";

/** The cluster is made with Cilium; the hand-over calls `apply.sh` by itself, at the right moments. */
export function eksAnywhereHandover(cluster: EksAnywhereWhole): Handover {
  const { name, platform } = cluster;
  const { release, managementCluster, access, machineGroups, groundwork } = platform;
  const isOwnManager = managementCluster === name;
  const [template] = machineGroups.flatMap(({ machine }) => machine.template ?? []);
  return {
    needs: [
      ...disclaimer.map((line) => line.replace(/\.$/, "")),
      `eksctl with the plugin eksctl-anywhere ${release}, Docker and kubectl, where vCenter (443), the endpoint (6443) and the machines (22) are reached`,
      "the variables `EKSA_VSPHERE_USERNAME` and `EKSA_VSPHERE_PASSWORD`, with the roles of EKS Anywhere's documentation",
      ...(template === undefined
        ? []
        : [
            groundwork?.tags === undefined
              ? `in vCenter: ${template}, with the tags \`os:\` and \`eksdRelease:\` of the release`
              : `in vCenter: ${template}`,
          ]),
      ...groundworkNeeds(groundwork),
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
      {
        command: changeCommand(cluster),
        what:
          "after a change of the intent and another synth: more workers, other machines, the next Kubernetes (a template of it first, one minor " +
          "version at a time); cluster.yaml alone, as create.yaml would bring Cilium back",
      },
    ],
  };
}

/** Changes a cluster that has been handed over: machines, their number, Kubernetes. */
export function changeCommand({ name, platform: { managementCluster } }: EksAnywhereWhole): string {
  return managementCluster === name
    ? "eksctl anywhere upgrade cluster -f eks-anywhere/cluster.yaml"
    : 'kubectl --kubeconfig="$MANAGEMENT_KUBECONFIG" apply --server-side -f eks-anywhere/cluster.yaml';
}

/** Who makes what must be in vCenter, and what nobody can make by an API. */
function groundworkNeeds(groundwork: VsphereGroundwork | undefined): readonly string[] {
  if (groundwork === undefined) return [];
  const { tags, access, vcenter } = groundwork;
  const commands = [...(tags === undefined ? [] : ["tags"]), ...(access === undefined ? [] : ["permissions"])];
  return [
    "for what is made in vCenter first: the variables `VSPHERE_USER` and `VSPHERE_PASSWORD`, of somebody who may make it",
    ...(vcenter.allowUnverifiedSsl
      ? []
      : [
          "the certificate of who signed vCenter's among those of the system, or in the file that `SSL_CERT_FILE` names",
        ]),
    ...(commands.length === 0 ? [] : [`govc, for ${commands.join(" and ")}`]),
    ...(access === undefined
      ? []
      : [
          `${access.isGroup ? "the group" : "the user"} ${access.principal} in vCenter, and by hand in its client, as no API gives it: ` +
            `under Global Permissions the role ${access.roles[0]?.name ?? ""}, propagated to children`,
        ]),
  ];
}
