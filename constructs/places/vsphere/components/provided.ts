import type * as pulumi from "@pulumi/pulumi";
import type * as vsphere from "@pulumi/vsphere";
import { newResource } from "../../../calico/component";
import type { VspherePlace } from "../types";

/**
 * The provider that a component was given for vSphere, else one of its own. Who vCenter takes the program for is in the environment,
 * VSPHERE_USER and VSPHERE_PASSWORD: as arguments they would stand in the state.
 */
export function providerFor(
  sdk: typeof vsphere,
  name: string,
  { server, allowUnverifiedSsl }: VspherePlace["vcenter"],
  component: pulumi.ComponentResource,
  { parent }: pulumi.ComponentResourceOptions,
): vsphere.Provider {
  const type = "vsphere:index/folder:Folder";
  const given = parent?.getProvider(type) ?? component.getProvider(type);
  return (
    (given as vsphere.Provider | undefined) ??
    newResource(sdk.Provider, name, { vsphereServer: server, allowUnverifiedSsl }, { parent: component })
  );
}
