import { Cidr } from "../../../constructs/net";
import { Report } from "../../../constructs/findings";
import { liveRule } from "../../../constructs/model";
import {
  machineIdentities,
  oneMachineAtATime,
  extraConfig,
  guestInfo,
  resolveVsphere,
  vsphere,
  type VspherePlace,
} from "../../../constructs/places/vsphere";
import { contextOf, key, labCluster, readOn, twoRacks, written } from "./intents";

interface Metadata {
  readonly "instance-id": string;
  readonly "local-hostname": string;
  readonly network: { readonly version: number; readonly ethernets: Readonly<Record<string, object>> };
}

const machineOf = ({ machines }: VspherePlace, name: string) => machines.find((one) => one.name === name)!;
const metadataOf = (place: VspherePlace, name: string): Metadata =>
  JSON.parse(guestInfo(place, machineOf(place, name)).metadata) as Metadata;

describe("machines of two racks with two switches each", () => {
  const place = twoRacks("192.0.2.250");

  it("are in order, control planes first, with sizes of their groups", () => {
    expect(
      place.machines.map(({ name, rack, isControlPlane, cpus, memoryMiB, diskGiB }) => [
        name,
        rack,
        isControlPlane,
        cpus,
        memoryMiB,
        diskGiB,
      ]),
    ).toEqual([
      ["r1-cp1", "r1", true, 2, 4096, 40],
      ["r1-w1", "r1", false, 4, 8192, 40],
      ["r2-w1", "r2", false, 4, 8192, 40],
      ["r1-w2", "r1", false, 4, 8192, 40],
    ]);
  });

  it("have an interface per switch, and their own address on the loopback", () => {
    const { interfaces, stable } = machineOf(place, "r2-w1");
    expect(stable.map(String)).toEqual(["172.30.2.11"]);
    expect(interfaces.map(({ name, portGroup, gateways }) => [name, portGroup, gateways.map(String)])).toEqual([
      ["ens192", "DC0_DVPG2", ["172.31.21.1"]],
      ["ens224", "DC0_DVPG3", ["172.31.22.1"]],
    ]);
    expect(metadataOf(place, "r2-w1").network).toEqual({
      version: 2,
      ethernets: {
        ens192: expect.objectContaining({
          addresses: ["172.31.21.11/24"],
          mtu: 1500,
          routes: [{ to: "0.0.0.0/0", via: "172.31.21.1", metric: 2147483600, from: "172.30.2.11" }],
          nameservers: { addresses: ["192.0.2.53"] },
        }),
        ens224: expect.objectContaining({
          addresses: ["172.31.22.11/24"],
          routes: [{ to: "0.0.0.0/0", via: "172.31.22.1", metric: 2147483601, from: "172.30.2.11" }],
        }),
        lo: { match: { name: "lo" }, addresses: ["172.30.2.11/32"] },
      },
    });
  });

  it("another rack is another machine to cloud-init, and nobody else's", () => {
    const moved = twoRacks("192.0.2.250", { moved: true });
    const ids = (of: VspherePlace) =>
      Object.fromEntries(of.machines.map(({ name }) => [name, metadataOf(of, name)["instance-id"]]));
    const { "r1-w2": was, ...others } = ids(place);
    const { "r1-w2": is, ...same } = ids(moved);
    expect(is).not.toBe(was);
    expect(same).toEqual(others);
  });
});

it("two switches in one subnet are one interface with both for gateways", () => {
  const on = readOn({
    ...written,
    racks: written.racks.map((rack) => ({ ...rack, networks: rack.networks.slice(0, 1) })),
  });
  const place = resolveVsphere(contextOf(labCluster({ planes: 1 }), on));
  const { interfaces, stable } = machineOf(place, "r1-w1");
  expect(stable).toEqual([]);
  expect(interfaces).toHaveLength(1);
  expect(interfaces[0]?.addresses.map(({ address, subnet }) => `${address} in ${subnet}`)).toEqual([
    "172.31.11.12 in 172.31.11.0/24",
  ]);
  expect(interfaces[0]?.gateways).toHaveLength(2);
});

