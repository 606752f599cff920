import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { findsOf, here, type Location, pointerKeys, Report } from "../findings";

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
});

/** A file that was read: its data, and where each JSON pointer stands in it. */
export interface SourceDocument {
  readonly file: string;
  readonly data: unknown;
  /** Position of the value at a pointer, of its key with `key`, or of the nearest thing around it. */
  locate(path: string, what?: "value" | "key"): Location | undefined;
  /** A scalar as it stands in the file, e.g. `1.30` where the data holds the number 1.3. */
  text(path: string): string | undefined;
}

export type ReadResult =
  { readonly ok: true; readonly document: SourceDocument } | { readonly ok: false; readonly report: Report };

/**
 * Reads an intent file: `.yaml`, `.yml`, `.json`, or `.ts` (whose default export is the intent). Whatever is wrong with
 * it is a finding with file, line and column; nothing is thrown.
 */
export function readSource(path: string): ReadResult {
  const file = path;
  const absolute = resolve(path);
  const problem = whyUnreadable(absolute);
  if (problem !== undefined) return failed(file, "SRC-001", problem);
  if (extname(absolute) === ".ts") return readTypeScript(file, absolute);
  let text: string;
  try {
    text = readFileSync(absolute, "utf8");
  } catch (error) {
    return failed(file, "SRC-001", { message: `the intent cannot be read: ${reason(error)}`, got: file });
  }
  return parseText(file, text);
}

/** Parses the text of a YAML or JSON intent; `file` is only quoted. */
export function parseText(file: string, text: string): ReadResult {
  const lineCounter = new LineCounter();
  const parsed = parseDocument(text, { lineCounter, uniqueKeys: true, prettyErrors: false, merge: false });
  const at = (offset: number): Location => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (parsed.errors.length > 0) {
    const report = new Report();
    for (const error of parsed.errors)
      report.of(sourceFinds).add("SRC-002", "", {
        message: `the file is not valid YAML or JSON: ${sentence(withoutSource(error.message))}`,
        want: "one YAML or JSON document with the intent's keys",
        fix: "mend the syntax at this place; indentation and unclosed quotes or brackets are the usual cause",
        location: at(error.pos[0]),
      });
    return { ok: false, report };
  }
  let data: unknown;
  try {
    data = parsed.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    const message = `the file is not valid YAML or JSON: ${withoutSource(reason(error))}`;
    return failed(file, "SRC-002", { message, got: file });
  }
  return {
    ok: true,
    document: {
      file,
      data,
      locate: (path, what = "value") => locateIn(parsed, path, what, at),
      text: (path) => {
        const node = parsed.getIn(
          pointerKeys(path).map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
          true,
        );
        return isScalar(node) ? node.source : undefined;
      },
    },
  };
}

interface Problem {
  readonly message: string;
  readonly got: string;
}

function whyUnreadable(absolute: string): Problem | undefined {
  if (!existsSync(absolute)) return { message: "the intent cannot be read: there is no such file", got: absolute };
  if (!statSync(absolute).isFile()) return { message: "the intent cannot be read: it is not a file", got: absolute };
  if (![".yaml", ".yml", ".json", ".ts"].includes(extname(absolute)))
    return { message: "the intent cannot be read: its name does not end in .yaml, .yml, .json or .ts", got: absolute };
  return undefined;
}

function readTypeScript(file: string, absolute: string): ReadResult {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the user's module is only known at run time
    const loader = require("tsx/cjs/api") as { require(id: string, from: string): unknown };
    const loaded = loader.require(absolute, __filename) as { default?: unknown };
    const data: unknown = loaded.default;
    if (typeof data !== "object" || data === null)
      return failed(file, "SRC-003", {
        message: "the TypeScript module has no default export that is an intent",
        got: file,
      });
    const copy = JSON.parse(JSON.stringify(data)) as unknown;
    return {
      ok: true,
      document: { file, data: copy, locate: () => ({ file, line: 1, column: 1 }), text: () => undefined },
    };
  } catch (error) {
    return failed(file, "SRC-003", { message: `the TypeScript module cannot be loaded: ${reason(error)}`, got: file });
  }
}

function failed(file: string, code: "SRC-001" | "SRC-002" | "SRC-003", problem: Problem): ReadResult {
  const report = new Report();
  report.of(sourceFinds).add(code, "", {
    ...problem,
    location: { file, line: 1, column: 1 },
    want: "a readable YAML, JSON or TypeScript file with an intent",
    fix: code === "SRC-003" ? "write `export default defineIntent({ ... })`" : "check the path, or name a scenario",
  });
  return { ok: false, report };
}

function locateIn(
  document: Document,
  path: string,
  what: "value" | "key",
  at: (offset: number) => Location,
): Location | undefined {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const key of pointerKeys(path)) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String((item.key as { value?: unknown }).value) === key);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
      if (what === "value") offset = startOf(node) ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (node === undefined) break;
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset === undefined ? undefined : at(offset);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}

/** A message of the YAML reader without the text that it quotes after a colon: the place is given, and it may be a secret. */
function withoutSource(message: string): string {
  return message.replace(/: *(?:"|[^ ]+$)[^]*$/, "");
}

/** The first line of an error's message: a user needs the sentence, not the stack. */
function reason(error: unknown): string {
  return sentence(error instanceof Error ? error.message : String(error));
}

function sentence(text: string): string {
  const line = text.split("\n")[0]?.trim() ?? "";
  return line.charAt(0).toLowerCase() + line.slice(1);
}
