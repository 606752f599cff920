import { here } from "../../findings";
import type { DisruptionTable, Json } from "../../model";
import { instanceId } from "./guest-info";
import type { VspherePlace } from "./types";

const docs = "vmware/terraform-provider-vsphere, virtual_machine";

/** What goes, or changes, in vSphere, whoever makes the cluster there. */
export const vsphereDisruptions: DisruptionTable<unknown> = [
  {
    kind: "nodes",
    type: "vsphere:index/virtualMachine:VirtualMachine",
    on: ["delete", "replace"],
    what: "the machine goes with its disks; what takes its place joins the cluster as another node",
    see: docs,
  },
  {
    kind: "nodes",
    type: "vsphere:index/virtualMachine:VirtualMachine",
    on: ["update"],
    except: ["tags", "customAttributes", "annotation"],
    what: "vSphere may have to stop the machine for it, and start it again",
    see: `${docs} (reboot_required)`,
  },
  {
    kind: "dataPlane",
    type: "vsphere:index/distributedPortGroup:DistributedPortGroup",
    on: ["update", "delete", "replace"],
    what: "the links of every machine in it go with it, or get another VLAN",
    see: "vmware/terraform-provider-vsphere, distributed_port_group",
  },
  {
    kind: "dataPlane",
    type: "vsphere:index/computeClusterVmHostRule:ComputeClusterVmHostRule",
    on: ["delete", "replace"],
    what: "DRS may move machines to hosts of another rack meanwhile, where their addresses lead nowhere",
    see: "docs.vmware.com, vSphere Resource Management, VM-Host affinity rules",
  },
];

/** What goes with what was made for machines that others clone. */
export const groundworkDisruptions: DisruptionTable<unknown> = [
  {
    kind: "nodes",
    type: /^vsphere:index\/(role:Role|entityPermissions:EntityPermissions)$/,
    on: ["delete", "replace"],
    what: "who makes the machines may not do so any more: none is replaced, added or taken away",
    see: "anywhere.eks.amazonaws.com/docs/getting-started/vsphere/vsphere-preparation",
  },
  {
    kind: "nodes",
    type: "command:local:Command",
    named: /-access-/,
    on: ["delete", "replace"],
    what: "who makes the machines may not use the thing any more: none is replaced, added or taken away",
    see: "anywhere.eks.amazonaws.com/docs/getting-started/vsphere/vsphere-preparation",
  },
];

/**
 * The live fact that never lets one plan make two machines anew: a platform puts it into its table of live facts under a code of its
 * own, with `read: (cluster) => machineIdentities(place of the cluster)`.
 */
export const oneMachineAtATime = {
  title: "more than one machine in vSphere would be made anew at once",
  severity: "error",
  why: "Machines with other addresses or in another rack are other machines: etcd loses its majority with the second, and pods their nodes.",
  upstream: here,
  see: "vmware/terraform-provider-vsphere#929, #2164, #692",
  key: "vsphere.machines",
  path: "/platform/on",
  instead: "change one machine, wait until its node is Ready and its routes are there, then the next",
  allows: (was: Json, now: Json): boolean => changedMachines(was, now).length <= 1,
} as const;

/** Who each machine is, by its name. */
export function machineIdentities(place: VspherePlace): Readonly<Record<string, string>> {
  return Object.fromEntries(place.machines.map((machine) => [machine.name, instanceId(place, machine)]));
}

/** Machines that are in both and are not the same. New ones, and those that go, are no replacement. */
function changedMachines(was: Json, now: Json): readonly string[] {
  const [before, after] = [was, now] as [Readonly<Record<string, Json>>, Readonly<Record<string, Json>>];
  return Object.keys(before).filter((name) => after[name] !== undefined && after[name] !== before[name]);
}
