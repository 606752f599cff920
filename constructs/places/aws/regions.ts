import { nearest } from "../../intent";

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

/**
 * The regions that the kit knows, to tell a misspelt one. AWS adds further ones, so what is not here may exist. A test holds
 * the list against the pinned @pulumi/aws.
 */
export const knownRegions: readonly string[] = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-central-1",
  "ca-west-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "cn-north-1",
  "cn-northwest-1",
  "eusc-de-east-1",
  "us-gov-east-1",
  "us-gov-west-1",
  "us-iso-east-1",
  "us-iso-west-1",
  "us-isob-east-1",
  "us-isob-west-1",
  "eu-isoe-west-1",
  "us-isof-east-1",
  "us-isof-south-1",
];

/** The letters of zones: no region has more than six. */
const letters = [..."abcdef"];

/** Every zone that a region may have, by name. */
export function zonesOfRegion(region: string): readonly string[] {
  return letters.map((letter) => `${region}${letter}`);
}

/** The region that an unknown one most likely stands for; undefined for a known one, and where none is close. */
export function regionMeant(region: string): string | undefined {
  return knownRegions.includes(region) ? undefined : nearest(region, knownRegions);
}

/** The zone of a region that one of another name most likely stands for. */
export function zoneMeant(zone: string, among: readonly string[]): string | undefined {
  return among.includes(zone) ? undefined : nearest(zone, among);
}

/** The zones of a region that misspelt ones among some most likely stand for. */
export function zonesMeant(region: string, zones: readonly string[]): readonly string[] {
  return zones
    .filter((zone) => zone.slice(0, -1) !== region)
    .flatMap((zone) => zoneMeant(zone, zonesOfRegion(region)) ?? []);
}

/**
 * The region that is meant by one whose zones are all of another, known one: then it is the region that is misspelt, and
 * not each of the zones.
 */
export function regionOfZones(region: string, zones: readonly string[]): string | undefined {
  const meant = regionMeant(region);
  return meant !== undefined && zones.length > 0 && zones.every((zone) => zonesOfRegion(meant).includes(zone))
    ? meant
    : undefined;
}

/** What is wrong, what is wanted, and what to do. */
interface Problem {
  readonly message: string;
  readonly want: string;
  readonly fix: string;
}

/** Of a region that the kit does not know; undefined where the zones beside it say which is meant: then it is an error. */
export function unknownRegion(region: string, zones: readonly string[]): Problem | undefined {
  if (knownRegions.includes(region) || regionOfZones(region, zones) !== undefined) return undefined;
  const meant = regionMeant(region);
  return {
    message: `the kit knows no region ${region}`,
    want: "a region of AWS, e.g. eu-central-1",
    fix: `${meant === undefined ? "compare" : `write ${meant}; if ${region} is a new one, compare`}: aws account list-regions`,
  };
}

/** Of a region whose zones are all in another one, which it most likely stands for. */
export function otherRegion(region: string, zones: readonly string[]): Problem | undefined {
  const meant = regionOfZones(region, zones);
  return meant === undefined
    ? undefined
    : {
        message: `the zones of the VPC are in ${meant}, and the region is ${region}`,
        want: `${meant}, or zones of ${region}`,
        fix: `write ${meant}`,
      };
}
