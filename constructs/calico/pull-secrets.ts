/** The references of Secrets by name, as pods and the Installation write them; undefined for none. */
export function secretReferences(names: readonly string[]): readonly { readonly name: string }[] | undefined {
  return names.length === 0 ? undefined : names.map((name) => ({ name }));
}
