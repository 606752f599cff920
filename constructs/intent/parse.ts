import type * as z from "zod";
import { pointer, pointerKeys, type Report, valueAt } from "../findings";
import type { Repair } from "./complaint";
import { complaintsOf, tell } from "./complaints";
import type { SourceDocument } from "./document";
import type { Issue } from "./issues";
import { type Dropped, inDocument, isInside, mend, type Mended } from "./repairs";
import { discriminatorOf, shapeOf } from "./shape";

/** What parsing a document gave. */
export interface Parsed<T> {
  /**
   * The intent as far as it was understood, so that the rules can still judge the rest: what the schema refused is what was
   * most likely meant, or left out. Undefined where too little is left to resolve.
   */
  readonly intent?: T;
  /** The same with other values in place of what nobody understands: what is found in one only says nothing. */
  readonly others: readonly T[];
  /** Pointers of what the schema refused: rules must not complain about those again. */
  readonly dropped: readonly string[];
}

/** How often the schema is asked again after mending something; a document nests far less deep. */
const maximumRounds = 50;

/** What stands behind schemas that know only the keys that a document has. */
const wholes = new WeakMap<z.ZodType, () => z.ZodType<unknown>>();

/**
 * A schema of some keys only, for documents that have no others: what it lets through, the whole one does, to the same.
 * What it refuses is asked of the whole one, which is made only then, and tells what was wanted.
 */
export function partOf<T extends z.ZodType>(whole: () => T, part: T): T {
  wholes.set(part, whole);
  return part;
}

/** Checks a document against the schema and reports every violation. Never throws. */
export function parse<T>(schema: z.ZodType<T>, document: SourceDocument, report: Report): Parsed<T> {
  const first = schema.safeParse(document.data);
  if (first.success) return { intent: first.data, others: [], dropped: [] };
  // Whoever made the part made it of this.
  const whole = wholes.get(schema) as (() => z.ZodType<T>) | undefined;
  return whole === undefined ? recover(schema, document, first.error.issues, report) : parse(whole(), document, report);
}

/** Mends what the schema refuses, or leaves it out, ever further up, until the rest passes. */
function recover<T>(
  schema: z.ZodType<T>,
  document: SourceDocument,
  issues: readonly Issue[],
  report: Report,
): Parsed<T> {
  const mended: Mended = { data: structuredClone(document.data), renamed: [], gone: new Set() };
  const dropped = new Set<string>();
  const open: Dropped[] = [];
  // Where a mistake hid others: a mapping of an unknown kind was not looked into.
  let uncovered: readonly string[] = [""];
  const tried = new Set<string>();
  let current = issues;
  for (let round = 0; round < maximumRounds; round++) {
    const shapeAt = shapeOf(schema, mended.data);
    const written = (path: string) => document.text(inDocument(path, mended.renamed));
    const complaints = complaintsOf(current, { data: mended.data, shapeAt, written });
    const next: string[] = [];
    mended.gone = new Set();
    for (const complaint of complaints.told) {
      const { path } = complaint;
      const place = inDocument(path, mended.renamed);
      if (uncovered.some((around) => isInside(path, around)) && !tried.has(path)) tell(complaint, place, report);
      const repair = tried.has(path) ? dropOf(path) : complaint.repair;
      tried.add(path);
      next.push(...uncoveredBy(repair, shapeAt));
      open.push(...mend(mended, repair, dropped));
      dropped.add(place);
    }
    for (const path of complaints.untold) open.push(...mend(mended, dropOf(path), dropped));
    const again = schema.safeParse(mended.data);
    if (again.success)
      return { intent: again.data, others: othersOf(schema, mended.data, open), dropped: [...dropped] };
    current = again.error.issues;
    uncovered = next;
  }
  return { others: [], dropped: [...dropped] };
}

function dropOf(path: string): Repair {
  return { kind: "drop", path, standIns: [] };
}

/** What was not looked into before: what a key holds that was not known, a mapping whose kind was not. */
function uncoveredBy(repair: Repair, shapeAt: ReturnType<typeof shapeOf>): readonly string[] {
  if (repair.kind === "drop") return [];
  const keys = pointerKeys(repair.path);
  const around = pointer(...keys.slice(0, -1));
  const key = repair.kind === "rename" ? repair.to : keys.at(-1);
  const schema = shapeAt(around)?.schema;
  const isKind = schema !== undefined && discriminatorOf(schema) === key;
  return [isKind ? around : around + pointer(key ?? "")];
}

/** The intents with other values where nobody knows what was meant. */
function othersOf<T>(schema: z.ZodType<T>, data: unknown, open: readonly Dropped[]): readonly T[] {
  const count = Math.max(0, ...open.map(({ standIns }) => standIns.length));
  return Array.from({ length: count }, (_, index) => {
    const copy = structuredClone(data);
    for (const { path, standIns } of open) {
      const keys = pointerKeys(path);
      const around = valueAt(copy, pointer(...keys.slice(0, -1)));
      if (typeof around !== "object" || around === null || standIns[index] === undefined) continue;
      (around as Record<string, unknown>)[keys.at(-1) ?? ""] = standIns[index];
    }
    return schema.safeParse(copy);
  }).flatMap((result) => (result.success ? [result.data] : []));
}
