import * as config from "@pulumi/aws/config";
import { Provider } from "@pulumi/aws/provider";
import { userSettings } from "../../../places/aws/component";
import { type MakeStack, userError } from "../../component";
import { KopsCalicoCluster } from "../component";
import type { KopsCluster, KopsNodeGroup } from "../types";

/** A cluster by kOps, and what one needs to use it. */
export const makeStack: MakeStack<KopsCluster, KopsNodeGroup> = ({ cluster, manifests, calico }, secrets) => {
  const { name } = cluster;
  const environment = kopsEnvironment(config);
  const provider = new Provider(name, { ...userSettings(), region: cluster.platform.region });
  const made = new KopsCalicoCluster(
    name,
    { cluster, manifests, charts: calico.charts, secrets, environment },
    { providers: [provider] },
  );
  const { clusterName, stateStore, kubeconfig, vpcId } = made;
  // Of an output without a value the engine warns at every preview.
  return { outputs: { clusterName, stateStore, kubeconfig, ...(vpcId && { vpcId }) }, ready: made.ready };
};

/**
 * The stack's `aws:` configuration as kOps, a program of its own, understands it. Buckets of one identity and a cluster of
 * another would be worse than nothing, so what kOps cannot be told by its environment is refused.
 * @throws an error for the user where the configuration has Pulumi's provider assume a role
 */
export function kopsEnvironment(
  settings: Partial<
    Pick<
      typeof config,
      "profile" | "sharedConfigFiles" | "sharedCredentialsFiles" | "assumeRoles" | "assumeRoleWithWebIdentity"
    >
  >,
): Record<string, string> {
  for (const key of ["assumeRoles", "assumeRoleWithWebIdentity"] as const)
    if (settings[key] !== undefined)
      throw userError(
        `aws:${key} is set, and kOps cannot assume a role for Pulumi; nothing was touched; fix: remove it, and name a ` +
          "profile with role_arn by `pulumi config set aws:profile NAME`",
      );
  const variables = {
    AWS_PROFILE: settings.profile,
    AWS_CONFIG_FILE: settings.sharedConfigFiles?.[0],
    AWS_SHARED_CREDENTIALS_FILE: settings.sharedCredentialsFiles?.[0],
  };
  return Object.fromEntries(
    Object.entries(variables).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
