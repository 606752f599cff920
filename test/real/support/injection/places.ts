/** Every place of the intent's schema where a text may stand, and where those places are in an intent. */
import { pointer } from "../../../../constructs/findings";

/** The part of JSON Schema that zod writes for an intent. */
export interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  /** Of a text with several patterns. */
  readonly allOf?: readonly { readonly pattern?: string }[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** A text of an intent: its place in the schema, and where it stands. */
export interface Spot {
  /** e.g. `/platform[kind=eks]/nodeGroups/[]/labels/{key}`. */
  readonly place: string;
  readonly path: string;
  readonly what: "value" | "key";
  readonly text: string;
}

/** Places whose text is free to the schema's pattern, and the texts of closed lists. */
export interface Places {
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

/** All places of a schema, whatever an intent holds. */
export function placesOf(schema: Schema): Places {
  const open = new Set<string>();
  const closed: string[] = [];
  const visit = (at: Schema, place: string): void => {
    for (const one of variants(at)) {
      const here = place + labelOf(one);
      for (const [key, value] of Object.entries(one.properties ?? {})) visit(value, `${here}/${key}`);
      if (typeof one.additionalProperties === "object") {
        open.add(`${here}/{key}`);
        visit(one.additionalProperties, `${here}/{value}`);
      }
      if (one.items !== undefined) visit(one.items, `${here}/[]`);
      const listed = one.enum ?? (one.const === undefined ? undefined : [one.const]);
      if (listed !== undefined) closed.push(...listed.map(String));
      else if (one.type === "string" || one.type === undefined) open.add(here);
    }
  };
  visit(schema, "");
  return { open: [...open], closed };
}

/** The places that an intent has, each as often as it stands there. */
export function spotsOf(schema: Schema, intent: unknown): readonly Spot[] {
  const spots: Spot[] = [];
  const visit = (at: Schema, value: unknown, place: string, path: string): void => {
    const one = variants(at).find((variant) => fits(variant, value));
    if (one === undefined) throw new Error(`the schema has nothing for ${path}`);
    const here = place + labelOf(one);
    if (typeof value === "string") {
      if (one.enum === undefined && one.const === undefined)
        spots.push({ place: here, path, what: "value", text: value });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => visit(one.items ?? {}, item, `${here}/[]`, path + pointer(index)));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const known = one.properties?.[key];
        if (known !== undefined) visit(known, item, `${here}/${key}`, path + pointer(key));
        else if (typeof one.additionalProperties === "object") {
          spots.push({ place: `${here}/{key}`, path: path + pointer(key), what: "key", text: key });
          visit(one.additionalProperties, item, `${here}/{value}`, path + pointer(key));
        }
      }
    }
  };
  visit(schema, intent, "", "");
  return spots;
}

function variants(schema: Schema): readonly Schema[] {
  const alternatives = schema.oneOf ?? schema.anyOf;
  return alternatives === undefined ? [schema] : alternatives.flatMap(variants);
}

/** The keys that tell the variants of a union apart, with their texts. */
function marksOf({ properties = {}, required = [] }: Schema): readonly (readonly [string, string])[] {
  return required.flatMap((key) => {
    const mark = properties[key]?.const;
    return typeof mark === "string" ? [[key, mark] as const] : [];
  });
}

function labelOf(schema: Schema): string {
  const marks = marksOf(schema).map(([key, mark]) => `${key}=${mark}`);
  return marks.length === 0 ? "" : `[${marks.join(",")}]`;
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.const !== undefined) return schema.const === value;
  if (schema.enum !== undefined) return schema.enum.includes(value);
  const marks = marksOf(schema);
  if (marks.length > 0)
    return marks.every(([key, mark]) => (value as Readonly<Record<string, unknown>> | null)?.[key] === mark);
  const kind = Array.isArray(value) ? "array" : typeof value;
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  if (kind === "object" && schema.required?.some((key) => !keys.includes(key)) === true) return false;
  return schema.type === undefined || schema.type === kind || (schema.type === "integer" && kind === "number");
}
