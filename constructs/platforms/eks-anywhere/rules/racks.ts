import { list } from "../../../findings";
import type { MachineGroup, VsphereFacts } from "../types";
import { accepts, at, type EksAnywhereRule, rule } from "./support";

const networks = rule({
  finds: {
    "EKA-073": {
      title: "rack and port group that do not go together",
      severity: "error",
      why: "Peers find nodes by their rack, and its switches take who calls from the rack's subnet: machines on another port group have addresses elsewhere, and no session.",
      upstream: accepts,
      see: "calico-kit: platform.nodeGroups[].rack, and fabric.racks[].subnets",
    },
  },
  check: (context) => {
    const { nodes, platform, fabric } = context.cluster;
    if (fabric === undefined) return;
    const first = new Map<string, { readonly rack: string; readonly network: string; readonly group: string }>();
    const byRack = new Map<string, { readonly network: string; readonly group: string }>();
    for (const [index, { name: group, rack }] of nodes.groups.entries()) {
      const network = networkOf(platform.machineGroups[index], platform.vsphere);
      if (rack === undefined || network === undefined) continue;
      const same = byRack.get(rack) ?? { network, group };
      byRack.set(rack, same);
      const there = first.get(network) ?? { rack, network, group };
      first.set(network, there);
      if (same.network === network && there.rack === rack) continue;
      const isSplit = same.network !== network;
      context.report.add("EKA-073", at(context, "nodeGroups", index, "rack"), {
        message: isSplit
          ? `rack ${rack} has machines of ${list([same.group, group])} on ${list([same.network, network])}`
          : `${network} has machines of ${list([there.group, group])}, in the racks ${list([there.rack, rack])}`,
        got: rack,
        want: "one port group for each rack, and one rack for each port group",
        fix: "correct the rack, or the failure domain of the group (its network)",
      });
    }
  },
});

/** The port group that a machine's first interface is on: that of its failure domain, of its machines, of the datacenter. */
function networkOf(group: MachineGroup | undefined, { network, failureDomains }: VsphereFacts): string | undefined {
  if (group === undefined) return undefined;
  const domain = failureDomains.find(({ name }) => name === group.failureDomain);
  return group.isControlPlane ? network : (domain?.network ?? group.machine.networks?.[0] ?? network);
}

/** Racks of a fabric, and where their machines are. */
export const rackRules: readonly EksAnywhereRule[] = [networks];
