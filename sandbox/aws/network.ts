/** VPCs, subnets, gateways and routes. */
import { type Definition, type Making, refuse, type World } from "../host/definition";
import { label } from "../host/errors";
import type { Entry } from "../host/store";
import { asText, type Properties } from "../host/values";
import { addressAt, contains, overlaps, parseCidr } from "../host/cidr";
import { expectCidr, expectExactlyOne, expectOneOf, given, text } from "../host/read";

export const vpcType = "aws:ec2/vpc:Vpc";
const internetGatewayType = "aws:ec2/internetGateway:InternetGateway";
const natGatewayType = "aws:ec2/natGateway:NatGateway";
export const subnetType = "aws:ec2/subnet:Subnet";

const vpc: Definition = {
  check: (inputs, report) => {
    for (const range of expectCidr(inputs, "cidrBlock", 4, report)) {
      if (range.prefix < 16 || range.prefix > 28) {
        report("cidrBlock", `InvalidVpc.Range: got /${range.prefix}, want /16 to /28`);
      }
    }
    if (!given(inputs, "cidrBlock") && !given(inputs, "ipv4IpamPoolId")) {
      report("cidrBlock", "missing: want cidrBlock or ipv4IpamPoolId");
    }
    expectOneOf(inputs, "instanceTenancy", ["default", "dedicated"], report);
  },
  identify: ({ hex }) => `vpc-${hex("vpc", 17)}`,
  outputs: ({ hex, inputs, world }) => ({
    defaultNetworkAclId: `acl-${hex("acl", 17)}`,
    defaultRouteTableId: `rtb-${hex("main", 17)}`,
    defaultSecurityGroupId: `sg-${hex("default", 17)}`,
    dhcpOptionsId: `dopt-${hex("dhcp", 17)}`,
    enableDnsSupport: inputs["enableDnsSupport"] ?? true,
    enableDnsHostnames: inputs["enableDnsHostnames"] ?? false,
    instanceTenancy: inputs["instanceTenancy"] ?? "default",
    mainRouteTableId: `rtb-${hex("main", 17)}`,
    ownerId: world.account,
    ...(inputs["assignGeneratedIpv6CidrBlock"] === true
      ? {
          ipv6CidrBlock: `2600:1f14:${hex("v6", 3)}:${hex("v6b", 2)}00::/56`,
          ipv6AssociationId: `vpc-cidr-assoc-${hex("v6a", 17)}`,
        }
      : {}),
  }),
  provides: ({ id, outputs }) => [
    { kind: "vpc", key: id },
    { kind: "routeTable", key: asText(outputs["mainRouteTableId"]) },
    { kind: "securityGroup", key: asText(outputs["defaultSecurityGroupId"]) },
  ],
};

const subnet: Definition = {
  references: [{ path: "vpcId", kind: "vpc" }],
  check: (inputs, report) => {
    for (const range of expectCidr(inputs, "cidrBlock", 4, report)) {
      if (range.prefix < 16 || range.prefix > 28) {
        report("cidrBlock", `InvalidSubnet.Range: got /${range.prefix}, want /16 to /28`);
      }
    }
    if (!given(inputs, "cidrBlock") && !given(inputs, "ipv6Native")) report("cidrBlock", "missing: want a CIDR block");
  },
  admit: (making) => {
    const { inputs, subject, world, id } = making;
    const block = text(inputs, "cidrBlock");
    const range = block === undefined ? undefined : parseCidr(block);
    if (range === undefined) return;
    const parent = world.get("vpc", inputs["vpcId"]);
    const outer = parseCidr(text(parent?.outputs, "cidrBlock") ?? "");
    if (parent !== undefined && outer !== undefined && !contains(outer, range)) {
      const wanted = `a block inside ${text(parent.outputs, "cidrBlock")} of ${parent.id}`;
      refuse("InvalidSubnet.Range", `${label(subject.urn)}: cidrBlock: got ${block}, want ${wanted}`);
    }
    for (const sibling of world.all(subnetType)) {
      if (sibling.id === id || sibling.outputs["vpcId"] !== inputs["vpcId"]) continue;
      const other = parseCidr(text(sibling.outputs, "cidrBlock") ?? "");
      if (other === undefined || !overlaps(range, other)) continue;
      const wanted = `a block that does not overlap ${text(sibling.outputs, "cidrBlock")} of ${label(sibling.urn)} (${sibling.id})`;
      refuse("InvalidSubnet.Conflict", `${label(subject.urn)}: cidrBlock: got ${block}, want ${wanted}`);
    }
    const zone = text(inputs, "availabilityZone");
    if (zone !== undefined && !zones(regionOf(making)).includes(zone)) {
      const wanted = `one of ${zones(regionOf(making)).join(", ")}`;
      refuse("InvalidParameterValue", `${label(subject.urn)}: availabilityZone: got ${zone}, want ${wanted}`);
    }
  },
  identify: ({ hex }) => `subnet-${hex("subnet", 17)}`,
  outputs: (making) => {
    const zone = text(making.inputs, "availabilityZone") ?? zones(regionOf(making))[0] ?? "";
    return {
      availabilityZone: making.inputs["availabilityZone"] ?? zone,
      availabilityZoneId: making.inputs["availabilityZoneId"] ?? zoneId(zone),
      ownerId: making.world.account,
      privateDnsHostnameTypeOnLaunch: making.inputs["privateDnsHostnameTypeOnLaunch"] ?? "ip-name",
    };
  },
};

