import { pointer } from "../findings";
import { readable } from "./limits";
import { discriminatorOf, formsOf, type JsonSchema, kindsOf, wantedAt } from "./shape";
import { phraseKey } from "./wanted";

/** Most keys or values that a text names one by one. */
const mostNamed = 16;
/** Most letters of all values that a text names. */
const mostLetters = 320;

/** What is wanted at a place: type, allowed values, range, form, an example. Never what the value is for. */
export function wantOf(schema: JsonSchema): string {
  const { want } = wantedAt(schema);
  if (want !== undefined) return want;
  const values = valuesOf(schema);
  if (values !== undefined) return oneOf(values);
  const key = discriminatorOf(schema);
  const forms = formsOf(schema);
  if (schema.oneOf !== undefined && key !== undefined) return `a mapping with ${key}: ${oneOf(kindsOf(schema))}`;
  if (forms.length > 1) return [...new Set(forms.map(formText))].join(", or ");
  return ofType(schema);
}

/** The values that are allowed, where they are few and known. */
export function valuesOf(schema: JsonSchema): readonly string[] | undefined {
  if (schema.enum !== undefined) return schema.enum.map(String);
  if (schema.const !== undefined) return [String(schema.const)];
  const values = formsOf(schema).map(({ const: value }) => value);
  return values.includes(undefined) ? undefined : values.map((value) => String(value as string));
}

/** `a`, `one of a, b`. */
export function oneOf(values: readonly string[]): string {
  if (values.length === 1) return values[0] ?? "";
  const named = values.slice(0, mostNamed);
  while (named.length > 2 && named.join(", ").length > mostLetters) named.pop();
  return `one of ${named.join(", ")}${more(values.length - named.length)}`;
}

function more(count: number): string {
  return count > 0 ? ` or ${readable(count)} more` : "";
}

/** One of several forms, short: `{ kind: secret, config: ... }`; of a text, a number, a list what is wanted. */
function formText(form: JsonSchema): string {
  return form.properties === undefined || wantedAt(form).want !== undefined ? wantOf(form) : braced(form);
}

/** A mapping with what it must have: `{ secretKeyRef: { name: ..., key: ... } }`. */
function braced({ properties = {}, required = [], const: value }: JsonSchema): string {
  if (value !== undefined) return String(value);
  const [first] = Object.keys(properties);
  if (first === undefined) return "...";
  const keys = required.length === 0 ? [first] : required;
  const shown = keys.map((key) => `${key}: ${braced(properties[key] ?? {})}`);
  const others = Object.entries(properties).filter(([key, one]) => !keys.includes(key) && one.const === undefined);
  return `{ ${shown.join(", ")}${others.length > 0 && required.length > 0 ? ", ..." : ""} }`;
}

function ofType(schema: JsonSchema): string {
  switch (schema.type) {
    case "boolean":
      return "true or false";
    case "integer":
      return `a whole number${rangeOf(schema)}`;
    case "number":
      return `a number${rangeOf(schema)}`;
    case "string":
      return textOf(schema);
    case "array":
      return listOf(schema);
    case "object":
      return schema.properties === undefined ? recordOf(schema) : mappingOf(schema, schema.properties);
    default:
      return "a value of another type";
  }
}

/** The bounds of a number that says something: every whole number has those that it can be kept exactly in. */
export function boundsOf({ minimum, maximum }: JsonSchema): { readonly least?: number; readonly most?: number } {
  return {
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { least: minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { most: maximum }),
  };
}

function rangeOf(schema: JsonSchema): string {
  const { least, most } = boundsOf(schema);
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  if (least !== undefined) return ` of at least ${least}`;
  return most === undefined ? "" : ` of at most ${most}`;
}

function textOf({ [phraseKey]: phrase, maxLength, minLength, pattern }: JsonSchema): string {
  const what = phrase ?? (pattern === undefined ? "a text" : `a text of the form ${pattern}`);
  const isSaid = maxLength === undefined || what.includes(String(maxLength));
  const length = isSaid ? "" : `, at most ${maxLength} characters`;
  return `${/^(?:lower-case )?letters/.test(what) ? `text of ${what}` : what}${length}${minLength === 1 ? ", not empty" : ""}`;
}

function listOf({ items = {}, minItems, maxItems }: JsonSchema): string {
  const count =
    minItems !== undefined && minItems === maxItems
      ? `a list of ${minItems}`
      : minItems !== undefined && minItems > 1
        ? `a list of at least ${minItems}`
        : minItems === 1
          ? "a list, not empty"
          : "a list";
  const most = maxItems === undefined || maxItems === minItems ? "" : `, of at most ${maxItems}`;
  return `${count}${most}; each ${items.properties === undefined ? wantOf(items) : braced(items)}`;
}

function recordOf({ propertyNames = {}, additionalProperties }: JsonSchema): string {
  const values = typeof additionalProperties === "object" ? `; each value ${wantOf(additionalProperties)}` : "";
  return `a mapping; each key ${wantOf(propertyNames)}${values}`;
}

function mappingOf({ required = [] }: JsonSchema, properties: NonNullable<JsonSchema["properties"]>): string {
  const others = Object.keys(properties).filter((key) => !required.includes(key));
  const shown = others.slice(0, mostNamed - Math.min(mostNamed - 1, required.length));
  const named = `${shown.join(", ")}${more(others.length - shown.length)}`;
  if (required.length === 0) return `a mapping with any of ${named}`;
  return `a mapping with ${required.join(", ")}${others.length === 0 ? "" : `; also any of ${named}`}`;
}

/** A value that would be taken, as one writes it in YAML; undefined where none is known. */
export function exampleOf(schema: JsonSchema): string | undefined {
  if (schema.type === "array") {
    const item = exampleOf(schema.items ?? {});
    return item === undefined || (schema.minItems ?? 0) > 1 ? undefined : `[${item}]`;
  }
  if (schema.type === "object") return undefined;
  const example = /\b(?:e\.g\.|such as) ("[^"]*"|\S+)/.exec(wantOf(schema))?.[1];
  return example?.startsWith('"') === true ? example : example?.replace(/[,;]$/, "");
}
/** The keys that a mapping may have and which of them are nearest to a wrong one, as a want. */
export function keysWanted(near: readonly string[], count: number, at: string): string {
  if (count === 0) return "no key at all";
  if (near.length === count) return oneOf(near);
  return `one of ${near.join(", ")}; these are the nearest of ${count}, all of which stand in schema/intent.schema.json at ${at}${pointer("properties")}`;
}
