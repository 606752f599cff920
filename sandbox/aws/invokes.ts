/** Data sources of the aws provider. An unknown one, or an unknown argument, is refused. */
import { refuse, type World } from "../host/definition";
import type { Entry } from "../host/store";
import { digits } from "../host/definition";
import { asText, isObject, type Json, type Properties } from "../host/values";
import { addons, kubernetesVersions } from "./managed";
import { subnetType, vpcType, zoneId, zones } from "./network";
import { documentOf, policyProblems } from "./policy-document";
import { text, texts } from "../host/read";

interface DataSource {
  readonly arguments: readonly string[];
  readonly required?: readonly string[];
  readonly answer: (args: Properties, world: World) => Properties;
}

/**
 * @param token e.g. `aws:index/getPartition:getPartition`.
 * @throws Refusal for an unknown token or argument, and for what is not found.
 */
export function invoke(token: string, args: Properties, world: World): Properties {
  const source = sources[token];
  if (source === undefined) {
    return refuse("UnknownInvoke", `${token}: the sandbox answers ${Object.keys(sources).join(", ")}`);
  }
  for (const name of Object.keys(args)) {
    if (name === "region" || source.arguments.includes(name)) continue;
    refuse(
      "InvalidArgument",
      `${token}: unknown argument "${name}"; known are ${source.arguments.join(", ") || "none"}`,
    );
  }
  for (const name of source.required ?? []) {
    if (args[name] === undefined) refuse("InvalidArgument", `${token}: "${name}" must be given`);
  }
  return { id: world.region, region: text(args, "region") ?? world.region, ...source.answer(args, world) };
}

