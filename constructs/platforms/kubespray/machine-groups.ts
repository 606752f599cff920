import { vagrantMachine } from "../../places/vagrant";
import { awsZones, zoneOf } from "./aws";
import { defaults } from "./defaults";
import type { KubesprayIntent, KubesprayNodeGroupIntent } from "./schema";

type MachineIntent = NonNullable<KubesprayNodeGroupIntent["nodes"]>[number];

/** A group with its machines, whoever names them. */
export interface MachineGroup extends KubesprayNodeGroupIntent {
  readonly nodes: MachineIntent[];
}

/**
 * The groups of an intent with their machines. On a laptop Vagrantfile names and numbers them, control planes first; else the
 * intent does. On AWS a machine is in the zone whose subnet has its address.
 */
export function machineGroups({ on, nodeGroups }: KubesprayIntent): readonly MachineGroup[] {
  if (on?.kind !== "vagrant") {
    const zones = on?.kind === "aws" ? awsZones(on) : [];
    return nodeGroups.map((group) => ({
      ...group,
      nodes: (group.nodes ?? []).map((node) => {
        const zone = zoneOf(zones, node.addresses?.[0])?.zone;
        return zone === undefined ? node : { ...node, zone };
      }),
    }));
  }
  const isControlPlane = ({ role = defaults.role }: KubesprayNodeGroupIntent): boolean => role === "control-plane";
  const inOrder = [...nodeGroups.filter(isControlPlane), ...nodeGroups.filter((group) => !isControlPlane(group))];
  const made = new Map<KubesprayNodeGroupIntent, MachineIntent[]>();
  let last = 0;
  for (const group of inOrder) {
    const nodes = Array.from({ length: group.count ?? 0 }, () => {
      const { name, address } = vagrantMachine(on, ++last);
      return { name, addresses: [address] };
    });
    made.set(group, nodes);
  }
  return nodeGroups.map((group) => ({ ...group, nodes: made.get(group) ?? [] }));
}
