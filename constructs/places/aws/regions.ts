/** The part of AWS that a region belongs to; every ARN begins with it. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Regions whose first three zones for new accounts are not a, b and c (AWS, Regions and Availability Zones). */
const unusualZones: Readonly<Record<string, readonly string[]>> = {
  "ap-northeast-1": ["a", "c", "d"],
  "ca-central-1": ["a", "b", "d"],
  "cn-north-1": ["a", "b", "d"],
  "us-west-1": ["a", "c"],
};

/** The zones of a VPC where the intent names none: the first three, or all where there are fewer. */
export function defaultZones(region: string): readonly string[] {
  return (unusualZones[region] ?? ["a", "b", "c"]).map((letter) => `${region}${letter}`);
}
