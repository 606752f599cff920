import { pointer, pointerKeys, valueAt } from "../../constructs/findings";
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

/** Where a pointer leaves a document, and what may have been meant. */
export interface Missing {
  /** The last place on the way that is there. */
  readonly around: string;
  /** The key that is not there. */
  readonly key: string;
  /** Pointers that are there. */
  readonly suggestions: readonly string[];
  /** Whether these are like the one that was asked for; else they are what stands where it leaves. */
  readonly isNear: boolean;
}

const mostNear = 6;
const mostSiblings = 40;

/**
 * What a pointer that does not exist may have meant: first the keys at the level where it leaves the document that are
 * like the one it has there, with the rest of the pointer where that leads on; then the same or the nearest key anywhere;
 * else whatever stands at that level.
 */
export function missing(document: unknown, path: string): Missing {
  const keys = pointerKeys(path);
  let known = 0;
  while (known < keys.length && has(document, pointer(...keys.slice(0, known + 1)))) known++;
  const around = pointer(...keys.slice(0, known));
  const [key = "", ...rest] = keys.slice(known);
  const siblings = children(valueAt(document, around), around);
  const near = nearestOf(key, siblings.map(lastKey)).map((sibling) => {
    const whole = around + pointer(sibling, ...rest);
    return has(document, whole) ? whole : around + pointer(sibling);
  });
  const all = everyPointer(document);
  const wanted = keys.at(-1) ?? "";
  // Places of a list are alike everywhere.
  const names = [...new Set(all.map(lastKey))].filter((name) => !/^\d+$/.test(name));
  const elsewhere = wanted.length < 3 ? undefined : nearest(wanted, names);
  const found = [...new Set([...near, ...all.filter((candidate) => lastKey(candidate) === elsewhere)])];
  const isNear = found.length > 0;
  const suggestions = isNear ? found.slice(0, mostNear) : siblings.slice(0, mostSiblings);
  return { around, key, suggestions, isNear };
}

/** Up to three of the words that are like one, the nearest first. */
function nearestOf(word: string, words: readonly string[], most = 3): string[] {
  const first = most === 0 ? undefined : nearest(word, words);
  if (first === undefined) return [];
  return [
    first,
    ...nearestOf(
      word,
      words.filter((other) => other !== first),
      most - 1,
    ),
  ];
}

function lastKey(path: string): string {
  return pointerKeys(path).at(-1) ?? "";
}

function everyPointer(document: unknown, path = ""): string[] {
  const here = children(document, path);
  return here.flatMap((child) => [
    child,
    ...everyPointer((document as Record<string, unknown>)[lastKey(child)], child),
  ]);
}
