/** Managed node groups. */
import { type Definition, type Making, refuse, type Report } from "../host/definition";
import { label } from "../host/errors";
import type { Entry } from "../host/store";
import { asText, isObject, type Properties, unknown, valueAt } from "../host/values";
import { policiesOf } from "./iam";
import { kubernetesVersions } from "./managed";
import { trustedServices } from "./policy-document";
import { count, expectExactlyOne, expectNumber, expectOneOf, expectText, given, text, texts } from "../host/read";

const amiTypes = [
  ...["AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64", "CUSTOM"],
  ...["BOTTLEROCKET_ARM_64", "BOTTLEROCKET_x86_64", "BOTTLEROCKET_ARM_64_FIPS", "BOTTLEROCKET_x86_64_FIPS"],
  ...["BOTTLEROCKET_ARM_64_NVIDIA", "BOTTLEROCKET_x86_64_NVIDIA"],
  ...["WINDOWS_CORE_2019_x86_64", "WINDOWS_FULL_2019_x86_64", "WINDOWS_CORE_2022_x86_64", "WINDOWS_FULL_2022_x86_64"],
  ...["AL2023_x86_64_STANDARD", "AL2023_ARM_64_STANDARD", "AL2023_x86_64_NEURON", "AL2023_x86_64_NVIDIA"],
  ...["AL2023_ARM_64_NVIDIA"],
];

export const nodeGroup: Definition = {
  name: { property: "nodeGroupName", limit: 63 },
  sets: ["subnetIds", "taints", "remoteAccess.sourceSecurityGroupIds"],
  references: [
    { path: "clusterName", kind: "cluster" },
    { path: "nodeRoleArn", kind: "role" },
    { path: "subnetIds[*]", kind: "subnet" },
    { path: "launchTemplate.id", kind: "launchTemplate" },
    { path: "launchTemplate.name", kind: "launchTemplate" },
    { path: "remoteAccess.sourceSecurityGroupIds[*]", kind: "securityGroup" },
  ],
  check: (inputs, report) => {
    const name = "1 to 63 letters, digits, - and _, starting with a letter or digit";
    expectText(inputs, "nodeGroupName", /^[0-9A-Za-z][A-Za-z0-9_-]{0,62}$/, name, report);
    expectOneOf(inputs, "amiType", amiTypes, report);
    expectOneOf(inputs, "capacityType", ["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"], report);
    expectOneOf(inputs, "taints[*].effect", ["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"], report);
    expectOneOf(inputs, "version", kubernetesVersions, report);
    expectNumber(inputs, "diskSize", 1, 16384, report);
    if (isObject(inputs["launchTemplate"])) {
      const template = inputs["launchTemplate"];
      expectExactlyOne(template, ["id", "name"], (property, reason) => report(`launchTemplate.${property}`, reason));
      for (const property of ["diskSize", "remoteAccess"]) {
        if (given(inputs, property)) {
          report(property, "InvalidParameterException: with a launch template, say it in the template");
        }
      }
    }
    if (isObject(inputs["updateConfig"])) {
      const config = inputs["updateConfig"];
      const names = ["maxUnavailable", "maxUnavailablePercentage"];
      expectExactlyOne(config, names, (property, reason) => report(`updateConfig.${property}`, reason));
    }
    checkScaling(inputs, report);
    checkLabels(inputs, report);
  },
  admit: (making) => {
    admitRole(making);
    admitPlace(making);
    admitTemplate(making);
    admitVersion(making);
    if (making.old === undefined) admitNetwork(making);
  },
  identify: ({ inputs, hex }) =>
    `${asText(inputs["clusterName"])}:${text(inputs, "nodeGroupName") ?? generatedName(inputs, hex)}`,
  outputs: ({ inputs, hex, old, world }) => {
    const cluster = world.get("cluster", inputs["clusterName"]);
    const version = text(inputs, "version") ?? text(old, "version") ?? text(cluster?.outputs, "version") ?? "";
    const name = text(inputs, "nodeGroupName") ?? text(old, "nodeGroupName") ?? generatedName(inputs, hex);
    const region = text(inputs, "region") ?? world.region;
    const arn = `arn:${world.partition}:eks:${region}:${world.account}:nodegroup/${asText(inputs["clusterName"])}/${name}`;
    const custom = templateOf(world.get("launchTemplate", templateKey(inputs)), inputs)?.["imageId"] !== undefined;
    const update = inputs["updateConfig"];
    return {
      amiType: inputs["amiType"] ?? (custom ? "CUSTOM" : "AL2023_x86_64_STANDARD"),
      arn: `${arn}/${hex("arn", 8)}-${hex("arn4", 4)}-${hex("arn12", 12)}`,
      capacityType: inputs["capacityType"] ?? "ON_DEMAND",
      diskSize: inputs["diskSize"] ?? (given(inputs, "launchTemplate") ? 0 : 20),
      instanceTypes: inputs["instanceTypes"] ?? (given(inputs, "launchTemplate") ? [] : ["t3.medium"]),
      nodeGroupName: inputs["nodeGroupName"] ?? name,
      releaseVersion: inputs["releaseVersion"] ?? (custom ? "" : `${version}.0-20260101`),
      resources: [{ autoscalingGroups: [{ name: `eks-${name}-${hex("asg", 8)}` }], remoteAccessSecurityGroupId: "" }],
      status: "ACTIVE",
      updateConfig: isObject(update) ? update : { maxUnavailable: 1 },
      version: inputs["version"] ?? version,
    };
  },
  provides: ({ id }) => [{ kind: "nodeGroup", key: id }],
};

