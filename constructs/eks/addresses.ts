import type { EksIntent, EksNodeGroupIntent } from "../intent";
import { Cidr } from "../net";
import type { Partition } from "./types";

/** The VPC that the kit makes where the intent names none. */
export const defaultVpcCidr = "10.0.0.0/16";

/** The range of the VPC, made or adopted. */
export function vpcCidrOf(platform: EksIntent): string {
  if (platform.vpc?.kind === "adopt") return platform.vpc.cidr;
  return platform.vpc?.cidr ?? defaultVpcCidr;
}

/** Regions whose first three zones for new accounts are not a, b and c (AWS, Regions and Availability Zones). */
const unusualZones: Readonly<Record<string, readonly string[]>> = {
  "ap-northeast-1": ["a", "c", "d"],
  "ca-central-1": ["a", "b", "d"],
  "cn-north-1": ["a", "b", "d"],
  "us-west-1": ["a", "c"],
};

export function defaultZones(region: string): readonly string[] {
  return (unusualZones[region] ?? ["a", "b", "c"]).map((letter) => `${region}${letter}`);
}

/** The zones of the VPC, in the user's order, each once. */
export function zonesOf(platform: EksIntent): readonly string[] {
  const { vpc } = platform;
  const zones =
    vpc?.kind === "adopt"
      ? vpc.privateSubnets.map((subnet) => subnet.availabilityZone)
      : (vpc?.availabilityZones ?? defaultZones(platform.region));
  return [...new Set(zones)];
}

/** The zones of a group of nodes: its own, or all of the VPC. */
export function zonesOfGroup(platform: EksIntent, group: EksNodeGroupIntent): readonly string[] {
  return [...new Set(group.availabilityZones ?? zonesOf(platform))];
}

/** How many private subnets the nodes can be in. */
export function nodeSubnetCount(platform: EksIntent): number {
  const zones = new Set(platform.nodeGroups.flatMap((group) => zonesOfGroup(platform, group)));
  return platform.vpc?.kind === "adopt"
    ? platform.vpc.privateSubnets.filter((subnet) => zones.has(subnet.availabilityZone)).length
    : zones.size;
}

export interface SubnetPlan {
  readonly privateCidr: string;
  readonly publicCidr: string;
}

/** Zones that the plan has room for; no AWS region has more than six. */
export const mostZones = 7;

/**
 * The two subnets of a zone, by the zone's position in the VPC. The VPC is cut into eighths: zone 0 has the first for its
 * private subnet, zone 1 the second, and so on; the last eighth is cut into eighths again for the public subnets. So a
 * zone that is added at the end moves nothing. In 10.0.0.0/16: 10.0.0.0/19, 10.0.32.0/19, ... and 10.0.224.0/22,
 * 10.0.228.0/22, ... Undefined where the VPC has no such subnets: a /22 is the smallest whose public subnets are /28,
 * the smallest that EC2 takes.
 */
export function planSubnets(vpcCidr: string, position: number): SubnetPlan | undefined {
  const parsed = Cidr.parse(vpcCidr, { strict: false });
  if (!parsed.ok || parsed.value.family !== 4 || position >= mostZones) return undefined;
  const vpc = parsed.value;
  if (vpc.prefixLength > 22) return undefined;
  const eighth = vpc.prefixLength + 3;
  return {
    privateCidr: vpc.subnet(position, eighth).toString(),
    publicCidr: vpc
      .subnet(7, eighth)
      .subnet(position, eighth + 3)
      .toString(),
  };
}

export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Whether two texts are ranges that share an address; false where either is not a range. */
export function overlap(a: string, b: string): boolean {
  const [first, second] = [Cidr.parse(a, { strict: false }), Cidr.parse(b, { strict: false })];
  return first.ok && second.ok && first.value.overlaps(second.value);
}

/** The first candidate that shares no address with what is taken, else the first of all: a rule then says so. */
export function firstFree(candidates: readonly [string, ...string[]], taken: readonly string[]): string {
  return candidates.find((candidate) => !taken.some((range) => overlap(candidate, range))) ?? candidates[0];
}
