/** Add-ons, access and pod identities of an EKS cluster. */
import { type Definition, refuse } from "../host/definition";
import { label } from "../host/errors";
import { asText, isObject, type Json, unknown } from "../host/values";
import { accessPolicies, account, addons } from "./managed";
import { expectOneOf, expectText, given, text, texts } from "../host/read";

const addonType = "aws:eks/addon:Addon";
const entryType = "aws:eks/accessEntry:AccessEntry";
const created = "2026-01-01T00:00:00Z";

/** Add-ons whose create waits for pods of a Deployment: these need a node to run on. */
const waitsForNodes = ["coredns", "metrics-server", "aws-ebs-csi-driver", "aws-efs-csi-driver", "snapshot-controller"];

const addon: Definition = {
  references: [
    { path: "clusterName", kind: "cluster" },
    { path: "serviceAccountRoleArn", kind: "role" },
    { path: "podIdentityAssociations[*].roleArn", kind: "role" },
  ],
  documents: ["configurationValues"],
  check: (inputs, report) => {
    expectOneOf(inputs, "addonName", Object.keys(addons), report);
    expectText(inputs, "addonVersion", /^v\d+\.\d+\.\d+-eksbuild\.\d+$/, "a version like v1.13.2-eksbuild.1", report);
    expectOneOf(inputs, "resolveConflictsOnCreate", ["NONE", "OVERWRITE"], report);
    expectOneOf(inputs, "resolveConflictsOnUpdate", ["NONE", "OVERWRITE", "PRESERVE"], report);
    const values = inputs["configurationValues"];
    if (typeof values === "string" && !values.includes(unknown) && !isObject(parsed(values))) {
      report(
        "configurationValues",
        `InvalidParameterException: got ${JSON.stringify(values)}, want the text of a JSON object`,
      );
    }
  },
  admit: ({ inputs, subject, world, old }) => {
    const name = asText(inputs["addonName"]);
    if (old !== undefined || !waitsForNodes.includes(name)) return;
    const hasNodes = world
      .all("aws:eks/nodeGroup:NodeGroup")
      .some((entry) => entry.inputs["clusterName"] === inputs["clusterName"]);
    const selfManaged =
      world.all("aws:autoscaling/group:Group").length + world.all("aws:ec2/instance:Instance").length > 0;
    if (hasNodes || selfManaged) return;
    const problem = `${name}: DEGRADED: InsufficientNumberOfReplicas: its pods have no node to run on`;
    refuse("CREATE_FAILED", `${label(subject.urn)}: ${problem}; create a node group first (dependsOn)`);
  },
  identify: ({ inputs }) => `${asText(inputs["clusterName"])}:${asText(inputs["addonName"])}`,
  outputs: ({ inputs, hex, world }) => ({
    addonVersion: inputs["addonVersion"] ?? addons[asText(inputs["addonName"])] ?? "",
    arn: `arn:${world.partition}:eks:${world.region}:${world.account}:addon/${asText(inputs["clusterName"])}/${asText(inputs["addonName"])}/${hex("arn", 8)}`,
    configurationValues: inputs["configurationValues"] ?? "",
    createdAt: created,
    modifiedAt: created,
  }),
};

const accessEntry: Definition = {
  references: [
    { path: "clusterName", kind: "cluster" },
    { path: "principalArn", kind: "role", blocks: false, elsewhere: isOutsideRole },
  ],
  sets: ["kubernetesGroups"],
  check: (inputs, report) => {
    const types = ["STANDARD", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "EC2", "HYBRID_LINUX", "HYPERPOD_LINUX"];
    expectOneOf(inputs, "type", types, report);
    expectText(inputs, "principalArn", /^arn:[a-z-]+:(iam|sts)::\d{12}:.+$/, "the ARN of a role or user", report);
    const type = text(inputs, "type") ?? "STANDARD";
    for (const property of ["kubernetesGroups", "userName"]) {
      if (type !== "STANDARD" && given(inputs, property)) {
        report(property, `InvalidParameterException: an entry of type ${type} may not have ${property}`);
      }
    }
    for (const group of texts(inputs, "kubernetesGroups[*]")) {
      if (group.startsWith("system:")) {
        report("kubernetesGroups", `InvalidParameterException: got "${group}", want no group that starts with system:`);
      }
    }
  },
  admit: ({ inputs, subject, world }) => {
    const cluster = world.get("cluster", inputs["clusterName"]);
    if (text(cluster?.outputs, "accessConfig.authenticationMode") !== "CONFIG_MAP") return;
    const problem = `${asText(inputs["clusterName"])} has authenticationMode CONFIG_MAP, want API or API_AND_CONFIG_MAP`;
    refuse("InvalidRequestException", `${label(subject.urn)}: ${problem}`);
  },
  identify: ({ inputs }) => `${asText(inputs["clusterName"])}:${asText(inputs["principalArn"])}`,
  outputs: ({ inputs, hex, world }) => ({
    accessEntryArn: `arn:${world.partition}:eks:${world.region}:${world.account}:access-entry/${asText(inputs["clusterName"])}/${hex("arn", 8)}`,
    createdAt: created,
    kubernetesGroups: inputs["kubernetesGroups"] ?? [],
    modifiedAt: created,
    type: inputs["type"] ?? "STANDARD",
    userName: inputs["userName"] ?? asText(inputs["principalArn"]),
  }),
};

