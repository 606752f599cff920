/** The control plane of an EKS cluster. */
import { type Definition, type Making, refuse, type Report, type World } from "../host/definition";
import { label } from "../host/errors";
import type { Entry } from "../host/store";
import { asText, isObject, type Properties, unknown, valueAt } from "../host/values";
import { contains, overlaps, parseCidr, privateRanges } from "../host/cidr";
import { policiesOf } from "./iam";
import { kubernetesVersions } from "./managed";
import { vpcOfSubnet } from "./network";
import { trustedServices } from "./policy-document";
import { count, expectCidr, expectOneOf, expectText, text, texts } from "../host/read";

const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const modes = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

export const cluster: Definition = {
  name: { property: "name", limit: 100 },
  sets: ["vpcConfig.subnetIds", "vpcConfig.securityGroupIds", "vpcConfig.publicAccessCidrs", "enabledClusterLogTypes"],
  references: [
    { path: "roleArn", kind: "role" },
    { path: "vpcConfig.subnetIds[*]", kind: "subnet" },
    { path: "vpcConfig.securityGroupIds[*]", kind: "securityGroup" },
    { path: "encryptionConfig.provider.keyArn", kind: "key" },
    { path: "computeConfig.nodeRoleArn", kind: "role" },
  ],
  check: (inputs, report) => {
    const name = "1 to 100 letters, digits, - and _, starting with a letter or digit";
    expectText(inputs, "name", /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, name, report);
    expectOneOf(inputs, "version", kubernetesVersions, report);
    expectOneOf(inputs, "enabledClusterLogTypes[*]", logTypes, report);
    expectOneOf(inputs, "accessConfig.authenticationMode", modes, report);
    expectOneOf(inputs, "kubernetesNetworkConfig.ipFamily", ["ipv4", "ipv6"], report);
    expectOneOf(inputs, "upgradePolicy.supportType", ["STANDARD", "EXTENDED"], report);
    expectOneOf(inputs, "encryptionConfig.resources[*]", ["secrets"], report);
    expectCidr(inputs, "vpcConfig.publicAccessCidrs[*]", 4, report);
    checkEndpoints(inputs, report);
    checkServices(inputs, report);
    checkAutoMode(inputs, report);
  },
  admit: (making) => {
    admitRole(making);
    admitSubnets(making);
    admitServices(making);
    admitVersion(making);
    admitMode(making);
  },
  release: (entry, world) => {
    const what = `${label(entry.urn)} (${entry.id}) cannot be deleted`;
    if (entry.inputs["deletionProtection"] === true) {
      refuse("InvalidRequestException", `${what}: deletionProtection is on; set it to false first`);
    }
    const role = world.get("role", entry.inputs["roleArn"]);
    if (role === undefined || hasClusterPolicy(world, role)) return;
    const problem = `${label(role.urn)} has lost AmazonEKSClusterPolicy, so its network interfaces would stay`;
    refuse("DependencyViolation", `${what}: ${problem}; let the attachment outlive the cluster (dependsOn)`);
  },
  identify: ({ inputs }) => asText(inputs["name"]),
  outputs: (making) => clusterOutputs(making),
  provides: ({ id, outputs }) => [
    { kind: "cluster", key: id },
    { kind: "securityGroup", key: asText(valueAt(outputs, "vpcConfig.clusterSecurityGroupId")) },
    { kind: "oidcIssuer", key: issuerOf(outputs) },
  ],
};

/** The address of the cluster's identity provider. */
export function issuerOf(outputs: Properties): string {
  const identity = Array.isArray(outputs["identities"]) ? outputs["identities"][0] : undefined;
  const oidc = isObject(identity) && Array.isArray(identity["oidcs"]) ? identity["oidcs"][0] : undefined;
  return text(oidc, "issuer") ?? "";
}

function checkEndpoints(inputs: Properties, report: Report): void {
  const open = valueAt(inputs, "vpcConfig.endpointPublicAccess") ?? true;
  const inside = valueAt(inputs, "vpcConfig.endpointPrivateAccess") ?? false;
  if (open === false && inside === false) {
    report(
      "vpcConfig",
      "InvalidParameterException: endpointPublicAccess and endpointPrivateAccess are both false; want one",
    );
  }
}

