import * as ec2 from "@pulumi/aws/ec2";
import * as rules from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { ruleDescription } from "../../../places/aws";
import { childOptions, named } from "../../../places/aws/component";
import type { KopsSubnet } from "../types";
import type { Making } from "./making";
import { newResource } from "../../../calico/component";

/** What the cloud gave names to, for kOps' spec. */
export interface Network {
  /** Undefined where kOps makes the VPC. */
  readonly vpcId?: pulumi.Input<string>;
  /** Subnets that the kit made, by the names that the instance groups use. */
  readonly subnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** The nodes' group with what kOps does not open; undefined where nothing is missing. */
  readonly securityGroupId?: pulumi.Output<string>;
  /** What instances need before they start, and keep until they are gone: ways out, rules. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * Where the cluster is. kOps uses a VPC that exists as it is, and makes the one of a cluster with Calico of its own. With
 * `cni` nodes may need a security group beside kOps' own, and then the VPC must be there before kOps, since the group
 * wants its id and the spec the group's: so the kit makes it, and kOps shares it. It does so with or without rules today:
 * rules that come with a later setting must not move the nodes into another VPC.
 */
export function makeNetwork(making: Making): Network {
  const { networking, vpc, securityGroupRules } = making.cluster.platform;
  const wantsGroup = securityGroupRules.length > 0;
  if (vpc.kind === "create" && networking === "calico") return { subnetIds: {}, ready: [] };
  const base: Network & { readonly vpcId: pulumi.Input<string> } =
    vpc.kind === "create" ? makeVpc(making) : { vpcId: vpc.vpcId ?? "", subnetIds: {}, ready: [] };
  if (!wantsGroup) return base;
  const group = makeSecurityGroup(making, base.vpcId);
  return { ...base, securityGroupId: group.id, ready: [...base.ready, ...group.rules] };
}

/** What kOps itself would make: a NAT gateway in each zone with private nodes, in its utility subnet. */
function makeVpc(making: Making): Network & { readonly vpcId: pulumi.Input<string> } {
  const { name, common } = making;
  const { cidr, subnets } = making.cluster.platform.vpc;
  const vpc = newResource(
    ec2.Vpc,
    name,
    { ...common, cidrBlock: cidr, enableDnsSupport: true, enableDnsHostnames: true, tags: named(making, name) },
    childOptions(making),
  );
  // The group that AWS gives every VPC lets everything in it talk; nothing of ours is in it, and nothing should be.
  newResource(ec2.DefaultSecurityGroup, `${name}-default`, { ...common, vpcId: vpc.id }, childOptions(making));
  const internet = newResource(
    ec2.InternetGateway,
    name,
    { ...common, vpcId: vpc.id, tags: named(making, name) },
    childOptions(making),
  );
  const made = subnets.map((subnet) => ({ subnet, resource: makeSubnet(making, vpc, subnet) }));
  const outside = makeTable(making, vpc, `${name}-public`, { gatewayId: internet.id });
  const ready: pulumi.Resource[] = [outside.route];
  for (const { subnet, resource } of made.filter(({ subnet }) => subnet.type !== "Private")) {
    const association = associate(making, `${name}-${subnet.name}`, resource, outside.table);
    ready.push(association);
    if (subnet.type !== "Utility") continue;
    const inside = made.find((one) => one.subnet.zone === subnet.zone && one.subnet.type === "Private");
    if (inside === undefined) continue;
    // EC2 wants the way out of the utility subnet before a NAT gateway stands in it.
    const gateway = makeNatGateway(making, subnet.zone, resource, [internet, outside.route, association]);
    const label = `${name}-${inside.subnet.name}`;
    const { table, route } = makeTable(making, vpc, label, { natGatewayId: gateway.id });
    ready.push(route, associate(making, label, inside.resource, table));
  }
  const subnetIds = Object.fromEntries(made.map(({ subnet, resource }) => [subnet.name, resource.id]));
  return { vpcId: vpc.id, subnetIds, ready };
}

/** With the tags that kOps gives a shared subnet (pkg/model/awsmodel/network.go), so that neither undoes the other's. */
function makeSubnet(making: Making, vpc: ec2.Vpc, { name: key, zone, cidr, type }: KopsSubnet): ec2.Subnet {
  const { name, common, cluster } = making;
  const label = `${name}-${key}`;
  const hasPrivate = cluster.platform.vpc.subnets.some((one) => one.type === "Private");
  const balancers = {
    ...(type === "Private" ? {} : { "kubernetes.io/role/elb": "1" }),
    ...(type === "Private" || !hasPrivate ? { "kubernetes.io/role/internal-elb": "1" } : {}),
  };
  return newResource(
    ec2.Subnet,
    label,
    {
      ...common,
      vpcId: vpc.id,
      availabilityZone: zone,
      cidrBlock: cidr,
      mapPublicIpOnLaunch: false,
      tags: {
        ...named(making, label),
        [`kubernetes.io/cluster/${cluster.platform.clusterName}`]: "shared",
        SubnetType: type,
        ...balancers,
      },
    },
    childOptions(making),
  );
}

function makeTable(
  making: Making,
  vpc: ec2.Vpc,
  label: string,
  target: { readonly gatewayId: pulumi.Input<string> } | { readonly natGatewayId: pulumi.Input<string> },
): { readonly table: ec2.RouteTable; readonly route: ec2.Route } {
  const { common } = making;
  const table = newResource(
    ec2.RouteTable,
    label,
    { ...common, vpcId: vpc.id, tags: named(making, label) },
    childOptions(making),
  );
  const route = newResource(
    ec2.Route,
    label,
    { region: common.region, routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", ...target },
    childOptions(making),
  );
  return { table, route };
}

function associate(
  making: Making,
  label: string,
  subnet: ec2.Subnet,
  table: ec2.RouteTable,
): ec2.RouteTableAssociation {
  const { region } = making.common;
  return newResource(
    ec2.RouteTableAssociation,
    label,
    { region, subnetId: subnet.id, routeTableId: table.id },
    childOptions(making),
  );
}

function makeNatGateway(
  making: Making,
  zone: string,
  subnet: ec2.Subnet,
  before: readonly pulumi.Resource[],
): ec2.NatGateway {
  const { name, common } = making;
  const label = `${name}-nat-${zone}`;
  const tags = named(making, label);
  const address = newResource(ec2.Eip, label, { ...common, domain: "vpc", tags }, childOptions(making, ...before));
  return newResource(
    ec2.NatGateway,
    label,
    { ...common, allocationId: address.id, subnetId: subnet.id, tags },
    childOptions(making, ...before),
  );
}

/**
 * What Calico needs and kOps does not open, one resource for each rule. Without any of kOps' tags: more than one tagged
 * group on an instance stops AWS' load balancers.
 */
function makeSecurityGroup(
  making: Making,
  vpcId: pulumi.Input<string>,
): { readonly id: pulumi.Output<string>; readonly rules: readonly pulumi.Resource[] } {
  const { name, common } = making;
  const { clusterName, securityGroupRules } = making.cluster.platform;
  const label = `${name}-calico`;
  const group = newResource(
    ec2.SecurityGroup,
    label,
    { ...common, vpcId, description: `Calico between nodes of ${clusterName}`, tags: named(making, label) },
    childOptions(making),
  );
  const made = securityGroupRules.map((rule) =>
    newResource(
      rules.SecurityGroupIngressRule,
      `${name}-${rule.name}`,
      {
        ...common,
        securityGroupId: group.id,
        ipProtocol: rule.protocol,
        ...(rule.fromPort === undefined ? {} : { fromPort: rule.fromPort }),
        ...(rule.toPort === undefined ? {} : { toPort: rule.toPort }),
        ...(rule.source === "members" ? { referencedSecurityGroupId: group.id } : { cidrIpv4: rule.source.cidr }),
        description: ruleDescription(rule.why),
      },
      childOptions(making),
    ),
  );
  return { id: group.id, rules: made };
}
