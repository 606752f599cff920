import type * as vsphere from "@pulumi/vsphere";
import { newResource } from "../../../calico/component";
import { childOptions, type Making, type Surroundings } from "./making";

/**
 * What keeps machines where they belong. Names of groups and rules are one space for a whole cluster of hosts: each begins with the
 * Kubernetes cluster's.
 */
export function makePlacement(
  making: Making,
  surroundings: Surroundings,
  machines: ReadonlyMap<string, vsphere.VirtualMachine>,
): readonly vsphere.ComputeClusterVmHostRule[] {
  apart(making, surroundings, machines);
  return making.place.racks.flatMap((rack) => inRack(making, surroundings, machines, rack) ?? []);
}

/** A rack's machines run on its hosts: elsewhere their addresses lead nowhere, so DRS and HA must and not only should. */
function inRack(
  making: Making,
  { computeClusterId, hosts }: Surroundings,
  machines: ReadonlyMap<string, vsphere.VirtualMachine>,
  rack: Making["place"]["racks"][number],
): vsphere.ComputeClusterVmHostRule | undefined {
  const { sdk, place, named } = making;
  const members = place.machines.flatMap(({ name, rack: in_ }) =>
    in_ === rack.name ? (machines.get(name) ?? []) : [],
  );
  if (rack.hosts.length === 0 || members.length === 0) return undefined;
  const name = (what: string): string => `${place.name}-${rack.name}-${what}`;
  const options = childOptions(making);
  const hostGroup = newResource(
    sdk.ComputeClusterHostGroup,
    named(`${rack.name}-hosts`),
    { name: name("hosts"), computeClusterId, hostSystemIds: rack.hosts.flatMap((host) => hosts.get(host) ?? []) },
    options,
  );
  const vmGroup = newResource(
    sdk.ComputeClusterVmGroup,
    named(`${rack.name}-machines`),
    { name: name("machines"), computeClusterId, virtualMachineIds: members.map(({ id }) => id) },
    options,
  );
  return newResource(
    sdk.ComputeClusterVmHostRule,
    named(rack.name),
    {
      name: name("rack"),
      computeClusterId,
      vmGroupName: vmGroup.name,
      affinityHostGroupName: hostGroup.name,
      mandatory: true,
      enabled: true,
    },
    options,
  );
}

/**
 * Machines that must not go together: those of a role in a rack, and, where no rack says its hosts, all control planes. Not
 * mandatory, since a rack may have fewer hosts than machines; a rule of one machine is refused, so there is none.
 */
function apart(
  making: Making,
  { computeClusterId }: Surroundings,
  machines: ReadonlyMap<string, vsphere.VirtualMachine>,
): void {
  const { sdk, place, named } = making;
  const keep = (key: string, members: readonly string[]): void => {
    if (members.length < 2) return;
    newResource(
      sdk.ComputeClusterVmAntiAffinityRule,
      named(key),
      {
        name: `${place.name}-${key}`,
        computeClusterId,
        virtualMachineIds: members.flatMap((name) => machines.get(name)?.id ?? []),
        mandatory: false,
        enabled: true,
      },
      childOptions(making),
    );
  };
  const areHostsSaid = place.racks.some(({ hosts }) => hosts.length > 0);
  for (const role of ["control-planes", "workers"] as const) {
    const ofRole = place.machines.filter(({ isControlPlane }) => isControlPlane === (role === "control-planes"));
    if (!areHostsSaid) {
      if (role === "control-planes")
        keep(
          `${role}-apart`,
          ofRole.map(({ name }) => name),
        );
      continue;
    }
    for (const rack of place.racks) {
      const inIt = ofRole.filter((one) => one.rack === rack.name).map(({ name }) => name);
      keep(`${rack.name}-${role}-apart`, inIt);
    }
  }
}