it("without a fabric the subnet is the range around the address, or the length that the network says", () => {
  const { fabric: _, ...context } = contextOf(labCluster(), readOn(written));
  const ranges = [Cidr.of("172.30.0.0/16")];
  const first = machineOf(resolveVsphere({ ...context, ranges }), "r1-w1").interfaces;
  expect(
    first.map(({ addresses, gateways }) => [addresses.map(({ subnet }) => String(subnet)), gateways.map(String)]),
  ).toEqual([[["172.30.0.0/16"], ["172.30.0.1"]]]);
  const racks = written.racks.map((rack, index) => ({
    ...rack,
    networks: [{ ...rack.networks[0], gateway: `172.30.${index + 1}.254`, prefixLength: 24 }],
  }));
  const said = machineOf(resolveVsphere({ ...context, ranges, on: readOn({ ...written, racks }) }), "r1-w1").interfaces;
  expect(
    said.map(({ addresses, gateways }) => [addresses.map(({ subnet }) => String(subnet)), gateways.map(String)]),
  ).toEqual([[["172.30.1.0/24"], ["172.30.1.254"]]]);
});

it("user data is cloud-config with keys and without passwords, and guestinfo is base64", () => {
  const place = twoRacks("192.0.2.250");
  const info = guestInfo(place, machineOf(place, "r1-w1"));
  expect(info.userdata.startsWith("#cloud-config\n")).toBe(true);
  const said = JSON.parse(info.userdata.slice(info.userdata.indexOf("\n"))) as { users: object[] };
  expect(said).toMatchObject({
    ssh_pwauth: false,
    users: [{ name: "ubuntu", lock_passwd: true, ssh_authorized_keys: [key] }],
  });
  const { "guestinfo.metadata": encoded = "", ...others } = extraConfig(info);
  expect(Buffer.from(encoded, "base64").toString("utf8")).toBe(info.metadata);
  expect(others).toMatchObject({ "guestinfo.metadata.encoding": "base64", "guestinfo.userdata.encoding": "base64" });
});

it.each([
  ["a name that vCenter escapes", { datacenter: "a/b" }],
  ["a name with a template in it", { datastore: "${x}" }],
  ["a path with / at its end", { folder: "kubernetes/" }],
  ["a private key", { ssh: { authorizedKeys: ["-----BEGIN OPENSSH PRIVATE KEY-----"] } }],
  ["a key with a second line", { ssh: { authorizedKeys: [`${key}\nssh-rsa AAAA`] } }],
  ["a password for vCenter", { vcenter: { server: "vcenter.example.com", password: "x" } }],
  ["memory that vSphere rounds", { sizes: { workers: { memoryMiB: 8193 } } }],
  ["no network in a rack", { racks: [{ name: "r1", networks: [] }] }],
  ["VLAN 4095, which is a trunk", { racks: [{ name: "r1", networks: [{ portGroup: "a", vlan: 4095 }] }] }],
])("the schema refuses %s", (_, change) => {
  expect(vsphere.safeParse({ ...written, ...change }).success).toBe(false);
});

describe("one plan never makes two machines anew", () => {
  const rule = liveRule<VspherePlace>({ "LIVE-999": { ...oneMachineAtATime, read: machineIdentities } });
  const found = (was: VspherePlace, now: VspherePlace): readonly string[] => {
    const report = new Report();
    rule.judge(rule.facts(was), rule.facts(now), report);
    return report.findings.map(({ code }) => code);
  };
  const place = twoRacks("192.0.2.250");
  const nameservers = (count: number): VspherePlace => ({
    ...place,
    machines: place.machines.map((one, index) => (index < count ? { ...one, nameservers: [] } : one)),
  });

  it("lets one be made anew, or any number be added or go", () => {
    expect(found(place, place)).toEqual([]);
    expect(found(place, twoRacks("192.0.2.250", { moved: true }))).toEqual([]);
    expect(found(place, nameservers(1))).toEqual([]);
    expect(found(place, { ...place, machines: place.machines.slice(0, 1) })).toEqual([]);
    expect(found({ ...place, machines: place.machines.slice(0, 1) }, place)).toEqual([]);
  });

  it("refuses two, and all of them", () => {
    expect(found(place, nameservers(2))).toEqual(["LIVE-999"]);
    expect(found(place, nameservers(4))).toEqual(["LIVE-999"]);
  });
});