const sources: Readonly<Record<string, DataSource>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": {
    arguments: [],
    answer: (_, { account, partition }) => ({
      accountId: account,
      arn: `arn:${partition}:iam::${account}:user/sandbox`,
      id: account,
      userId: "AIDASANDBOXSANDBOX00",
    }),
  },
  // The principal behind a session: of an assumed role the role itself, of anything else the same ARN.
  "aws:iam/getSessionContext:getSessionContext": {
    arguments: ["arn"],
    required: ["arn"],
    answer: (args, { partition }) => {
      const arn = text(args, "arn") ?? "";
      const [, account = "", role = "", session = ""] =
        /^arn:[^:]*:sts::(\d+):assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
      const issuerArn = role === "" ? arn : `arn:${partition}:iam::${account}:role/${role}`;
      return { arn, id: arn, issuerArn, issuerId: "", issuerName: role, sessionName: session };
    },
  },
  "aws:index/getPartition:getPartition": {
    arguments: [],
    answer: (_, { partition }) => ({
      dnsSuffix: "amazonaws.com",
      id: partition,
      partition,
      reverseDnsPrefix: "com.amazonaws",
    }),
  },
  "aws:index/getRegion:getRegion": {
    arguments: ["name", "endpoint"],
    answer: (args, world) => {
      const region = text(args, "region") ?? text(args, "name") ?? world.region;
      return { description: region, endpoint: `ec2.${region}.amazonaws.com`, id: region, name: region, region };
    },
  },
  "aws:index/getAvailabilityZones:getAvailabilityZones": {
    arguments: ["state", "filters", "allAvailabilityZones", "excludeNames", "excludeZoneIds"],
    answer: (args, world) => {
      const region = text(args, "region") ?? world.region;
      const skipped = texts(args, "excludeNames[*]");
      const skippedIds = texts(args, "excludeZoneIds[*]");
      const names = zones(region).filter((zone) => !skipped.includes(zone) && !skippedIds.includes(zoneId(zone)));
      return { groupNames: [region], names, zoneIds: names.map(zoneId) };
    },
  },
  "aws:ssm/getParameter:getParameter": {
    arguments: ["name", "withDecryption"],
    required: ["name"],
    answer: (args, world) => {
      const name = asText(args["name"]);
      return {
        arn: `arn:${world.partition}:ssm:${world.region}:${world.account}:parameter${name}`,
        id: name,
        insecureValue: imageOf(name),
        name,
        type: "String",
        value: imageOf(name),
        version: 1,
        withDecryption: args["withDecryption"] ?? true,
      };
    },
  },
  "aws:ec2/getAmi:getAmi": {
    arguments: [
      ...[
        "executableUsers",
        "filters",
        "includeDeprecated",
        "mostRecent",
        "nameRegex",
        "owners",
        "tags",
        "allowUnsafeFilter",
      ],
      "uefiData",
    ],
    answer: (args) => {
      if (texts(args, "owners[*]").length === 0)
        refuse("InvalidArgument", "getAmi: owners: missing, want at least one");
      const key = JSON.stringify([args["filters"] ?? [], args["owners"] ?? [], args["nameRegex"] ?? ""]);
      const id = `ami-${digits(key, "ami", 17)}`;
      const architecture = key.includes("arm64") ? "arm64" : "x86_64";
      return {
        architecture,
        id,
        imageId: id,
        mostRecent: args["mostRecent"] ?? false,
        name: `sandbox-${digits(key, "name", 6)}`,
        ownerId: "099720109477",
        rootDeviceName: "/dev/xvda",
        state: "available",
      };
    },
  },
  "aws:eks/getAddonVersion:getAddonVersion": {
    arguments: ["addonName", "kubernetesVersion", "mostRecent"],
    required: ["addonName", "kubernetesVersion"],
    answer: (args) => {
      const name = asText(args["addonName"]);
      const kubernetes = asText(args["kubernetesVersion"]);
      const version = addons[name];
      if (version === undefined || !kubernetesVersions.includes(kubernetes)) {
        const wanted = `one of ${Object.keys(addons).join(", ")} with one of ${kubernetesVersions.join(", ")}`;
        return refuse("ResourceNotFoundException", `getAddonVersion: got ${name} with ${kubernetes}, want ${wanted}`);
      }
      const own = name === "kube-proxy" ? `v${kubernetes}.0-eksbuild.2` : version;
      return {
        addonName: name,
        id: name,
        kubernetesVersion: kubernetes,
        mostRecent: args["mostRecent"] ?? false,
        version: own,
      };
    },
  },
  "aws:eks/getCluster:getCluster": {
    arguments: ["name"],
    required: ["name"],
    answer: (args, world) => {
      const cluster = world.get("cluster", args["name"]);
      if (cluster === undefined) {
        return refuse("ResourceNotFoundException", `getCluster: no cluster found for name: ${asText(args["name"])}`);
      }
      const { certificateAuthority, ...outputs } = cluster.outputs;
      return {
        ...outputs,
        certificateAuthorities: certificateAuthority === undefined ? [] : [certificateAuthority],
        id: cluster.id,
      };
    },
  },
  "aws:iam/getPolicyDocument:getPolicyDocument": {
    arguments: ["overridePolicyDocuments", "policyId", "sourcePolicyDocuments", "statements", "version"],
    answer: (args) => {
      const json = documentOf(args);
      // Principals are for trust and resource policies; without them it is a role's.
      const use = json.includes('"Principal"') ? (json.includes('"Resource"') ? "resource" : "trust") : "identity";
      const problems = policyProblems(json, use);
      if (problems.length > 0) refuse("MalformedPolicyDocument", `getPolicyDocument: ${problems.join("; ")}`);
      return { id: digits(json, "document", 10), json, minifiedJson: JSON.stringify(JSON.parse(json)) };
    },
  },
  "aws:ec2/getVpc:getVpc": {
    arguments: ["cidrBlock", "default", "dhcpOptionsId", "filters", "id", "state", "tags"],
    answer: (args, world) => single("getVpc", select(world.all(vpcType), args, ["cidrBlock", "dhcpOptionsId"])),
  },
  "aws:ec2/getSubnet:getSubnet": {
    arguments: ["availabilityZone", "availabilityZoneId", "cidrBlock", "filters", "id", "state", "tags", "vpcId"],
    answer: (args, world) =>
      single("getSubnet", select(world.all(subnetType), args, ["availabilityZone", "cidrBlock", "vpcId"])),
  },
  "aws:ec2/getSubnets:getSubnets": {
    arguments: ["filters", "tags"],
    answer: (args, world) => ({ ids: select(world.all(subnetType), args, []).map((entry) => entry.id) }),
  },
};

