import { pointer, pointerKeys } from "../../constructs/findings";
import { nearest } from "../../constructs/intent";
import { isLate } from "../../constructs/model";

/** A pointer as a user may write it, with or without the first `/`. */
export function normalise(text: string): string {
  return pointer(...pointerKeys(text === "" || text.startsWith("/") ? text : `/${text}`));
}

/** Whether a document has a value at a pointer, `undefined` counting as none. */
export function has(document: unknown, path: string): boolean {
  let value: unknown = document;
  for (const key of pointerKeys(path)) {
    // Not hasOwn: a list owns its length, which nobody wrote.
    if (typeof value !== "object" || value === null || !Object.keys(value).includes(key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return value !== undefined;
}

/** The pointers of the values directly inside the one at `path`; a late value is one value. */
export function children(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null || isLate(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [path + pointer(key)]));
}

/**
 * Existing pointers that are like one that does not exist: the nearest key where it leaves the document, then the same
 * or the nearest key anywhere, else whatever stands where it leaves.
 */
export function suggestions(document: unknown, path: string): string[] {
  const keys = pointerKeys(path);
  let known = 0;
  while (known < keys.length && has(document, pointer(...keys.slice(0, known + 1)))) known++;
  const around = pointer(...keys.slice(0, known));
  const all = everyPointer(document);
  const siblings = all.filter((candidate) => isChild(candidate, around));
  const sibling = nearest(keys[known] ?? "", siblings.map(lastKey));
  const key = nearest(keys.at(-1) ?? "", [...new Set(all.map(lastKey))]);
  const found = [
    ...(sibling === undefined ? [] : [around + pointer(sibling)]),
    ...all.filter((candidate) => lastKey(candidate) === key),
  ];
  return [...new Set(found.length > 0 ? found : siblings)].slice(0, 6);
}

function lastKey(path: string): string {
  return pointerKeys(path).at(-1) ?? "";
}

function isChild(candidate: string, parent: string): boolean {
  return candidate.startsWith(`${parent}/`) && !candidate.slice(parent.length + 1).includes("/");
}

function everyPointer(document: unknown, path = ""): string[] {
  const here = children(document, path);
  return here.flatMap((child) => [
    child,
    ...everyPointer((document as Record<string, unknown>)[lastKey(child)], child),
  ]);
}
