/** Freezes plain data all the way down. */
export function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/** A copy without the keys whose value is undefined, in the same order, so that equal clusters give equal bytes. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

/** As `compact`, but undefined where nothing is left, so that no empty section is written. */
export function compactOrNothing<T extends object>(value: T): T | undefined {
  const left = compact(value);
  return Object.keys(left).length === 0 ? undefined : left;
}

/** `value` where the condition holds, else undefined: for a key that `compact` then leaves out. */
export function when<T>(condition: boolean, value: T): T | undefined {
  return condition ? value : undefined;
}

/**
 * A value as JSON has it: parsed values (a range, an AS number, a selector) become what their `toJSON` gives, and keys
 * without a value are left out. What leaves the model for another program goes through here.
 */
export function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("toJSON" in value && typeof value.toJSON === "function") return plain((value.toJSON as () => unknown)());
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, plain(item)]])),
  );
}
