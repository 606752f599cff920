/** What a fixture changes of a base intent: an object is merged, anything else replaces. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/**
 * A copy of `base` with the changes in it. `undefined` takes a key away. An object with a `kind` replaces, as the other
 * keys belong to the old kind; but a platform stays the platform that it is.
 */
export function changed<T>(base: T, changes: DeepPartial<T>): T {
  if (typeof base !== "object" || base === null || Array.isArray(base)) return changes as T;
  if (typeof changes !== "object" || changes === null || Array.isArray(changes)) return changes as T;
  const result: Record<string, unknown> = { ...(base as Record<string, unknown>) };
  for (const [key, change] of Object.entries(changes as Record<string, unknown>)) {
    if (change === undefined) delete result[key];
    else if (typeof change === "object" && change !== null && "kind" in change && key !== "platform")
      result[key] = change;
    else result[key] = key in result ? changed(result[key], change as DeepPartial<unknown>) : change;
  }
  return result as T;
}
