import type { Topology, TopologyZone } from "../model";
import { groupBoxes, nodeBoxes } from "./node-boxes";

/** Most zones side by side: as many as a region of AWS has, and more would leave no room for names. */
const mostZones = 6;

/** Zones that are shown beside one for all that are left over. */
const shownOfMany = 2;

/** A zone as it is drawn. */
export interface ZoneBox {
  readonly name: string;
  readonly subnets: TopologyZone["subnets"];
  readonly nodes: readonly string[];
  /** How many zones wide it is. */
  readonly columns: number;
}

/** The zones, or of many the first ones, and a wider one for the rest, since its groups have numbers behind their names. */
export function zoneBoxes({ zones }: Pick<Topology, "zones">): readonly ZoneBox[] {
  const shown = zones.length > mostZones ? shownOfMany : zones.length;
  const boxes = nodeBoxes(zones, shown).map((nodes, index): ZoneBox => {
    const { name = "", subnets = [] } = zones[index] ?? {};
    return { name, subnets, nodes, columns: 1 };
  });
  return shown === zones.length ? boxes : [...boxes, restBox(zones.slice(shown))];
}

function restBox(zones: readonly TopologyZone[]): ZoneBox {
  const subnets = zones.reduce((sum, zone) => sum + zone.subnets.length, 0);
  const counts = new Map<string, number>();
  for (const { name, count } of zones.flatMap(({ nodes }) => nodes)) counts.set(name, (counts.get(name) ?? 0) + count);
  return {
    name: `${zones.length} more places`,
    subnets: subnets === 0 ? [] : [{ label: `${subnets} subnets`, cidr: "" }],
    nodes: groupBoxes([...counts].map(([name, count]) => ({ name, count }))),
    columns: 2,
  };
}
