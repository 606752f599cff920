/** A step into a value: a key, or a place in a list. */
export type Key = string | number;

/** Reads `spec.ipPools[0].cidr` and `metadata.labels["app.kubernetes.io/name"]`, as the engine writes paths. */
export function keysOf(path: string): readonly Key[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, plain]): Key => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/g, "$1");
    return index === undefined ? (plain ?? "") : Number(index);
  });
}

/** Writes a path as the engine does. */
export function pathOf(keys: readonly Key[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    if (!/^[^.[\]"\s]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === "" ? key : `${path}.${key}`;
  }, "");
}

/** What stands at a path; undefined where nothing does. */
export function valueAtKeys(value: unknown, keys: readonly Key[]): unknown {
  return keys.reduce<unknown>(
    (inside, key) =>
      typeof inside === "object" && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Readonly<Record<Key, unknown>>)[key]
        : undefined,
    value,
  );
}
