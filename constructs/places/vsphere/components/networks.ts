import type * as pulumi from "@pulumi/pulumi";
import { newResource } from "../../../calico/component";
import { childOptions, type Making, type Surroundings } from "./making";

/**
 * The port groups of all racks, by name: made on the distributed switch where the intent says a VLAN, else looked up. Security of
 * a port group that is made is explicit: pods' packets have the machine's MAC address, so nothing needs to be allowed.
 */
export function portGroups(making: Making, { datacenterId }: Surroundings): ReadonlyMap<string, pulumi.Input<string>> {
  const { sdk, place, named, parent, provider } = making;
  const networks = place.racks.flatMap((rack) => rack.networks);
  const made = networks.filter(({ vlan }) => vlan !== undefined && place.distributedSwitch !== undefined);
  const distributedSwitch =
    made.length === 0
      ? undefined
      : sdk.getDistributedVirtualSwitchOutput(
          { name: place.distributedSwitch ?? "", datacenterId },
          { parent, provider },
        );
  const ids = new Map<string, pulumi.Input<string>>();
  for (const { portGroup, vlan } of networks) {
    if (ids.has(portGroup)) continue;
    if (vlan === undefined || distributedSwitch === undefined) {
      ids.set(portGroup, sdk.getNetworkOutput({ name: portGroup, datacenterId }, { parent, provider }).id);
      continue;
    }
    const group = newResource(
      sdk.DistributedPortGroup,
      named(portGroup),
      {
        name: portGroup,
        distributedVirtualSwitchUuid: distributedSwitch.id,
        vlanId: vlan,
        allowForgedTransmits: false,
        allowMacChanges: false,
        allowPromiscuous: false,
      },
      childOptions(making),
    );
    ids.set(portGroup, group.id);
  }
  return ids;
}
