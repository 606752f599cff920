import { Cidr } from "../../net";

/** Zones that a cut VPC has room for; no AWS region has more than six. */
export const mostZones = 7;

/**
 * The two ranges of a zone, by the zone's position in the VPC. The VPC is cut into eighths: each zone has one, in order,
 * and a slice of the eighth that is left over, which is cut into eighths again. So the plan does not depend on the number
 * of zones, and a zone that is added at the end moves nothing. Where the first eighth is left over, its first slice stays
 * free, and a zone's slice has the number of its eighth. Undefined where the VPC has no such ranges: a /22 is the
 * smallest whose slices are /28, the smallest that EC2 takes.
 */
export function cutVpc(
  vpcCidr: string,
  position: number,
  leftOver: "first" | "last",
): { readonly eighth: string; readonly slice: string } | undefined {
  const parsed = Cidr.parse(vpcCidr, { strict: false });
  if (!parsed.ok || parsed.value.family !== 4 || position >= mostZones) return undefined;
  const vpc = parsed.value;
  if (vpc.prefixLength > 22) return undefined;
  const length = vpc.prefixLength + 3;
  const number = leftOver === "first" ? position + 1 : position;
  return {
    eighth: vpc.subnet(number, length).toString(),
    slice: vpc
      .subnet(leftOver === "first" ? 0 : 7, length)
      .subnet(number, length + 3)
      .toString(),
  };
}
