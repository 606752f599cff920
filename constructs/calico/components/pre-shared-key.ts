import * as pulumi from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes";
import type { Cluster } from "../cluster";

/**
 * The IKEv2 pre-shared key of VPP's IPsec: made here and kept in the stack's encrypted state, or a secret configuration
 * value of the user's. Undefined where there is none to put in: no IPsec, or a Secret that somebody else puts in place.
 */
export function makePreSharedKey(
  owner: { readonly name: string; readonly cluster: Cluster; readonly parent: pulumi.Resource },
  options: pulumi.CustomResourceOptions,
  secrets: Readonly<Record<string, pulumi.Input<string>>>,
): pulumi.Output<string> | undefined {
  const { encryption } = owner.cluster.calico;
  if (encryption.kind !== "ipsec") return undefined;
  const { preSharedKey } = encryption;
  switch (preSharedKey.kind) {
    case "existing":
      return undefined;
    case "generated":
      // 36 bytes, as upstream's own instructions have it: 48 characters of base64 without padding.
      return pulumi.secret(new RandomBytes(`${owner.name}-ipsec`, { length: 36 }, options).base64);
    case "secret": {
      const value = secrets[preSharedKey.config];
      if (value !== undefined) return pulumi.secret(value);
      throw new pulumi.ResourceError(
        `the secret configuration value ${preSharedKey.config}, named by calico.encryption.preSharedKey, is missing: ` +
          `pulumi config set --secret ${preSharedKey.config}`,
        owner.parent,
        true,
      );
    }
  }
}