function generatedName(inputs: Properties, hex: Making["hex"]): string {
  return `${text(inputs, "nodeGroupNamePrefix") ?? ""}${hex("name", 12)}`;
}

function checkScaling(inputs: Properties, report: Report): void {
  const sizes = ["minSize", "desiredSize", "maxSize"].map((name) => count(inputs, `scalingConfig.${name}`));
  const [low, wanted, high] = sizes;
  for (const name of ["minSize", "desiredSize"]) expectNumber(inputs, `scalingConfig.${name}`, 0, 450, report);
  expectNumber(inputs, "scalingConfig.maxSize", 1, 450, report);
  if (low === undefined || wanted === undefined || high === undefined) return;
  if (low > wanted || wanted > high) {
    const got = `got minSize ${low}, desiredSize ${wanted}, maxSize ${high}`;
    report("scalingConfig", `InvalidParameterException: ${got}; want minSize <= desiredSize <= maxSize`);
  }
}

function checkLabels(inputs: Properties, report: Report): void {
  const labels = inputs["labels"];
  if (!isObject(labels)) return;
  for (const [key, value] of Object.entries(labels)) {
    const good = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(key);
    if (!good) report(`labels["${key}"]`, `got the key "${key}", want a Kubernetes label key, like example.com/rack`);
    // The API server keeps these names for itself and the kubelet's own few.
    if (/(^|\.)(kubernetes|k8s)\.io\//.test(key) && !key.startsWith("node.kubernetes.io/")) {
      report(`labels["${key}"]`, `InvalidParameterException: the kubelet may not set ${key}; want another prefix`);
    }
    if (value !== unknown && !/^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/.test(asText(value))) {
      report(`labels["${key}"]`, `got "${asText(value)}", want up to 63 letters, digits, -, _ and .`);
    }
  }
}

function admitRole({ inputs, subject, world }: Making): void {
  const role = world.get("role", inputs["nodeRoleArn"]);
  const services = trustedServices(role?.inputs["assumeRolePolicy"]);
  if (role === undefined || role.urn.startsWith("preexisting")) return;
  if (!services.some((service) => service.startsWith("ec2.amazonaws.com"))) {
    const problem = `nodeRoleArn: ${label(role.urn)} trusts ${services.join(", ") || "no service"}, want ec2.amazonaws.com`;
    refuse("InvalidParameterException", `${label(subject.urn)}: ${problem}`);
  }
  // Without these rights the kubelet cannot register, and the group ends in CREATE_FAILED after half an hour.
  if (!policiesOf(world, role).some((arn) => /AmazonEKSWorkerNode(Minimal)?Policy$/.test(arn))) {
    const problem = `${label(role.urn)} lacks AmazonEKSWorkerNodePolicy; attach it first (dependsOn)`;
    refuse("NodeCreationFailure", `${label(subject.urn)}: instances failed to join the Kubernetes cluster: ${problem}`);
  }
}

