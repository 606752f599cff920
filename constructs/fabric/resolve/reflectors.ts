import type { FabricDesign, FabricNode, FabricRack } from "../fabric";
import type { FabricIntent } from "../schema";
import { defaults } from "../schema/defaults";

/** The racks, with the nodes that reflect routes told by their cluster id. */
export function withReflectors(
  racks: readonly FabricRack[],
  design: FabricDesign,
  intent: FabricIntent,
): readonly FabricRack[] {
  if (design.kind !== "route-reflectors") return racks;
  const wanted = intent.design.kind === "route-reflectors" ? intent.design.reflectors : undefined;
  // A node is a reflector by an annotation of its own, which a machine that comes and goes does not have.
  const isNamed = ({ standsFor }: FabricNode): boolean => standsFor === undefined;
  const numbered = byNumber(racks.map((rack) => ({ ...rack, nodes: byNumber(rack.nodes.filter(isNamed)) })));
  const chosen = new Set(wanted ?? (design.in === "rack" ? firstOfEach(numbered) : firstOfSome(numbered)));
  return racks.map((rack) => ({
    ...rack,
    nodes: rack.nodes.map((node): FabricNode =>
      isNamed(node) && chosen.has(node.name)
        ? { ...node, routeReflectorClusterId: clusterId(design.in === "rack" ? rack.number : 1) }
        : node,
    ),
  }));
}

/** Numbers are for ever, and not the order in which an intent names things. */
function byNumber<T extends { readonly number: number }>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => a.number - b.number);
}

function firstOfEach(racks: readonly FabricRack[]): readonly string[] {
  return racks.flatMap(({ nodes }) => nodes.slice(0, defaults.reflectors).map(({ name }) => name));
}

/** One of each of the first racks, so that no rack takes two with it; the first of the only rack. */
function firstOfSome(racks: readonly FabricRack[]): readonly string[] {
  const [only, another] = racks.filter(({ nodes }) => nodes.length > 0);
  if (only !== undefined && another === undefined) return firstOfEach([only]);
  const first = racks.flatMap(({ nodes }) => nodes.slice(0, 1).map(({ name }) => name));
  return first.slice(0, defaults.reflectors);
}

/** Who has the same id takes no route back that another of them reflected. */
function clusterId(number: number): string {
  return `244.0.${number >> 8}.${number & 255}`;
}
