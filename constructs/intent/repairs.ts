import { pointer, pointerKeys, valueAt } from "../findings";
import type { Repair } from "./complaint";

/** A copy of a document's data that is being mended. */
export interface Mended {
  readonly data: unknown;
  /** Keys that have another name than in the document: pointers now, and there. */
  readonly renamed: { readonly now: string; readonly there: string }[];
  /** What was left out in this round: what lay in it needs no mending. */
  gone: Set<string>;
}

/** A place that was left out, and what may stand there instead. */
export interface Dropped {
  readonly path: string;
  readonly standIns: readonly unknown[];
}

/** Carries out a repair. Gives back what was left out, and adds to `dropped` where that was in the document. */
export function mend(mended: Mended, repair: Repair, dropped: Set<string>): readonly Dropped[] {
  const { path } = repair;
  const keys = pointerKeys(path);
  if (repair.kind !== "drop" && isPutRight(mended, repair, keys, dropped)) return [];
  const left = drop(mended, keys);
  if (left === undefined) return [];
  dropped.add(inDocument(left, mended.renamed));
  const standIns = repair.kind === "drop" && left === path ? repair.standIns : [];
  return standIns.length === 0 ? [] : [{ path, standIns }];
}

/** Gives a value or a key its right form, where it stands; false where nothing does. */
function isPutRight(
  { data, renamed }: Mended,
  repair: Exclude<Repair, { kind: "drop" }>,
  keys: readonly string[],
  dropped: Set<string>,
): boolean {
  const around = valueAt(data, pointer(...keys.slice(0, -1)));
  const key = keys.at(-1);
  if (key === undefined || typeof around !== "object" || around === null || !Object.hasOwn(around, key)) return false;
  const holder = around as Record<string, unknown>;
  if (repair.kind === "put") {
    holder[key] = repair.value;
    return true;
  }
  if (Object.hasOwn(holder, repair.to)) return false;
  const now = pointer(...keys.slice(0, -1), repair.to);
  holder[repair.to] = holder[key];
  delete holder[key];
  renamed.push({ now, there: inDocument(repair.path, renamed) });
  dropped.add(now);
  return true;
}

/**
 * Leaves out the value at a path; a missing one takes the nearest optional parent with it. What lies in something that went
 * in the same round is gone already: a second mistake in one list must not cost what is around the list.
 */
function drop({ data, gone }: Mended, path: readonly string[]): string | undefined {
  for (let length = 1; length <= path.length; length++)
    if (gone.has(pointer(...path.slice(0, length)))) return undefined;
  if (path.length === 1 && path[0] === "name" && typeof data === "object" && data !== null && !Array.isArray(data)) {
    (data as Record<string, unknown>).name = "unnamed";
    return "/name";
  }
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length);
    const parent = valueAt(data, pointer(...keys.slice(0, -1)));
    const key = keys.at(-1) ?? "";
    // An element of a list is never taken out alone: the pointers of those behind it would shift.
    if (typeof parent !== "object" || parent === null || Array.isArray(parent) || !Object.hasOwn(parent, key)) continue;
    delete (parent as Record<string, unknown>)[key];
    gone.add(pointer(...keys));
    return pointer(...keys);
  }
  return undefined;
}

/** Where a place of the mended data stands in the document. */
export function inDocument(path: string, renamed: Mended["renamed"]): string {
  if (renamed.length === 0) return path;
  // The latest names first: what lies in them was looked at with them.
  return [...renamed]
    .reverse()
    .reduce((at, { now, there }) => (isInside(at, now) ? there + at.slice(now.length) : at), path);
}

/** Whether a place is another one, or lies in it. */
export function isInside(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`);
}
