import type { DeepPartial } from "../../../support/changed";
import type { EksOnly as Intent } from "../intents";

/** Changes of the base intent `vxlan` with and without the mistake. Everything else in the two is as alike as can be. */
export interface Fixture {
  readonly failing: DeepPartial<Intent>;
  readonly passing: DeepPartial<Intent>;
  /** Where the finding points. */
  readonly path: string;
}

export type Platform = Intent["platform"];
export type Group = Platform["nodeGroups"][number];

/** Changes of the platform alone. */
export const platform = (changes: DeepPartial<Platform>): DeepPartial<Intent> => ({ platform: changes });
/** One node group with these properties. */
export const group = (changes: Partial<Group>): DeepPartial<Intent> =>
  platform({ nodeGroups: [{ name: "main", ...changes }] });
export const create = (changes: object): DeepPartial<Intent> => platform({ vpc: { kind: "create", ...changes } });
export const subnet = (zone: string, id: string, cidr: string) => ({
  subnetId: `subnet-${id}`,
  availabilityZone: `eu-central-1${zone}`,
  cidr,
  routeTableId: `rtb-${id}`,
});
export const adopted = (subnets: readonly object[]): Platform["vpc"] =>
  ({ kind: "adopt", vpcId: "vpc-0a", cidr: "10.0.0.0/16", privateSubnets: subnets }) as unknown as Platform["vpc"];
export const twoSubnets = [subnet("a", "0a", "10.0.0.0/19"), subnet("b", "0b", "10.0.32.0/19")];

export const smallVpc: Pick<Platform, "vpc"> = { vpc: { kind: "create", cidr: "10.0.0.0/22" } };
export const twelve: Group[] = [{ name: "main", scaling: { min: 2, desired: 2, max: 12 } }];

export const cloud: DeepPartial<Intent> = { calico: { routing: { kind: "cloud" } } };
export const vpp = (uplink?: object): DeepPartial<Intent> => ({
  calico: {
    dataplane: {
      kind: "vpp",
      ...(uplink === undefined ? {} : { uplinks: [{ interfaceName: "ens5", ...uplink }] }),
    },
  },
});
export const dpdk = { vppDriver: "dpdk", newDriver: "vfio-pci" };

export const peer = { name: "a", availabilityZone: "eu-central-1a", peerAddress: "10.0.0.10", peerAsn: 64512 };
export const withBgp = { routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Enabled" } } as const;
export const routeServer = (changes: object, calico: object = withBgp): DeepPartial<Intent> => ({
  platform: { routeServer: { amazonSideAsn: 65000, peers: [peer], ...changes } },
  calico,
});
export const toRouteServer = {
  ...withBgp,
  bgp: { peers: [{ name: "route-server", peerIP: "10.0.0.4", asNumber: 65000 }] },
};
