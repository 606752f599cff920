import { evenShare, type Nodes, type TopologyNodes, type TopologyZone } from "../../model";

/** Where nodes are whose place nobody has said. */
const anywhere = "zone not said";

/** What all places are: racks, zones, or some of each. */
export function zoneKindOf({ groups, named }: Nodes): string {
  const withNames = new Set(named.map(({ group }) => group));
  const others = groups.filter(({ name }) => !withNames.has(name));
  if (named.some(({ rack }) => rack !== undefined))
    return others.length === 0 && named.every(({ rack }) => rack !== undefined) ? "rack" : "place";
  const isSaid = named.every(({ zone }) => zone !== undefined) && others.every(({ zones }) => zones.length > 0);
  return isSaid ? "zone" : "place";
}

/** Racks, or else zones, or else one place, with the nodes in them. */
export function placesOf({ groups, named }: Nodes): readonly TopologyZone[] {
  // By place, then by group.
  const places = new Map<string, Map<string, string[] | number>>();
  const placeOf = (name: string): Map<string, string[] | number> => {
    const place = places.get(name) ?? new Map<string, string[] | number>();
    places.set(name, place);
    return place;
  };
  for (const { name, group, zone, rack } of named) {
    const place = placeOf(rack ?? zone ?? anywhere);
    const there = place.get(group);
    if (Array.isArray(there)) there.push(name);
    else place.set(group, [name]);
  }
  const withNames = new Set(named.map(({ group }) => group));
  for (const { name, zones, count } of groups) {
    if (withNames.has(name)) continue;
    const all = zones.length > 0 ? zones : [anywhere];
    for (const [position, zone] of all.entries())
      placeOf(zone).set(name, evenShare(count.initial, all.length, position));
  }
  return [...places].map(([name, place]) => ({ name, subnets: [], nodes: [...place].map(nodesOf) }));
}

/** The nodes of a group at a place: their names, or how many there are. */
function nodesOf([group, nodes]: readonly [string, readonly string[] | number]): TopologyNodes {
  return typeof nodes === "number" ? { group, count: nodes } : { group, count: nodes.length, names: nodes };
}
