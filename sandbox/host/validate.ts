/** Checks inputs against a compact schema (`sandbox/schema/model.ts`). Unknown values pass. */
import type { Fields, Schema } from "../schema/model";
import type { Failure } from "./provider";
import { isObject, unknown, type Json, type Properties } from "./values";

/**
 * @returns one failure for each unknown property, missing property and wrong type, each with a suggestion where a
 *   known name is near. Paths are as in `vpcConfig.subnetIds[0]`.
 */
export function validate(inputs: Properties, fields: Fields, shapes: Schema["shapes"]): Failure[] {
  const failures: Failure[] = [];
  checkFields(inputs, fields, "", { shapes, failures });
  return failures;
}

interface Context {
  readonly shapes: Schema["shapes"];
  readonly failures: Failure[];
}

function checkFields(value: Properties, fields: Fields, path: string, context: Context): void {
  const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
  for (const [key, field] of Object.entries(value)) {
    if (key.startsWith("__") || field === null) continue;
    const type = fields[key] ?? fields[`${key}!`];
    if (type === undefined) {
      const names = Object.keys(fields).map((name) => name.replace("!", ""));
      const hint = nearest(key, names);
      context.failures.push({
        property: at(key),
        reason: `unknown property "${key}"${path === "" ? "" : ` in ${path}`}; ${hint === undefined ? `known are ${names.join(", ")}` : `did you mean "${hint}"?`}`,
      });
      continue;
    }
    checkType(field, type, at(key), context);
  }
  for (const name of Object.keys(fields)) {
    if (!name.endsWith("!")) continue;
    const key = name.slice(0, -1);
    if (value[key] === undefined || value[key] === null) {
      context.failures.push({ property: at(key), reason: `missing: "${key}" (${fields[name]}) must be given` });
    }
  }
}

function checkType(value: Json, type: string, path: string, context: Context): void {
  if (value === unknown || type === "any" || value === null) return;
  const options = alternatives(type);
  const option = options.find((candidate) => matches(value, candidate));
  if (option === undefined) {
    const wanted = options.map(describe).join(" or ");
    context.failures.push({ property: path, reason: `got ${shown(value)}, want ${wanted}` });
    return;
  }
  if (option.startsWith("[") && Array.isArray(value)) {
    value.forEach((item, index) => checkType(item, option.slice(1, -1), `${path}[${index}]`, context));
  } else if (option.startsWith("{") && isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      checkType(item, option.slice(1, -1), `${path}[${JSON.stringify(key)}]`, context);
    }
  } else if (option.startsWith("@") && isObject(value)) {
    const fields = context.shapes[option.slice(1)];
    if (fields === undefined) throw new Error(`the schema lacks the shape ${option}`);
    checkFields(value, fields, path, context);
  }
}

function matches(value: Json, type: string): boolean {
  if (type.startsWith('"')) return value === JSON.parse(type);
  if (type.startsWith("[")) return Array.isArray(value);
  if (type.startsWith("{") || type.startsWith("@")) return isObject(value);
  return type === "any" || typeof value === type;
}

/** Splits `a|b` at the top level only. */
function alternatives(type: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < type.length; i++) {
    if (type[i] === "[" || type[i] === "{") depth++;
    if (type[i] === "]" || type[i] === "}") depth--;
    if (type[i] === "|" && depth === 0) {
      parts.push(type.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, type.slice(start)];
}

function describe(type: string): string {
  if (type.startsWith("[")) return "a list";
  if (type.startsWith("{")) return "a map";
  if (type.startsWith("@")) return "an object";
  return type.startsWith('"') ? type : `a ${type}`;
}

function shown(value: Json): string {
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "an object" : `${JSON.stringify(value)} (a ${typeof value})`;
}

/** The name that differs by case, or by at most two letters. */
function nearest(word: string, names: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === lower);
  if (exact !== undefined) return exact;
  return names.find((name) => Math.abs(name.length - word.length) <= 2 && distance(lower, name.toLowerCase()) <= 2);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitute));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
