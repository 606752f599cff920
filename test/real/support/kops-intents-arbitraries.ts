import * as fc from "fast-check";

/** An object with some of these keys. */
export function some(keys: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record(keys, { requiredKeys: [] });
}

/** One object of all; the later parts win. */
export function merged(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  return fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);
}

export const maybe = (value: object): fc.Arbitrary<object> => fc.constantFrom({}, value);
