/** Launch templates, instances, auto scaling groups and load balancers. */
import { type Definition, type Making, refuse, type Report } from "../host/definition";
import { label } from "../host/errors";
import { asText, canonical, type Properties, unknown } from "../host/values";
import { nameOf } from "./iam";
import { addressIn, zones } from "./network";
import { count, expectExactlyOne, expectNumber, expectOneOf, expectText, given, text, texts } from "../host/read";

const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const instanceClass = /^[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|\d*xlarge|metal(-\d+xl)?)$/;

/** User data of a template is base64; the API answers anything else with InvalidUserData.Malformed. */
function checkUserData(inputs: Properties, property: string, report: Report): void {
  const data = text(inputs, property);
  if (data === undefined || data.includes(unknown)) return;
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(data) && data.length % 4 === 0;
  if (!isBase64) report(property, "InvalidUserData.Malformed: got text that is not base64; want it encoded");
  else if (Buffer.from(data, "base64").length > 16384) {
    report(property, `InvalidUserData: got ${Buffer.from(data, "base64").length} bytes, want at most 16384`);
  }
}

function checkImage(inputs: Properties, property: string, report: Report): void {
  expectText(
    inputs,
    property,
    /^(ami-[0-9a-f]{8}([0-9a-f]{9})?|resolve:ssm:.+)$/,
    "an AMI id, like ami-0123456789abcdef0",
    report,
  );
}

const launchTemplate: Definition = {
  name: { property: "name", limit: 125 },
  sets: ["vpcSecurityGroupIds", "networkInterfaces[*].securityGroups"],
  references: [
    // EC2 deletes what a template names without a word.
    { path: "vpcSecurityGroupIds[*]", kind: "securityGroup", blocks: false },
    { path: "networkInterfaces[*].securityGroups[*]", kind: "securityGroup", blocks: false },
    { path: "networkInterfaces[*].subnetId", kind: "subnet", blocks: false },
    { path: "iamInstanceProfile.arn", kind: "instanceProfile", blocks: false },
    { path: "iamInstanceProfile.name", kind: "instanceProfile", blocks: false },
  ],
  check: (inputs, report) => {
    checkUserData(inputs, "userData", report);
    checkImage(inputs, "imageId", report);
    expectText(inputs, "instanceType", instanceClass, "an instance type, like m6i.large", report);
    expectText(inputs, "name", /^[\w().\-/]{3,125}$/, "3 to 125 letters, digits and ().-/_", report);
    expectOneOf(inputs, "metadataOptions.httpTokens", ["required", "optional"], report);
    expectOneOf(inputs, "metadataOptions.httpEndpoint", ["enabled", "disabled"], report);
    expectNumber(inputs, "metadataOptions.httpPutResponseHopLimit", 1, 64, report);
    const volumes = ["gp2", "gp3", "io1", "io2", "st1", "sc1", "standard"];
    expectOneOf(inputs, "blockDeviceMappings[*].ebs.volumeType", volumes, report);
    if (given(inputs, "vpcSecurityGroupIds") && given(inputs, "networkInterfaces")) {
      report(
        "vpcSecurityGroupIds",
        "InvalidParameterCombination: with networkInterfaces, the security groups belong to these",
      );
    }
  },
  identify: ({ hex }) => `lt-${hex("lt", 17)}`,
  outputs: (making) => {
    const { inputs, old, oldInputs } = making;
    const changed = oldInputs !== undefined && contentOf(oldInputs) !== contentOf(inputs);
    const latest = (count(old, "latestVersion") ?? 1) + (changed ? 1 : 0);
    const follows = inputs["updateDefaultVersion"] === true;
    return {
      defaultVersion: inputs["defaultVersion"] ?? (follows ? latest : (count(old, "defaultVersion") ?? 1)),
      latestVersion: latest,
      name: inputs["name"] ?? nameOf(making),
    };
  },
  provides: ({ id, outputs }) => [
    { kind: "launchTemplate", key: id },
    { kind: "launchTemplate", key: asText(outputs["name"]) },
  ],
};

/** What makes a new version when it changes: everything but the template's own tags and its bookkeeping. */
function contentOf(inputs: Properties): string {
  const own = ["tags", "updateDefaultVersion", "defaultVersion"];
  const content = Object.entries(inputs).filter(([key]) => !own.includes(key) && !key.startsWith("__"));
  return canonical(Object.fromEntries(content));
}