const eip: Definition = {
  references: [
    { path: "instance", kind: "instance", blocks: false },
    { path: "networkInterface", kind: "networkInterface", blocks: false },
  ],
  check: (inputs, report) => expectOneOf(inputs, "domain", ["vpc", "standard"], report),
  identify: ({ hex }) => `eipalloc-${hex("eip", 17)}`,
  outputs: ({ id, hex, world }) => {
    // 192.0.2.0/24 and its like are for documentation; 18.0.0.0/8 looks like AWS, so the last bytes are enough.
    const address = `18.${byte(hex("a", 2))}.${byte(hex("b", 2))}.${byte(hex("c", 2))}`;
    return {
      allocationId: id,
      domain: "vpc",
      networkBorderGroup: world.region,
      publicIp: address,
      publicDns: `ec2-${address.replaceAll(".", "-")}.${world.region}.compute.amazonaws.com`,
      publicIpv4Pool: "amazon",
    };
  },
  provides: ({ id }) => [{ kind: "address", key: id }],
};

const internetGateway: Definition = {
  references: [{ path: "vpcId", kind: "vpc" }],
  admit: ({ inputs, subject, world, id }) => {
    const other = world
      .all(internetGatewayType)
      .find((gateway) => gateway.id !== id && given(inputs, "vpcId") && gateway.inputs["vpcId"] === inputs["vpcId"]);
    if (other === undefined) return;
    const problem = `${asText(inputs["vpcId"])} has ${label(other.urn)} (${other.id}) already; a VPC takes one internet gateway`;
    refuse("Resource.AlreadyAssociated", `${label(subject.urn)}: vpcId: ${problem}`);
  },
  release: (entry, world) => {
    const gateway = world
      .all(natGatewayType)
      .find((nat) => nat.outputs["connectivityType"] === "public" && nat.outputs["vpcId"] === entry.inputs["vpcId"]);
    if (gateway === undefined) return;
    const problem = `${asText(entry.inputs["vpcId"])} has some mapped public address(es): ${label(gateway.urn)}`;
    refuse("DependencyViolation", `${label(entry.urn)} (${entry.id}) cannot be deleted: ${problem}; delete that first`);
  },
  identify: ({ hex }) => `igw-${hex("igw", 17)}`,
  outputs: ({ world }) => ({ ownerId: world.account }),
};

const natGateway: Definition = {
  references: [
    { path: "subnetId", kind: "subnet" },
    { path: "allocationId", kind: "address" },
  ],
  check: (inputs, report) => {
    expectOneOf(inputs, "connectivityType", ["public", "private"], report);
    const isPrivate = inputs["connectivityType"] === "private";
    const regional = given(inputs, "vpcId");
    if (!isPrivate && !regional && !given(inputs, "allocationId")) {
      report("allocationId", "MissingParameter: a public NAT gateway needs the allocationId of an Eip");
    }
    if (isPrivate && given(inputs, "allocationId")) {
      report("allocationId", "InvalidParameter: a private NAT gateway takes no allocationId");
    }
  },
  admit: ({ inputs, subject, world }) => {
    if (inputs["connectivityType"] === "private") return;
    const vpcId = inputs["vpcId"] ?? world.get("subnet", inputs["subnetId"])?.outputs["vpcId"];
    // A VPC that was there before has its gateway; the settings need not list it.
    if (world.get("vpc", vpcId)?.urn.startsWith("preexisting") === true) return;
    if (world.all(internetGatewayType).some((gateway) => gateway.inputs["vpcId"] === vpcId)) return;
    const problem = `network ${asText(vpcId)} has no internet gateway attached`;
    refuse("Gateway.NotAttached", `${label(subject.urn)}: ${problem}; want an InternetGateway first (dependsOn)`);
  },
  identify: ({ hex }) => `nat-${hex("nat", 17)}`,
  outputs: ({ inputs, hex, world }) => ({
    associationId: `eipassoc-${hex("assoc", 17)}`,
    connectivityType: inputs["connectivityType"] ?? "public",
    networkInterfaceId: `eni-${hex("eni", 17)}`,
    privateIp: addressIn(world, inputs["subnetId"], hex("ip", 4)),
    publicIp: world.get("address", inputs["allocationId"])?.outputs["publicIp"] ?? "",
    vpcId: world.get("subnet", inputs["subnetId"])?.outputs["vpcId"] ?? "",
  }),
};

