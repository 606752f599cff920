import type * as pulumi from "@pulumi/pulumi";
import type * as vsphere from "@pulumi/vsphere";
import type { VspherePlace } from "../types";

/** What every part of the component needs to make its resources. */
export interface Making {
  readonly sdk: typeof vsphere;
  readonly place: VspherePlace;
  readonly parent: pulumi.ComponentResource;
  readonly provider: vsphere.Provider;
  /** Name of a resource of the program. */
  readonly named: (key: string) => string;
}

/** Options of a child. */
export function childOptions(
  { parent, provider }: Pick<Making, "parent" | "provider">,
  more: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  return { parent, provider, ...more };
}

/** What is there already, by the names of the intent. */
export interface Surroundings {
  readonly datacenterId: pulumi.Output<string>;
  readonly computeClusterId: pulumi.Output<string>;
  readonly rootPoolId: pulumi.Output<string>;
  readonly datastoreId: pulumi.Output<string>;
  readonly template: pulumi.Output<vsphere.GetVirtualMachineResult>;
  /** By name. */
  readonly hosts: ReadonlyMap<string, pulumi.Output<string>>;
}

/** Looks up what the machines stand on; what is not there is the provider's to say, by its name. */
export function lookUp({ sdk, place, parent, provider }: Making): Surroundings {
  const options = { parent, provider };
  const datacenterId = sdk.getDatacenterOutput({ name: place.datacenter }, options).id;
  const cluster = sdk.getComputeClusterOutput({ name: place.computeCluster, datacenterId }, options);
  const names = [...new Set(place.racks.flatMap(({ hosts }) => hosts))];
  return {
    datacenterId,
    computeClusterId: cluster.id,
    rootPoolId: cluster.resourcePoolId,
    datastoreId: sdk.getDatastoreOutput({ name: place.datastore, datacenterId }, options).id,
    template: sdk.getVirtualMachineOutput({ name: place.template, datacenterId }, options),
    hosts: new Map(names.map((name) => [name, sdk.getHostOutput({ name, datacenterId }, options).id])),
  };
}