const instance: Definition = {
  references: [
    { path: "subnetId", kind: "subnet" },
    { path: "vpcSecurityGroupIds[*]", kind: "securityGroup" },
    { path: "launchTemplate.id", kind: "launchTemplate", blocks: false },
    { path: "launchTemplate.name", kind: "launchTemplate", blocks: false },
    { path: "iamInstanceProfile", kind: "instanceProfile", blocks: false },
  ],
  sets: ["vpcSecurityGroupIds"],
  check: (inputs, report) => {
    if (!given(inputs, "launchTemplate")) {
      for (const name of ["ami", "instanceType"]) {
        if (!given(inputs, name)) report(name, `MissingParameter: without a launch template, ${name} must be given`);
      }
    }
    checkImage(inputs, "ami", report);
    checkUserData(inputs, "userDataBase64", report);
    expectText(inputs, "instanceType", instanceClass, "an instance type, like m6i.large", report);
  },
  identify: ({ hex }) => `i-${hex("i", 17)}`,
  outputs: ({ inputs, hex, world }) => {
    const ip = text(inputs, "privateIp") ?? addressIn(world, inputs["subnetId"], hex("ip", 4));
    const zone = world.get("subnet", inputs["subnetId"])?.outputs["availabilityZone"];
    return {
      availabilityZone: inputs["availabilityZone"] ?? zone ?? zones(world.region)[0] ?? "",
      instanceState: "running",
      primaryNetworkInterfaceId: `eni-${hex("eni", 17)}`,
      privateDns: `ip-${ip.replaceAll(".", "-")}.${world.region}.compute.internal`,
      privateIp: inputs["privateIp"] ?? ip,
      sourceDestCheck: inputs["sourceDestCheck"] ?? true,
    };
  },
};

