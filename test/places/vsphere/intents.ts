/** Places in vSphere that tests share. */
import type { Cluster } from "../../../constructs/calico";
import { defineIntent, resolve } from "../../../constructs/kit";
import {
  resolveVsphere,
  vsphere,
  type VsphereContext,
  type VsphereIntent,
  type VspherePlace,
} from "../../../constructs/places/vsphere";
import { existingPlatform } from "../../../constructs/platforms/existing";
import { parsed } from "../../support/rules";

export const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGtleUZvclRlc3RzT25seU5vdEFTZWNyZXRBdEFsbDEy ops@example.com";

/** `platform.on` of two racks with two port groups each, with the names of govmomi's simulator. */
export const written = {
  kind: "vsphere",
  vcenter: { server: "192.0.2.250" },
  datacenter: "DC0",
  cluster: "DC0_C0",
  datastore: "LocalDS_0",
  template: "DC0_C0_RP0_VM0",
  racks: [
    {
      name: "r1",
      hosts: ["DC0_C0_H0", "DC0_C0_H1"],
      networks: [{ portGroup: "DC0_DVPG0" }, { portGroup: "DC0_DVPG1" }],
    },
    {
      name: "r2",
      hosts: ["DC0_C0_H2", "DC0_C0_H3"],
      networks: [{ portGroup: "DC0_DVPG2" }, { portGroup: "DC0_DVPG3" }],
    },
  ],
  sizes: { "control-plane": { cpus: 2, memoryMiB: 4096 } },
  ssh: { authorizedKeys: [key] },
  nameservers: ["192.0.2.53"],
};

export type Written = typeof written;

/** As the intent's reader has it. */
export const readOn = (on: object): VsphereIntent => vsphere.parse(on);

const node = (name: string, rack: string, address: string) => ({ name, rack, addresses: [address] });

/** A cluster in two racks with two switches each, on subnets of their own; with `moved`, one worker is in the other rack. */
export function labCluster({
  moved = false,
  planes = 2,
}: { readonly moved?: boolean; readonly planes?: 1 | 2 } = {}): Cluster {
  const own = (rack: 1 | 2, host: number): string =>
    planes === 2 ? `172.30.${rack}.${host}` : `172.31.${rack}1.${host}`;
  const subnet = (rack: 1 | 2, tor: 1 | 2) => `172.31.${rack}${planes === 2 ? tor : 1}.0/24`;
  const tors = (rack: 1 | 2) =>
    ([1, 2] as const).map((tor) => ({ name: `r${rack}-tor-${tor}`, os: "frr" as const, subnets: [subnet(rack, tor)] }));
  const intent = defineIntent({
    name: "lab",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: {
        nodes: planes === 2 ? ["172.30.0.0/16"] : ["172.31.11.0/24", "172.31.21.0/24"],
        learnsRoutes: true,
      },
      nodeGroups: [
        { name: "control-plane", role: "control-plane", nodes: [node("r1-cp1", "r1", own(1, 11))] },
        {
          name: "workers",
          nodes: [
            node("r1-w1", "r1", own(1, 12)),
            node("r2-w1", "r2", own(2, 11)),
            moved ? node("r1-w2", "r2", own(2, 12)) : node("r1-w2", "r1", own(1, 13)),
          ],
        },
      ],
    },
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    fabric: {
      design: { kind: "as-per-rack" },
      planes,
      racks: [
        { name: "r1", asNumber: 65101, tors: tors(1) },
        { name: "r2", asNumber: 65102, tors: tors(2) },
      ],
      spines: [{ name: "spine-1", os: "frr" }],
    },
  });
  return resolve(parsed(intent), existingPlatform).cluster;
}

/** What a place is resolved from, of a cluster. */
export function contextOf({ name, nodes, network, fabric }: Cluster, on: VsphereIntent): VsphereContext {
  return { name, on, nodes, ranges: network.nodes, ...(fabric === undefined ? {} : { fabric }) };
}

/** The two racks, with a vCenter at an address with a port; with `made`, their port groups are made on a distributed switch. */
export function twoRacks(
  server: string,
  options: { readonly moved?: boolean; readonly made?: boolean } = {},
): VspherePlace {
  const racks = written.racks.map(({ networks, ...rack }, row) => ({
    ...rack,
    networks: networks.map((_, index) => ({ portGroup: `${rack.name}-${index}`, vlan: 10 * (row + 1) + index })),
  }));
  const vcenter = { server, allowUnverifiedSsl: true };
  const on = readOn({ ...written, vcenter, ...(options.made ? { racks, distributedSwitch: "DVS0" } : {}) });
  return resolveVsphere(contextOf(labCluster(options), on));
}