function checkServices(inputs: Properties, report: Report): void {
  const path = "kubernetesNetworkConfig.serviceIpv4Cidr";
  for (const range of expectCidr(inputs, path, 4, report)) {
    if (range.prefix < 12 || range.prefix > 24) report(path, `got /${range.prefix}, want /12 to /24`);
    if (!privateRanges.some((outer) => contains(outer, range))) {
      const wanted = "a block inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16";
      report(path, `got ${text(inputs, path)}, want ${wanted}`);
    }
  }
}

/** EKS turns Auto Mode on and off as a whole. */
function checkAutoMode(inputs: Properties, report: Report): void {
  const paths = [
    "computeConfig.enabled",
    "storageConfig.blockStorage.enabled",
    "kubernetesNetworkConfig.elasticLoadBalancing.enabled",
  ];
  const values = paths.map((path) => valueAt(inputs, path) ?? false);
  if (!values.includes(unknown) && new Set(values).size > 1) {
    report("computeConfig", `InvalidParameterException: ${paths.join(", ")} must be switched on or off together`);
  }
  if (values[0] === true && inputs["bootstrapSelfManagedAddons"] !== false) {
    report("bootstrapSelfManagedAddons", "InvalidParameterException: Auto Mode wants false");
  }
}

function admitRole({ inputs, subject, world }: Making): void {
  const role = world.get("role", inputs["roleArn"]);
  if (role === undefined || role.urn.startsWith("preexisting")) return;
  const services = trustedServices(role.inputs["assumeRolePolicy"]);
  const no = (problem: string): never =>
    refuse("InvalidParameterException", `${label(subject.urn)}: roleArn: ${label(role.urn)} ${problem}`);
  if (!services.includes("eks.amazonaws.com")) {
    no(`trusts ${services.join(", ") || "no service"}, want eks.amazonaws.com`);
  }
  if (!hasClusterPolicy(world, role)) no("lacks AmazonEKSClusterPolicy; attach it first (dependsOn)");
}

/** The rights that EKS needs to make and to remove its network interfaces. */
function hasClusterPolicy(world: World, role: Entry): boolean {
  if (role.urn.startsWith("preexisting")) return true;
  return policiesOf(world, role).some((arn) => arn.endsWith("/AmazonEKSClusterPolicy"));
}

function admitSubnets({ inputs, subject, world }: Making): void {
  const ids = texts(inputs, "vpcConfig.subnetIds[*]");
  const subnets = ids.flatMap((id) => world.get("subnet", id) ?? []);
  const zones = new Set(subnets.map((subnet) => asText(subnet.outputs["availabilityZone"])));
  const at = `${label(subject.urn)}: vpcConfig.subnetIds`;
  if (zones.size < 2) {
    const got = [...zones].join(", ") || "none";
    refuse(
      "InvalidParameterException",
      `${at}: subnets in ${zones.size} availability zone(s) (${got}), want at least 2`,
    );
  }
  const vpcs = new Set(subnets.map((subnet) => asText(subnet.outputs["vpcId"])));
  if (vpcs.size > 1) refuse("InvalidParameterException", `${at}: subnets of ${[...vpcs].join(" and ")}, want one VPC`);
  for (const vpcId of vpcs) {
    const vpc = world.get("vpc", vpcId);
    if (vpc === undefined || vpc.outputs["enableDnsHostnames"] === true || vpc.urn.startsWith("preexisting")) continue;
    // The private name of the endpoint resolves only with both switches on.
    if (valueAt(inputs, "vpcConfig.endpointPrivateAccess") !== true) continue;
    const problem = `vpcConfig.endpointPrivateAccess: ${label(vpc.urn)} has enableDnsHostnames false, want true`;
    refuse("InvalidParameterException", `${label(subject.urn)}: ${problem}`);
  }
}

function admitServices({ inputs, subject, world }: Making): void {
  const block = text(inputs, "kubernetesNetworkConfig.serviceIpv4Cidr");
  const range = block === undefined ? undefined : parseCidr(block);
  const vpc = vpcOfSubnet(world, texts(inputs, "vpcConfig.subnetIds[*]")[0]);
  const outer = parseCidr(text(vpc?.outputs, "cidrBlock") ?? "");
  if (range === undefined || outer === undefined || !overlaps(range, outer)) return;
  const wanted = `a block that does not overlap ${text(vpc?.outputs, "cidrBlock")} of ${vpc?.id}`;
  const at = `${label(subject.urn)}: kubernetesNetworkConfig.serviceIpv4Cidr`;
  refuse("InvalidParameterException", `${at}: got ${block}, want ${wanted}`);
}

