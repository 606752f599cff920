import type { Cluster } from "../calico";
import type { Topology, TopologyPart } from "../model";
import { beside, type Block, enumeration, facts, framed, inside, paragraph, stack } from "./block";
import { wire } from "./svg";
import { betweenNodes, counted } from "./words";
import { zoneRow } from "./zones";

const gap = 12;
/** From the edge of the network to its zones. */
export const networkPadding = 14;
const padding = networkPadding;
const partWidth = 210;

/** Where the way to the internet is, from the left edge of the network's box; undefined where nobody knows one. */
export function internetAt({ network }: Topology, width: number): number | undefined {
  return network.parts.at(-1)?.kind === "internet" ? width - padding - partWidth / 2 : undefined;
}

/** The network: its ways out, its zones with their nodes, and what travels between them. */
export function networkBox(cluster: Cluster, topology: Topology, width: number): Block {
  const own = inside(width, padding);
  const zones = stack([zoneRow(topology, own), betweenBox(cluster, topology, own)], 0);
  return framed({ style: "network", width, padding }, stack([header(topology, own), zones], 14));
}

/** What stands in the network and in no zone, the way to the internet last, and so on the right. */
function header(topology: Topology, width: number): Block {
  const { label, ranges, parts } = topology.network;
  const left = width - parts.length * (partWidth + gap);
  const name = stack([paragraph(label, "label", left), enumeration(ranges, "line", left, 2)], 2);
  const cards = parts.map((part) => ({ block: partCard(part), width: partWidth }));
  const row = beside([{ block: name, width: left }, ...cards], gap);
  const gateway = internetAt(topology, width + 2 * padding);
  if (gateway === undefined) return row;
  const at = gateway - padding;
  return {
    height: row.height,
    draw: (x, y) => [
      wire(
        [
          [x + at, y - padding],
          [x + at, y - 1],
        ],
        { end: true },
      ),
      ...row.draw(x, y),
    ],
  };
}

function partCard({ label, lines, kind }: TopologyPart): Block {
  const own = inside(partWidth);
  return framed(
    { style: kind === "router" ? "peer" : "part", width: partWidth },
    stack([paragraph(label, "strong", own), ...lines.map((line) => paragraph(line, "small", own, 3))], 2),
  );
}

function betweenBox(cluster: Cluster, topology: Topology, width: number): Block {
  const own = inside(width);
  const title = paragraph("Between the nodes", "label", own);
  return framed({ style: "between", width }, stack([title, facts(betweenNodes(cluster, topology.groups), own)], 4));
}

/** In words, for those who do not see the picture. */
export function describeNetwork({ network, zones, zoneKind, groups }: Topology): string {
  const nodes = groups.reduce((sum, { role, count }) => sum + (role === "bastion" ? 0 : count.initial), 0);
  const range = network.ranges[0] === undefined ? "" : ` ${network.ranges[0]}`;
  return `${network.label}${range} with ${counted(zones.length, zoneKind)}, ${counted(groups.length, "group")} of nodes and ${counted(nodes, "node")} now`;
}
