import type { EndpointClass } from "./population";
import type { Probe } from "./probe";
import type { Edge, Reach } from "./reach";

/** Endpoints that neither of two sets of policies can tell apart. */
export interface EndpointGroup {
  /** By what `first` is called. */
  readonly ids: readonly [string, ...string[]];
  /** Their class in each set; undefined where they are not there. */
  readonly before?: EndpointClass;
  readonly after?: EndpointClass;
}

export type Word = "allow" | "deny" | "absent";

/** Edges that one set allows and the other does not: from every member of a group to every member of another. */
export interface Flip {
  readonly from: EndpointGroup;
  readonly to: EndpointGroup;
  readonly probe: Probe;
  readonly before: Word;
  readonly after: Word;
  /** The edge as it is afterwards, or as it was where an endpoint is gone. */
  readonly edge: Edge;
  /** How many edges these are. */
  readonly count: number;
}

/** What a change flips, class by class: ten thousand pods are as quick as their classes are few. */
export function* differences(before: Reach, after: Reach, probes: readonly Probe[]): Generator<Flip> {
  const groups = groupsOf(before, after);
  for (const probe of probes) {
    const [was, is] = [before.asking(probe), after.asking(probe)];
    for (const from of groups)
      for (const to of groups) {
        const count = from === to ? from.ids.length * (from.ids.length - 1) : from.ids.length * to.ids.length;
        if (count === 0) continue;
        const [old, now] = [wordOf(was, from.before, to.before), wordOf(is, from.after, to.after)];
        if (old === now) continue;
        const edge = edgeOf(after, from.after, to.after, probe) ?? edgeOf(before, from.before, to.before, probe);
        if (edge !== undefined) yield { from, to, probe, before: old, after: now, edge, count };
      }
  }
}

function groupsOf(before: Reach, after: Reach): readonly EndpointGroup[] {
  const groups = new Map<string, { ids: [string, ...string[]]; before?: EndpointClass; after?: EndpointClass }>();
  for (const { members } of [...before.classes, ...after.classes])
    for (const { id } of members) {
      const [old, now] = [before.find(id), after.find(id)];
      const key = `${old?.index ?? ""} ${now?.index ?? ""}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { ids: [id], before: old, after: now });
      else known.ids.push(id);
    }
  // An endpoint of both sets was met twice.
  return [...groups.values()].map((group) => ({ ...group, ids: [...new Set(group.ids)] as [string, ...string[]] }));
}

type Asking = (from: EndpointClass, to: EndpointClass) => boolean;

function wordOf(asking: Asking, from: EndpointClass | undefined, to: EndpointClass | undefined): Word {
  if (from === undefined || to === undefined) return "absent";
  return asking(from, to) ? "allow" : "deny";
}

function edgeOf(reach: Reach, from: EndpointClass | undefined, to: EndpointClass | undefined, probe: Probe) {
  return from === undefined || to === undefined ? undefined : reach.edge(from, to, probe);
}
