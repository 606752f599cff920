import * as config from "@pulumi/aws/config";
import { userError } from "../../component";

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
  > = config,
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
