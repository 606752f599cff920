/** The places of a document, and what becomes of it when another value stands in one of them. */
import * as z from "zod";
import { pointer } from "../../../../constructs/findings";

export type Keys = readonly (string | number)[];

export interface Place {
  readonly keys: Keys;
  readonly value: unknown;
}

/** Every leaf and every list of a document, below `root`. */
export function placesOf(value: unknown, keys: Keys = []): readonly Place[] {
  if (typeof value !== "object" || value === null) return [{ keys, value }];
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, [...keys, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? [{ keys, value }, ...inside] : inside;
}

/** A copy of the document with `value` at a place. */
export function withValueAt(document: unknown, keys: Keys, value: unknown): unknown {
  const [first, ...rest] = keys;
  if (first === undefined) return value;
  if (Array.isArray(document))
    return document.map((item: unknown, index) => (index === first ? withValueAt(item, rest, value) : item));
  const object = (document ?? {}) as Readonly<Record<string, unknown>>;
  return { ...object, [first]: withValueAt(object[first], rest, value) };
}

/** The schema of what stands at a place, or of the nearest thing around it where the schema alone does not tell which it is. */
export function schemaAt(schema: z.ZodType, keys: Keys): { readonly schema: z.ZodType; readonly keys: Keys } {
  const [key, ...rest] = keys;
  if (schema instanceof z.ZodOptional) return schemaAt(schema.unwrap() as z.ZodType, keys);
  const inner =
    key === undefined
      ? undefined
      : schema instanceof z.ZodObject
        ? (schema.shape as Readonly<Record<string, z.ZodType | undefined>>)[key]
        : schema instanceof z.ZodArray
          ? (schema.element as z.ZodType)
          : schema instanceof z.ZodRecord
            ? (schema.valueType as z.ZodType)
            : undefined;
  return inner === undefined ? { schema, keys } : schemaAt(inner, rest);
}

/** The place in the schema: positions and the user's own keys told apart from the schema's. */
export const schemaPlace = (keys: Keys): string => pointer(...keys.map((key) => (typeof key === "number" ? "*" : key)));
