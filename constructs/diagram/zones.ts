import type { Topology, TopologyGroup, TopologyNodes, TopologySubnet } from "../model";
import { atLeast, beside, type Block, framed, inside, paragraph, pills, stack } from "./block";
import { areMany, nodeCards } from "./node-cards";
import { wire } from "./svg";
import { zoneBoxes, type ZoneBox } from "./zone-boxes";

const gap = 12;

/** How nodes are drawn, wherever they are: in the order of their groups. */
type Cards = (nodes: readonly TopologyNodes[], width: number) => Block;

/** The zones side by side, and from each a line down to what is between them. */
export function zoneRow(topology: Topology, width: number): Block {
  const zones = zoneBoxes(topology);
  const cards = cardsOf(zones, topology.groups);
  const columns = zones.reduce((sum, zone) => sum + zone.columns, 0);
  const columnWidth = (width - gap * (columns - 1)) / Math.max(1, columns);
  const widths = zones.map((zone) => zone.columns * columnWidth + (zone.columns - 1) * gap);
  const contents = aligned(
    zones,
    cards,
    widths.map((own) => inside(own)),
  );
  // All as high as the highest, so that the lines down are short.
  const height = Math.max(0, ...contents.map((content) => content.height)) + 16;
  const row = contents.map((content, index) => {
    const own = widths[index] ?? columnWidth;
    return { width: own, block: framed({ style: "zone", width: own, height }, content) };
  });
  return stack([beside(row, gap), joints(widths)], 0);
}

function cardsOf(zones: readonly ZoneBox[], groups: readonly TopologyGroup[]): Cards {
  const byName = new Map(groups.map((group, position) => [group.name, { group, position }]));
  const positionOf = ({ group }: TopologyNodes): number => byName.get(group)?.position ?? groups.length;
  const isCompact = zones.some(
    ({ columns, nodes, subnets }) => columns === 1 && [nodes, ...subnets.map((subnet) => subnet.nodes)].some(areMany),
  );
  return (nodes, width) => {
    const inOrder = [...nodes].sort((a, b) => positionOf(a) - positionOf(b));
    return nodeCards(inOrder, (name) => byName.get(name)?.group, width, isCompact);
  };
}

/** What is in each zone: what stands at the same position is equally high in all. */
function aligned(zones: readonly ZoneBox[], cards: Cards, widths: readonly number[]): readonly Block[] {
  const heads = zones.map(({ kind, name }, index) => zoneHead(kind, name, widths[index] ?? 0));
  const headHeight = Math.max(0, ...heads.map(({ height }) => height));
  const mostSubnets = Math.max(0, ...zones.map(({ subnets }) => subnets.length));
  const heights = Array.from({ length: mostSubnets }, (_, position) =>
    Math.max(
      0,
      ...zones.map(({ subnets }, index) => {
        const subnet = subnets[position];
        return subnet === undefined ? 0 : subnetBox(subnet, cards, widths[index] ?? 0).height;
      }),
    ),
  );
  return zones.map(({ subnets, nodes }, index) => {
    const width = widths[index] ?? 0;
    const head = heads[index];
    return stack(
      [
        ...(head === undefined ? [] : [atLeast(headHeight, head)]),
        ...subnets.map((subnet, position) => subnetBox(subnet, cards, width, heights[position])),
        cards(nodes, width),
      ],
      8,
    );
  });
}

function zoneHead(kind: string, name: string, width: number): Block {
  return stack([paragraph(kind, "small", width, 1), paragraph(name, "label", width)], 0);
}

function subnetBox(subnet: TopologySubnet, cards: Cards, width: number, height = 0): Block {
  const { label, cidr, isPublic, parts, nodes } = subnet;
  const own = inside(width);
  const head = stack([paragraph(label, "strong", own), paragraph(cidr, "small", own)], 1);
  return framed(
    { style: isPublic ? "public" : "private", width, height },
    stack([head, pills(parts, own), cards(nodes, own)], 6),
  );
}

function joints(widths: readonly number[]): Block {
  const height = 16;
  return {
    height,
    draw: (x, y) => {
      let left = x;
      return widths.map((width) => {
        const middle = left + width / 2;
        left += width + gap;
        return wire(
          [
            [middle, y],
            [middle, y + height],
          ],
          {},
        );
      });
    },
  };
}
