import type { TopologyGroup, TopologyNodes } from "../model";
import { beside, type Block, framed, inside, nothing, paragraph, pills, stack } from "./block";
import { widthOf } from "./font";
import { glyphs, glyphSize } from "./svg";
import { fonts } from "./style";
import { counted } from "./words";

/** Most machines of a group that a place shows one by one, and most that have names. */
const mostMachines = 4;
const mostNames = 6;

/** Most groups of a place; where a place has more than a few, each group takes one line in all places. */
const mostCards = 8;
const fewCards = 5;

export function areMany(nodes: readonly TopologyNodes[]): boolean {
  return nodes.length > fewCards;
}

/** Which groups a place shows, and what is said of the rest. */
export function shownNodes(nodes: readonly TopologyNodes[]): {
  readonly shown: readonly TopologyNodes[];
  readonly rest: { readonly groups: number; readonly nodes: number };
} {
  if (nodes.length <= mostCards) return { shown: nodes, rest: { groups: 0, nodes: 0 } };
  // Where not all can be shown, those with nodes come first.
  const inOrder = [...nodes.filter(({ count }) => count > 0), ...nodes.filter(({ count }) => count === 0)];
  const shown = inOrder.slice(0, mostCards - 1);
  const left = inOrder.slice(shown.length);
  return { shown, rest: { groups: left.length, nodes: left.reduce((sum, { count }) => sum + count, 0) } };
}

/** A box for each group of a place, and the last one for the groups that are left over. */
export function nodeCards(
  nodes: readonly TopologyNodes[],
  groupOf: (name: string) => TopologyGroup | undefined,
  width: number,
  areCompact: boolean,
): Block {
  const isCompact = areCompact || areMany(nodes);
  const { shown, rest } = shownNodes(nodes);
  const cards = shown.map((one) => card(one, groupOf(one.group), width, isCompact));
  const last = framed(
    { style: "nodes", width, padding: 6 },
    paragraph(`and ${counted(rest.nodes, "node")} in ${counted(rest.groups, "more group")}`, "line", inside(width, 6)),
  );
  return stack([...cards, rest.groups === 0 ? nothing : last], 6);
}

function card(nodes: TopologyNodes, group: TopologyGroup | undefined, width: number, isCompact: boolean): Block {
  const padding = isCompact ? 6 : 8;
  const own = inside(width, padding);
  const style = nodes.count === 0 ? "none" : styles[group?.role ?? "worker"];
  const facts = group === undefined ? "" : [group.os, group.architecture].filter((fact) => fact !== "").join(", ");
  return framed(
    { style, width, padding },
    stack(
      [
        isCompact ? nameAndCount(nodes, own) : paragraph(nodes.group, "label", own),
        isCompact ? nothing : paragraph(facts, "small", own),
        isCompact ? nothing : machines(nodes, group, own),
        pills(badges(group), own),
      ],
      4,
    ),
  );
}

const styles = { worker: "nodes", "control-plane": "plane", bastion: "part" } as const;

/** What a reader must not miss: the rest stands in the table of groups. */
function badges(group: TopologyGroup | undefined): readonly string[] {
  if (group === undefined) return [];
  return [
    ...(group.routeReflector === undefined ? [] : ["route reflector"]),
    ...group.traits.filter((trait) => !usual.has(trait)),
  ];
}

/** Said of most groups. */
const usual: ReadonlySet<string> = new Set(["managed", "self-managed", "tainted"]);

function nameAndCount({ group, count }: TopologyNodes, width: number): Block {
  const words = `× ${count}`;
  const room = Math.ceil(widthOf(words, fonts.strong)) + 1;
  const name = width - room - 6;
  return beside(
    [
      { block: paragraph(group, "strong", name), width: name },
      { block: paragraph(words, "strong", room, 1), width: room },
    ],
    6,
  );
}

/** Few machines one by one, many as one and their number; those that have names by name. */
function machines(nodes: TopologyNodes, group: TopologyGroup | undefined, width: number): Block {
  const { count, names } = nodes;
  if (count === 0) return paragraph(noneYet(group), "line", width);
  if (names !== undefined) return named(names, width);
  const shown = count > mostMachines ? 1 : count;
  const words = shown < count ? `× ${count}` : counted(count, nounOf(group));
  // In a narrow place the machines are a row of their own.
  const used = shown * glyphSize.width;
  const needed = Math.ceil(widthOf(words, fonts.strong)) + 1;
  const label = paragraph(words, "strong", width, 1);
  if (used + needed > width) return stack([machineRow(Math.min(shown, Math.floor(width / glyphSize.width))), label], 2);
  return beside(
    [
      { block: machineRow(shown), width: used },
      { block: lowered(label, 2), width: width - used },
    ],
    0,
  );
}

function noneYet(group: TopologyGroup | undefined): string {
  return group !== undefined && group.count.initial === 0
    ? `0 nodes now, up to ${group.count.most}`
    : `0 ${nounOf(group)}s here now`;
}

function nounOf(group: TopologyGroup | undefined): string {
  return group?.role === "bastion" ? "host" : "node";
}

function machineRow(count: number): Block {
  return { height: glyphSize.height, draw: (x, y) => [glyphs(x, y + 1, count)] };
}

function lowered(block: Block, by: number): Block {
  return { height: block.height + by, draw: (x, y) => block.draw(x, y + by) };
}

function named(names: readonly string[], width: number): Block {
  const shown = names.length > mostNames ? names.slice(0, mostNames - 1) : names;
  const left = names.length - shown.length;
  const room = width - glyphSize.width;
  const rows = shown.map((name) =>
    beside(
      [
        { block: machineRow(1), width: glyphSize.width },
        { block: lowered(paragraph(name, "line", room, 1), 2), width: room },
      ],
      0,
    ),
  );
  return stack([...rows, left === 0 ? nothing : paragraph(`and ${counted(left, "more node")}`, "line", width, 1)], 3);
}