/** Versions go up by one minor at a time, and never down. */
function admitVersion({ inputs, subject, old }: Making): void {
  const from = kubernetesVersions.indexOf(text(old, "version") ?? "");
  const to = kubernetesVersions.indexOf(text(inputs, "version") ?? text(old, "version") ?? "");
  if (old === undefined || from === to || to === from + 1) return;
  const next = kubernetesVersions[from + 1] ?? "no other version";
  const got = `from ${text(old, "version")} to ${text(inputs, "version")}`;
  refuse(
    "InvalidParameterException",
    `${label(subject.urn)}: version: got ${got}, want ${next}: one minor at a time, never down`,
  );
}

/** The way users are told apart goes from the ConfigMap towards the API, never back. */
function admitMode({ inputs, subject, old }: Making): void {
  const before = text(old, "accessConfig.authenticationMode");
  const now = text(inputs, "accessConfig.authenticationMode");
  if (before === undefined || now === undefined || modes.indexOf(now) >= modes.indexOf(before)) return;
  const at = `${label(subject.urn)}: accessConfig.authenticationMode`;
  refuse(
    "InvalidParameterException",
    `${at}: got ${now} after ${before}, want ${before} or a later one of ${modes.join(", ")}`,
  );
}

function clusterOutputs(making: Making): Properties {
  const { inputs, hex, old, world } = making;
  const region = text(inputs, "region") ?? world.region;
  const part = (key: string): Properties => {
    const value = inputs[key];
    return isObject(value) ? value : {};
  };
  const vpc = vpcOfSubnet(world, texts(inputs, "vpcConfig.subnetIds[*]")[0]);
  // EKS stays clear of a VPC that lies in 10.0.0.0/8.
  const services = text(vpc?.outputs, "cidrBlock")?.startsWith("10.") === true ? "172.20.0.0/16" : "10.100.0.0/16";
  const id = hex("endpoint", 32).toUpperCase();
  const issuer = `https://oidc.eks.${region}.amazonaws.com/id/${id}`;
  const version = inputs["version"] ?? text(old, "version") ?? "1.35";
  const access = part("accessConfig");
  const networkConfig = part("kubernetesNetworkConfig");
  return {
    accessConfig: { authenticationMode: "CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true, ...access },
    arn: `arn:${world.partition}:eks:${region}:${world.account}:cluster/${asText(inputs["name"])}`,
    bootstrapSelfManagedAddons: inputs["bootstrapSelfManagedAddons"] ?? true,
    certificateAuthority: { data: certificateOf(hex("ca", 600)) },
    controlPlaneScalingConfig: { tier: "standard", ...part("controlPlaneScalingConfig") },
    createdAt: "2026-01-01T00:00:00Z",
    deletionProtection: inputs["deletionProtection"] ?? false,
    endpoint: `https://${id}.gr7.${region}.eks.amazonaws.com`,
    identities: [{ oidcs: [{ issuer }] }],
    kubernetesNetworkConfig: {
      ipFamily: "ipv4",
      serviceIpv4Cidr: services,
      ...networkConfig,
      elasticLoadBalancing: { enabled: valueAt(networkConfig, "elasticLoadBalancing.enabled") ?? false },
    },
    platformVersion: `eks.${count(old, "generation") ?? 1}`,
    status: "ACTIVE",
    upgradePolicy: { supportType: "EXTENDED", ...part("upgradePolicy") },
    version,
    vpcConfig: {
      controlPlaneEgressMode: "AWS_MANAGED",
      endpointPrivateAccess: false,
      endpointPublicAccess: true,
      publicAccessCidrs: ["0.0.0.0/0"],
      ...part("vpcConfig"),
      clusterSecurityGroupId: `sg-${hex("cluster", 17)}`,
      vpcId: vpc?.id ?? "",
    },
  };
}

/** Base64 of something that looks like a PEM certificate, different for each cluster. */
function certificateOf(digits: string): string {
  const body = Buffer.from(digits, "hex").toString("base64").replace(/.{64}/g, "$&\n");
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`).toString("base64");
}
