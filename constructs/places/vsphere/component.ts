import * as pulumi from "@pulumi/pulumi";
import type * as vsphere from "@pulumi/vsphere";
import { makeCategory, makeFolder, makePool, makeTag } from "./components/containers";
import { type Making, lookUp } from "./components/making";
import { makeMachines } from "./components/machines";
import { portGroups } from "./components/networks";
import { makePlacement } from "./components/placement";
import { providerFor } from "./components/provided";
import { vsphereSdk } from "./components/sdk";
import type { VspherePlace } from "./types";

export { VsphereGroundwork, type VsphereGroundworkArgs } from "./groundwork-component";

export interface VsphereMachinesArgs {
  /** What `resolveVsphere` made of the intent. */
  readonly place: VspherePlace;
}

/**
 * The machines of a cluster in vSphere: a folder, a resource pool, the racks' port groups and tags, a clone of the template for each
 * machine, and the rules that keep it in its rack and apart from its like.
 *
 * A platform makes it before it makes the cluster, and says what waits for it:
 *
 *     const machines = new VsphereMachines(name, { place: cluster.platform.place }, { parent: this });
 *     // Kubespray: the play runs when all machines are there; leaving the inventory comes before the machine goes, because the
 *     // command that removes a node depends on its machine.
 *     run("cluster", { create: play.cluster }, { dependsOn: machines.ready });
 *     run(`machine-${host.name}`, { delete: play.remove(host.name) }, { dependsOn: [made, machines.machine(host.name)] });
 *
 * Who clones machines itself, as EKS Anywhere does, takes `VsphereGroundwork` instead. Who vCenter takes the program for is in the environment, VSPHERE_USER and VSPHERE_PASSWORD: as arguments they would stand in the
 * state. A provider for vSphere in `opts` is used instead of one of its own.
 */
export class VsphereMachines extends pulumi.ComponentResource {
  /** By name of the node. */
  readonly machines: ReadonlyMap<string, vsphere.VirtualMachine>;
  /** Wait for these: machines that run, in their racks. */
  readonly ready: readonly pulumi.Resource[];
  /** Inventory paths, as EKS Anywhere and govc write them: `/DC/vm/folder`, `/DC/host/cluster/Resources/pool`. */
  readonly folderPath: pulumi.Output<string>;
  readonly resourcePoolPath: pulumi.Output<string>;

  /** @throws Error where the package @pulumi/vsphere is not installed */
  constructor(name: string, { place }: VsphereMachinesArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("calico-kit:vsphere:Machines", name, {}, opts);
    const sdk = vsphereSdk();
    const provider = providerFor(sdk, name, place.vcenter, this, opts);
    const making: Making = { sdk, place, parent: this, provider, named: (key) => `${name}-${key}` };
    const surroundings = lookUp(making);
    const folder = makeFolder(making, name, place.folder, surroundings.datacenterId);
    const pool = makePool(making, name, place.resourcePool, surroundings.rootPoolId);
    const ground = { ...surroundings, folder, pool, portGroups: portGroups(making, surroundings), tags: tags(making) };
    this.machines = makeMachines(making, ground);
    const rules = makePlacement(making, surroundings, this.machines);
    this.ready = [folder, pool, ...this.machines.values(), ...rules];
    this.folderPath = pulumi.interpolate`/${place.datacenter}/vm/${folder.path}`;
    this.resourcePoolPath = pulumi.interpolate`/${place.datacenter}/host/${place.computeCluster}/Resources/${pool.name}`;
    this.registerOutputs({ folderPath: this.folderPath, resourcePoolPath: this.resourcePoolPath });
  }

  /**
   * The virtual machine of a node.
   * @throws Error where there is none
   */
  machine(name: string): vsphere.VirtualMachine {
    const found = this.machines.get(name);
    if (found !== undefined) return found;
    throw new Error(`there is no machine ${name} in vSphere; wanted: one of ${[...this.machines.keys()].join(", ")}`);
  }
}

/** A tag per rack, which people and other programs find its machines by. */
function tags(making: Making): ReadonlyMap<string, vsphere.Tag> {
  const { place, named } = making;
  const category = makeCategory(
    making,
    named("rack"),
    `${place.name}-rack`,
    `Racks of the Kubernetes cluster ${place.name}`,
  );
  return new Map(place.racks.map(({ name }) => [name, makeTag(making, named(`rack-${name}`), name, category.id)]));
}
