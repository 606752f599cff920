/** Values that a JSON Schema lets through: one for each way there is to satisfy it. */

/** The part of JSON Schema that the kit's own schema uses. */
export interface Schema {
  readonly type?: "object" | "array" | "string" | "integer" | "number" | "boolean";
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly description?: string;
}

/** Texts for patterns: those that fit are the samples. */
const texts = ["sample", "10s", "1.5h", "1m30s", "10ms", "10us", "Auto", "A=true", "A=true,B=false", "10/second"];

/** Values of the schema that differ in kind: each member of an enumeration, each alternative, both ends of a range. */
export function samplesOf(schema: Schema): unknown[] {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum !== undefined) return [...schema.enum];
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(samplesOf);
  switch (schema.type) {
    case "boolean":
      return [true, false];
    case "integer":
    case "number":
      return numbers(schema);
    case "string":
      return textsOf(schema);
    case "array":
      return schema.items === undefined ? [[]] : samplesOf(schema.items).map((item) => [item]);
    case "object":
      return objects(schema);
    default:
      throw new Error(`no sample for ${JSON.stringify(schema)}`);
  }
}

function numbers({ minimum, maximum }: Schema): number[] {
  // Integers without a bound have the one of the language.
  const bounded = (bound: number | undefined): bound is number => bound !== undefined && Math.abs(bound) < 2 ** 53 - 1;
  const ends = [minimum, maximum].filter(bounded);
  return ends.length === 0 ? [1] : ends;
}

function textsOf({ pattern, description }: Schema): string[] {
  if (description?.startsWith("a CIDR")) return ["10.0.0.0/16"];
  if (pattern === undefined) return ["sample"];
  const found = texts.filter((candidate) => new RegExp(pattern).test(candidate));
  if (found.length === 0) throw new Error(`no text for the pattern ${pattern}`);
  return found;
}

/** One object for each sample of each field, with the first sample of every field that it cannot do without. */
function objects({ properties = {}, required = [], additionalProperties }: Schema): unknown[] {
  const needed = Object.fromEntries(required.map((key) => [key, samplesOf(properties[key] ?? {})[0]]));
  const variants = Object.entries(properties).flatMap(([key, schema]) =>
    samplesOf(schema).map((value) => ({ ...needed, [key]: value })),
  );
  if (typeof additionalProperties === "object") {
    variants.push(...samplesOf(additionalProperties).map((value) => ({ ...needed, key: value })));
  }
  return variants;
}
