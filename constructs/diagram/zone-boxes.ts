import type { Topology, TopologyNodes, TopologySubnet, TopologyZone } from "../model";

/** Most zones side by side: as many as a region of AWS has, and more would leave no room for names. */
const mostZones = 6;

/** Zones that are shown beside one for all that are left over. */
const shownOfMany = 2;

/** A zone as it is drawn. */
export interface ZoneBox extends TopologyZone {
  /** What it is, e.g. `availability zone`. */
  readonly kind: string;
  /** How many zones wide it is. */
  readonly columns: number;
}

/** The zones, or of many the first ones, and a wider one for the rest. */
export function zoneBoxes({ zones, zoneKind: kind }: Pick<Topology, "zones" | "zoneKind">): readonly ZoneBox[] {
  const shown = zones.length > mostZones ? shownOfMany : zones.length;
  const boxes = zones.slice(0, shown).map((zone): ZoneBox => ({ ...zone, kind, columns: 1 }));
  return shown === zones.length ? boxes : [...boxes, restBox(zones.slice(shown), kind)];
}

/** Zones as one: what is alike in them is counted together. */
function restBox(zones: readonly TopologyZone[], kind: string): ZoneBox {
  const subnets = new Map<string, TopologySubnet[]>();
  for (const subnet of zones.flatMap((zone) => zone.subnets)) {
    const alike = subnets.get(subnet.label);
    if (alike === undefined) subnets.set(subnet.label, [subnet]);
    else alike.push(subnet);
  }
  return {
    kind: "and",
    name: `${zones.length} more ${kind}s`,
    columns: 2,
    subnets: [...subnets].map(([label, alike]) => ({
      label: `${label} × ${alike.length}`,
      cidr: "",
      isPublic: alike.some(({ isPublic }) => isPublic),
      parts: [...counted(alike.flatMap(({ parts }) => parts.map((part) => [part, 1] as const)))].map(([part, count]) =>
        count === 1 ? part : `${part} × ${count}`,
      ),
      nodes: together(alike.flatMap(({ nodes }) => nodes)),
    })),
    nodes: together(zones.flatMap(({ nodes }) => nodes)),
  };
}

function together(nodes: readonly TopologyNodes[]): readonly TopologyNodes[] {
  return [...counted(nodes.map(({ group, count }) => [group, count] as const))].map(([group, count]) => ({
    group,
    count,
  }));
}

function counted(entries: readonly (readonly [name: string, count: number])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [name, count] of entries) counts.set(name, (counts.get(name) ?? 0) + count);
  return counts;
}
