import type { Step } from "../../model";
import { groundworkSteps } from "../../places/vsphere";
import { handOverSteps, stepOf } from "./hand-over";
import { kubeconfigPath } from "./identity";
import { roleFile } from "./privilege-files";
import type { EksAnywhereWhole } from "./types";

/** The making of a cluster with Cilium, and the hand-over; Calico's own steps come where their phases stand. */
export function eksAnywhereSteps(cluster: EksAnywhereWhole): readonly Step[] {
  const { name, platform } = cluster;
  const isOwnManager = platform.managementCluster === name;
  const own = `clusters.anywhere.eks.amazonaws.com/${name}`;
  const inManagement = ["kubectl", ["--kubeconfig=", { variable: "MANAGEMENT_KUBECONFIG" }]] as const;
  return [
    ...(platform.groundwork === undefined ? [] : groundworkSteps(platform.groundwork, roleFile)),
    {
      id: "create",
      phase: "control-plane",
      why: "EKS Anywhere makes the machines a cluster with its Cilium, without which no node would become Ready",
      run: {
        kind: "command",
        command: isOwnManager
          ? ["eksctl", "anywhere", "create", "cluster", "-f", "eks-anywhere/create.yaml"]
          : [...inManagement, "apply", "--server-side", "-f", "eks-anywhere/create.yaml"],
      },
      expect: isOwnManager ? "`Cluster created!`" : "`serverside-applied` for each object",
      undo: [
        isOwnManager
          ? ["eksctl", "anywhere", "delete", "cluster", name]
          : [...inManagement, "delete", "-f", "eks-anywhere/create.yaml"],
      ],
      budget: "60m",
    },
    {
      id: "kubeconfig",
      phase: "access",
      why: isOwnManager
        ? "eksctl leaves an administrator's kubeconfig"
        : "Cluster API keeps an administrator's kubeconfig",
      run: {
        kind: "function",
        name: "use_kubeconfig",
        commands: isOwnManager
          ? [["export", ["KUBECONFIG=", { variable: "PWD" }, `/${kubeconfigPath(cluster)}`]]]
          : [
              [
                ...inManagement,
                "--namespace",
                platform.namespace,
                "wait",
                "--for=condition=Ready",
                own,
                "--timeout=60m",
              ],
              [
                ...inManagement,
                "--namespace",
                "eksa-system",
                "get",
                "secret",
                `${name}-kubeconfig`,
                "-o",
                "jsonpath={.data.value}",
              ],
            ],
      },
      expect: "`kubectl get nodes` shows each node Ready",
    },
    ...handOverSteps(cluster)
      .filter(({ isCalico }) => isCalico !== true)
      .map(stepOf),
  ];
}
