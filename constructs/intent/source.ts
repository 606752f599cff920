import { extname, resolve } from "node:path";
import type { Report } from "../findings";
import type { SourceDocument } from "./document";
import { type FileText, readText } from "./file";
import { problemReport, type SourceProblem } from "./problems";
import { readTypeScript } from "./typescript";
import { plainData } from "./typescript/plain-data";
import { readYaml, readYamlDocuments } from "./yaml";

export type ReadResult =
  { readonly ok: true; readonly document: SourceDocument } | { readonly ok: false; readonly report: Report };

const javaScript = [".js", ".mjs", ".cjs", ".mts", ".cts", ".tsx", ".jsx"];

/**
 * Reads an intent file: `.yaml`, `.yml`, `.json`, or `.ts` (whose default export is the intent). Whatever is wrong with
 * it is a finding with file, line and column; nothing is thrown, and no file is waited for.
 */
export function readSource(path: string): ReadResult {
  const ending = extname(path).toLowerCase();
  const isKnown = [".yaml", ".yml", ".json", ".ts"].includes(ending);
  const read = readText(resolve(path));
  if ("problem" in read && (isKnown || read.problem.code === "SRC-001")) return refused(path, [read.problem]);
  if (!isKnown) return refused(path, [wrongEnding(path, ending)]);
  const text = "text" in read ? read.text : "";
  const outcome = ending === ".ts" ? readTypeScript(path) : readYaml(path, text);
  return "problems" in outcome ? refused(path, outcome.problems) : { ok: true, document: outcome.document };
}

/** Parses the text of a YAML or JSON intent; `file` is only quoted. */
export function parseText(file: string, text: string): ReadResult {
  const outcome = readYaml(file, text);
  return "problems" in outcome ? refused(file, outcome.problems) : { ok: true, document: outcome.document };
}

export type ReadDocuments =
  | { readonly ok: true; readonly documents: readonly SourceDocument[] }
  | { readonly ok: false; readonly report: Report };

/** Reads a file of manifests, YAML or JSON, with any number of documents. As `readSource`, nothing is thrown. */
export function readManifests(path: string): ReadDocuments {
  return parseManifests(path, readFileText(path));
}

/** The text of a file, or why it cannot be read. */
export function readFileText(path: string): FileText {
  return readText(resolve(path));
}

/** As `readManifests`, of a text that was read; `name` is only quoted. */
export function parseManifests(name: string, read: FileText): ReadDocuments {
  if ("problem" in read) return { ok: false, report: problemReport(name, [read.problem]) };
  const outcome = readYamlDocuments(name, read.text);
  if ("documents" in outcome) return { ok: true, documents: outcome.documents };
  return { ok: false, report: problemReport(name, outcome.problems) };
}

/**
 * An intent that a program has as a value; `name` is only quoted. What no file could hold, such as a function, is a
 * finding.
 */
export function readData(name: string, value: unknown): ReadResult {
  const told = plainData(value);
  if ("problems" in told) return refused(name, told.problems);
  return { ok: true, document: { file: name, data: told.data, locate: () => undefined, text: () => undefined } };
}

/** Parses what was read of a YAML or JSON intent that has no file of its own; `name` is only quoted. */
export function parseFileText(name: string, read: FileText): ReadResult {
  return "problem" in read ? refused(name, [read.problem]) : parseText(name, read.text);
}

function refused(file: string, problems: readonly SourceProblem[]): ReadResult {
  return { ok: false, report: problemReport(file, problems) };
}

function wrongEnding(path: string, ending: string): SourceProblem {
  return {
    code: "SRC-001",
    message: "the intent cannot be read: its name does not end in .yaml, .yml, .json or .ts",
    got: path,
    want: "a readable YAML, JSON or TypeScript file with an intent",
    fix: javaScript.includes(ending)
      ? "rename it to .ts: JavaScript with `export default` is TypeScript, too, and may use `import` and `require`"
      : "rename the file if it is one of these, or name a scenario",
  };
}
