/** IAM policy documents: whether one is well formed, and making one from statements. */
import { asText, isObject, type Json, type Properties, unknown } from "../host/values";

/** `trust`: who may assume a role. `identity`: attached to a role. `resource`: attached to a bucket, key or endpoint. */
export type PolicyUse = "trust" | "identity" | "resource";

/**
 * @param text the document; unknown passes.
 * @returns what is wrong, in one sentence each; empty when well formed. Not judged: whether its rights are wise.
 */
export function policyProblems(text: Json | undefined, use: PolicyUse): string[] {
  if (text === undefined || text === unknown) return [];
  if (typeof text !== "string") return ["MalformedPolicyDocument: want JSON text"];
  // A document put together with a value that a preview does not know yet.
  if (text.includes(unknown)) return [];
  let document: Json;
  try {
    document = JSON.parse(text) as Json;
  } catch (error) {
    return [`MalformedPolicyDocument: not JSON: ${(error as Error).message}`];
  }
  if (!isObject(document)) return ["MalformedPolicyDocument: want an object with Version and Statement"];
  const problems: string[] = [];
  const say = (problem: string): unknown => problems.push(`MalformedPolicyDocument: ${problem}`);
  if (document["Version"] !== "2012-10-17" && document["Version"] !== "2008-10-17") {
    say(`Version: got ${JSON.stringify(document["Version"] ?? null)}, want "2012-10-17"`);
  }
  for (const key of Object.keys(document)) {
    if (!["Version", "Id", "Statement"].includes(key)) say(`${key}: no such element; known are Version, Id, Statement`);
  }
  const statements = listOf(document["Statement"]);
  if (statements.length === 0) say("Statement: missing, want at least one");
  statements.forEach((statement, index) => checkStatement(statement, `Statement[${index}]`, use, say));
  return problems;
}

const elements = [
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
  ...["Resource", "NotResource", "Condition"],
];

function checkStatement(statement: Json, at: string, use: PolicyUse, say: (problem: string) => unknown): void {
  if (!isObject(statement)) {
    say(`${at}: want an object`);
    return;
  }
  for (const key of Object.keys(statement)) {
    if (!elements.includes(key)) say(`${at}.${key}: no such element; known are ${elements.join(", ")}`);
  }
  if (statement["Effect"] !== "Allow" && statement["Effect"] !== "Deny") {
    say(`${at}.Effect: got ${JSON.stringify(statement["Effect"] ?? null)}, want "Allow" or "Deny"`);
  }
  const one = (a: string, b: string): boolean => (statement[a] === undefined) !== (statement[b] === undefined);
  if (!one("Action", "NotAction")) say(`${at}: want exactly one of Action and NotAction`);
  for (const action of [...listOf(statement["Action"]), ...listOf(statement["NotAction"])]) {
    if (action !== "*" && !/^[a-z0-9-]+:[\w*?]+$/i.test(asText(action))) {
      say(`${at}.Action: got ${JSON.stringify(action)}, want service:action, like ec2:DescribeInstances`);
    }
  }
  const hasPrincipal = statement["Principal"] !== undefined || statement["NotPrincipal"] !== undefined;
  const hasResource = statement["Resource"] !== undefined || statement["NotResource"] !== undefined;
  if (use === "identity" && hasPrincipal) say(`${at}.Principal: not allowed in a policy that is attached to a role`);
  if (use !== "identity" && !hasPrincipal) say(`${at}: missing Principal`);
  if (use === "trust" && hasResource) say(`${at}.Resource: not allowed in a trust policy`);
  if (use !== "trust" && !hasResource) say(`${at}: missing Resource`);
  checkPrincipal(statement["Principal"], `${at}.Principal`, say);
  for (const resource of [...listOf(statement["Resource"]), ...listOf(statement["NotResource"])]) {
    if (resource !== "*" && !/^(arn:[a-z-]+:|\*|\$\{)/.test(asText(resource))) {
      say(`${at}.Resource: got ${JSON.stringify(resource)}, want "*" or an ARN`);
    }
  }
  if (statement["Condition"] !== undefined && !isObject(statement["Condition"])) say(`${at}.Condition: want an object`);
}

function checkPrincipal(principal: Json | undefined, at: string, say: (problem: string) => unknown): void {
  if (principal === undefined || principal === "*") return;
  if (!isObject(principal)) {
    say(`${at}: got ${JSON.stringify(principal)}, want "*" or an object such as {"Service": "eks.amazonaws.com"}`);
    return;
  }
  for (const [kind, names] of Object.entries(principal)) {
    if (!["AWS", "Service", "Federated", "CanonicalUser"].includes(kind)) {
      say(`${at}.${kind}: want AWS, Service, Federated or CanonicalUser`);
    }
    for (const name of listOf(names)) {
      if (kind === "Service" && !/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(asText(name))) {
        say(`${at}.Service: got ${JSON.stringify(name)}, want a service principal such as ec2.amazonaws.com`);
      }
    }
  }
}

/** The services that a trust policy lets assume its role. */
export function trustedServices(text: Json | undefined): string[] {
  try {
    const document = JSON.parse(asText(text)) as Json;
    if (!isObject(document)) return [];
    return listOf(document["Statement"]).flatMap((statement) => {
      if (!isObject(statement) || statement["Effect"] !== "Allow" || !isObject(statement["Principal"])) return [];
      return listOf(statement["Principal"]["Service"]).map(String);
    });
  } catch {
    return [];
  }
}

/** What `aws.iam.getPolicyDocument` answers for its `statements`. */
export function documentOf(args: Properties): string {
  const statements = listOf(args["statements"]).flatMap((statement) => {
    if (!isObject(statement)) return [];
    const made: Properties = { Effect: statement["effect"] ?? "Allow" };
    const copy = (from: string, to: string): void => {
      const list = listOf(statement[from]);
      const single = list[0];
      if (single !== undefined) made[to] = list.length === 1 ? single : list;
    };
    if (statement["sid"] !== undefined) made["Sid"] = statement["sid"];
    copy("actions", "Action");
    copy("notActions", "NotAction");
    copy("resources", "Resource");
    copy("notResources", "NotResource");
    const principals = listOf(statement["principals"]);
    if (principals.length > 0) made["Principal"] = principalOf(principals);
    const conditions = listOf(statement["conditions"]).filter(isObject);
    if (conditions.length > 0) {
      const all: { [key: string]: Properties } = {};
      for (const { test, variable, values } of conditions) {
        const list = listOf(values);
        (all[asText(test)] ??= {})[asText(variable)] = list.length === 1 ? (list[0] ?? "") : list;
      }
      made["Condition"] = all;
    }
    return [made];
  });
  return JSON.stringify({ Version: args["version"] ?? "2012-10-17", Statement: statements }, null, 2);
}

function principalOf(principals: readonly Json[]): Json {
  const made: Properties = {};
  for (const principal of principals.filter(isObject)) {
    const names = listOf(principal["identifiers"]);
    if (principal["type"] === "*") return "*";
    made[asText(principal["type"])] = names.length === 1 ? (names[0] ?? "") : names;
  }
  return made;
}

function listOf(value: Json | undefined): Json[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
