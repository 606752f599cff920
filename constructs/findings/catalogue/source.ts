import { family } from "./entry";

const here = { program: "calico-kit", verdict: "refuses" } as const;

/** What can be wrong before any rule runs: the file, its syntax, its shape. */
export const sourceFamily = family({
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
  "INT-001": {
    title: "unknown key",
    severity: "error",
    why: "A misspelt key would be ignored silently and its default would win.",
    upstream: here,
    see: "schema/intent.schema.json",
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
