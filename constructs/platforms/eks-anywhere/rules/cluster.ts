import { list, repeated } from "../../../findings";
import { eksAnywhereReleaseOf } from "../releases";
import { accepts, at, atTop, type EksAnywhereRule, groupsOf, refuses, rule, source } from "./support";

const validation = source("pkg/api/v1alpha1/cluster.go");
/** EKS Anywhere's own expression, and its limit: Cluster API and kind append to it. */
const nameShape = /^[a-zA-Z][a-zA-Z0-9-]+$/;
const longestName = 35;

const identity = rule({
  finds: {
    "EKA-001": {
      title: "name that EKS Anywhere does not take",
      severity: "error",
      why: "Names of machines and of the bootstrap cluster are made of it, with something behind.",
      upstream: refuses,
      see: `${validation} (ValidateClusterName, ValidateClusterNameLength)`,
    },
    "EKA-002": {
      title: "Kubernetes that the release of EKS Anywhere does not make",
      severity: "error",
      why: "Its bundle has images and templates for some minors only: creation stops once it has read the bundle.",
      upstream: accepts,
      see: "anywhere.eks.amazonaws.com/docs/concepts/support-versions",
    },
    "EKA-003": {
      title: "workers of a minor that their control plane does not go with",
      severity: "error",
      why: "A kubelet may be up to two minors older than the API server, and never newer.",
      upstream: accepts,
      see: source("pkg/api/v1alpha1/cluster_webhook.go (validateCPWorkerKubeSkew)"),
    },
  },
  check: (context) => {
    const { name, kubernetes, platform } = context.cluster;
    const { report } = context;
    if (!nameShape.test(name) || name.length > longestName)
      report.add("EKA-001", atTop(context, "name"), {
        message: `${name} is no name for EKS Anywhere`,
        got: `${name}, ${name.length} characters`,
        want: `a letter, then letters, digits and '-', 2 to ${longestName} in all`,
        fix: "choose another name",
      });
    const known = eksAnywhereReleaseOf(platform.release).kubernetes;
    const newest = known.at(-1) ?? "";
    if (!known.includes(kubernetes))
      report.add("EKA-002", atTop(context, "kubernetes"), {
        message: `EKS Anywhere ${platform.release} does not make Kubernetes ${kubernetes}`,
        got: kubernetes,
        want: list(known),
        fix: `write kubernetes: "${newest}"`,
      });
    for (const { group, index } of groupsOf(context).workers) {
      if (group.kubernetes === undefined) continue;
      const behind = minorOf(kubernetes) - minorOf(group.kubernetes);
      if (behind >= 0 && behind <= 2 && known.includes(group.kubernetes)) continue;
      report.add("EKA-003", at(context, "nodeGroups", index, "kubernetes"), {
        message: `group ${group.name} has Kubernetes ${group.kubernetes}, and the control plane ${kubernetes}`,
        got: group.kubernetes,
        want: `${kubernetes}, or up to two minors older, of ${list(known)}`,
        fix: "remove the key, or write a minor that goes with the control plane",
      });
    }
  },
});

function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? "0");
}

