import { Cidr } from "../../net";
import { cutVpc, defaultZones } from "../../places/aws";
import { defaults } from "./defaults";
import type { EksIntent, EksNodeGroupIntent } from "./schema";
import type { EksVpc } from "./types";

/** The range of the VPC, made or adopted. */
export function vpcCidrOf(platform: EksIntent): string {
  if (platform.vpc?.kind === "adopt") return platform.vpc.cidr.toString();
  return platform.vpc?.cidr?.toString() ?? defaults.vpcCidr;
}

/** All ranges of the VPC, its first one first. */
export function vpcRangesOf(platform: EksIntent): readonly [string, ...string[]] {
  const further = platform.vpc?.kind === "adopt" ? (platform.vpc.additionalCidrs ?? []) : [];
  return [vpcCidrOf(platform), ...further.map(String)];
}

/** The same of the resolved cluster. */
export function rangesOf(vpc: EksVpc): readonly string[] {
  return vpc.kind === "adopt" ? [vpc.cidr, ...(vpc.additionalCidrs ?? [])] : [vpc.cidr];
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

/**
 * The two subnets of a zone, by the zone's position in the VPC: an eighth of it for the private one, and a slice of the
 * last eighth for the public one. In 10.0.0.0/16: 10.0.0.0/19, 10.0.32.0/19, ... and 10.0.224.0/22, 10.0.228.0/22, ...
 * Undefined where the VPC has no such subnets.
 */
export function planSubnets(vpcCidr: string, position: number): SubnetPlan | undefined {
  const cut = cutVpc(vpcCidr, position, "last");
  return cut && { privateCidr: cut.eighth, publicCidr: cut.slice };
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
