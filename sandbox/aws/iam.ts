/** IAM: roles, policies, profiles and the cluster's identity provider. */
import { type Definition, type Making, refuse, type Report, type World } from "../host/definition";
import { label } from "../host/errors";
import type { Entry } from "../host/store";
import { asText, type Properties } from "../host/values";
import { managedPolicies } from "./managed";
import { type PolicyUse, policyProblems } from "./policy-document";
import { expectNumber, expectText, text, texts } from "../host/read";

function arn({ world }: Making, path: string): string {
  return `arn:${world.partition}:iam::${world.account}:${path}`;
}

function isManaged(policy: string): boolean {
  return managedPolicies.has(policy);
}

function checkDocument(inputs: Properties, property: string, use: PolicyUse, report: Report): void {
  for (const problem of policyProblems(inputs[property], use)) report(property, problem);
}

/** ARNs of the policies that a role has, however they were attached. */
export function policiesOf(world: World, role: Entry): string[] {
  const attached = world
    .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .filter((entry) => entry.inputs["role"] === role.id)
    .map((entry) => asText(entry.inputs["policyArn"]));
  return [...attached, ...texts(role.inputs, "managedPolicyArns[*]")];
}

/** The generated part of a name that was given as a prefix. */
export function nameOf({ inputs, hex }: Making, property = "name"): string {
  return text(inputs, property) ?? `${text(inputs, `${property}Prefix`) ?? ""}${hex("name", 26)}`;
}

const role: Definition = {
  name: { property: "name", limit: 64 },
  documents: ["assumeRolePolicy"],
  sets: ["managedPolicyArns", "inlinePolicies"],
  references: [
    { path: "permissionsBoundary", kind: "policy", elsewhere: isManaged },
    { path: "managedPolicyArns[*]", kind: "policy", elsewhere: isManaged },
  ],
  check: (inputs, report) => {
    checkDocument(inputs, "assumeRolePolicy", "trust", report);
    expectText(inputs, "name", /^[\w+=,.@-]{1,64}$/, "1 to 64 letters, digits and +=,.@-_", report);
    expectNumber(inputs, "maxSessionDuration", 3600, 43200, report);
  },
  identify: (making) => nameOf(making),
  outputs: (making) => ({
    arn: arn(making, `role${text(making.inputs, "path") ?? "/"}${nameOf(making)}`),
    createDate: "2026-01-01T00:00:00Z",
    forceDetachPolicies: making.inputs["forceDetachPolicies"] ?? false,
    inlinePolicies: making.inputs["inlinePolicies"] ?? [],
    managedPolicyArns: making.inputs["managedPolicyArns"] ?? [],
    maxSessionDuration: making.inputs["maxSessionDuration"] ?? 3600,
    name: making.inputs["name"] ?? nameOf(making),
    path: making.inputs["path"] ?? "/",
    uniqueId: `AROA${making.hex("unique", 17).toUpperCase()}`,
  }),
  provides: ({ id, outputs }) => [
    { kind: "roleName", key: id },
    { kind: "role", key: asText(outputs["arn"]) },
  ],
};

const policy: Definition = {
  name: { property: "name", limit: 128 },
  documents: ["policy"],
  check: (inputs, report) => {
    checkDocument(inputs, "policy", "identity", report);
    expectText(inputs, "name", /^[\w+=,.@-]{1,128}$/, "1 to 128 letters, digits and +=,.@-_", report);
  },
  identify: (making) => arn(making, `policy${text(making.inputs, "path") ?? "/"}${nameOf(making)}`),
  outputs: (making) => ({
    arn: making.id,
    name: making.inputs["name"] ?? nameOf(making),
    path: making.inputs["path"] ?? "/",
    policyId: `ANPA${making.hex("unique", 17).toUpperCase()}`,
  }),
  provides: ({ id }) => [{ kind: "policy", key: id }],
};

const rolePolicy: Definition = {
  name: { property: "name", limit: 128 },
  documents: ["policy"],
  references: [{ path: "role", kind: "roleName" }],
  check: (inputs, report) => checkDocument(inputs, "policy", "identity", report),
  identify: (making) => `${asText(making.inputs["role"])}:${nameOf(making)}`,
  outputs: (making) => ({ name: making.inputs["name"] ?? nameOf(making) }),
};

const rolePolicyAttachment: Definition = {
  references: [
    { path: "role", kind: "roleName" },
    { path: "policyArn", kind: "policy", elsewhere: isManaged },
  ],
  identify: ({ inputs }) => `${asText(inputs["role"])}/${asText(inputs["policyArn"])}`,
};

const instanceProfile: Definition = {
  name: { property: "name", limit: 128 },
  references: [{ path: "role", kind: "roleName" }],
  identify: (making) => nameOf(making),
  outputs: (making) => ({
    arn: arn(making, `instance-profile${text(making.inputs, "path") ?? "/"}${nameOf(making)}`),
    createDate: "2026-01-01T00:00:00Z",
    name: making.inputs["name"] ?? nameOf(making),
    path: making.inputs["path"] ?? "/",
    uniqueId: `AIPA${making.hex("unique", 17).toUpperCase()}`,
  }),
  provides: ({ id, outputs }) => [
    { kind: "instanceProfile", key: id },
    { kind: "instanceProfile", key: asText(outputs["arn"]) },
  ],
};

const openIdConnectProvider: Definition = {
  sets: ["clientIdLists"],
  check: (inputs, report) => {
    expectText(inputs, "url", /^https:\/\/[^\s?#]+$/, "an https URL without a query", report);
    expectText(inputs, "thumbprintLists[*]", /^[0-9a-f]{40}$/i, "40 hexadecimal digits", report);
  },
  admit: ({ inputs, subject, world }) => {
    const url = asText(inputs["url"]);
    if (!url.includes(".eks.") || world.get("oidcIssuer", url) !== undefined) return;
    const wanted = "the issuer of an existing cluster (identities[0].oidcs[0].issuer)";
    refuse("InvalidInput", `${label(subject.urn)}: url: got "${url}", want ${wanted}`);
  },
  identify: (making) => arn(making, `oidc-provider/${asText(making.inputs["url"]).replace("https://", "")}`),
  outputs: ({ id, inputs, hex }) => ({
    arn: id,
    // AWS keeps and shows the address without its scheme.
    url: asText(inputs["url"]).replace("https://", ""),
    thumbprintLists: inputs["thumbprintLists"] ?? [hex("thumb", 40)],
  }),
};

export const iam: Readonly<Record<string, Definition>> = {
  "aws:iam/instanceProfile:InstanceProfile": instanceProfile,
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": openIdConnectProvider,
  "aws:iam/policy:Policy": policy,
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicy:RolePolicy": rolePolicy,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": rolePolicyAttachment,
};