const groups = rule({
  finds: {
    "EKA-004": {
      title: "not exactly one group of control planes",
      severity: "error",
      why: "A Cluster has one controlPlaneConfiguration.",
      upstream: { program: "calico-kit", verdict: "refuses" },
      see: source("pkg/api/v1alpha1/cluster_types.go"),
    },
    "EKA-005": {
      title: "an even number of members of etcd",
      severity: "error",
      why: "Two of four can be on either side of a split: EKS Anywhere refuses it.",
      upstream: refuses,
      see: `${validation} (validateControlPlaneReplicas, validateEtcdReplicas)`,
    },
    "EKA-006": {
      title: "no control plane or no worker",
      severity: "error",
      why: "Pods would have no node, or the cluster no API.",
      upstream: refuses,
      see: `${validation} (validateControlPlaneReplicas, validateWorkerNodeGroups)`,
    },
    "EKA-007": {
      title: "all workers keep ordinary pods away",
      severity: "error",
      why: "CoreDNS and Cluster API's own pods tolerate none of their taints.",
      upstream: refuses,
      see: `${validation} (validateWorkerNodeGroups)`,
    },
    "EKA-008": {
      title: "two groups have the same name",
      severity: "error",
      why: "Cluster API's machines of the one would be the other's.",
      upstream: refuses,
      see: `${validation} (validateWorkerNodeGroups)`,
    },
    "EKA-009": {
      title: "numbers of machines that contradict each other",
      severity: "error",
      why: "An autoscaler has no number to go to.",
      upstream: refuses,
      see: `${validation} (validateAutoscalingConfig)`,
    },
    "EKA-010": {
      title: "upgrade that may neither add a machine nor take one away",
      severity: "error",
      why: "The first upgrade would wait for ever.",
      upstream: refuses,
      see: `${validation} (validateCPUpgradeRolloutStrategy, validateMDUpgradeRolloutStrategy)`,
    },
  },
  check: (context) => {
    const { report, cluster } = context;
    const { etcd } = cluster.platform;
    const { controlPlanes, workers } = groupsOf(context);
    const path = at(context, "nodeGroups");
    if (controlPlanes.length !== 1)
      report.add("EKA-004", path, {
        message: `${controlPlanes.length} groups have the role control-plane`,
        got: String(controlPlanes.length),
        want: "one",
        fix: "write role: control-plane in one group, with the number of all control planes",
      });
    const members = etcd === undefined ? controlPlanes[0]?.group.count : etcd.count;
    if (members !== undefined && (members > 0 || etcd !== undefined) && (members % 2 === 0 || members === 0))
      report.add(
        "EKA-005",
        etcd === undefined ? countPath(controlPlanes[0]?.index ?? 0) : at(context, "etcd", "count"),
        {
          message: `etcd has ${members} members`,
          got: String(members),
          want: "an odd number",
          fix:
            members < 3 ? "write count: 3" : `write count: ${members - 1}, which stands the loss of as many machines`,
        },
      );
    const none = controlPlanes.find(({ group }) => group.count === 0);
    if (none !== undefined || workers.length === 0)
      report.add("EKA-006", none === undefined ? path : countPath(none.index), {
        message: none === undefined ? "there is no group of workers" : `group ${none.group.name} has no machine`,
        want: "control planes, and at least one group of workers",
        fix: none === undefined ? "add a group of workers" : "write count: 3",
      });
    const open = workers.filter(({ group }) => !keepsAway(context.cluster.nodes.groups, group.name));
    if (workers.length > 0 && open.length === 0)
      report.add("EKA-007", path, {
        message: "every group of workers has a taint NoSchedule or NoExecute",
        want: "a group without",
        fix: "remove the taints of one group, or add a group without",
      });
    for (const [index, name] of repeated(cluster.platform.machineGroups.map((group) => group.name)))
      report.add("EKA-008", at(context, "nodeGroups", index, "name"), {
        message: `there is a group ${name} already`,
        want: "a name of its own for each group",
        fix: "rename one of them",
      });
    for (const { group, index } of [...controlPlanes, ...workers]) {
      const { scales, count, isControlPlane, maxSurge, maxUnavailable } = group;
      if (
        scales !== undefined &&
        (isControlPlane || scales.min > count || scales.max < count || scales.min > scales.max)
      )
        report.add("EKA-009", countPath(index), {
          message: isControlPlane
            ? `group ${group.name} is the control plane, which nothing scales`
            : `group ${group.name} is to have ${count} machines, at least ${scales.min} and at most ${scales.max}`,
          want: isControlPlane ? "a number" : "min not above initial, and initial not above max",
          fix: isControlPlane ? `write count: ${count}` : "correct the numbers",
        });
      const isStuck = isControlPlane ? maxSurge > 1 : maxSurge === 0 && maxUnavailable === 0;
      if (isStuck)
        report.add("EKA-010", at(context, "nodeGroups", index, "maxSurge"), {
          message: isControlPlane
            ? `group ${group.name} may have ${maxSurge} control planes more`
            : `group ${group.name} may have no machine more and none less`,
          got: String(maxSurge),
          want: isControlPlane ? "0 or 1" : "maxSurge or maxUnavailable of at least 1",
          fix: "remove the key",
        });
    }
    function countPath(index: number): string {
      return at(context, "nodeGroups", index, "count");
    }
  },
});

function keepsAway(
  all: readonly { readonly name: string; readonly taints: readonly { readonly effect: string }[] }[],
  name: string,
): boolean {
  const { taints = [] } = all.find((group) => group.name === name) ?? {};
  return taints.some(({ effect }) => effect !== "PreferNoSchedule");
}

/** Name, versions, groups. */
export const clusterRules: readonly EksAnywhereRule[] = [identity, groups];
