import * as ec2 from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import { childOptions, named } from "../../../places/aws/component";
import type { EksVpc } from "../types";
import type { Making } from "./making";
import { newResource } from "../../../calico/component";

/** A private subnet with the route table that its nodes use, where the kit knows it. */
export interface PrivateSubnet {
  readonly key: string;
  readonly availabilityZone: string;
  readonly id: pulumi.Input<string>;
  readonly routeTableId?: pulumi.Input<string>;
}

export interface Network {
  readonly vpcId: pulumi.Input<string>;
  readonly privateSubnets: readonly PrivateSubnet[];
  /** What nodes need before they can reach anything outside: routes, associations, endpoints. */
  readonly routes: readonly pulumi.Resource[];
}

/** The VPC with its subnets and ways out, or the user's own as it is. */
export function makeNetwork(making: Making): Network {
  const { vpc } = making.cluster.platform;
  if (vpc.kind === "adopt") {
    return {
      vpcId: vpc.vpcId,
      privateSubnets: vpc.privateSubnets.map(({ subnetId, availabilityZone, routeTableId }) => ({
        key: subnetId,
        availabilityZone,
        id: subnetId,
        ...(routeTableId === undefined ? {} : { routeTableId }),
      })),
      routes: [],
    };
  }
  return makeVpc(making, vpc);
}

function makeVpc(making: Making, plan: Extract<EksVpc, { kind: "create" }>): Network {
  const { name, common } = making;
  // The private name of the API endpoint resolves only with both DNS switches on.
  const vpc = newResource(
    ec2.Vpc,
    name,
    { ...common, cidrBlock: plan.cidr, enableDnsSupport: true, enableDnsHostnames: true, tags: named(making, name) },
    childOptions(making),
  );
  // The group that AWS gives every VPC lets everything in it talk; nothing of ours is in it, and nothing should be.
  newResource(ec2.DefaultSecurityGroup, `${name}-default`, { ...common, vpcId: vpc.id }, childOptions(making));
  const gateways = makeNatGateways(making, plan, vpc);
  const routes: pulumi.Resource[] = [...gateways.routes];
  const privateSubnets = plan.privateSubnets.map((subnet): PrivateSubnet => {
    const label = `${name}-${subnet.key}`;
    const made = newResource(
      ec2.Subnet,
      label,
      {
        ...common,
        vpcId: vpc.id,
        availabilityZone: subnet.availabilityZone,
        cidrBlock: subnet.cidr,
        tags: { ...named(making, label), ...subnet.tags },
      },
      childOptions(making),
    );
    const table = newResource(
      ec2.RouteTable,
      label,
      { ...common, vpcId: vpc.id, tags: named(making, label) },
      childOptions(making),
    );
    routes.push(
      newResource(
        ec2.RouteTableAssociation,
        label,
        { region: common.region, subnetId: made.id, routeTableId: table.id },
        childOptions(making),
      ),
    );
    const gateway = gateways.byZone.get(plan.natGatewayOf[subnet.availabilityZone] ?? "");
    if (gateway !== undefined) {
      routes.push(
        newResource(
          ec2.Route,
          label,
          {
            region: common.region,
            routeTableId: table.id,
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: gateway.id,
          },
          childOptions(making),
        ),
      );
    }
    return { key: subnet.key, availabilityZone: subnet.availabilityZone, id: made.id, routeTableId: table.id };
  });
  routes.push(...makeEndpoints(making, plan, vpc, privateSubnets));
  return { vpcId: vpc.id, privateSubnets, routes };
}

/** The public half: an internet gateway, a public subnet in each zone, and the NAT gateways in them. */
function makeNatGateways(
  making: Making,
  plan: Extract<EksVpc, { kind: "create" }>,
  vpc: ec2.Vpc,
): { readonly byZone: ReadonlyMap<string, ec2.NatGateway>; readonly routes: readonly pulumi.Resource[] } {
  const { name, common } = making;
  const internet = newResource(
    ec2.InternetGateway,
    name,
    { ...common, vpcId: vpc.id, tags: named(making, name) },
    childOptions(making),
  );
  const table = newResource(
    ec2.RouteTable,
    `${name}-public`,
    { ...common, vpcId: vpc.id, tags: named(making, `${name}-public`) },
    childOptions(making),
  );
  const route = newResource(
    ec2.Route,
    `${name}-public`,
    {
      region: common.region,
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: internet.id,
    },
    childOptions(making),
  );
  const routes: pulumi.Resource[] = [route];
  const byZone = new Map<string, ec2.NatGateway>();
  for (const subnet of plan.publicSubnets) {
    const label = `${name}-${subnet.key}`;
    const made = newResource(
      ec2.Subnet,
      label,
      {
        ...common,
        vpcId: vpc.id,
        availabilityZone: subnet.availabilityZone,
        cidrBlock: subnet.cidr,
        mapPublicIpOnLaunch: false,
        tags: { ...named(making, label), ...subnet.tags },
      },
      childOptions(making),
    );
    const association = newResource(
      ec2.RouteTableAssociation,
      label,
      { region: common.region, subnetId: made.id, routeTableId: table.id },
      childOptions(making),
    );
    routes.push(association);
    if (!plan.natGateways.includes(subnet.availabilityZone)) continue;
    const nat = `${name}-nat-${subnet.availabilityZone}`;
    const address = newResource(
      ec2.Eip,
      nat,
      { ...common, domain: "vpc", tags: named(making, nat) },
      childOptions(making, internet),
    );
    byZone.set(
      subnet.availabilityZone,
      newResource(
        ec2.NatGateway,
        nat,
        { ...common, allocationId: address.id, subnetId: made.id, tags: named(making, nat) },
        // EC2 wants the way out of the public subnet before a NAT gateway stands in it.
        childOptions(making, internet, route, association),
      ),
    );
  }
  return { byZone, routes };
}

function makeEndpoints(
  making: Making,
  plan: Extract<EksVpc, { kind: "create" }>,
  vpc: ec2.Vpc,
  subnets: readonly PrivateSubnet[],
): readonly pulumi.Resource[] {
  const { name, common } = making;
  const hasInterfaces = plan.endpoints.some((endpoint) => endpoint.type === "Interface");
  const group = hasInterfaces
    ? newResource(
        ec2.SecurityGroup,
        `${name}-endpoints`,
        {
          ...common,
          vpcId: vpc.id,
          description: `VPC endpoints of ${name}`,
          ingress: [
            {
              protocol: "tcp",
              fromPort: 443,
              toPort: 443,
              cidrBlocks: [plan.cidr],
              description: "AWS services for everything in the VPC",
            },
          ],
          tags: named(making, `${name}-endpoints`),
        },
        childOptions(making),
      )
    : undefined;
  return plan.endpoints.map(({ service, type }) => {
    const label = `${name}-${service.replace(/\./g, "-")}`;
    const shared = {
      ...common,
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${common.region}.${service}`,
      vpcEndpointType: type,
      tags: named(making, label),
    };
    return newResource(
      ec2.VpcEndpoint,
      label,
      type === "Gateway"
        ? { ...shared, routeTableIds: subnets.flatMap((subnet) => subnet.routeTableId ?? []) }
        : {
            ...shared,
            privateDnsEnabled: true,
            subnetIds: subnets.map((subnet) => subnet.id),
            securityGroupIds: group === undefined ? [] : [group.id],
          },
      childOptions(making),
    );
  });
}
