import { z } from "zod";
import { pointer, pointerKeys, valueAt } from "../findings";

/** What the schema knows about one place of a document, for messages. */
export interface Shape {
  readonly description?: string;
  readonly type?: string;
  /** Keys of a mapping. */
  readonly keys?: readonly string[];
  /** Allowed values. */
  readonly values?: readonly string[];
  /** Allowed values of `kind`, where the place is one of several alternatives. */
  readonly kinds?: readonly string[];
}

interface JsonSchema {
  readonly description?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** The JSON Schema of what a user may write. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: "input", reused: "inline", unrepresentable: "any" });
}

/** Making one takes longer than all the rest of reading a document. */
const shapes = new WeakMap<z.ZodType, JsonSchema>();

/** What belongs at a pointer of a document. */
export type ShapeAt = (path: string) => Shape | undefined;

/** Looks up what belongs where in a document. Where a `kind` decides, the document's own is followed. */
export function shapeOf(schema: z.ZodType, data: unknown): ShapeAt {
  const top = shapes.get(schema) ?? jsonSchemaOf(schema);
  shapes.set(schema, top);
  return (path) => shapeAt(top, data, path);
}

function shapeAt(top: JsonSchema, data: unknown, path: string): Shape | undefined {
  let schema: JsonSchema | undefined = top;
  let here = "";
  for (const key of pointerKeys(path)) {
    schema = step(choose(schema, valueAt(data, here)), key);
    if (schema === undefined) return undefined;
    here += pointer(key);
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  const kinds = (alternatives ?? []).map((one) => one.properties?.kind?.const).filter((kind) => kind !== undefined);
  const chosen = choose(schema, valueAt(data, path));
  const description = schema.description ?? chosen?.description;
  return {
    ...(description === undefined ? {} : { description }),
    ...(chosen?.type === undefined ? {} : { type: chosen.type }),
    ...(chosen?.properties === undefined ? {} : { keys: Object.keys(chosen.properties) }),
    ...(chosen?.enum === undefined ? {} : { values: chosen.enum.map(String) }),
    ...(kinds.length === 0 ? {} : { kinds: kinds.map(String) }),
  };
}

function choose(schema: JsonSchema | undefined, value: unknown): JsonSchema | undefined {
  const alternatives = schema?.oneOf ?? schema?.anyOf;
  if (alternatives === undefined) return schema;
  const kind = valueAt(value, "/kind");
  return (
    alternatives.find((one) => one.properties?.kind?.const === kind) ??
    // `kind` may be left out in one of the forms, and a text may stand for another.
    alternatives.find((one) =>
      typeof value === "object" ? kind === undefined && hasOptionalKind(one) : one.type === typeof value,
    )
  );
}

function hasOptionalKind({ properties, required = [] }: JsonSchema): boolean {
  return properties?.kind !== undefined && !required.includes("kind");
}

function step(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  if (schema?.properties !== undefined && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  if (schema?.items !== undefined) return schema.items;
  return typeof schema?.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

/** The candidate that a misspelt word most likely stands for; undefined where none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    // More than four letters apart is not close, and need not be computed.
    .filter((candidate) => Math.abs(candidate.length - word.length) <= 4)
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.min(4, Math.max(1, Math.floor(word.length / 2)))
    ? best.candidate
    : undefined;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
