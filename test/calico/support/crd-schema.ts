import { Ajv, type ValidateFunction } from "ajv";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { KubernetesObject } from "../../../constructs/model";

export interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  type?: string | readonly string[];
  format?: string;
  [key: string]: unknown;
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/**
 * Judges objects by the structural schemas of CRDs, as an API server with strict field validation does: types, enums,
 * patterns, bounds, and no unknown fields. CEL rules are left to the real API server.
 */
export class CrdSchemas {
  private readonly byKind = new Map<string, ValidateFunction>();
  private readonly texts: readonly string[];

  constructor(files: readonly string[]) {
    this.texts = files.flatMap((file) => readFileSync(file, "utf8").split(/^---$/m));
  }

  /** What is wrong with the object, one line each; empty where it is valid. */
  problems(object: KubernetesObject): readonly string[] {
    const { apiVersion, kind } = object;
    const validate = this.byKind.get(`${apiVersion}/${kind}`) ?? this.compile(apiVersion, kind);
    if (validate(object)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${kind}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  /** The schema of a kind's spec. */
  spec(apiVersion: string, kind: string): Schema {
    return this.find(apiVersion, kind).properties?.spec ?? {};
  }

  private compile(apiVersion: string, kind: string): ValidateFunction {
    // A validator that is asked a few times is not worth the time to make its code short.
    const code = { regExp: goRegExp, optimize: false };
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, code });
    const compiled = ajv.compile({ ...closed(this.find(apiVersion, kind)) });
    this.byKind.set(`${apiVersion}/${kind}`, compiled);
    return compiled;
  }

  private find(apiVersion: string, kind: string): Schema {
    const [group, version] = apiVersion.split("/");
    // Only the one document is parsed: the files are large.
    const text = this.texts.find(
      (text) => text.includes(`\n    kind: ${kind}\n`) && text.includes(`\n  group: ${group}\n`),
    );
    if (text === undefined) throw new Error(`no CRD of ${apiVersion} ${kind}`);
    const { spec } = parse(text) as Crd;
    const found = spec.versions.find(({ name }) => name === version);
    if (found === undefined) throw new Error(`no version ${version} of ${kind}`);
    return found.schema.openAPIV3Schema;
  }
}

/** CRD patterns are Go's: `(?i)` is a flag there. */
const goRegExp = Object.assign(
  (pattern: string, flags: string) =>
    pattern.includes("(?i)") ? new RegExp(pattern.replace("(?i)", ""), `${flags}i`) : new RegExp(pattern, flags),
  { code: "new RegExp" },
);

/** The schema with every object closed to unknown fields, but for metadata, which Kubernetes judges itself. */
function closed(schema: Schema, depth = 0): Schema {
  const { properties, items, additionalProperties } = schema;
  const keepsUnknown = schema["x-kubernetes-preserve-unknown-fields"] === true;
  const mapped =
    properties &&
    Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [
        key,
        depth === 0 && key === "metadata" ? value : closed(value, depth + 1),
      ]),
    );
  return {
    ...schema,
    ...(mapped && { properties: mapped }),
    ...(mapped && additionalProperties === undefined && !keepsUnknown && { additionalProperties: false }),
    ...(items && { items: closed(items, depth + 1) }),
    ...(typeof additionalProperties === "object" && { additionalProperties: closed(additionalProperties, depth + 1) }),
    // Quantities and ports: OpenAPI leaves the type out, so there is nothing to say.
    ...(schema["x-kubernetes-int-or-string"] === true && { type: ["integer", "string"] }),
  };
}
