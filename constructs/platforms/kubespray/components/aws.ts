import * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import * as vpcRules from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { newResource } from "../../../calico/component";
import { ruleDescription } from "../../../places/aws";
import { childOptions, type Making, named } from "../../../places/aws/component";
import {
  type AwsGroup,
  type AwsPlace,
  type AwsRule,
  awsDefaults,
  awsRules,
  awsWaysOut,
  machineOf,
  zoneOf,
} from "../aws";
import type { KubesprayCluster, KubesprayHost } from "../types";

export { withProvider } from "../../../places/aws/component";

/** What stands on AWS, for the play. */
export interface AwsMachines {
  /** By the machine's name. */
  readonly instances: Readonly<Record<string, ec2.Instance>>;
  readonly bastionHost: pulumi.Output<string>;
  readonly apiHost: pulumi.Output<string>;
  /** All that a machine needs to be reached and to reach others. */
  readonly ready: readonly pulumi.Resource[];
}

type AwsMaking = Making<KubesprayCluster>;

/** A VPC, what is in front of the machines, and the machines. */
export function makeMachines(making: AwsMaking, place: AwsPlace): AwsMachines {
  const network = makeNetwork(making, place);
  const groups = makeGroups(making, place, network.vpc);
  const outside = Object.values(network.publicSubnets);
  const balancer = makeBalancer(making, network.vpc, outside, groups.ids.api);
  const { hosts } = making.cluster.platform;
  const { named: nodes } = making.cluster.nodes;
  const instances: Record<string, ec2.Instance> = {};
  for (const host of hosts) {
    const subnet = network.subnets[zoneOf(place.zones, host.addresses[0])?.zone ?? ""];
    if (subnet === undefined) continue;
    const rack = nodes.find(({ name }) => name === host.name)?.rack;
    instances[host.name] = makeMachine(making, place, { host, rack, subnet, groups: groups.ids, ready: network.ready });
  }
  const attached = hosts.flatMap((host) => {
    const instance = instances[host.name];
    if (instance === undefined || !host.isControlPlane) return [];
    const label = `${making.name}-${host.name}`;
    const args = { region: making.common.region, targetGroupArn: balancer.targets.arn, targetId: instance.id };
    return [newResource(lb.TargetGroupAttachment, label, args, childOptions(making))];
  });
  const bastion = makeBastion(making, place, outside[0], groups.ids.bastion, network.ready);
  return {
    instances,
    bastionHost: bastion.address.publicIp,
    apiHost: balancer.balancer.dnsName,
    ready: [
      ...Object.values(instances),
      ...attached,
      balancer.listener,
      bastion.address,
      ...groups.rules,
      ...network.ready,
    ],
  };
}

interface Network {
  readonly vpc: ec2.Vpc;
  /** By zone. */
  readonly subnets: Readonly<Record<string, ec2.Subnet>>;
  readonly publicSubnets: Readonly<Record<string, ec2.Subnet>>;
  /** Ways out. */
  readonly ready: readonly pulumi.Resource[];
}