const autoScalingGroup: Definition = {
  name: { property: "name", limit: 255 },
  sets: ["vpcZoneIdentifiers", "targetGroupArns", "tags"],
  references: [
    { path: "vpcZoneIdentifiers[*]", kind: "subnet" },
    { path: "launchTemplate.id", kind: "launchTemplate" },
    { path: "launchTemplate.name", kind: "launchTemplate" },
    { path: "targetGroupArns[*]", kind: "targetGroup", blocks: false },
  ],
  check: (inputs, report) => {
    expectExactlyOne(inputs, ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"], report);
    const low = count(inputs, "minSize") ?? 0;
    const high = count(inputs, "maxSize") ?? low;
    const wanted = count(inputs, "desiredCapacity") ?? low;
    if (low > wanted || wanted > high) {
      const got = `got minSize ${low}, desiredCapacity ${wanted}, maxSize ${high}`;
      report("desiredCapacity", `ValidationError: ${got}; want minSize <= desiredCapacity <= maxSize`);
    }
    if (!given(inputs, "vpcZoneIdentifiers") && !given(inputs, "availabilityZones")) {
      report("vpcZoneIdentifiers", "ValidationError: want at least one subnet or availability zone");
    }
  },
  identify: (making) => nameOf(making),
  outputs: (making) => ({
    arn: `arn:${making.world.partition}:autoscaling:${making.world.region}:${making.world.account}:autoScalingGroup:${making.hex("uuid", 12)}:autoScalingGroupName/${nameOf(making)}`,
    desiredCapacity: making.inputs["desiredCapacity"] ?? making.inputs["minSize"] ?? 0,
    healthCheckType: making.inputs["healthCheckType"] ?? "EC2",
    name: making.inputs["name"] ?? nameOf(making),
    vpcZoneIdentifiers: making.inputs["vpcZoneIdentifiers"] ?? [],
  }),
};

const placementGroup: Definition = {
  name: { property: "name", limit: 255 },
  check: (inputs, report) => expectOneOf(inputs, "strategy", ["cluster", "partition", "spread"], report),
  identify: (making) => nameOf(making),
  outputs: ({ hex }) => ({ placementGroupId: `pg-${hex("pg", 17)}` }),
};

function balancerArn({ world, hex }: Making, kind: string, name: string): string {
  return `arn:${world.partition}:elasticloadbalancing:${world.region}:${world.account}:${kind}/${name}/${hex(kind, 16)}`;
}

const loadBalancer: Definition = {
  name: { property: "name", limit: 32 },
  sets: ["subnets", "securityGroups"],
  references: [
    { path: "subnets[*]", kind: "subnet" },
    { path: "securityGroups[*]", kind: "securityGroup" },
  ],
  check: (inputs, report) => {
    expectText(
      inputs,
      "name",
      /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
      "1 to 32 letters, digits and -",
      report,
    );
    expectOneOf(inputs, "loadBalancerType", ["application", "network", "gateway"], report);
    if (!given(inputs, "subnets") && !given(inputs, "subnetMappings")) {
      report("subnets", "ValidationError: want subnets or subnetMappings");
    }
  },
  identify: (making) => balancerArn(making, `loadbalancer/${shortType(making.inputs)}`, nameOf(making)),
  outputs: ({ id, inputs, hex, world }) => ({
    arn: id,
    arnSuffix: id.split(":loadbalancer/")[1] ?? "",
    dnsName: `${asText(inputs["name"])}-${hex("dns", 16)}.elb.${world.region}.amazonaws.com`,
    vpcId: world.get("subnet", texts(inputs, "subnets[*]")[0])?.outputs["vpcId"] ?? "",
    zoneId: "Z215JYRZR1TBD5",
    loadBalancerType: inputs["loadBalancerType"] ?? "application",
  }),
  provides: ({ id }) => [{ kind: "loadBalancer", key: id }],
};

function shortType(inputs: Properties): string {
  return inputs["loadBalancerType"] === "network" ? "net" : inputs["loadBalancerType"] === "gateway" ? "gwy" : "app";
}

const targetGroup: Definition = {
  name: { property: "name", limit: 32 },
  references: [{ path: "vpcId", kind: "vpc", blocks: false }],
  check: (inputs, report) => {
    expectOneOf(inputs, "targetType", ["instance", "ip", "lambda", "alb"], report);
    const protocols = ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC"];
    expectOneOf(inputs, "protocol", protocols, report);
    expectNumber(inputs, "port", 1, 65535, report);
  },
  identify: (making) => balancerArn(making, "targetgroup", nameOf(making)),
  outputs: ({ id }) => ({ arn: id, arnSuffix: id.slice(id.indexOf("targetgroup/")) }),
  provides: ({ id }) => [{ kind: "targetGroup", key: id }],
};

const listener: Definition = {
  references: [
    { path: "loadBalancerArn", kind: "loadBalancer", blocks: false },
    { path: "defaultActions[*].targetGroupArn", kind: "targetGroup" },
  ],
  identify: ({ inputs, hex }) =>
    `${asText(inputs["loadBalancerArn"]).replace(":loadbalancer/", ":listener/")}/${hex("listener", 16)}`,
  outputs: ({ id }) => ({ arn: id }),
};

const targetGroupAttachment: Definition = {
  references: [
    { path: "targetGroupArn", kind: "targetGroup" },
    // A target that is terminated is deregistered by itself.
    { path: "targetId", kind: "instance", blocks: false },
  ],
  check: (inputs, report) => expectNumber(inputs, "port", 1, 65535, report),
  identify: ({ inputs, hex }) => `${asText(inputs["targetGroupArn"])}-${hex("attachment", 26)}`,
};

const tag: Definition = {
  admit: ({ inputs, subject, world }) => {
    const id = asText(inputs["resourceId"]);
    const kinds = ["vpc", "subnet", "securityGroup", "routeTable", "instance", "networkInterface", "internetGateway"];
    if (kinds.some((kind) => world.get(kind, id) !== undefined) || !/^(vpc|subnet|sg|rtb|i|eni|igw)-/.test(id)) return;
    refuse("InvalidID", `${label(subject.urn)}: resourceId: got "${id}", want the id of an existing resource`);
  },
  identify: ({ inputs }) => `${asText(inputs["resourceId"])},${asText(inputs["key"])}`,
};

export const compute: Readonly<Record<string, Definition>> = {
  "aws:autoscaling/group:Group": autoScalingGroup,
  "aws:ec2/instance:Instance": instance,
  [templateType]: launchTemplate,
  "aws:ec2/placementGroup:PlacementGroup": placementGroup,
  "aws:ec2/tag:Tag": tag,
  "aws:lb/listener:Listener": listener,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": targetGroupAttachment,
};
