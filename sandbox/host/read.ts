/** Small readers of properties, that take `unknown` and absent values in their stride. */
import type { Report } from "./definition";
import { asText, type Json, type Properties, unknown, valueAt, valuesAt } from "./values";
import { parseCidr, type Range } from "./cidr";

/** A known string at a path, else undefined. */
export function text(value: Json | undefined, path: string): string | undefined {
  const found = valueAt(value, path);
  return typeof found === "string" && found !== unknown ? found : undefined;
}

export function count(value: Json | undefined, path: string): number | undefined {
  const found = valueAt(value, path);
  return typeof found === "number" ? found : undefined;
}

/** Whether something stands at the path, known or not. */
export function given(value: Json | undefined, path: string): boolean {
  return valueAt(value, path) !== undefined;
}

/** Known strings at a path such as `subnetIds[*]`. */
export function texts(value: Json | undefined, path: string): string[] {
  return valuesAt(value, path).flatMap((found) =>
    typeof found.value === "string" && found.value !== unknown ? [found.value] : [],
  );
}

/** Reports values at a path that do not match. @param wanted in words, for the message. */
export function expectText(inputs: Properties, path: string, pattern: RegExp, wanted: string, report: Report): void {
  for (const { value, path: at } of valuesAt(inputs, path)) {
    if (value !== unknown && !(typeof value === "string" && pattern.test(value))) {
      report(at, `got ${JSON.stringify(value)}, want ${wanted}`);
    }
  }
}

/** Reports values that are none of those allowed. */
export function expectOneOf(inputs: Properties, path: string, allowed: readonly string[], report: Report): void {
  for (const { value, path: at } of valuesAt(inputs, path)) {
    if (value !== unknown && !allowed.includes(asText(value))) {
      report(at, `got ${JSON.stringify(value)}, want one of ${allowed.join(", ")}`);
    }
  }
}

/** Reports values that are not CIDR blocks of the family; returns the good ones. */
export function expectCidr(inputs: Properties, path: string, family: 4 | 6, report: Report): Range[] {
  return valuesAt(inputs, path).flatMap(({ value, path: at }) => {
    if (value === unknown) return [];
    const range = typeof value === "string" ? parseCidr(value) : undefined;
    if (range?.family === family) return [range];
    const example = family === 4 ? "10.0.0.0/16" : "2001:db8::/64";
    report(at, `got ${JSON.stringify(value)}, want an IPv${family} CIDR block without host bits, like ${example}`);
    return [];
  });
}

/** Reports whole numbers outside a range. */
export function expectNumber(inputs: Properties, path: string, low: number, high: number, report: Report): void {
  for (const { value, path: at } of valuesAt(inputs, path)) {
    if (value === unknown) continue;
    if (typeof value !== "number" || !Number.isInteger(value) || value < low || value > high) {
      report(at, `got ${JSON.stringify(value)}, want a whole number from ${low} to ${high}`);
    }
  }
}

/** Reports unless exactly one of the properties is given. */
export function expectExactlyOne(inputs: Properties, names: readonly string[], report: Report): void {
  const found = names.filter((name) => given(inputs, name));
  if (found.length === 1) return;
  const got = found.length === 0 ? "none" : found.join(" and ");
  report(found[1] ?? names[0] ?? "", `got ${got}, want exactly one of ${names.join(", ")}`);
}

/** Reports arguments of a provider that it does not have. */
export function expectArguments(config: Properties, known: readonly string[], report: Report): void {
  for (const name of Object.keys(config)) {
    if (!known.includes(name)) report(name, `unknown argument "${name}"; known are ${known.join(", ")}`);
  }
}