const vpcEndpoint: Definition = {
  references: [
    { path: "vpcId", kind: "vpc" },
    { path: "subnetIds[*]", kind: "subnet" },
    { path: "routeTableIds[*]", kind: "routeTable", blocks: false },
    { path: "securityGroupIds[*]", kind: "securityGroup" },
  ],
  documents: ["policy"],
  sets: ["subnetIds", "routeTableIds", "securityGroupIds"],
  check: (inputs, report) => {
    const types = ["Gateway", "Interface", "GatewayLoadBalancer", "Resource", "ServiceNetwork"];
    expectOneOf(inputs, "vpcEndpointType", types, report);
    const type = text(inputs, "vpcEndpointType") ?? "Gateway";
    if (type === "Gateway" && given(inputs, "subnetIds")) {
      report("subnetIds", "InvalidParameter: a Gateway endpoint takes routeTableIds, not subnetIds");
    }
    if (type === "Interface" && given(inputs, "routeTableIds")) {
      report("routeTableIds", "InvalidParameter: an Interface endpoint takes subnetIds, not routeTableIds");
    }
    const service = text(inputs, "serviceName");
    if (service !== undefined && !/^(com|aws)\.[a-z0-9.-]+$/.test(service)) {
      report("serviceName", `InvalidServiceName: got "${service}", want com.amazonaws.<region>.<service>`);
    }
  },
  identify: ({ hex }) => `vpce-${hex("vpce", 17)}`,
  outputs: ({ inputs, world }) => ({
    ipAddressType: inputs["ipAddressType"] ?? "ipv4",
    ownerId: world.account,
    state: "available",
    serviceRegion: world.region,
    vpcEndpointType: inputs["vpcEndpointType"] ?? "Gateway",
  }),
};

const networkInterface: Definition = {
  references: [
    { path: "subnetId", kind: "subnet" },
    { path: "securityGroups[*]", kind: "securityGroup" },
  ],
  sets: ["securityGroups", "privateIps"],
  identify: ({ hex }) => `eni-${hex("eni", 17)}`,
  outputs: ({ inputs, hex, world }) => ({
    macAddress: `02:${hex("mac", 10).replace(/(..)(?=.)/g, "$1:")}`,
    ownerId: world.account,
    interfaceType: inputs["interfaceType"] ?? "interface",
    privateIp: inputs["privateIp"] ?? addressIn(world, inputs["subnetId"], hex("ip", 4)),
    sourceDestCheck: inputs["sourceDestCheck"] ?? true,
  }),
};

const flowLog: Definition = {
  references: [
    { path: "vpcId", kind: "vpc", blocks: false },
    { path: "subnetId", kind: "subnet", blocks: false },
    { path: "iamRoleArn", kind: "role", blocks: false },
  ],
  check: (inputs, report) => {
    const targets = [
      "vpcId",
      "subnetId",
      "eniId",
      "transitGatewayId",
      "transitGatewayAttachmentId",
      "regionalNatGatewayId",
    ];
    expectExactlyOne(inputs, targets, report);
    expectOneOf(inputs, "trafficType", ["ACCEPT", "REJECT", "ALL"], report);
  },
  identify: ({ hex }) => `fl-${hex("flow", 17)}`,
};

export const network: Readonly<Record<string, Definition>> = {
  [vpcType]: vpc,
  [subnetType]: subnet,
  "aws:ec2/eip:Eip": eip,
  "aws:ec2/flowLog:FlowLog": flowLog,
  [internetGatewayType]: internetGateway,
  [natGatewayType]: natGateway,
  "aws:ec2/networkInterface:NetworkInterface": networkInterface,
  "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpoint,
};

export function regionOf(making: Making): string {
  return text(making.inputs, "region") ?? making.world.region;
}

/** The availability zones that the sandbox knows in a region. */
export function zones(region: string): string[] {
  const known = region === "us-east-1" ? "abcdef" : region === "us-west-2" ? "abcd" : "abc";
  return [...known].map((letter) => `${region}${letter}`);
}

/** `eu-central-1a` → `euc1-az1`. */
export function zoneId(zone: string): string {
  const parts = /^([a-z]+)-(?:([a-z]+)-)?([a-z]+)-(\d)([a-z])$/.exec(zone);
  if (parts === null) return "";
  const [, area = "", middle = "", direction = "", number = "", letter = ""] = parts;
  const short = direction.replace("north", "n").replace("south", "s").replace("east", "e").replace("west", "w");
  const compass = short === direction ? direction.slice(0, 1) : short;
  return `${area}${middle.slice(0, 1)}${compass}${number}-az${letter.charCodeAt(0) - 96}`;
}

/** A stable address of a subnet, past those that AWS keeps. Empty for a subnet that is not there. */
export function addressIn(world: World, subnetId: Properties[string] | undefined, digits: string): string {
  const range = parseCidr(text(world.get("subnet", subnetId)?.outputs, "cidrBlock") ?? "");
  if (range === undefined) return "";
  const free = Number(range.last - range.first + 1n) - 5;
  return addressAt(range, 4 + (parseInt(digits, 16) % Math.max(1, free)));
}

/** The VPC that a subnet is in. */
export function vpcOfSubnet(world: World, subnetId: Properties[string] | undefined): Entry | undefined {
  return world.get("vpc", world.get("subnet", subnetId)?.outputs["vpcId"]);
}

function byte(digits: string): number {
  return parseInt(digits, 16);
}
