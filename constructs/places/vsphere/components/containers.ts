import type * as pulumi from "@pulumi/pulumi";
import type * as vsphere from "@pulumi/vsphere";
import { newResource } from "../../../calico/component";

/** Who makes a resource, and under what. */
export interface Under {
  readonly sdk: typeof vsphere;
  readonly parent: pulumi.ComponentResource;
  readonly provider: vsphere.Provider;
}

/** A folder of machines, in folders that are there. @param path below the datacenter's own */
export function makeFolder(
  { sdk, parent, provider }: Under,
  name: string,
  path: string,
  datacenterId: pulumi.Input<string>,
  dependsOn: readonly pulumi.Resource[] = [],
): vsphere.Folder {
  return newResource(
    sdk.Folder,
    name,
    { path, type: "vm", datacenterId },
    { parent, provider, ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }) },
  );
}

/** A resource pool without limits or reservations. */
export function makePool(
  { sdk, parent, provider }: Under,
  name: string,
  pool: string,
  parentResourcePoolId: pulumi.Input<string>,
): vsphere.ResourcePool {
  return newResource(sdk.ResourcePool, name, { name: pool, parentResourcePoolId }, { parent, provider });
}

/** A category of which a machine has one tag at most. */
export function makeCategory(
  { sdk, parent, provider }: Under,
  resource: string,
  name: string,
  description: string,
): vsphere.TagCategory {
  return newResource(
    sdk.TagCategory,
    resource,
    { name, description, cardinality: "SINGLE", associableTypes: ["VirtualMachine"] },
    { parent, provider },
  );
}

export function makeTag(
  { sdk, parent, provider }: Under,
  resource: string,
  name: string,
  categoryId: pulumi.Input<string>,
): vsphere.Tag {
  return newResource(sdk.Tag, resource, { name, categoryId }, { parent, provider });
}
