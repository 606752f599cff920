import { findsOf, here } from "../findings";

const yaml = "YAML 1.2.2, yaml.org/spec/1.2.2";

/** What can be wrong before anything of an intent is known: the file and its syntax. */
export const sourceFinds = findsOf({
  "SRC-001": {
    title: "the intent cannot be read",
    severity: "error",
    why: "There is nothing to work from.",
    upstream: here,
    see: "calico-kit: SOURCE is a scenario id or a path to a YAML, JSON or TypeScript file",
  },
  "SRC-002": {
    title: "the file is not valid YAML or JSON",
    severity: "error",
    why: "A syntax error hides everything after it.",
    upstream: here,
    see: "YAML 1.2.2, RFC 8259",
  },
  "SRC-003": {
    title: "the TypeScript module does not export an intent",
    severity: "error",
    why: "There is nothing to work from.",
    upstream: here,
    see: "calico-kit: `export default` an object made with defineIntent()",
  },
  "SRC-004": {
    title: "the intent is too large",
    severity: "error",
    why: "No cluster that the kit accepts needs a file of that size; it is another file, or made to exhaust its reader.",
    upstream: here,
    see: "calico-kit: constructs/intent/limits.ts",
  },
  "SRC-005": {
    title: "the file is not UTF-8 text",
    severity: "error",
    why: "Read as UTF-8, its names and values would be other ones than those that were meant.",
    upstream: here,
    see: `${yaml}, 5.1 and 5.2; RFC 8259, 8.1`,
  },
  "SRC-006": {
    title: "something in the file does not mean the same to every reader of YAML",
    severity: "error",
    why: "Tags, merge keys, several documents and keys that are not text are read in different ways, or not at all.",
    upstream: here,
    see: yaml,
  },
  "SRC-007": {
    title: "the number cannot be kept as it is written",
    severity: "error",
    why: "Another number than the written one would reach the cluster.",
    upstream: here,
    see: "IEEE 754 binary64; RFC 8259, 6",
  },
});

/** What the schema can find. */
export const shapeFinds = findsOf({
  "INT-001": {
    title: "unknown key",
    severity: "error",
    why: "A misspelt key would be ignored silently and its default would win.",
    upstream: here,
    see: "schema/intent.schema.json",
    locates: "key",
  },
  "INT-002": {
    title: "wrong type",
    severity: "error",
    why: "The value cannot be read as what the key means.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
  "INT-003": {
    title: "a required key is missing",
    severity: "error",
    why: "The kit has no safe default for it.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
  "INT-004": {
    title: "the value is not one of those allowed",
    severity: "error",
    why: "The program that consumes it knows only these.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
  "INT-005": {
    title: "the value is malformed",
    severity: "error",
    why: "The program that consumes it would refuse it or read something else.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
});