/** An AMI id for a public parameter's path: the same for the same path. */
function imageOf(name: string): string {
  const version = "(\\d\\.\\d{2})";
  const known = [
    `^/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/(x86_64|arm64)/(standard|nvidia|neuron)/[\\w.-]+/image_id$`,
    `^/aws/service/bottlerocket/aws-k8s-${version}(-nvidia|-fips)?/(x86_64|arm64)/[\\w.-]+/image_id$`,
    "^/aws/service/canonical/ubuntu/(eks|server)/[\\w./-]+/ami-id$",
    "^/aws/service/ami-amazon-linux-latest/[\\w.-]+$",
  ];
  const match = known.map((pattern) => new RegExp(pattern).exec(name)).find((found) => found !== null);
  const asked = match?.[1];
  if (match === undefined || (asked !== undefined && /^\d/.test(asked) && !kubernetesVersions.includes(asked))) {
    const wanted =
      "the path of a public AMI, like /aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id";
    return refuse("ParameterNotFound", `getParameter: got "${name}", want ${wanted}`);
  }
  return `ami-${digits(name, "ami", 17)}`;
}

/** Objects that match the id, the named outputs, the tags and the filters (`vpc-id`, `tag:…`, `cidr-block` …). */
function select(entries: readonly Entry[], args: Properties, names: readonly string[]): Entry[] {
  const tags = isObject(args["tags"]) ? Object.entries(args["tags"]) : [];
  const filters = Array.isArray(args["filters"]) ? args["filters"].filter(isObject) : [];
  return entries.filter((entry) => {
    const own = isObject(entry.outputs["tags"]) ? entry.outputs["tags"] : {};
    if (args["id"] !== undefined && args["id"] !== entry.id) return false;
    if (names.some((name) => args[name] !== undefined && args[name] !== entry.outputs[name])) return false;
    if (tags.some(([key, value]) => own[key] !== value)) return false;
    return filters.every(({ name, values }) => {
      const value = filterValue(asText(name), entry, own);
      return Array.isArray(values) && values.some((wanted) => wildcard(asText(wanted), value));
    });
  });
}

function filterValue(name: string, entry: Entry, tags: Properties): Json | undefined {
  if (name.startsWith("tag:")) return tags[name.slice("tag:".length)];
  const property: Readonly<Record<string, string>> = {
    "availability-zone": "availabilityZone",
    cidr: "cidrBlock",
    "cidr-block": "cidrBlock",
    "vpc-id": "vpcId",
  };
  if (name === "subnet-id" || (name === "vpc-id" && entry.type === vpcType)) return entry.id;
  const key = property[name];
  if (key === undefined)
    refuse(
      "InvalidParameterValue",
      `the filter '${name}' is invalid; the sandbox knows tag:*, ${Object.keys(property).join(", ")}, subnet-id`,
    );
  return entry.outputs[key];
}

function wildcard(pattern: string, value: Json | undefined): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return typeof value === "string" && new RegExp(`^${parts.join(".*")}$`).test(value);
}

function single(name: string, found: readonly Entry[]): Properties {
  const [entry] = found;
  if (entry === undefined) return refuse("NotFound", `${name}: no match; want a filter that finds exactly one`);
  if (found.length > 1) refuse("Ambiguous", `${name}: ${found.length} matches; want a filter that finds exactly one`);
  return { ...entry.outputs, id: entry.id };
}
