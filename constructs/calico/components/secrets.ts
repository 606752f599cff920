import * as pulumi from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes";
import type { Cluster } from "../cluster";
import type { LateName } from "../../model";
import { type ConfigurationSecret, configurationSecrets } from "../secrets/references";
import { problemOf, problemsOfSecrets } from "../secrets/values";
import { resourceError } from "./errors";
import { newResource } from "./new-resource";

/** Secrets that a cluster takes from the stack's configuration, by the names that it gives them. */
export type SecretInputs = Readonly<Record<string, pulumi.Input<string>>>;

type LateOutputs = Partial<Readonly<Record<LateName, pulumi.Output<string>>>>;

/**
 * Refuses secrets that are missing or that their reader would not take, all at once and by name; none is quoted. Values
 * that only the engine knows are looked at when it does. To be called before the first resource is made.
 * @throws ResourceError
 */
export function checkSecrets(cluster: Cluster, secrets: SecretInputs, owner: pulumi.Resource | undefined): void {
  const problems = problemsOfSecrets(configurationSecrets(cluster), (config) => {
    const value = secrets[config];
    if (value === undefined) return undefined;
    // What is no text yet is checked in `known`; until then nothing is wrong with it.
    return { value: typeof value === "string" ? value : undefined, isSecret: true };
  });
  if (problems.length > 0) throw resourceError(problems.join("\n"), owner);
}

/**
 * The late values of the secrets that a cluster needs: of the stack's configuration, and the IKEv2 pre-shared key of
 * VPP's IPsec, where it is to be made here and kept in the stack's encrypted state.
 */
export function makeSecrets(
  owner: { readonly name: string; readonly cluster: Cluster },
  options: pulumi.CustomResourceOptions,
  secrets: SecretInputs,
): LateOutputs {
  const { encryption } = owner.cluster.calico;
  const isGenerated = encryption.kind === "ipsec" && encryption.preSharedKey.kind === "generated";
  // 36 bytes, as upstream's own instructions have it: 48 characters of base64 without padding.
  const made = isGenerated
    ? newResource(RandomBytes, `${owner.name}-ipsec`, { length: 36 }, options).base64
    : undefined;
  return {
    ...(made === undefined ? {} : { "ipsec.preSharedKey": pulumi.secret(made) }),
    ...Object.fromEntries(
      configurationSecrets(owner.cluster).map((secret) => [secret.late, known(secret, secrets[secret.config] ?? "")]),
    ),
  };
}

function known({ use, config }: ConfigurationSecret, value: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.secret(value).apply((text) => {
    const problem = problemOf(use, text);
    if (problem !== undefined) throw new pulumi.RunError(`the secret ${config} ${problem}`);
    return text;
  });
}