function admitPlace({ inputs, subject, world }: Making): void {
  const cluster = world.get("cluster", inputs["clusterName"]);
  const home = text(cluster?.outputs, "vpcConfig.vpcId");
  for (const id of texts(inputs, "subnetIds[*]")) {
    const vpcId = text(world.get("subnet", id)?.outputs, "vpcId");
    if (home === undefined || vpcId === undefined || vpcId === home) continue;
    const problem = `subnetIds: ${id} is in ${vpcId}, want a subnet of the cluster's ${home}`;
    refuse("InvalidParameterException", `${label(subject.urn)}: ${problem}`);
  }
}

/** Rules that bind a node group to its launch template. */
function admitTemplate({ inputs, subject, world }: Making): void {
  const entry = world.get("launchTemplate", templateKey(inputs));
  if (entry === undefined) return;
  const no = (at: string, problem: string): never =>
    refuse("InvalidParameterException", `${label(subject.urn)}: ${at}: ${problem}`);
  const latest = count(entry.outputs, "latestVersion") ?? 1;
  const version = text(inputs, "launchTemplate.version") ?? "";
  const isVersion = /^\d+$/.test(version) && Number(version) >= 1 && Number(version) <= latest;
  if (!isVersion && version !== "$Latest" && version !== "$Default") {
    no("launchTemplate.version", `got "${version}", want a version of ${label(entry.urn)}: 1 to ${latest}`);
  }
  const template = templateOf(entry, inputs) ?? {};
  if (given(template, "imageId")) {
    for (const name of ["amiType", "version", "releaseVersion"]) {
      if (given(inputs, name) && inputs[name] !== "CUSTOM") {
        no(name, `${label(entry.urn)} names an imageId, so the group must leave out ${name}`);
      }
    }
  }
  if (given(template, "instanceType") && given(inputs, "instanceTypes")) {
    no("instanceTypes", `${label(entry.urn)} names an instanceType; want it in one place`);
  }
  if (given(template, "vpcSecurityGroupIds") && texts(template, "networkInterfaces[*].securityGroups[*]").length > 0) {
    no(
      "launchTemplate",
      `${label(entry.urn)} has security groups both at the instance and at an interface; want one place`,
    );
  }
  const forbidden = [
    "iamInstanceProfile",
    "instanceInitiatedShutdownBehavior",
    "hibernationOptions",
    "instanceMarketOptions",
  ].find((name) => given(template, name));
  if (forbidden !== undefined) no("launchTemplate", `${label(entry.urn)} sets ${forbidden}, which EKS sets itself`);
  if (texts(template, "networkInterfaces[*].subnetId").length > 0) {
    no("launchTemplate", `${label(entry.urn)} names a subnet; want it in the group's subnetIds`);
  }
}

function admitVersion({ inputs, subject, world }: Making): void {
  const version = text(inputs, "version");
  const plane = text(world.get("cluster", inputs["clusterName"])?.outputs, "version");
  if (version === undefined || plane === undefined) return;
  const ahead = kubernetesVersions.indexOf(version) - kubernetesVersions.indexOf(plane);
  if (ahead > 0 || ahead < -3) {
    const problem = `version: got ${version} with a control plane of ${plane}, want ${plane} or at most three older`;
    refuse("InvalidParameterException", `${label(subject.urn)}: ${problem}`);
  }
}

/** EKS waits for Ready nodes, and a node without a CNI never is. */
function admitNetwork({ inputs, subject, world }: Making): void {
  const cluster = world.get("cluster", inputs["clusterName"]);
  if (cluster === undefined || count(inputs, "scalingConfig.desiredSize") === 0) return;
  if (cluster.outputs["bootstrapSelfManagedAddons"] !== false) return;
  const isCni = (entry: Entry): boolean =>
    entry.inputs["clusterName"] === inputs["clusterName"] && entry.inputs["addonName"] === "vpc-cni";
  if (world.all("aws:eks/addon:Addon").some(isCni)) return;
  if (world.hasCalico(text(cluster.outputs, "endpoint") ?? "")) return;
  const problem = "nodes never became Ready: no CNI (neither the vpc-cni add-on nor a Calico Installation)";
  refuse("NodeCreationFailure", `${label(subject.urn)}: ${problem}; create one of them first (dependsOn)`);
}

function templateKey(inputs: Properties): string | undefined {
  return text(inputs, "launchTemplate.id") ?? text(inputs, "launchTemplate.name");
}

/** What a launch template says. Its older versions are not kept: the newest stands for all. */
function templateOf(entry: Entry | undefined, inputs: Properties): Properties | undefined {
  return entry === undefined || valueAt(inputs, "launchTemplate") === undefined ? undefined : entry.inputs;
}
