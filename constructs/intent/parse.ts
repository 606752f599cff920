import type { z } from "zod";
import { pointer, type Report, valueAt } from "../findings";
import { complain, type Issue } from "./complaints";
import type { SourceDocument } from "./document";
import { shapeOf } from "./shape";

/** What parsing a document gave. */
export interface Parsed<T> {
  /**
   * The intent, without what the schema refused, so that the rules can still judge the rest; undefined where too
   * little is left to resolve.
   */
  readonly intent?: T;
  /** Pointers of what was left out: rules must not complain about those again. */
  readonly dropped: readonly string[];
}

/** How often the schema is asked again after leaving something out; a document nests far less deep. */
const maximumRounds = 50;

/** Checks a document against the schema and reports every violation. Never throws. */
export function parse<T>(schema: z.ZodType<T>, document: SourceDocument, report: Report): Parsed<T> {
  const first = schema.safeParse(document.data);
  if (first.success) return { intent: first.data, dropped: [] };
  const shapeAt = shapeOf(schema, document.data);
  complain(first.error.issues, document, report, shapeAt);
  return recover(schema, document.data, first.error.issues);
}

/** Leaves out what the schema refuses, ever further up, until the rest passes. */
function recover<T>(schema: z.ZodType<T>, data: unknown, issues: readonly Issue[]): Parsed<T> {
  const copy = structuredClone(data);
  const dropped = new Set<string>();
  let open = issues;
  for (let round = 0; round < maximumRounds; round++) {
    const gone = new Set<string>();
    for (const issue of open) {
      const path = issue.path.map(String);
      if (issue.code === "unrecognized_keys") issue.keys.forEach((key) => drop(copy, [...path, key], gone));
      else drop(copy, path, gone);
    }
    gone.forEach((path) => dropped.add(path));
    const again = schema.safeParse(copy);
    if (again.success) return { intent: again.data, dropped: [...dropped] };
    open = again.error.issues;
  }
  return { dropped: [...dropped] };
}

/**
 * Removes the value at a path; a missing one takes the nearest optional parent with it. What went in the same round with
 * something around it is gone already: a second mistake in one list must not cost what is around the list.
 */
function drop(copy: unknown, path: readonly string[], gone: Set<string>): void {
  for (let length = 1; length <= path.length; length++) if (gone.has(pointer(...path.slice(0, length)))) return;
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length);
    const parent = valueAt(copy, pointer(...keys.slice(0, -1)));
    const key = keys.at(-1) ?? "";
    // An element of a list is never taken out alone: the pointers of those behind it would shift.
    if (typeof parent !== "object" || parent === null || Array.isArray(parent) || !Object.hasOwn(parent, key)) continue;
    delete (parent as Record<string, unknown>)[key];
    gone.add(pointer(...keys));
    if (pointer(...keys) === "/name") (copy as Record<string, unknown>).name = "unnamed";
    return;
  }
}
