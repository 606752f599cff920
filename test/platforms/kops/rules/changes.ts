import type { DeepPartial } from "../../../support/changed";
import type { KopsOnly } from "../intents";

/** Changes of the base intent `native` with and without the mistake. Everything else in the two is as alike as can be. */
export interface Fixture {
  readonly failing: DeepPartial<KopsOnly>;
  readonly passing: DeepPartial<KopsOnly>;
  /** Where the finding points. */
  readonly path: string;
}

export type Platform = KopsOnly["platform"];
export type Group = Platform["instanceGroups"][number];

/** Changes of the platform alone. */
export const platform = (changes: DeepPartial<Platform>): DeepPartial<KopsOnly> => ({ platform: changes });
/** One instance group with these properties. */
export const group = (changes: Partial<Group>): DeepPartial<KopsOnly> =>
  platform({ instanceGroups: [{ name: "nodes", ...changes }] });
/** Changes of Calico alone. */
export const calico = (changes: KopsOnly["calico"]): DeepPartial<KopsOnly> => ({ calico: changes });
/** Both, with the operator in place of kOps' own Calico. */
export const byOperator = (changes: KopsOnly["calico"]): DeepPartial<KopsOnly> => ({
  platform: { networking: "cni" },
  calico: changes,
});

const zone = (letter: string): string => `eu-central-1${letter}`;
export const zones = (...letters: readonly string[]): string[] => letters.map(zone);

export const subnet = (
  letter: string,
  id: string,
  cidr: string,
  type: "Private" | "Public" | "Utility" = "Private",
) => ({
  subnetId: `subnet-${id}`,
  availabilityZone: zone(letter),
  cidr,
  type,
});

export const shared = (subnets: readonly ReturnType<typeof subnet>[], more: object = {}): DeepPartial<KopsOnly> =>
  ({
    platform: { vpc: { kind: "shared", vpcId: "vpc-0a", cidr: "10.40.0.0/16", subnets }, ...more },
  }) as unknown as DeepPartial<KopsOnly>;
