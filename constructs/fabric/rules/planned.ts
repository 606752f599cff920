import { here } from "../../findings";
import type { Cidr } from "../../net";
import type { Fabric, FabricRack } from "../fabric";
import { firstNodeAddress } from "../resolve/plan";
import { at, rule, withFabric } from "./support";

/** Whether the nodes that are planned will find room where the ones of today have it. */
export const plannedRules = [
  rule({
    finds: {
      "FAB-049": {
        title: "more nodes planned than the subnet of the rack holds",
        severity: "warning",
        why: "Limits, AS numbers and pools count with the planned nodes, and the last of them will have no address on their link. A larger subnet then moves the switch's own address or the rack's, and ends each session.",
        upstream: here,
        see: "calico-kit: the address plan of a fabric",
      },
    },
    check: withFabric((context, fabric, written) => {
      for (const [index, rack] of fabric.racks.entries()) {
        // Without the key as many are planned as there are, and of those other rules say it.
        if (written.racks[index]?.plannedNodes === undefined || rack.plannedNodes <= rack.nodes.length) continue;
        const narrow = rack.tors
          .flatMap(({ name, subnets }) =>
            subnets.map((subnet) => ({ subnet, room: roomOf(fabric, rack, name, subnet) })),
          )
          .find(({ room }) => room < BigInt(rack.plannedNodes));
        if (narrow === undefined) continue;
        context.report.add("FAB-049", at(context, "racks", index, "plannedNodes"), {
          message: `${narrow.subnet} of rack ${rack.name} has room for ${narrow.room} nodes`,
          got: rack.plannedNodes,
          want: `${narrow.room} or fewer, or a larger subnet`,
          fix: "write a larger subnet at the rack or its switches, a shorter fabric.links.prefixLengths, or fewer plannedNodes",
        });
      }
    }),
  }),
];

/** Nodes that a subnet of a switch has addresses for; without network and broadcast address, and what is the switches'. */
function roomOf({ links }: Fabric, { nodes, tors }: FabricRack, tor: string, { size, family }: Cidr): bigint {
  if (links.kind === "routed") return size / 2n;
  const ends = family === 4 ? 2n : 1n;
  const isOwn = nodes.every(({ addresses, links: all }) =>
    all
      .filter((link) => link.tor === tor)
      .flatMap((link) => link.ends.filter(({ node }) => node.family === family))
      .every(({ node }) => addresses.some((address) => address.equals(node))),
  );
  // Whose nodes bring their addresses may have any but the switches'.
  const taken = nodes.length > 0 && isOwn ? BigInt(tors.length) : BigInt(firstNodeAddress);
  const room = size - ends - taken;
  return room > 0n ? room : 0n;
}
