import { type VsphereJudged, vsphereFinds, vsphereProblems } from "../../../constructs/places/vsphere";
import { Cidr, Ip } from "../../../constructs/net";
import { contextOf, labCluster, readOn, written } from "./intents";

type Change = (on: Record<string, unknown>) => void;

/** The lab with a change of `platform.on`, and of what else is judged. */
function judged(change: Change = () => undefined, more: Partial<VsphereJudged> = {}): VsphereJudged {
  const cluster = labCluster();
  const on = structuredClone(written) as Record<string, unknown>;
  change(on);
  return {
    ...contextOf(cluster, readOn(on)),
    network: cluster.network,
    calico: cluster.calico,
    virtualAddresses: [{ address: Ip.of("172.30.0.10"), keys: ["platform", "loadBalancer", "host"] }],
    ...more,
  };
}

const kinds = (context: VsphereJudged) => vsphereProblems(context).map(({ kind, keys }) => [kind, keys.join("/")]);
const racksOf = (on: Record<string, unknown>) => on["racks"] as { name: string; networks: object[] }[];
const vxlan = labCluster().calico.pools.map((pool) => ({ ...pool, encapsulation: "VXLAN" as const }));
const api = (address: string) => ({
  virtualAddresses: [{ address: Ip.of(address), keys: ["platform", "loadBalancer", "host"] }],
});

it("finds nothing in two racks as they should be", () => {
  expect(vsphereProblems(judged())).toEqual([]);
});

/** A mistake, what kind it is, and where it is. */
const mistakes: Readonly<Record<string, readonly [VsphereJudged, string, string]>> = {
  "two racks of one name": [judged((on) => racksOf(on).push({ ...racksOf(on)[0]! })), "name", "racks/2/name"],
  "a port group with two VLANs": [
    judged((on) => {
      on["distributedSwitch"] = "DVS0";
      racksOf(on)[0]!.networks[0] = { portGroup: "same", vlan: 11 };
      racksOf(on)[1]!.networks[0] = { portGroup: "same", vlan: 12 };
    }),
    "name",
    "racks/1/networks/0/portGroup",
  ],
  "a VLAN without a switch": [
    judged((on) => (racksOf(on)[0]!.networks[1] = { portGroup: "r1-b", vlan: 12 })),
    "switch",
    "racks/0/networks/1/vlan",
  ],
  "a rack that vSphere has not": [judged((on) => (racksOf(on)[1]!.name = "r3")), "rack", "racks"],
  "one port group, two links": [judged((on) => racksOf(on)[1]!.networks.pop()), "networks", "racks/1/networks"],
  "three port groups, two links": [
    judged((on) => racksOf(on)[0]!.networks.push({ portGroup: "storage" })),
    "networks",
    "racks/0/networks",
  ],
  "no fabric, and addresses in no range": [
    judged((on) => racksOf(on).forEach(({ networks }) => networks.pop()), {
      fabric: undefined,
      ranges: [Cidr.of("192.0.2.0/24")],
      virtualAddresses: [],
    }),
    "address",
    "racks/0/networks",
  ],
  "vCenter within the pods": [
    judged((on) => (on["vcenter"] = { server: "10.244.3.4:443" })),
    "overlap",
    "vcenter/server",
  ],
  "a vCenter by name within the Services": [
    judged((on) => (on["vcenter"] = { server: "vcenter.example.com", addresses: ["10.96.0.10"] })),
    "overlap",
    "vcenter/addresses/0",
  ],
  "a name server within the Services": [
    judged((on) => (on["nameservers"] = ["192.0.2.53", "10.100.0.53"])),
    "overlap",
    "nameservers/1",
  ],
  "DHCP within the pods": [
    judged((on) => (on["dhcp"] = [{ from: "10.244.0.10", to: "10.245.0.10" }])),
    "overlap",
    "dhcp/0/from",
  ],
  "the API within the Services": [judged(undefined, api("10.96.0.1")), "overlap", "platform/loadBalancer/host"],
  "the API in no network of the nodes": [judged(undefined, api("203.0.113.1")), "taken", "platform/loadBalancer/host"],
  "the API at a machine's address": [judged(undefined, api("172.30.1.12")), "taken", "platform/loadBalancer/host"],
  "machines within what DHCP gives away": [
    judged((on) => (on["dhcp"] = [{ from: "172.30.2.1", to: "172.30.2.99" }])),
    "taken",
    "dhcp/0",
  ],
  "the API within what DHCP gives away": [
    judged((on) => (on["dhcp"] = [{ from: "172.30.0.2", to: "172.30.0.99" }])),
    "taken",
    "dhcp/0",
  ],
  "a DHCP range backwards": [
    judged((on) => (on["dhcp"] = [{ from: "172.30.0.99", to: "172.30.0.20" }])),
    "taken",
    "dhcp/0",
  ],
  "VXLAN with the adapter's checksums": [
    judged(undefined, { calico: { ...labCluster().calico, pools: vxlan } }),
    "checksum",
    "calico/felix/featureDetectOverride",
  ],
  "eBPF, whose node ports are in VXLAN": [
    judged(undefined, {
      calico: { ...labCluster().calico, dataplane: { ...labCluster().calico.dataplane, kind: "ebpf" } as never },
    }),
    "checksum",
    "calico/felix/featureDetectOverride",
  ],
};

it.each(Object.entries(mistakes))("finds %s", (_, [context, kind, place]) => {
  expect(kinds(context)).toContainEqual([kind, place]);
  // No other kind besides: what is found is the mistake.
  expect(new Set(kinds(context).map(([one]) => one))).toEqual(new Set([kind]));
});

it("has a mistake for each kind", () => {
  const shown = new Set(Object.values(mistakes).map(([, kind]) => kind));
  expect([...shown].sort()).toEqual(Object.keys(vsphereFinds).sort());
});

it("takes VXLAN where checksums are Calico's own, among other overrides", () => {
  const featureDetectOverride = "ChecksumOffloadBroken=true,MASQFullyRandom=false";
  const { calico } = labCluster();
  const context = judged(undefined, {
    calico: { ...calico, pools: vxlan, felix: { ...calico.felix, featureDetectOverride } },
  });
  expect(vsphereProblems(context)).toEqual([]);
});

it("says what, got, wanted and how to mend it", () => {
  for (const [context] of Object.values(mistakes))
    for (const { message, want, fix } of vsphereProblems(context)) {
      for (const text of [message, want, fix]) expect(text).not.toMatch(/undefined|\[object/);
      expect(fix).not.toMatch(/\.$/);
    }
});
