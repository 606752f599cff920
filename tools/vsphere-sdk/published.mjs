// What the published schema says of the part that sdks/vsphere has, in a few words, for its test:
//   node tools/vsphere-sdk/published.mjs SCHEMA >test/sdks/vsphere-4.17.json
// Types are written as in sandbox/schema/model.ts; a name that ends in `!` must be given, or is always there.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ type?: string, $ref?: string, items?: Shape, additionalProperties?: Shape }} Shape
 * @typedef {{ properties?: Record<string, Shape>, required?: string[] }} Fields
 * @typedef {Fields & { inputProperties: Record<string, Shape>, requiredInputs?: string[] }} Resource
 * @typedef {{ inputs?: Fields, outputs?: Fields }} Called
 */

const SDK = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../sdks/vsphere");
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("wanted: the file of the schema");
/** @type {{ resources: Record<string, Resource>, functions: Record<string, Called>, types: Record<string, Fields>, provider: Resource }} */
const schema = JSON.parse(fs.readFileSync(file, "utf8"));
/** @type {Set<string>} */
const reached = new Set();

/** `vsphere:index/getNetworkFilter:getNetworkFilter` is GetNetworkFilter. @param {string} token */
function classOf(token) {
  const name = token.slice(token.lastIndexOf(":") + 1);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** @param {Shape} shape @returns {string} */
function typeOf({ type, $ref, items, additionalProperties }) {
  if ($ref !== undefined) {
    const token = $ref.replace("#/types/", "").replaceAll("%2F", "/");
    // An enumeration of text takes any text, too.
    if (schema.types[token]?.properties === undefined) return "string";
    reached.add(token);
    return `@${classOf(token)}`;
  }
  if (type === "array") return `[${typeOf(items ?? {})}]`;
  if (type === "object") return `{${typeOf(additionalProperties ?? { type: "string" })}}`;
  return type === "integer" ? "number" : (type ?? "any");
}

/** @param {Record<string, Shape>} [properties] @param {string[]} [required] */
const fields = (properties = {}, required = []) =>
  Object.fromEntries(
    Object.entries(properties)
      .map(([name, shape]) => [`${name}${required.includes(name) ? "!" : ""}`, typeOf(shape)])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );

/** @param {string} token */
const isHere = (token) => fs.existsSync(path.join(SDK, `${/\/(\w+):/.exec(token)?.[1] ?? ""}.js`));

const resources = Object.entries(schema.resources)
  .filter(([token]) => isHere(token))
  .map(([token, { inputProperties, requiredInputs, properties, required }]) => [
    token,
    { inputs: fields(inputProperties, requiredInputs), outputs: fields(properties, required) },
  ]);
const functions = Object.entries(schema.functions)
  .filter(([token]) => isHere(token))
  .map(([token, { inputs, outputs }]) => [
    token,
    { inputs: fields(inputs?.properties, inputs?.required), outputs: fields(outputs?.properties, outputs?.required) },
  ]);
const provider = fields(schema.provider.inputProperties, schema.provider.requiredInputs);
/** @type {[string, Record<string, string>][]} */
const types = [];
// A set gives what is added during the walk its turn as well.
for (const token of reached) {
  const type = schema.types[token];
  types.push([classOf(token), fields(type?.properties, type?.required)]);
}
const lines = (/** @type {unknown[][]} */ entries) =>
  entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(",\n");
console.log(
  `{\n"provider": ${JSON.stringify(provider)},\n"resources": {\n${lines(resources)}\n},\n"functions": {\n${lines(functions)}\n},\n"types": {\n${lines(types.sort())}\n}\n}`,
);
