import * as z from "zod";
import { pointer, pointerKeys, valueAt } from "../findings";
import type { phraseKey } from "./wanted";
import { annotate, type Wanted, wantedBy, wantedKey } from "./wanted";

/** The JSON Schema of one place, with what {@link annotate} adds. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean | null;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly [phraseKey]?: string;
  readonly [wantedKey]?: number;
}

/** What the schema knows about one place of a document, for messages. */
export interface Shape {
  /** Everything that may stand there. */
  readonly schema: JsonSchema;
  /** Of several forms the one that the document has there; undefined where it has none of them. */
  readonly form?: JsonSchema;
  /** Where the place stands in the schema's own file, as a JSON pointer. */
  readonly at: string;
  /** Whether the mapping around it may leave it out. */
  readonly isOptional: boolean;
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
  const top = annotatedSchemaOf(schema);
  return (path) => shapeAt(top, data, path);
}

/** The JSON Schema of what a user may write, with what messages need. */
export function annotatedSchemaOf(schema: z.ZodType): JsonSchema {
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(schema, {
    io: "input",
    reused: "inline",
    unrepresentable: "any",
    override: annotate,
  }) as JsonSchema;
  shapes.set(schema, made);
  return made;
}

function shapeAt(top: JsonSchema, data: unknown, path: string): Shape | undefined {
  let schema = top;
  let here = "";
  let at = "";
  let isOptional = false;
  for (const key of pointerKeys(path)) {
    const found = formOf(schema, valueAt(data, here));
    const next = found && step(found.form, key);
    if (found === undefined || next === undefined) return undefined;
    at += found.at + next.at;
    isOptional = next.isOptional;
    schema = next.schema;
    here += pointer(key);
  }
  const found = formOf(schema, valueAt(data, path));
  return { schema, at: at + (found?.at ?? ""), isOptional, ...(found === undefined ? {} : { form: found.form }) };
}

/** The forms of a place: itself where there is one only. */
export function formsOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

/** The key whose value says which of several forms is meant: it has one of its own in at least one of them. */
export function discriminatorOf(schema: JsonSchema): string | undefined {
  if (schema.oneOf === undefined && schema.anyOf === undefined) return undefined;
  const constants = formsOf(schema).flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([key, { const: value }]) => (value === undefined ? [] : [key])),
  );
  return constants.includes("kind") ? "kind" : constants[0];
}

/** What the discriminator may say. */
export function kindsOf(schema: JsonSchema): readonly string[] {
  const key = discriminatorOf(schema);
  if (key === undefined) return [];
  return formsOf(schema).flatMap(({ properties }) => {
    const kind = properties?.[key]?.const;
    return kind === undefined ? [] : [String(kind)];
  });
}

/** The form that a value has, as far as its type and its kind tell. */
export function formOf(schema: JsonSchema, value: unknown): { form: JsonSchema; at: string } | undefined {
  const keyword = schema.oneOf === undefined ? "anyOf" : "oneOf";
  const forms = schema[keyword];
  if (forms === undefined) return { form: schema, at: "" };
  const key = discriminatorOf(schema);
  const kind = key === undefined ? undefined : valueAt(value, pointer(key));
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  const ofKind = key === undefined ? -1 : forms.findIndex(({ properties }) => properties?.[key]?.const === kind);
  const known = (form: JsonSchema) => Object.keys(value as object).filter((name) => form.properties?.[name]).length;
  const most = isMapping ? Math.max(...forms.map(known)) : 0;
  const index =
    isMapping && kind !== undefined && ofKind >= 0
      ? ofKind
      : forms.findIndex((form) =>
          isMapping
            ? // `kind` may be left out in one of the forms; one whose keys are there is meant more than another.
              form.properties !== undefined && kind === undefined && known(form) === most
            : form.type === typeof value || (form.type === "integer" && typeof value === "number"),
        );
  const form = forms[index];
  return form === undefined ? undefined : { form, at: pointer(keyword, index) };
}

function step(schema: JsonSchema, key: string): { schema: JsonSchema; at: string; isOptional: boolean } | undefined {
  const { properties, items, additionalProperties, required = [] } = schema;
  if (properties !== undefined && Object.hasOwn(properties, key)) {
    const own = properties[key];
    return own && { schema: own, at: pointer("properties", key), isOptional: !required.includes(key) };
  }
  if (items !== undefined) return { schema: items, at: "/items", isOptional: false };
  return typeof additionalProperties === "object"
    ? { schema: additionalProperties, at: "/additionalProperties", isOptional: true }
    : undefined;
}

/** What the type of a place says beside its JSON Schema. */
export function wantedAt(schema: JsonSchema | undefined): Wanted {
  return wantedBy(schema?.[wantedKey]);
}