function makeNetwork(making: AwsMaking, place: AwsPlace): Network {
  const { name, common } = making;
  const { region } = common;
  const vpc = newResource(
    ec2.Vpc,
    name,
    {
      ...common,
      cidrBlock: place.vpcCidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: named(making, name),
    },
    childOptions(making),
  );
  // The group that AWS gives every VPC lets everything in it talk; nothing of ours is in it.
  newResource(ec2.DefaultSecurityGroup, `${name}-default`, { ...common, vpcId: vpc.id }, childOptions(making));
  const internet = newResource(
    ec2.InternetGateway,
    name,
    { ...common, vpcId: vpc.id, tags: named(making, name) },
    childOptions(making),
  );
  const table = (
    label: string,
    target: { gatewayId: pulumi.Input<string> } | { natGatewayId: pulumi.Input<string> },
  ) => {
    const made = newResource(
      ec2.RouteTable,
      label,
      { ...common, vpcId: vpc.id, tags: named(making, label) },
      childOptions(making),
    );
    const route = newResource(
      ec2.Route,
      label,
      { region, routeTableId: made.id, destinationCidrBlock: "0.0.0.0/0", ...target },
      childOptions(making),
    );
    return { made, route };
  };
  const subnet = (label: string, zone: string, cidrBlock: string, to: { made: ec2.RouteTable; route: ec2.Route }) => {
    const made = newResource(
      ec2.Subnet,
      label,
      {
        ...common,
        vpcId: vpc.id,
        availabilityZone: zone,
        cidrBlock,
        mapPublicIpOnLaunch: false,
        tags: named(making, label),
      },
      childOptions(making),
    );
    const association = newResource(
      ec2.RouteTableAssociation,
      label,
      { region, subnetId: made.id, routeTableId: to.made.id },
      childOptions(making),
    );
    return { made, association };
  };
  const outside = table(`${name}-public`, { gatewayId: internet.id });
  const subnets: Record<string, ec2.Subnet> = {};
  const publicSubnets: Record<string, ec2.Subnet> = {};
  const ready: pulumi.Resource[] = [outside.route];
  for (const { zone, cidr, publicCidr } of place.zones) {
    const open = subnet(`${name}-public-${zone}`, zone, publicCidr, outside);
    const before = [internet, outside.route, open.association];
    const label = `${name}-nat-${zone}`;
    const tags = named(making, label);
    const address = newResource(ec2.Eip, label, { ...common, domain: "vpc", tags }, childOptions(making, ...before));
    const gateway = newResource(
      ec2.NatGateway,
      label,
      { ...common, allocationId: address.id, subnetId: open.made.id, tags },
      childOptions(making, ...before),
    );
    const inside = table(`${name}-${zone}`, { natGatewayId: gateway.id });
    const closed = subnet(`${name}-${zone}`, zone, cidr, inside);
    publicSubnets[zone] = open.made;
    subnets[zone] = closed.made;
    ready.push(open.association, inside.route, closed.association);
  }
  return { vpc, subnets, publicSubnets, ready };
}

type GroupIds = Readonly<Record<AwsGroup, pulumi.Output<string>>>;

function makeGroups(
  making: AwsMaking,
  place: AwsPlace,
  vpc: ec2.Vpc,
): { readonly ids: GroupIds; readonly rules: readonly pulumi.Resource[] } {
  const { name, common, cluster } = making;
  const about: Readonly<Record<AwsGroup, string>> = {
    nodes: "machines",
    "control-planes": "control planes",
    bastion: "the bastion",
    api: "the load balancer of the API",
  };
  const made = Object.entries(about).map(([key, what]) => {
    const label = `${name}-${key}`;
    const args = { ...common, vpcId: vpc.id, description: `${what} of ${cluster.name}`, tags: named(making, label) };
    return [key, newResource(ec2.SecurityGroup, label, args, childOptions(making))] as const;
  });
  const ids = Object.fromEntries(made.map(([key, group]) => [key, group.id])) as unknown as GroupIds;
  const argsOf = ({ group, protocol, ports, why }: Omit<AwsRule, "from">, far: AwsRule["from"]) => ({
    ...common,
    securityGroupId: ids[group],
    ipProtocol: protocol,
    ...(ports === undefined ? {} : { fromPort: ports[0], toPort: ports[1] }),
    ...("group" in far ? { referencedSecurityGroupId: ids[far.group] } : { cidrIpv4: far.cidr }),
    description: ruleDescription(why),
  });
  const rules = [
    ...awsRules(cluster, place).map((rule) =>
      newResource(
        vpcRules.SecurityGroupIngressRule,
        `${name}-${rule.name}`,
        argsOf(rule, rule.from),
        childOptions(making),
      ),
    ),
    ...awsWaysOut.map((rule) =>
      newResource(
        vpcRules.SecurityGroupEgressRule,
        `${name}-${rule.name}`,
        argsOf(rule, rule.to),
        childOptions(making),
      ),
    ),
  ];
  return { ids, rules };
}

