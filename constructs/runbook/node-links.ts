import { type Cluster, earlyNetworkingOf } from "../calico";
import type { FabricNode } from "../fabric";
import { addressBits, type Ip } from "../net";

/** File of what `synth` writes, beside README.md. */
export const nodeLinksPath = "node-links.md";

/** An address that a node must have on a link before it speaks to the switch there. */
export interface NodeLink {
  readonly rack: string;
  readonly node: string;
  readonly tor: string;
  /** With the length of its subnet. */
  readonly address: string;
  /** The switch's own. */
  readonly peer: string;
}

/**
 * Addresses of links that the intent does not say of its nodes, so that the kit planned them and nothing puts them on a machine: with
 * two planes, and with routed links. None where early networking does, or where nodes have no names: whoever makes those
 * machines gives them their addresses.
 */
export function nodeLinks(cluster: Cluster): readonly NodeLink[] {
  const { fabric } = cluster;
  if (fabric === undefined || earlyNetworkingOf(cluster) !== undefined) return [];
  return fabric.racks.flatMap(({ name: rack, nodes, tors }) =>
    nodes.flatMap((node) =>
      node.standsFor !== undefined
        ? []
        : node.links.flatMap(({ tor, ends }) =>
            ends
              .filter((end) => !has(node, end.node))
              .map((end): NodeLink => {
                const subnets = tors.find(({ name }) => name === tor)?.subnets ?? [];
                const subnet = subnets.find((one) => one.contains(end.node));
                const length =
                  fabric.links.kind === "routed" ? addressBits(end.node.family) - 1 : (subnet?.prefixLength ?? 0);
                return { rack, node: node.name, tor, address: `${end.node}/${length}`, peer: end.tor.toString() };
              }),
          ),
    ),
  );
}

function has({ addresses }: FabricNode, address: Ip): boolean {
  return addresses.some((one) => one.equals(address));
}

/** All of them as a page; undefined where there are none. */
export function nodeLinksFile(cluster: Cluster): string | undefined {
  const links = nodeLinks(cluster);
  if (links.length === 0) return undefined;
  const rows = links.map((one) => `| ${[one.rack, one.node, one.tor, one.address, one.peer].join(" | ")} |`);
  return [
    `# Links of the nodes of cluster ${cluster.name}`,
    "",
    "The port of the node towards the switch has this address, before anything of Kubernetes runs there and after each restart. " +
      "A node's own address, as Kubernetes knows it, is no link's: it is on the loopback or on a dummy interface, with /32 or /128.",
    "",
    "| rack | node | port towards | address of the node | address of the switch |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
