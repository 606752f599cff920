import type { TopologyNodes, TopologyZone } from "../model";

/** Most nodes of a group that a zone shows one by one. */
const mostOfGroup = 8;

/** Most boxes of a zone, so that a picture stays one that somebody can look at, whatever the cluster's size. */
const mostBoxes = 16;

/**
 * What stands in the boxes of each zone's nodes: one node each where there are few, else one group each (`workers × 40`),
 * and the last one for the groups that are left over. `shown`: how many of the zones are asked for; nodes are dealt out to
 * the others, too.
 */
export function nodeBoxes(zones: readonly TopologyZone[], shown = zones.length): readonly (readonly string[])[] {
  const numbers = numbersOf(zones);
  return zones.slice(0, shown).map(({ nodes }, index) => {
    if (boxCount(nodes) > mostBoxes) return groupBoxes(nodes);
    return nodes.filter(({ count }) => count > 0).flatMap((group) => boxesOf(group, numbers(index, group)));
  });
}

/** One box for each group, and the last one for the groups that are left over. */
export function groupBoxes(groups: readonly Pick<TopologyNodes, "name" | "count">[]): readonly string[] {
  const present = groups.filter(({ count }) => count > 0);
  const shown = present.length > mostBoxes ? present.slice(0, mostBoxes - 1) : present;
  const left = present.slice(shown.length);
  const rest = left.reduce((sum, { count }) => sum + count, 0);
  return [...shown.map(together), ...(left.length === 0 ? [] : [`${rest} in ${left.length} more groups`])];
}

function boxCount(nodes: readonly TopologyNodes[]): number {
  return nodes.reduce((sum, { count }) => sum + (count > mostOfGroup ? 1 : count), 0);
}

function boxesOf(group: TopologyNodes, numbers: readonly number[]): readonly string[] {
  if (group.count > mostOfGroup) return [together(group)];
  if (group.names !== undefined) return group.names;
  return numbers.map((number) => (group.isNumbered ? `${group.name} ${number}` : group.name));
}

function together({ name, count }: Pick<TopologyNodes, "name" | "count">): string {
  return count === 1 ? name : `${name} × ${count}`;
}

/**
 * The numbers, from 1, of a group's nodes in a zone: nodes are dealt out to the zones in turn. Empty where there are more
 * than are shown one by one.
 */
function numbersOf(zones: readonly TopologyZone[]): (zone: number, group: TopologyNodes) => readonly number[] {
  const counts = new Map<string, Map<number, number>>();
  for (const [zone, { nodes }] of zones.entries())
    for (const { name, count, isNumbered } of nodes) {
      if (!isNumbered) continue;
      const ofGroup = counts.get(name) ?? new Map<number, number>();
      counts.set(name, ofGroup.set(zone, count));
    }
  return (zone, { name, count }) => {
    if (count > mostOfGroup) return [];
    const everywhere = [...(counts.get(name) ?? [])];
    return Array.from({ length: count }, (_, turn) => {
      const before = everywhere.map(([other, there]) => Math.min(there, other < zone ? turn + 1 : turn));
      return 1 + before.reduce((sum, dealt) => sum + dealt, 0);
    });
  };
}
