import type { Cluster } from "../calico";
import type { Fabric, FabricRack } from "../fabric";
import type { Topology } from "../model";
import { beside, type Block, enumeration, framed, inside, nothing, paragraph, stack } from "./block";
import { linesOfRacks, linesOfSpine, linesOfTor, numbersOf } from "./fabric-words";
import { networkPadding } from "./network";
import { wire } from "./svg";
import { counted } from "./words";

/** As many racks side by side as zones above them, so that each stands under its own. */
const mostRacks = 6;
const shownOfMany = 2;
const mostSpines = 4;
const gap = 12;
/** As far as racks are from the edge of their network. */
const inset = networkPadding;
/** Between two tiers: room for the arrow of a session. */
const way = 30;

/** A rack, or the rest of them, as it is drawn. */
interface Column {
  readonly name: string;
  readonly racks: readonly FabricRack[];
  /** How many racks wide it is. */
  readonly columns: number;
}

/** The switches below the nodes: those of each rack, and the spines. Empty where nobody has said any. */
export function fabricTiers({ fabric }: Cluster, topology: Topology, width: number): Block {
  if (fabric === undefined) return nothing;
  const tiers = tiersOf(fabric, topology, width - 2 * inset);
  return { height: tiers.height, draw: (x, y) => tiers.draw(x + inset, y) };
}

function tiersOf(fabric: Fabric, topology: Topology, width: number): Block {
  const columns = columnsOf(fabric, topology);
  const all = columns.reduce((sum, column) => sum + column.columns, 0);
  const one = (width - gap * (all - 1)) / all;
  const widths = columns.map((column) => column.columns * one + (column.columns - 1) * gap);
  const contents = columns.map((column, index) => rackContent(fabric, column, inside(widths[index] ?? one)));
  const height = Math.max(0, ...contents.map((content) => content.height)) + 16;
  const row = contents.map((content, index) => {
    const own = widths[index] ?? one;
    return { width: own, block: framed({ style: "tier", width: own, height }, content) };
  });
  const spines = fabric.spines.length === 0 ? [] : [sessions(widths), spineBox(fabric, width)];
  return stack([sessions(widths), beside(row, gap), ...spines], 0);
}

/** In the order in which their nodes stand above them. */
function columnsOf({ racks }: Fabric, { zones }: Topology): readonly Column[] {
  const order = new Map(zones.map(({ name }, index) => [name, index]));
  const sorted = [...racks].sort((a, b) => (order.get(a.name) ?? Infinity) - (order.get(b.name) ?? Infinity) || 0);
  const shown = sorted.length > mostRacks ? shownOfMany : sorted.length;
  const columns = sorted.slice(0, shown).map((rack): Column => ({ name: rack.name, racks: [rack], columns: 1 }));
  const left = sorted.slice(shown);
  return left.length === 0 ? columns : [...columns, { name: `${left.length} more racks`, racks: left, columns: 2 }];
}

function rackContent(fabric: Fabric, { name, racks, columns }: Column, width: number): Block {
  const [rack, another] = racks;
  const isOne = rack !== undefined && another === undefined && columns === 1;
  const nodes = numbersOf(racks.flatMap((one) => one.nodes.map(({ asNumber }) => asNumber)));
  const head = stack(
    [
      paragraph(isOne ? "switches of rack" : "switches of", "small", width, 1),
      paragraph(name, "label", width),
      paragraph(nodes === "" ? "no nodes" : `nodes: ${nodes}`, "small", width),
      reflectorLine(racks, width),
    ],
    0,
  );
  const cards = isOne
    ? rack.tors.map((tor) => switchCard(tor.name, linesOfTor(fabric, rack, tor), width))
    : [switchCard("all of them", linesOfRacks(fabric, racks), width)];
  return stack([head, ...cards], 6);
}

function reflectorLine(racks: readonly FabricRack[], width: number): Block {
  const names = racks.flatMap(({ nodes }) =>
    nodes.flatMap(({ name, routeReflectorClusterId }) => (routeReflectorClusterId === undefined ? [] : [name])),
  );
  return names.length === 0 ? nothing : enumeration(names, "small", width, 2, "route reflectors: ");
}

function switchCard(name: string, lines: readonly string[], width: number): Block {
  const own = inside(width, 6);
  return framed(
    { style: "switch", width, padding: 6 },
    stack([paragraph(name, "strong", own), ...lines.map((line) => paragraph(line, "small", own))], 1),
  );
}

/** All spines in one box, as every rack has links to all of them, or most. */
function spineBox(fabric: Fabric, width: number): Block {
  const { spines } = fabric;
  const own = inside(width);
  const shown = spines.length > mostSpines ? spines.slice(0, mostSpines - 1) : spines;
  const left = spines.slice(shown.length);
  const count = shown.length + (left.length > 0 ? 1 : 0);
  const cardWidth = (own - gap * (Math.max(count, 2) - 1)) / Math.max(count, 2);
  const cards = [
    ...shown.map((spine) => switchCard(spine.name, linesOfSpine(fabric, spine), cardWidth)),
    ...(left.length === 0
      ? []
      : [
          switchCard(
            `${counted(left.length, "more spine")}`,
            [numbersOf(left.map(({ asNumber }) => asNumber))],
            cardWidth,
          ),
        ]),
  ];
  const row = beside(
    cards.map((block) => ({ block, width: cardWidth })),
    gap,
  );
  return framed({ style: "tier", width }, stack([paragraph("spines", "label", own), row], 6));
}

/** The arrows of sessions from a tier down to the next, one for each column. */
function sessions(widths: readonly number[]): Block {
  return {
    height: way,
    draw: (x, y) => {
      let left = x;
      return widths.map((width) => {
        const middle = left + width / 2;
        left += width + gap;
        return wire(
          [
            [middle, y + 2],
            [middle, y + way - 2],
          ],
          { start: true, end: true },
        );
      });
    },
  };
}
