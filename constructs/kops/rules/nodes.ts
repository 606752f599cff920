import { architectureOf } from "../../aws";
import { at, repeated, type KopsRule } from "./support";

const names: KopsRule = (context) => {
  const { cluster, platform, report } = context;
  const made = cluster.platform.instanceGroups.filter(({ role }) => role !== "Node").map(({ name }) => name);
  const all = [...made, ...platform.instanceGroups.map(({ name }) => name)];
  for (const position of repeated(all))
    report.add("KOPS-027", at(context, "instanceGroups", position - made.length, "name"), {
      message: `there is an instance group ${all[position]} already`,
      want: "a name of its own for each group",
      fix: "rename one of them",
    });
};

const sizes: KopsRule = (context) => {
  const { cluster, platform, report } = context;
  for (const [index, { scaling, spot, name }] of platform.instanceGroups.entries()) {
    const group = cluster.platform.instanceGroups.find((one) => one.role === "Node" && one.name === name);
    const max = scaling?.max ?? group?.maxSize ?? 0;
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
};

const machines: KopsRule = (context) => {
  const { platform, report } = context;
  const groups = [
    ...(platform.controlPlane === undefined
      ? []
      : [
          {
            keys: ["controlPlane"] as readonly (string | number)[],
            types: [platform.controlPlane.instanceType],
            typeKeys: (): readonly (string | number)[] => ["controlPlane", "instanceType"],
            group: platform.controlPlane,
          },
        ]),
    ...platform.instanceGroups.map((group, index) => ({
      keys: ["instanceGroups", index] as readonly (string | number)[],
      types: group.instanceTypes ?? [],
      typeKeys: (position: number): readonly (string | number)[] => [
        "instanceGroups",
        index,
        "instanceTypes",
        position,
      ],
      group,
    })),
  ];
  for (const { keys, types, typeKeys, group } of groups) {
    const { image, instanceMetadata } = group;
    if (image !== undefined && !/^(ami-[0-9a-f]+|ssm:\/.+|[^/\s]+\/.+)$/.test(image))
      report.add("KOPS-028", at(context, ...keys, "image"), {
        message: `${image} is no image that kOps can look up`,
        want: "ami-..., ssm:/path or owner/name",
        fix: "remove the key for kOps' own choice, or write e.g. amazon/al2023-ami-2023.6.20250107.0-kernel-6.1-x86_64",
      });
    const architecture = group.architecture ?? "x86_64";
    for (const [position, type] of types.entries()) {
      const found = architectureOf(type ?? "");
      // The architecture of an image of the user's own is not known.
      if (found === undefined || found === architecture || (image !== undefined && group.architecture === undefined))
        continue;
      report.add("KOPS-029", at(context, ...typeKeys(position)), {
        message: `${type} is ${found}, and the image ${architecture}`,
        want: `an instance type for ${architecture}`,
        fix: `write architecture: ${found}, or another instance type`,
      });
    }
    const limit = instanceMetadata?.httpPutResponseHopLimit;
    if (limit !== undefined && (limit < 1 || limit > 64))
      report.add("KOPS-031", at(context, ...keys, "instanceMetadata", "httpPutResponseHopLimit"), {
        message: `an answer cannot travel ${limit} hops`,
        want: "1 to 64",
        fix: "use 1 for the node alone, 2 for its pods",
      });
  }
};

const sysctls: KopsRule = (context) => {
  const { platform, report } = context;
  const places: readonly (readonly [readonly (string | number)[], readonly string[]])[] = [
    [["sysctlParameters"], platform.sysctlParameters ?? []],
    ...platform.instanceGroups.map(
      ({ sysctlParameters }, index) => [["instanceGroups", index, "sysctlParameters"], sysctlParameters ?? []] as const,
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
};

const hooks: KopsRule = (context) => {
  const { platform, report } = context;
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
};

const updates: KopsRule = (context) => {
  const { platform, report } = context;
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
};

/** A name of Kubernetes' labels and taints, with or without a prefix (apimachinery, IsQualifiedName). */
function isQualifiedName(text: string): boolean {
  const [, prefix, name = ""] = /^(?:([^/]*)\/)?([^/]*)$/.exec(text) ?? [];
  const isPrefix = prefix === undefined || (prefix.length <= 253 && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(prefix));
  return isPrefix && name !== "" && isLabelValue(name);
}

function isLabelValue(text: string): boolean {
  return text.length <= 63 && /^([A-Za-z0-9]([-\w.]*[A-Za-z0-9])?)?$/.test(text);
}

const labels: KopsRule = (context) => {
  const { platform, report } = context;
  for (const [index, { name, labels = {} }] of platform.instanceGroups.entries())
    for (const [key, value] of Object.entries(labels))
      if (!isQualifiedName(key) || !isLabelValue(value))
        report.add("KOPS-047", at(context, "instanceGroups", index, "labels", key), {
          message: `nodes of ${name} cannot have the label ${key}=${value}`,
          want: "prefix/name or name, and a value, of letters, digits, '-', '_' and '.', at most 63 each",
          fix: "write e.g. topology.example.com/rack: r1",
        });
};

const taints: KopsRule = (context) => {
  const { platform, report } = context;
  for (const [index, { name, taints = [] }] of platform.instanceGroups.entries()) {
    const texts = taints.map(({ key, value = "", effect }) => `${key}=${value}:${effect}`);
    const twice = repeated(texts);
    for (const [position, { key, value = "" }] of taints.entries()) {
      const isReadable = isQualifiedName(key) && isLabelValue(value);
      if (isReadable && !twice.includes(position)) continue;
      report.add("KOPS-046", at(context, "instanceGroups", index, "taints", position), {
        message: isReadable
          ? `${name} has the taint ${texts[position]} already`
          : `${texts[position]} cannot be a taint of ${name}`,
        want: "each taint once, with a key and a value that a label could have",
        fix: isReadable ? "remove one of the two" : "write e.g. { key: dedicated, value: net, effect: NoSchedule }",
      });
    }
  }
};

/** The nodes and what runs on them. */
export const nodeRules: readonly KopsRule[] = [names, sizes, machines, sysctls, labels, taints, hooks, updates];
