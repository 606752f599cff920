/** A copy without the keys whose value is undefined; the order of the others stays. */
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

/** The references of Secrets by name, as pods and the Installation write them; undefined for none. */
export function secretReferences(names: readonly string[]): readonly { readonly name: string }[] | undefined {
  return names.length === 0 ? undefined : names.map((name) => ({ name }));
}
