import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from "yaml";
import type { Location } from "../findings";
import type { SourceDocument } from "./document";
import { limits, readable } from "./limits";
import { type At, firstLine, type SourceProblem, tooDeep } from "./problems";
import { dataOf } from "./yaml-data";
import { locateIn, scalarAt } from "./yaml-places";

export type Read = { readonly document: SourceDocument } | { readonly problems: readonly SourceProblem[] };

/** Reads the text of a YAML or JSON file; `file` is only quoted. Never throws. */
export function readYaml(file: string, text: string): Read {
  const lineCounter = new LineCounter();
  const at = placesBy(lineCounter);
  const illegal = illegalCharacter(text);
  if (illegal !== undefined) return { problems: [illegal] };
  const tokens = tokensOf(text, lineCounter, at);
  if ("problem" in tokens) return { problems: [tokens.problem] };
  const strange = strangeness(tokens.tokens, at);
  if (strange.length > 0) return { problems: strange };
  const document = compose(tokens.tokens);
  if (document === undefined) return { problems: [nothing(text)] };
  if (document.errors.length > 0) return { problems: document.errors.map((error) => syntaxError(error, at)) };
  const { data, problems } = dataOf(document.contents, at);
  if (problems.length > 0) return { problems };
  if (data === null) return { problems: [nothing(text)] };
  return { document: sourceOf(file, document, data, at) };
}

export type ReadMany =
  { readonly documents: readonly SourceDocument[] } | { readonly problems: readonly SourceProblem[] };

/** As `readYaml`, of a file with any number of documents, such as manifests have; those that hold nothing are left out. */
export function readYamlDocuments(file: string, text: string): ReadMany {
  const lineCounter = new LineCounter();
  const at = placesBy(lineCounter);
  const illegal = illegalCharacter(text);
  if (illegal !== undefined) return { problems: [illegal] };
  const tokens = tokensOf(text, lineCounter, at);
  if ("problem" in tokens) return { problems: [tokens.problem] };
  const documents = composeAll(tokens.tokens);
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) return { problems: errors.map((error) => syntaxError(error, at, wantsObjects)) };
  const read = documents.map((document) => ({ document, ...dataOf(document.contents, at) }));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return { problems };
  const held = read.filter(({ data }) => data !== null && data !== undefined);
  return { documents: held.map(({ document, data }) => sourceOf(file, document, data, at)) };
}

function placesBy(lineCounter: LineCounter): At {
  return (offset) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
}

function sourceOf(file: string, document: Document.Parsed, data: unknown, at: At): SourceDocument {
  const located = (offset: number): Location => ({ file, ...at(offset) });
  return {
    file,
    data,
    locate: (path, what = "value") => locateIn(document.contents, path, what, located),
    text: (path) => scalarAt(document.contents, path),
  };
}

/** What YAML lets no text hold: control characters, lone surrogates, and line ends of machines that are gone. */
const illegals = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\r(?!\n)/u;

function illegalCharacter(text: string): SourceProblem | undefined {
  // A NUL says most: it stands in no text at all, whatever else there is before it.
  const found = /\0/.exec(text) ?? illegals.exec(text);
  if (found === null) return undefined;
  const lines = text.slice(0, found.index).split("\n");
  const number = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const place = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
  const character = `the character U+${number}`;
  if (found[0] === "\r") {
    const message = "a carriage return ends a line alone";
    const fix = "save it with line ends LF or CR LF, e.g. with `tr '\\r' '\\n'`";
    return { code: "SRC-005", message, got: character, want: "line ends LF or CR LF", fix, ...place };
  }
  return {
    code: "SRC-005",
    message: number === "0000" ? "the file is binary: it holds a NUL" : `the file holds ${character}, which is no text`,
    got: character,
    want: "text without control characters (YAML 1.2.2, 5.1)",
    fix: number === "0000" ? "check that it is the right file" : "remove the character",
    ...place,
  };
}

