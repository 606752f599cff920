import type * as pulumi from "@pulumi/pulumi";
import type * as vsphere from "@pulumi/vsphere";
import { newResource } from "../../../calico/component";
import { extraConfig, guestInfo, instanceId } from "../guest-info";
import type { VsphereMachine } from "../types";
import { childOptions, type Making, type Surroundings } from "./making";

/** What machines are put into, and carry. */
export interface Ground extends Surroundings {
  readonly folder: vsphere.Folder;
  readonly pool: vsphere.ResourcePool;
  readonly portGroups: ReadonlyMap<string, pulumi.Input<string>>;
  /** By rack. */
  readonly tags: ReadonlyMap<string, vsphere.Tag>;
}

/**
 * The machines, in the order of the plan: a control plane waits for the one before it, a worker for the one that is `atOnce`
 * places before it. The engine changes them in that order, too: no change ever stops more machines at a time than that.
 */
export function makeMachines(making: Making, ground: Ground): ReadonlyMap<string, vsphere.VirtualMachine> {
  const { machines, atOnce } = making.place;
  const made: vsphere.VirtualMachine[] = [];
  for (const [index, machine] of machines.entries()) {
    const before = made[index - (machine.isControlPlane ? 1 : workerGap(machines, index, atOnce))];
    made.push(makeMachine(making, ground, machine, before));
  }
  return new Map(made.map((one, index) => [machines[index]?.name ?? "", one]));
}

/** How far back the machine is that a worker waits for; all wait for the control planes. */
function workerGap(machines: readonly VsphereMachine[], index: number, atOnce: number): number {
  const controlPlanes = machines.filter(({ isControlPlane }) => isControlPlane).length;
  return Math.min(atOnce, index - controlPlanes + 1);
}

function makeMachine(
  making: Making,
  ground: Ground,
  machine: VsphereMachine,
  before: vsphere.VirtualMachine | undefined,
): vsphere.VirtualMachine {
  const { sdk, place, named } = making;
  const { template } = ground;
  const disk = template.disks.apply(([first]) => first);
  const tag = ground.tags.get(machine.rack);
  return newResource(
    sdk.VirtualMachine,
    named(machine.name),
    {
      name: machine.name,
      folder: ground.folder.path,
      resourcePoolId: ground.pool.id,
      datastoreId: ground.datastoreId,
      hostSystemId: firstHost(making, ground, machine),
      numCpus: machine.cpus,
      memory: machine.memoryMiB,
      guestId: template.guestId,
      firmware: template.firmware,
      scsiType: template.scsiType,
      networkInterfaces: machine.interfaces.map(({ portGroup }) => ({
        networkId: ground.portGroups.get(portGroup) ?? "",
        adapterType: "vmxnet3",
      })),
      disks: [
        {
          label: "disk0",
          size: disk.apply((one) => Math.max(machine.diskGiB, one?.size ?? 0)),
          thinProvisioned: disk.apply((one) => one?.thinProvisioned ?? true),
          eagerlyScrub: disk.apply((one) => one?.eagerlyScrub ?? false),
        },
      ],
      clone: { templateUuid: template.id },
      extraConfig: extraConfig(guestInfo(place, machine)),
      enableDiskUuid: true,
      // Left out, these are other values than vSphere reports: each `up` would stop and start every machine, all at once
      // (terraform-provider-vsphere#2202, #1004).
      eptRviMode: place.execution.eptRviMode,
      hvMode: place.execution.hvMode,
      syncTimeWithHost: false,
      // Who makes the cluster waits for ssh; the default routes may be BGP's.
      waitForGuestNetTimeout: 0,
      waitForGuestIpTimeout: 0,
      tags: tag === undefined ? undefined : [tag.id],
    },
    childOptions(making, {
      // The name is taken as long as the old one is there.
      deleteBeforeReplace: true,
      ignoreChanges,
      replacementTrigger: instanceId(place, machine),
      ...(before === undefined ? {} : { dependsOn: [before] }),
    }),
  );
}

/**
 * What does not reach a machine that is there: any change of `clone` would make all of them anew at once
 * (resource_vsphere_virtual_machine.go, ForceNew); cloud-init reads guestinfo once, may take it away then, and a change of it stops and
 * starts the machine; DRS moves machines between a rack's hosts. A machine with other addresses is another machine, and is made
 * anew: that is the trigger, which no drift in vSphere pulls.
 */
const ignoreChanges = ["clone", "extraConfig", "hostSystemId"];

/** A host of its rack, in turn: elsewhere it would start without its network. */
function firstHost(
  { place }: Making,
  { hosts }: Ground,
  { name, rack }: VsphereMachine,
): pulumi.Output<string> | undefined {
  const names = place.racks.find((one) => one.name === rack)?.hosts ?? [];
  const position = place.machines.filter((one) => one.rack === rack).findIndex((one) => one.name === name);
  return hosts.get(names[position % names.length] ?? "");
}
