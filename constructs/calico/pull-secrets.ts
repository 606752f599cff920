import type { PullSecret } from "./cluster";

/** The references of Secrets by name, as pods and the Installation write them; undefined for none. */
export function secretReferences(secrets: readonly PullSecret[]): readonly { readonly name: string }[] | undefined {
  return secrets.length === 0 ? undefined : secrets.map(({ name }) => ({ name }));
}