type Tokens = { readonly tokens: readonly CST.Token[] } | { readonly problem: SourceProblem };

/** The text as a tree of tokens, given up where it is too large or too deep for what comes after. */
function tokensOf(text: string, lineCounter: LineCounter, at: At): Tokens {
  const parser = new Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count++;
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The first entry is the document, the last may be a scalar.
    if (parser.stack.length > limits.depth + 2) return { problem: tooDeep(at(parser.offset)) };
    if (count > limits.tokens) return { problem: tooMany(at(parser.offset)) };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

function tooMany(place: ReturnType<At>): SourceProblem {
  return {
    code: "SRC-004",
    message: `the file is too large: reading stopped here, after ${readable(limits.tokens)} words and signs`,
    got: `more than ${readable(limits.tokens)} words, signs, spaces and line ends`,
    want: "less; an intent of 10,000 named nodes has about 600,000",
    fix: "check that it is the right file; write what many nodes have in common once, at their group",
    ...place,
  };
}

/** What is wrong with the file beyond its one document: directives, and further documents. */
function strangeness(tokens: readonly CST.Token[], at: At): SourceProblem[] {
  const problems: SourceProblem[] = [];
  const documents = tokens.filter(({ type }) => type === "document");
  for (const token of tokens) {
    if (token.type !== "directive" || /^%YAML[ \t]+1\.2[ \t]*(#.*)?$/.test(token.source)) continue;
    problems.push({
      code: "SRC-006",
      message: `the directive ${firstLine(token.source, 60)} changes how the file is to be read`,
      got: firstLine(token.source, 60),
      want: "YAML 1.2 without directives",
      fix: "remove the line",
      ...at(token.offset),
    });
  }
  const second = documents[1];
  if (second !== undefined) {
    problems.push({
      code: "SRC-006",
      message: `the file holds ${readable(documents.length)} documents; the second begins here`,
      got: `${readable(documents.length)} documents`,
      want: "one intent in a file",
      fix: "move each document to a file of its own, and remove the `---` between them",
      ...at(second.offset),
    });
  }
  return problems;
}

/** Composes without stack traces: one is taken for each of perhaps a hundred thousand errors. */
function compose(tokens: readonly CST.Token[]): Document.Parsed | undefined {
  return composeAll(tokens)[0];
}

function composeAll(tokens: readonly CST.Token[]): readonly Document.Parsed[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    // Repeated keys are found in `dataOf`: here, every key would be compared with every other.
    const composer = new Composer({ uniqueKeys: false, merge: false, resolveKnownTags: false, schema: "core" });
    return [...composer.compose(tokens)];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A message of the YAML reader without the text that it quotes after a colon: the place is given, and it may be a secret. */
function withoutSource(message: string): string {
  return message.replace(/: *(?:"|[^ ]+$)[^]*$/, "");
}

const wantsIntent = "one YAML or JSON document with the intent's keys";
const wantsObjects =
  "YAML or JSON, in each document an object of Kubernetes; a text that begins with ! or * stands in quotes";

function syntaxError(
  error: { readonly message: string; readonly pos: readonly [number, number] },
  at: At,
  want = wantsIntent,
) {
  const message = firstLine(withoutSource(error.message));
  return {
    code: "SRC-002",
    message: `the file is not valid YAML or JSON: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    got: "nothing",
    want,
    fix: "mend the syntax at this place; indentation and unclosed quotes or brackets are the usual cause",
    ...at(error.pos[0]),
  } as const;
}

function nothing(text: string): SourceProblem {
  const what = text.trim() === "" ? "nothing" : /^\s*#/m.test(text) ? "comments only" : "no value";
  return {
    code: "SRC-001",
    message: `the intent cannot be read: the file holds ${what}`,
    got: what,
    want: "a mapping with the intent's keys, at least name and platform",
    fix: "write an intent, or copy the one of a scenario (see `calico-kit list`)",
  };
}
