import type { IntentInput } from "../../constructs/kit";

type Kind = IntentInput["platform"]["kind"];

/** The platform of an intent that is known to be of a kind. */
export function platformOf<K extends Kind>(kind: K, { platform }: IntentInput) {
  if (platform.kind !== kind) throw new Error(`wanted ${kind}, got ${platform.kind}`);
  return platform as Extract<IntentInput["platform"], { readonly kind: K }>;
}
