import { repeated } from "../../../findings";
import { isLabelValue, isQualifiedName } from "../../../model";
import { architectureOf } from "../../../places/aws";
import { controlPlaneOf, instanceGroupsOf } from "../instance-groups";
import type { KopsInstanceGroupIntent } from "../schema";
import type { KopsNodeGroup } from "../types";
import { accepts, at, atGroup, type KopsJudged, type KopsRule, refuses, rule } from "./support";

const validation = "kubernetes/kops v1.35.0 pkg/apis/kops/validation";

const names = rule({
  finds: {
    "KOPS-027": {
      title: "two instance groups of one name",
      severity: "error",
      why: "The second would take the place of the first without a word.",
      upstream: accepts,
      see: "kubernetes/kops v1.35.0 cmd/kops/replace.go",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { platform } = context.intent;
    const made = instanceGroupsOf(cluster).flatMap(({ role, name }) => (role === "worker" ? [] : [name]));
    const all = [...made, ...platform.instanceGroups.map(({ name }) => name)];
    for (const [position, name] of repeated(all))
      report.add("KOPS-027", at(context, "instanceGroups", position - made.length, "name"), {
        message: `there is an instance group ${name} already`,
        want: "a name of its own for each group",
        fix: "rename one of them",
      });
  },
});

const sizes = rule({
  finds: {
    "KOPS-026": {
      title: "fewer nodes at most than at least",
      severity: "error",
      why: "An Auto Scaling group cannot have it.",
      upstream: refuses,
      see: `${validation}/instancegroup.go`,
    },
    "KOPS-030": {
      title: "more on-demand nodes at the base than nodes at all",
      severity: "error",
      why: "The group could never have a spot instance.",
      upstream: refuses,
      see: `${validation}/aws.go, awsValidateMixedInstancesPolicy`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { platform } = context.intent;
    for (const [index, { scaling, spot }] of platform.instanceGroups.entries()) {
      const max = cluster.nodes.groups[index]?.count.most ?? 0;
      if (scaling !== undefined && scaling.max < scaling.min)
        report.add("KOPS-026", at(context, "instanceGroups", index, "scaling"), {
          message: `at least ${scaling.min} and at most ${scaling.max} nodes`,
          want: "max not below min",
          fix: `use max: ${scaling.min}`,
        });
      const base = spot?.onDemandBase ?? 0;
      if (base > max)
        report.add("KOPS-030", at(context, "instanceGroups", index, "spot", "onDemandBase"), {
          message: `${base} nodes on demand at the base of a group of at most ${max}`,
          want: `at most ${max}`,
          fix: "use a smaller base, or leave spot out",
        });
    }
  },
});

/** What the intent says of machines, with the group that has them: of the control plane's equal ones the first. */
interface WrittenMachines extends Pick<KopsInstanceGroupIntent, "image" | "architecture" | "instanceMetadata"> {
  readonly group: KopsNodeGroup;
  readonly types: readonly string[];
  /** Where a type stands under the group. */
  readonly typesKey: (position: number) => readonly (string | number)[];
}

function machinesWritten({ cluster, intent }: KopsJudged): readonly WrittenMachines[] {
  const { controlPlane, instanceGroups } = intent.platform;
  const [first] = controlPlaneOf(cluster);
  const workers = instanceGroups.flatMap((wanted, index): WrittenMachines[] => {
    const group = cluster.nodes.groups[index];
    const typesKey = (position: number) => ["instanceTypes", position];
    return group === undefined ? [] : [{ ...wanted, group, types: wanted.instanceTypes ?? [], typesKey }];
  });
  if (controlPlane === undefined || first === undefined) return workers;
  const { instanceType } = controlPlane;
  const types = instanceType === undefined ? [] : [instanceType];
  return [{ ...controlPlane, group: first, types, typesKey: () => ["instanceType"] }, ...workers];
}

const machines = rule({
  finds: {
    "KOPS-028": {
      title: "image that kOps cannot look up",
      severity: "error",
      why: "kOps knows ami-..., ssm:/path and owner/name.",
      upstream: refuses,
      see: "kops.sigs.k8s.io/operations/images",
    },
    "KOPS-029": {
      title: "instance type and image are made for different processors",
      severity: "error",
      why: "The node does not start.",
      upstream: refuses,
      see: `${validation}/aws.go, awsValidateInstanceTypeAndImage`,
    },
    "KOPS-031": {
      title: "hop limit outside 1 to 64",
      severity: "error",
      why: "EC2 takes no other.",
      upstream: refuses,
      see: `${validation}/aws.go, awsValidateInstanceMetadata`,
    },
  },
  check: (context) => {
    const { report } = context;
    for (const { group, typesKey, types, ...wanted } of machinesWritten(context)) {
      const { image, instanceMetadata } = wanted;
      if (image !== undefined && !/^(ami-[0-9a-f]+|ssm:\/.+|[^/\s]+\/.+)$/.test(image))
        report.add("KOPS-028", atGroup(context, group, "image"), {
          message: `${image} is no image that kOps can look up`,
          want: "ami-..., ssm:/path or owner/name",
          fix: "remove the key for kOps' own choice, or write e.g. amazon/al2023-ami-2023.6.20250107.0-kernel-6.1-x86_64",
        });
      for (const [position, type] of types.entries()) {
        const found = architectureOf(type);
        // The architecture of an image of the user's own is not known.
        const isUnknown = image !== undefined && wanted.architecture === undefined;
        if (found === undefined || found === group.architecture || isUnknown) continue;
        report.add("KOPS-029", atGroup(context, group, ...typesKey(position)), {
          message: `${type} is ${found}, and the image ${group.architecture}`,
          want: `an instance type for ${group.architecture}`,
          fix: `write architecture: ${found}, or another instance type`,
        });
      }
      const limit = instanceMetadata?.httpPutResponseHopLimit;
      if (limit !== undefined && (limit < 1 || limit > 64))
        report.add("KOPS-031", atGroup(context, group, "instanceMetadata", "httpPutResponseHopLimit"), {
          message: `an answer cannot travel ${limit} hops`,
          want: "1 to 64",
          fix: "use 1 for the node alone, 2 for its pods",
        });
    }
  },
});

const sysctls = rule({
  finds: {
    "KOPS-032": {
      title: "kernel parameter that is not key=value",
      severity: "error",
      why: "The node would not know what to set.",
      upstream: refuses,
      see: `${validation}/instancegroup.go`,
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    const places: readonly (readonly [readonly (string | number)[], readonly string[]])[] = [
      [["sysctlParameters"], platform.sysctlParameters ?? []],
      ...platform.instanceGroups.map(
        ({ sysctlParameters }, index) =>
          [["instanceGroups", index, "sysctlParameters"], sysctlParameters ?? []] as const,
      ),
    ];
    for (const [keys, parameters] of places)
      for (const [index, parameter] of parameters.entries())
        if (!parameter.includes("="))
          report.add("KOPS-032", at(context, ...keys, index), {
            message: `${parameter} sets nothing`,
            want: "key=value",
            fix: `write e.g. ${parameter}=1`,
          });
  },
});

const hooks = rule({
  finds: {
    "KOPS-033": {
      title: "hook without something to do",
      severity: "error",
      why: "A hook is a systemd unit (manifest) or a container (execContainer).",
      upstream: refuses,
      see: `${validation}/validation.go, validateHookSpec`,
    },
    "KOPS-034": {
      title: "hook with both manifest and execContainer",
      severity: "error",
      why: "kOps runs the container and leaves the manifest out.",
      upstream: accepts,
      see: "kubernetes/kops v1.35.0 nodeup/pkg/model/hooks.go",
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    for (const [index, { name, manifest, execContainer }] of (platform.hooks ?? []).entries()) {
      const hasManifest = manifest !== undefined && manifest !== "";
      if (!hasManifest && execContainer === undefined)
        report.add("KOPS-033", at(context, "hooks", index), {
          message: `hook ${name} does nothing`,
          want: "manifest or execContainer",
          fix: 'add e.g. manifest: "Type=oneshot\\nExecStart=/sbin/modprobe wireguard"',
        });
      if (hasManifest && execContainer !== undefined)
        report.add("KOPS-034", at(context, "hooks", index), {
          message: `hook ${name} has a manifest and a container`,
          want: "one of the two",
          fix: "make two hooks of it",
        });
    }
  },
});

const updates = rule({
  finds: {
    "KOPS-035": {
      title: "rolling update that may neither add nor take a node",
      severity: "error",
      why: "It could never begin.",
      upstream: refuses,
      see: `${validation}/validation.go, validateRollingUpdate`,
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    const isZero = (value: number | string | undefined): boolean => value === 0 || value === "0%";
    const places = [
      [["rollingUpdate"], platform.rollingUpdate] as const,
      ...platform.instanceGroups.map(
        ({ rollingUpdate }, index) => [["instanceGroups", index, "rollingUpdate"], rollingUpdate] as const,
      ),
    ];
    for (const [keys, update] of places)
      if (isZero(update?.maxSurge) && isZero(update?.maxUnavailable))
        report.add("KOPS-035", at(context, ...keys), {
          message: "no node may be added and none taken away",
          want: "maxSurge or maxUnavailable above 0",
          fix: "use maxSurge: 1",
        });
  },
});

const labels = rule({
  finds: {
    "KOPS-047": {
      title: "node label that Kubernetes does not take",
      severity: "error",
      why: "The node gets its labels in one piece: with one that is refused it has none of them.",
      upstream: refuses,
      see: `${validation}/instancegroup.go, validateNodeLabels`,
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    for (const [index, { name, labels = {} }] of platform.instanceGroups.entries())
      for (const [key, value] of Object.entries(labels))
        if (!isQualifiedName(key) || !isLabelValue(value))
          report.add("KOPS-047", at(context, "instanceGroups", index, "labels", key), {
            message: `nodes of ${name} cannot have the label ${key}=${value}`,
            want: "prefix/name or name, and a value, of letters, digits, '-', '_' and '.', at most 63 each",
            fix: "write e.g. topology.example.com/rack: r1",
          });
  },
});

const taints = rule({
  finds: {
    "KOPS-046": {
      title: "two taints of one key and effect",
      severity: "error",
      why: "kOps refuses the same taint twice, and takes two of one key and effect with other values: then the API server refuses the node when the kubelet registers it.",
      upstream: refuses,
      see: `${validation}/instancegroup.go; kubernetes/kubernetes pkg/apis/core/validation (validateNodeTaints)`,
    },
    "KOPS-049": {
      title: "taint that Kubernetes cannot read",
      severity: "error",
      why: "kOps hands it to the kubelet as key=value:effect, and the kubelet does not start with what Kubernetes does not know.",
      upstream: accepts,
      see: "kubernetes/kops v1.35.0 pkg/apis/kops/util/taints.go; kubernetes/kubernetes pkg/util/taints",
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    for (const [index, { name, taints = [] }] of platform.instanceGroups.entries()) {
      const pathOf = (position: number) => at(context, "instanceGroups", index, "taints", position);
      for (const [position, { key, value = "", effect }] of taints.entries())
        if (!isQualifiedName(key) || !isLabelValue(value))
          report.add("KOPS-049", pathOf(position), {
            message: `${key}=${value}:${effect} cannot be a taint of ${name}`,
            want: "a key and a value that a label could have",
            fix: "write e.g. { key: dedicated, value: net, effect: NoSchedule }",
          });
      for (const [position, of] of repeated(taints.map(({ key, effect }) => `${key}:${effect}`)))
        report.add("KOPS-046", pathOf(position), {
          message: `${name} has a taint ${of} already`,
          want: "one taint of a key and an effect",
          fix: "remove one of the two",
        });
    }
  },
});

/** The nodes and what runs on them. */
export const nodeRules: readonly KopsRule[] = [names, sizes, machines, sysctls, labels, taints, hooks, updates];
