import type { ExistingObject } from "..";

interface ExistingSubnet {
  readonly id: string;
  readonly availabilityZone: string;
  readonly cidr?: string;
  readonly routeTableId?: string;
}

/** A VPC that the intent names, with its subnets and their route tables. */
export function existingNetwork(
  vpcId: string,
  cidr: string,
  subnets: readonly ExistingSubnet[],
): readonly ExistingObject[] {
  const tables = new Set(subnets.flatMap(({ routeTableId }) => routeTableId ?? []));
  return [
    { type: "aws:ec2/vpc:Vpc", id: vpcId, properties: { cidrBlock: cidr } },
    ...subnets.map(({ id, availabilityZone, cidr: cidrBlock }) => ({
      type: "aws:ec2/subnet:Subnet",
      id,
      properties: { vpcId, availabilityZone, ...(cidrBlock === undefined ? {} : { cidrBlock }) },
    })),
    ...[...tables].map((id) => ({ type: "aws:ec2/routeTable:RouteTable", id, properties: { vpcId } })),
  ];
}
