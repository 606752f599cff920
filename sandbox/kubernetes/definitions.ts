/** Which kinds the pretended API server knows at a moment, and what their schemas say. */
import { installationType } from "../cluster/store";
import type { Surroundings } from "../cluster/surroundings";
import { refuse } from "../host/definition";
import { label } from "../host/errors";
import { type Cloud, entries, type Entry } from "../host/store";
import type { Failure } from "../host/provider";
import { asText, isObject, type Json, type Properties } from "../host/values";
import { text } from "../host/read";
import { chartKinds, isBuiltin, isNamespaced } from "./kinds";
import { hasApiServerObject } from "./operator";
import { definitionTypes, type Kind, releaseType, typeOf } from "./objects";

export const operatorChart = "tigera-operator";

/** A kind as a CustomResourceDefinition in the store declares it. */
interface Declared {
  readonly namespaced: boolean;
  readonly schema: Properties | undefined;
}

/** The definitions that stacks have made, one by one. */
export function definitions(cloud: Cloud): Entry[] {
  return definitionTypes.flatMap((type) => [...entries(cloud, type)]);
}

/** The declaration of a kind by a CustomResourceDefinition object. */
export function declaration(cloud: Cloud, kind: Kind): Declared | undefined {
  const [group = "", version = ""] = kind.apiVersion.split("/");
  for (const { outputs } of definitions(cloud)) {
    if (text(outputs, "spec.group") !== group || text(outputs, "spec.names.kind") !== kind.kind) continue;
    const spec = isObject(outputs["spec"]) ? outputs["spec"] : {};
    const versions = Array.isArray(spec["versions"]) ? spec["versions"] : [];
    const served = versions.find((item) => isObject(item) && item["name"] === version && item["served"] !== false);
    if (!isObject(served)) continue;
    const schema = isObject(served["schema"]) ? served["schema"]["openAPIV3Schema"] : undefined;
    return { namespaced: spec["scope"] === "Namespaced", schema: isObject(schema) ? schema : undefined };
  }
  return undefined;
}

/** Why the API server does not know a kind; undefined when it does. */
export function whyUnknown(cloud: Cloud, kind: Kind, around: Surroundings): string | undefined {
  const { apiVersion } = kind;
  if (isBuiltin(kind)) {
    return isNamespaced(kind) === undefined
      ? `no matches for kind "${kind.kind}" in version "${apiVersion}"`
      : undefined;
  }
  if (around.served.includes(apiVersion) || declaration(cloud, kind) !== undefined) return undefined;
  const missing = `no matches for kind "${kind.kind}" in version "${apiVersion}"`;
  const listed = chartKinds[apiVersion] !== undefined && isNamespaced(kind) !== undefined;
  if (apiVersion === "projectcalico.org/v3" && listed) {
    if (hasChart(cloud, ["projectcalico.org.v3"])) return undefined;
    if (!hasApiServerObject(cloud, around))
      return `${missing}: no APIServer (operator.tigera.io/v1) serves it; create one first (dependsOn)`;
    if (!around.hasNodes)
      return `${missing}: Calico's API server has no node to run on; create a node group first (dependsOn)`;
    return undefined;
  }
  if (listed && hasChart(cloud, ["crd.projectcalico.org.v1"])) return undefined;
  if (listed && bringsDefinitions(cloud)) return undefined;
  return `${missing}: no CustomResourceDefinition declares it; create it, or the chart that holds it, first (dependsOn)`;
}

/** The chart of the operator held its definitions up to 3.31, in `crds/`: Helm installs them, and never owns them. */
export function bringsDefinitions(cloud: Cloud): boolean {
  return [...entries(cloud, releaseType)].some(({ inputs }) => {
    const minor = /^v?3\.(\d+)\./.exec(text(inputs, "version") ?? "")?.[1];
    return chartName(inputs) === operatorChart && minor !== undefined && Number(minor) < 32;
  });
}

export function hasChart(cloud: Cloud, names: readonly string[]): boolean {
  return [...entries(cloud, releaseType)].some(({ inputs }) => names.includes(chartName(inputs)));
}

/** `oci://host/charts/tigera-operator` and `./tigera-operator-v3.32.1.tgz` are `tigera-operator` too. */
export function chartName(inputs: Properties): string {
  const last = (text(inputs, "chart") ?? "").split("/").pop() ?? "";
  return last.replace(/\.tgz$/, "").replace(/-v?\d+\.\d+\.\d+.*$/, "");
}

