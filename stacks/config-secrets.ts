import * as runtime from "@pulumi/pulumi/runtime";

/**
 * Whether the stack's configuration keeps a value as a secret. `requireSecret` makes any value one, so it cannot tell. The
 * engine says which keys are (RunRequest.configSecretKeys of its protocol), the SDK keeps that, and has a function for it
 * that its declarations leave out. Without that function nothing would count as secret, and everything be refused.
 * @param key with its project: `calico-kit:name`
 */
export function isConfigSecret(key: string): boolean {
  const { isConfigSecret: ask } = runtime as { readonly isConfigSecret?: (key: string) => boolean };
  return ask?.(key) ?? false;
}
