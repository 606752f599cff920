import type { Properties } from "../../sandbox/host/values";
import schema from "../../sandbox/schema/vsphere.json";
import { definitions } from "../../sandbox/vsphere/definitions";
import { VsphereProvider } from "../../sandbox/vsphere/provider";
import { Client, newDirectory } from "./support";

let client: Client;
beforeEach(() => (client = new Client(new VsphereProvider(newDirectory()))));

const type = (name: string): string => {
  const found = Object.keys(schema.resources).find((token) => token.endsWith(`:${name}`));
  if (found === undefined) throw new Error(`no type ${name}`);
  return found;
};
const machine: Properties = {
  name: "n1",
  folder: "lab",
  resourcePoolId: "resourcePool-of-DC0_C0",
  networkInterfaces: [{ networkId: "network-of-r1-a" }],
  clone: { templateUuid: "virtualMachine-of-ubuntu" },
};
const inFolder = () => client.make(type("Folder"), "f", { path: "lab", type: "vm", datacenterId: "datacenter-of-DC0" });
const make = (name: string, change: Properties = {}) =>
  client.make(type("VirtualMachine"), name, { ...machine, name, ...change });

it("has a definition for every type, and every output that the published package promises", async () => {
  expect(Object.keys(definitions).sort()).toEqual(Object.keys(schema.resources).sort());
  await inFolder();
  const { outputs } = await make("n1");
  const promised = Object.keys(schema.resources["vsphere:index/virtualMachine:VirtualMachine"].outputs);
  expect(promised.filter((name) => outputs[name] === undefined)).toEqual([]);
});

it.each<[string, Properties, RegExp]>([
  ["an input that there is none of", { memoryMiB: 1 }, /memoryMiB/],
  ["a mode that there is none of", { hvMode: "hvMaybe" }, /hvMode.*hvAuto/],
  ["a machine without network", { networkInterfaces: [] }, /networkInterfaces/],
])("refuses %s", async (_, change, message) => {
  await inFolder();
  await expect(make("n1", change)).rejects.toThrow(message);
});

it.each<[string, Properties, RegExp]>([
  ["a folder that is not there", { folder: "other" }, /folder "other" not found/],
  ["a pool that is not there", { resourcePoolId: "resgroup-9" }, /an existing resource pool/],
  ["a port group that is not there", { networkInterfaces: [{ networkId: "dvportgroup-9" }] }, /an existing network/],
])("does not make a machine with %s", async (_, change, message) => {
  await inFolder();
  await expect(make("n1", change)).rejects.toThrow(message);
});

it("takes a name once in a folder, and a rule's or group's once in a cluster", async () => {
  await inFolder();
  const [a, b] = [await make("n1"), await make("n2")];
  await expect(client.make(type("VirtualMachine"), "n3", { ...machine, name: "n1" })).rejects.toThrow(/already exists/);
  const group = { name: "lab-r1", computeClusterId: "c", virtualMachineIds: [a.id] };
  await client.make(type("ComputeClusterVmGroup"), "g", group);
  const rule = { name: "lab-r1", computeClusterId: "c", virtualMachineIds: [a.id, b.id] };
  await expect(client.make(type("ComputeClusterVmAntiAffinityRule"), "r", rule)).rejects.toThrow(/is taken/);
});

it("refuses a rule that keeps one machine apart", () => {
  const rule = { name: "apart", computeClusterId: "c", virtualMachineIds: ["one"] };
  expect(() => client.check(type("ComputeClusterVmAntiAffinityRule"), "r", rule)).toThrow(/two or more/);
});

it("makes a machine anew for another template, and changes its size in place", async () => {
  await inFolder();
  const old = await make("n1");
  const diff = (change: Properties) => client.diff(type("VirtualMachine"), "n1", old, { ...machine, ...change });
  expect(diff({ clone: { templateUuid: "virtualMachine-of-debian" } })).toEqual([expect.stringMatching(/^clone.*!$/)]);
  expect(diff({ memory: 8192 })).toEqual(["memory"]);
});

it("finds what is looked up by its name, and wants to know which vCenter", () => {
  const provider = new VsphereProvider(newDirectory());
  expect(provider.invoke("vsphere:index/getDatacenter:getDatacenter", { name: "DC0" })).toMatchObject({
    id: "datacenter-of-DC0",
  });
  expect(() => provider.invoke("vsphere:index/getZone:getZone", {})).toThrow(/the sandbox answers/);
  expect(provider.checkConfig({})).toHaveLength(1);
  expect(provider.checkConfig({ vsphereServer: "vcenter.example.com", server: "x" })).toHaveLength(1);
});
