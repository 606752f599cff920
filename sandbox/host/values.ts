/** Values as they travel between the engine and a provider: JSON, and two marks that the engine puts into it. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Properties of a resource. */
export type Properties = { [key: string]: Json };

/** Stands for a value that is not known yet, in previews only. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const markKey = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

/** Marks an output as a secret: the engine encrypts it in its state and hides it in what it prints. */
export function secret(value: Json): Properties {
  return { [markKey]: secretMark, value };
}

/** The value with every secret, at any depth, replaced by what it hides. */
export function withoutMarks<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutMarks) as T;
  if (!isObject(value)) return value;
  if (value[markKey] === secretMark) return withoutMarks(value["value"] ?? null) as T;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withoutMarks(field)])) as T;
}

export function isObject(value: Json | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value, or any part of it, is not known yet. */
export function hasUnknown(value: Json | undefined): boolean {
  if (value === unknown) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}

/** JSON with sorted keys: equal values have equal text. */
export function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

export function equal(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** Removes nulls from objects, at every depth: to a provider, null and absent are the same. */
export function withoutNulls<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T;
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(kept.map(([key, field]) => [key, withoutNulls(field)])) as T;
}

/**
 * All values at a path such as `vpcConfig.subnetIds[*]`; none where the path leads nowhere.
 * @returns pairs of the value and its exact path, e.g. `vpcConfig.subnetIds[1]`.
 */
export function valuesAt(value: Json | undefined, path: string): { value: Json; path: string }[] {
  let found: { value: Json; path: string }[] = value === undefined ? [] : [{ value, path: "" }];
  for (const step of path.replaceAll("[*]", ".*").split(".")) {
    found = found.flatMap((at) => {
      if (step === "*") {
        return Array.isArray(at.value) ? at.value.map((item, i) => ({ value: item, path: `${at.path}[${i}]` })) : [];
      }
      const field = isObject(at.value) ? at.value[step] : undefined;
      return field === undefined || field === null
        ? []
        : [{ value: field, path: at.path === "" ? step : `${at.path}.${step}` }];
    });
  }
  return found;
}

/** The one value at a path without `[*]`, or undefined. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  return valuesAt(value, path)[0]?.value;
}

/** A value as it stands in a message or an identifier: text as it is, anything else as JSON. */
export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