const accessPolicyAssociation: Definition = {
  references: [{ path: "clusterName", kind: "cluster" }],
  check: (inputs, report) => {
    expectOneOf(inputs, "accessScope.type", ["cluster", "namespace"], report);
    const policy = text(inputs, "policyArn");
    const name = /^arn:[a-z-]+:eks::aws:cluster-access-policy\/(\w+)$/.exec(policy ?? "")?.[1];
    if (policy !== undefined && !accessPolicies.includes(name ?? "")) {
      const wanted = `arn:aws:eks::aws:cluster-access-policy/ and one of ${accessPolicies.join(", ")}`;
      report("policyArn", `ResourceNotFoundException: got "${policy}", want ${wanted}`);
    }
    const namespaces = texts(inputs, "accessScope.namespaces[*]").length;
    if (text(inputs, "accessScope.type") === "namespace" && !given(inputs, "accessScope.namespaces")) {
      report("accessScope.namespaces", "InvalidParameterException: missing: the scope namespace wants at least one");
    }
    if (text(inputs, "accessScope.type") === "cluster" && namespaces > 0) {
      report("accessScope.namespaces", "InvalidParameterException: the scope cluster takes no namespaces");
    }
  },
  admit: ({ inputs, subject, world }) => {
    const exists = world
      .all(entryType)
      .some(
        (e) => e.inputs["clusterName"] === inputs["clusterName"] && e.inputs["principalArn"] === inputs["principalArn"],
      );
    if (exists) return;
    const problem = `principalArn: got "${asText(inputs["principalArn"])}", want the principal of an AccessEntry of the cluster`;
    refuse("ResourceNotFoundException", `${label(subject.urn)}: ${problem} (dependsOn)`);
  },
  identify: ({ inputs }) => [inputs["clusterName"], inputs["principalArn"], inputs["policyArn"]].map(String).join("#"),
  outputs: () => ({ associatedAt: created, modifiedAt: created }),
};

const podIdentityAssociation: Definition = {
  references: [
    { path: "clusterName", kind: "cluster" },
    { path: "roleArn", kind: "role" },
    { path: "targetRoleArn", kind: "role", elsewhere: () => true },
  ],
  check: (inputs, report) => {
    const name = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
    expectText(inputs, "namespace", name, "a Kubernetes namespace", report);
    expectText(inputs, "serviceAccount", name, "the name of a Kubernetes service account", report);
  },
  admit: ({ inputs, subject, world }) => {
    const role = world.get("role", inputs["roleArn"]);
    const trust = asText(role?.inputs["assumeRolePolicy"] ?? "");
    if (role === undefined || role.urn.startsWith("preexisting")) return;
    if (trust.includes("pods.eks.amazonaws.com") && trust.includes("sts:TagSession")) return;
    const problem = `roleArn: ${label(role.urn)} must trust pods.eks.amazonaws.com with sts:AssumeRole and sts:TagSession`;
    refuse("InvalidParameterException", `${label(subject.urn)}: ${problem}`);
  },
  identify: ({ hex }) => `a-${hex("association", 17)}`,
  outputs: ({ id, inputs, world, hex }) => ({
    associationArn: `arn:${world.partition}:eks:${world.region}:${world.account}:podidentityassociation/${asText(inputs["clusterName"])}/${id}`,
    associationId: id,
    externalId: inputs["targetRoleArn"] === undefined ? "" : hex("external", 32),
  }),
};

export const eksExtras: Readonly<Record<string, Definition>> = {
  [entryType]: accessEntry,
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": accessPolicyAssociation,
  [addonType]: addon,
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": podIdentityAssociation,
};

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Whether a principal is none that this account's stacks could have made: a user, or a role of another account. */
function isOutsideRole(arn: string): boolean {
  return !arn.includes(":role/") || !arn.includes(`::${account}:`);
}
