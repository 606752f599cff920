import { pointer, rulesAbout, valueAt } from "../../findings";
import type { ClusterNetwork, Nodes } from "../../model";
import type { Fabric } from "../fabric";
import type { FabricIntent } from "../schema";

/** What a rule about a fabric sees of an intent and its cluster. */
export interface FabricJudged {
  readonly intent: { readonly fabric?: FabricIntent };
  readonly cluster: { readonly fabric?: Fabric; readonly network: ClusterNetwork; readonly nodes: Nodes };
}

export const rule = rulesAbout<FabricJudged>();

/** The pointer to a key under `fabric` that the user wrote, else to the nearest thing around it that they did. */
export function at({ intent }: FabricJudged, ...keys: readonly (string | number)[]): string {
  for (let length = keys.length; length > 0; length--) {
    const path = pointer("fabric", ...keys.slice(0, length));
    if (valueAt(intent, path) !== undefined) return path;
  }
  return "/fabric";
}

/** What both need: no fabric, no finding. */
export function withFabric<C extends FabricJudged>(
  check: (context: C, fabric: Fabric, written: FabricIntent) => void,
): (context: C) => void {
  return (context) => {
    const { fabric } = context.cluster;
    if (fabric !== undefined && context.intent.fabric !== undefined) check(context, fabric, context.intent.fabric);
  };
}

/** The first of several that have the same text, by the position of each later one. */
export function twice<T>(things: readonly T[], textOf: (thing: T) => string): readonly (readonly [T, T])[] {
  const seen = new Map<string, T>();
  return things.flatMap((thing) => {
    const first = seen.get(textOf(thing));
    if (first === undefined) seen.set(textOf(thing), thing);
    return first === undefined ? [] : [[first, thing] as const];
  });
}

/** Things by a text of theirs, in the order in which each text comes first. */
export function groupedBy<T>(things: readonly T[], textOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(textOf(thing));
    if (group === undefined) groups.set(textOf(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}
