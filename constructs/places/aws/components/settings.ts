import * as config from "@pulumi/aws/config";

/**
 * The region is the intent's, whatever the machine has for a default; so the provider is made here, and a provider made
 * by a program takes nothing from the stack's `aws:` configuration by itself. Keys are left out: as arguments they would
 * stand in the state, and the environment is where they belong.
 */
export function userSettings() {
  const { profile, sharedConfigFiles, sharedCredentialsFiles, assumeRoles, assumeRoleWithWebIdentity } = config;
  const { allowedAccountIds, forbiddenAccountIds, defaultTags, ignoreTags, endpoints } = config;
  return {
    profile,
    sharedConfigFiles,
    sharedCredentialsFiles,
    assumeRoles,
    assumeRoleWithWebIdentity,
    allowedAccountIds,
    forbiddenAccountIds,
    defaultTags,
    ignoreTags,
    endpoints,
  };
}