/** Objects of the kinds that a CustomResourceDefinition declares: they would go with it. */
export function instancesOf(cloud: Cloud, definition: Properties): string[] {
  const spec = isObject(definition["spec"]) ? definition["spec"] : {};
  const versions = Array.isArray(spec["versions"]) ? spec["versions"].filter(isObject) : [];
  return versions.flatMap((version) => {
    const apiVersion = `${asText(spec["group"])}/${asText(version["name"])}`;
    const type = typeOf({ apiVersion, kind: text(spec, "names.kind") ?? "" });
    return [...entries(cloud, type)].map((entry) => `${type}:${entry.id}`);
  });
}

/**
 * The operator takes the finalizer off an Installation. One that goes first leaves an object that never ends, and with
 * it a namespace and a CRD.
 * @throws Refusal when `entry` is the operator and an Installation is left.
 */
export function refuseOrphanedInstallation(cloud: Cloud, entry: Entry): void {
  const isRelease = entry.type === releaseType && chartName(entry.inputs) === operatorChart;
  const isDeployment = entry.type === "kubernetes:apps/v1:Deployment" && entry.id.endsWith("/tigera-operator");
  const [installation] = entries(cloud, installationType);
  if (installation === undefined || !(isRelease || isDeployment)) return;
  const what = `${label(entry.urn)} (${entry.id}) cannot be deleted`;
  const problem = `${label(installation.urn)} would wait for ever for the operator to remove its finalizer tigera.io/cni-protector`;
  refuse("Timeout", `${what}: ${problem}; delete that first (dependsOn)`);
}

/**
 * Strict validation, as the API server does it: unknown fields, missing fields, wrong types, values outside an enum.
 * Not judged: formats, bounds and CEL rules.
 */
export function validateObject(object: Properties, schema: Properties): Failure[] {
  const failures: Failure[] = [];
  const { apiVersion, kind, metadata, ...rest } = object;
  void [apiVersion, kind, metadata];
  walk(rest, { ...schema, required: withoutTypeMeta(schema["required"]) }, "", failures);
  return failures;
}

function withoutTypeMeta(required: Json | undefined): Json {
  return Array.isArray(required)
    ? required.filter((name) => !["apiVersion", "kind", "metadata"].includes(asText(name)))
    : [];
}

function walk(value: Json, schema: Properties, path: string, failures: Failure[]): void {
  const say = (reason: string): unknown => failures.push({ property: path, reason });
  const wanted = schema["type"];
  if (schema["x-kubernetes-int-or-string"] === true) {
    if (typeof value !== "string" && typeof value !== "number")
      say(`got ${JSON.stringify(value)}, want an integer or a string`);
    return;
  }
  if (typeof wanted === "string" && !hasType(value, wanted)) {
    say(`got ${JSON.stringify(value)}, want ${wanted}`);
    return;
  }
  const allowed = schema["enum"];
  if (Array.isArray(allowed) && !allowed.includes(value)) {
    say(`Unsupported value: ${JSON.stringify(value)}: supported values: ${allowed.map(String).join(", ")}`);
  }
  const pattern = schema["pattern"];
  if (typeof pattern === "string" && typeof value === "string" && !matches(pattern, value)) {
    say(`got "${value}", want it to match ${pattern}`);
  }
  if (Array.isArray(value)) {
    const items = schema["items"];
    if (isObject(items)) value.forEach((item, index) => walk(item, items, `${path}[${index}]`, failures));
    return;
  }
  if (!isObject(value)) return;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const others = schema["additionalProperties"];
  for (const [key, field] of Object.entries(value)) {
    const at = path === "" ? key : `${path}.${key}`;
    const own = properties[key];
    if (isObject(own)) walk(field, own, at, failures);
    else if (isObject(others)) walk(field, others, at, failures);
    else if (others !== true && schema["x-kubernetes-preserve-unknown-fields"] !== true && wanted !== undefined) {
      failures.push({
        property: at,
        reason: `unknown field "${at}"; known are ${Object.keys(properties).join(", ") || "none"}`,
      });
    }
  }
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  for (const key of required) {
    if (value[asText(key)] === undefined)
      failures.push({ property: path, reason: `${path === "" ? "" : `${path}.`}${asText(key)}: Required value` });
  }
}

function hasType(value: Json, type: string): boolean {
  if (type === "integer") return typeof value === "number" && Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  return type === "object" ? isObject(value) : typeof value === type;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern).test(value);
  } catch {
    // Go's regular expressions have a few forms that JavaScript's lack.
    return true;
  }
}
