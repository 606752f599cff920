import type { PasswordReference } from "../model";
import type { SwitchConfig } from "./switch-config";

/**
 * What stands in a switch's files for a password: no network OS takes a reference, and the password itself is never written.
 * `switches/fill-in.sh` of the output puts it in. Letters, digits and `@:/._-` only, so that no language reads it otherwise.
 */
export function passwordToken(reference: PasswordReference): string {
  return `@secret:${passwordName(reference)}@`;
}

/** The name of a password, which no other of the cluster has: that in the configuration, or the Secret's with its key. */
export function passwordName(reference: PasswordReference): string {
  if (reference.kind === "secret") return reference.config;
  const { name, key } = reference.secretKeyRef;
  return `${name}/${key}`;
}

/** Every password that some switches want, each once, by name. */
export function passwordsOf(configs: readonly SwitchConfig[]): readonly PasswordReference[] {
  const found = new Map<string, PasswordReference>();
  for (const { bgp } of configs)
    for (const { password, neighbours } of bgp.groups)
      for (const reference of [password, ...neighbours.map((neighbour) => neighbour.password)])
        if (reference !== undefined) found.set(passwordName(reference), reference);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reference]) => reference);
}
