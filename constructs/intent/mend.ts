import { isMapping } from "./issues";
import { nearest } from "./nearest";
import { boundsOf, exampleOf, valuesOf } from "./wants";
import type { Wanted } from "./wanted";
import { formsOf, type JsonSchema, wantedAt } from "./shape";

/** The value that a refused one most likely means; undefined where nobody can tell. It need not pass the schema. */
export function meantBy(got: unknown, schema: JsonSchema, written: string | undefined): unknown {
  for (const form of formsOf(schema)) {
    const meant = meantInForm(got, form, written, wantedAt(schema));
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** What to write for a name that belongs elsewhere; undefined for any other value. */
export function elsewhere(got: unknown, schema: JsonSchema): string | undefined {
  return typeof got === "string" ? wantedAt(schema).elsewhere?.get(got.trim().toLowerCase()) : undefined;
}

function meantInForm(got: unknown, schema: JsonSchema, written: string | undefined, whole: Wanted): unknown {
  const { type, items } = schema;
  const values = valuesOf(schema);
  if (values !== undefined && typeof got === "string") return nearest(got, values);
  if (type === "string" && (typeof got === "number" || typeof got === "boolean")) {
    const text = written ?? String(got);
    return fits(text, schema) ? text : (meantText(text, schema, whole) ?? text);
  }
  if (type === "array" && items !== undefined && hasType(items, got)) return [got];
  if (typeof got !== "string") return undefined;
  if (type === "boolean") {
    return /^(true|yes|on|y)$/i.test(got) ? true : /^(false|no|off|n)$/i.test(got) ? false : undefined;
  }
  if (type === "integer" || type === "number") {
    const digits = got.replace(/_/g, "");
    return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
  }
  return type === "string" ? meantText(got, schema, whole) : undefined;
}

/** What people write instead: spaces around it, capitals, `_` or a space for `-`. */
const respellings: readonly ((text: string) => string)[] = [
  (text) => text.trim(),
  (text) => text.trim().toLowerCase(),
  (text) => text.trim().replace(/[_\s]+/g, "-"),
  (text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[_\s]+/g, "-"),
];

function meantText(got: string, schema: JsonSchema, whole: Wanted): string | undefined {
  if (got.length > longest) return undefined;
  const { known, mend } = { ...wantedAt(schema), ...whole };
  const meant = mend?.(got);
  if (meant !== undefined && meant !== got) return meant;
  const near = known && nearest(got, known());
  if (near !== undefined) return near;
  // Only a parser refused it, for a reason that has to do with other things than how a name is spelt.
  if (fits(got, schema)) return undefined;
  return respellings.map((respell) => respell(got)).find((text) => text !== got && fits(text, schema));
}

/** Whether a text has the pattern and the length of a place; false where only a parser can tell. */
export function fits(text: string, { pattern, minLength = 0, maxLength = Infinity }: JsonSchema): boolean {
  if (pattern === undefined || text === "" || text.length < minLength || text.length > maxLength) return false;
  return new RegExp(pattern, "u").test(text);
}

/** Longer ones are no slip of a finger, and take time. */
const longest = 300;

/**
 * What to do about a text of the wrong form, without what it may mean: which characters to take out, how much shorter it
 * must be.
 */
export function correction(got: string, schema: JsonSchema): string | undefined {
  const { maxLength, pattern } = schema;
  if (maxLength !== undefined && got.length > maxLength) {
    return `shorten it by ${got.length - maxLength} characters, to ${maxLength}`;
  }
  if (pattern === undefined || got.length > longest) return undefined;
  const shorter = lengthThatFits(got, schema);
  if (shorter !== undefined) return `shorten it by ${got.length - shorter} characters, to ${shorter}`;
  const strange = [...new Set(got)].filter((character) => !/[a-z0-9]/i.test(character));
  const without = (out: readonly string[]) => [...got].filter((character) => !out.includes(character)).join("");
  const out = [...strange.map((one) => [one]), strange].find((some) => some.length > 0 && fits(without(some), schema));
  if (out === undefined) return undefined;
  // With the last one found, those that may stay do.
  const needed = out.filter((one) => !fits(without(out.filter((other) => other !== one)), schema));
  return `take out ${(needed.length === 0 ? out : needed).map(named).join(" and ")}`;
}

/** How much of a text fits, where only its length is wrong: what comes next could be its end as well. */
function lengthThatFits(got: string, schema: JsonSchema): number | undefined {
  for (let length = got.length - 1; length > 0; length--) {
    if (!fits(got.slice(0, length), schema)) continue;
    return fits(got.slice(0, length - 1) + got.charAt(length), schema) ? length : undefined;
  }
  return undefined;
}

/** Whether one of the forms is of the value's type. */
export function hasType(schema: JsonSchema, got: unknown): boolean {
  return formsOf(schema).some(({ type, enum: values, const: value }) => {
    if (type === "integer") return Number.isInteger(got);
    if (type === "array") return Array.isArray(got);
    if (type === "object") return isMapping(got);
    return (type ?? typeof (value ?? values?.[0])) === typeof got;
  });
}

function named(character: string): string {
  return character === '"' ? "the double quote" : JSON.stringify(character);
}

/** Most stand-ins: each one is judged as a cluster of its own. */
const mostTried = 5;

/** Values to try in place of one that says nothing: what is found with each of them does not depend on it. */
export function standIns(schema: JsonSchema): readonly unknown[] {
  return formsOf(schema)
    .flatMap((form) => inForm(form))
    .slice(0, mostTried);
}

function inForm(schema: JsonSchema): readonly unknown[] {
  const { enum: values, const: value, type } = schema;
  if (values !== undefined) return values;
  if (value !== undefined) return [value];
  if (type === "boolean") return [true, false];
  if (type === "integer" || type === "number") {
    const { least, most } = boundsOf(schema);
    return [least ?? (most === undefined ? 1 : 0), most ?? (least ?? 1) + 1];
  }
  if (type === "string") {
    const example = exampleOf(schema)?.replace(/^"|"$/g, "");
    return example === undefined ? [] : [example];
  }
  if (type === "array" && schema.items !== undefined) return inForm(schema.items).map((item) => [item]);
  return [];
}
