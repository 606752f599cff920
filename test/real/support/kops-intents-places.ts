/** Where a cluster is: topology, VPC, zones. */
import * as fc from "fast-check";

export interface Place {
  /** Keys of the platform. */
  readonly keys: object;
  readonly zones: readonly string[];
  readonly isPrivate: boolean;
  /** An address in the VPC that no node has; only in a VPC that is there before the cluster. */
  readonly router?: string;
}

const zones = ["a", "b", "c"].map((letter) => `eu-central-1${letter}`);

/** A subnet that exists: the id says its range, so that no two are alike. */
const subnet = (availabilityZone: string, cidr: string, type: string): object => ({
  subnetId: `subnet-${cidr
    .split(/[./]/)
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("")}`,
  availabilityZone,
  cidr,
  type,
});

const shared = (subnets: readonly object[], more: object = {}): object => ({
  kind: "shared",
  vpcId: "vpc-0a1b2c3d",
  cidr: "10.40.0.0/16",
  ...more,
  subnets,
});

const made = (topology: string | undefined, of: readonly string[], more: object = {}): Place => ({
  keys: {
    ...(topology === undefined ? {} : { topology }),
    vpc: { kind: "create", availabilityZones: of, ...more },
  },
  zones: of,
  isPrivate: topology !== "public",
});

const nodes = (type: string): object[] =>
  zones.map((zone, index) => subnet(zone, `10.40.${32 * (index + 1)}.0/19`, type));
const utility = zones.map((zone, index) => subnet(zone, `10.40.${4 * (index + 1)}.0/22`, "Utility"));

export const places: fc.Arbitrary<Place> = fc.constantFrom<Place>(
  { keys: {}, zones, isPrivate: true },
  made("public", zones.slice(0, 1)),
  made("public", zones, { cidr: "10.20.0.0/16" }),
  made(undefined, zones.slice(0, 1)),
  made("private", zones, { cidr: "10.20.0.0/16" }),
  {
    keys: { vpc: shared([...nodes("Private").slice(0, 1), ...utility.slice(0, 1)]) },
    zones: zones.slice(0, 1),
    isPrivate: true,
    router: "10.40.32.10",
  },
  {
    keys: {
      topology: "private",
      vpc: shared([subnet(zones[0] ?? "", "10.41.32.0/19", "Private"), ...nodes("Private").slice(1), ...utility], {
        additionalCidrs: ["10.41.0.0/16"],
      }),
    },
    zones,
    isPrivate: true,
    router: "10.40.64.10",
  },
  {
    keys: { topology: "public", vpc: shared(nodes("Public")) },
    zones,
    isPrivate: false,
    router: "10.40.96.10",
  },
);