/** In front of the API, for those outside. */
function makeBalancer(making: AwsMaking, vpc: ec2.Vpc, subnets: readonly ec2.Subnet[], group: pulumi.Output<string>) {
  const { name, common } = making;
  const label = `${name}-api`;
  const tags = named(making, label);
  const balancer = newResource(
    lb.LoadBalancer,
    label,
    {
      ...common,
      loadBalancerType: "network",
      internal: false,
      subnets: subnets.map(({ id }) => id),
      securityGroups: [group],
      tags,
    },
    childOptions(making),
  );
  const targets = newResource(
    lb.TargetGroup,
    label,
    {
      ...common,
      vpcId: vpc.id,
      port: 6443,
      protocol: "TCP",
      targetType: "instance",
      // With the client's own address a control plane that asks would get its own packets back, and drop them.
      preserveClientIp: "false",
      healthCheck: { protocol: "TCP" },
      tags,
    },
    childOptions(making),
  );
  const listener = newResource(
    lb.Listener,
    label,
    {
      ...common,
      loadBalancerArn: balancer.arn,
      port: 6443,
      protocol: "TCP",
      defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
    },
    childOptions(making),
  );
  return { balancer, targets, listener };
}

const imageParameter = (architecture: string): string =>
  `/aws/service/canonical/ubuntu/server/24.04/stable/current/${architecture === "arm64" ? "arm64" : "amd64"}/hvm/ebs-gp3/ami-id`;

/** What every machine has. Pods are a hop further than the one that EC2 answers: they get no credentials of the machine. */
function common({ common: { region }, parent }: AwsMaking, architecture: string, place: AwsPlace, hostName: string) {
  const ami = getParameterOutput({ name: imageParameter(architecture), region }, { parent }).value;
  const login = {
    users: ["default"],
    ssh_authorized_keys: [place.sshPublicKey],
    hostname: hostName,
    preserve_hostname: true,
  };
  return {
    region,
    ami: pulumi.unsecret(ami),
    metadataOptions: { httpTokens: "required", httpEndpoint: "enabled", httpPutResponseHopLimit: 1 },
    userData: `#cloud-config\n${JSON.stringify(login)}\n`,
    userDataReplaceOnChange: false,
  };
}

function makeMachine(
  making: AwsMaking,
  place: AwsPlace,
  what: {
    readonly host: KubesprayHost;
    readonly rack: string | undefined;
    readonly subnet: ec2.Subnet;
    readonly groups: GroupIds;
    readonly ready: readonly pulumi.Resource[];
  },
): ec2.Instance {
  const { host, rack, subnet, groups, ready } = what;
  const { name, cluster } = making;
  const { size, uplinks } = machineOf(host, place, rack);
  const group = cluster.nodes.groups.find((one) => one.name === host.group);
  const label = `${name}-${host.name}`;
  return newResource(
    ec2.Instance,
    label,
    {
      ...common(making, group?.architecture ?? "x86_64", place, host.name),
      instanceType: size.type ?? awsDefaults.instanceType,
      subnetId: subnet.id,
      privateIp: uplinks[0]?.addresses[0]?.toString() ?? "",
      vpcSecurityGroupIds: [groups.nodes, ...(host.isControlPlane ? [groups["control-planes"]] : [])],
      // Pods' own addresses leave and reach the machine.
      sourceDestCheck: false,
      rootBlockDevice: { volumeType: "gp3", volumeSize: size.diskGiB ?? awsDefaults.diskGiB, encrypted: true },
      tags: { ...named(making, label), ...(rack === undefined ? {} : { rack }) },
    },
    {
      ...childOptions(making, ...ready),
      // An image that is newer is no reason to make a machine anew; its address can be another one's only when it is free.
      ignoreChanges: ["ami", "userData"],
      deleteBeforeReplace: true,
    },
  );
}

function makeBastion(
  making: AwsMaking,
  place: AwsPlace,
  subnet: ec2.Subnet | undefined,
  group: pulumi.Output<string>,
  ready: readonly pulumi.Resource[],
) {
  const label = `${making.name}-bastion`;
  const tags = named(making, label);
  const instance = newResource(
    ec2.Instance,
    label,
    {
      ...common(making, "x86_64", place, "bastion"),
      instanceType: place.bastionType,
      ...(subnet === undefined ? {} : { subnetId: subnet.id }),
      vpcSecurityGroupIds: [group],
      rootBlockDevice: { volumeType: "gp3", volumeSize: 8, encrypted: true },
      tags,
    },
    { ...childOptions(making, ...ready), ignoreChanges: ["ami", "userData"] },
  );
  const address = newResource(
    ec2.Eip,
    label,
    { ...making.common, domain: "vpc", instance: instance.id, tags },
    childOptions(making, ...ready),
  );
  return { instance, address };
}
