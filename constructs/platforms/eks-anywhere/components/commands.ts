import { commandLine, word } from "../../../model";
import { kubeconfigPath } from "../identity";
import type { EksAnywhereWhole } from "../types";

/** The variable with the objects of a cluster that has been handed over. */
export const appliedVariable = "CLUSTER_HANDED_OVER";

/**
 * Commands for `/bin/sh`. What makes the cluster reads its objects on its input; what changes it takes those with the mark of the
 * hand-over from a variable: without it EKS Anywhere would bring Cilium back. What eksctl says goes to standard error, so that what
 * is printed is the kubeconfig and nothing else. They run in `$EKSA_FOLDER`, where eksctl keeps what belongs to a cluster.
 */
export function clusterCommands(cluster: EksAnywhereWhole) {
  return cluster.platform.managementCluster === cluster.name ? ownManager(cluster) : workload(cluster);
}

const preamble = ["set -eu", 'cd "${EKSA_FOLDER:-.}"', "umask 077"];

function ownManager(cluster: EksAnywhereWhole) {
  const kubeconfig = kubeconfigPath(cluster);
  const file = word(`${cluster.name}.yaml`);
  return {
    // What is there already is not made again: a run that was cut short goes on.
    create: [
      ...preamble,
      `cat > ${file}`,
      `[ -s ${word(kubeconfig)} ] || ${commandLine(["eksctl", "anywhere", "create", "cluster", "-f", `${cluster.name}.yaml`])} >&2`,
      `cat ${word(kubeconfig)}`,
    ].join("\n"),
    update: [
      ...preamble,
      `printf '%s\\n' "$${appliedVariable}" > ${file}`,
      `${commandLine(["eksctl", "anywhere", "upgrade", "cluster", "-f", `${cluster.name}.yaml`])} >&2`,
      `cat ${word(kubeconfig)}`,
    ].join("\n"),
    delete: [...preamble, `${commandLine(["eksctl", "anywhere", "delete", "cluster", cluster.name])} >&2`].join("\n"),
  };
}

function workload({ name, platform: { namespace } }: EksAnywhereWhole) {
  const kubectl = ["kubectl", ["--kubeconfig=", { variable: "MANAGEMENT_KUBECONFIG" }]] as const;
  const own = `clusters.anywhere.eks.amazonaws.com/${name}`;
  const applying = (objects: string): string =>
    [
      ...preamble,
      ': "${MANAGEMENT_KUBECONFIG:?the kubeconfig of the management cluster}"',
      `${objects}${commandLine([...kubectl, "apply", "--server-side", "--field-manager=calico-kit", "-f", "-"])} >&2`,
      `${commandLine([...kubectl, "--namespace", namespace, "wait", "--for=condition=Ready", own, "--timeout=60m"])} >&2`,
      `${commandLine([...kubectl, "--namespace", "eksa-system", "get", "secret", `${name}-kubeconfig`, "-o", "jsonpath={.data.value}"])} | base64 -d`,
    ].join("\n");
  return {
    create: applying(""),
    update: applying(`printf '%s\\n' "$${appliedVariable}" | `),
    delete: [
      ...preamble,
      `${commandLine([...kubectl, "--namespace", namespace, "delete", own, "--ignore-not-found"])} >&2`,
    ].join("\n"),
  };
}
