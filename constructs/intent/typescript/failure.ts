import { readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { inspect } from "node:util";
import { installation } from "../../model";
import { firstLine, type SourceProblem } from "../problems";
import { noIntent } from "./told";

type Place = Pick<SourceProblem, "file" | "line" | "column">;

/** What a module threw, with the user's own line. */
export function failure(error: unknown): readonly SourceProblem[] {
  const syntax = syntaxErrors(error);
  if (syntax.length > 0) return syntax;
  if (!(error instanceof Error)) {
    const got = inspect(error, { depth: 0, breakLength: Infinity });
    const what = `the TypeScript module throws a value that is no Error: ${firstLine(got, 100)}`;
    return [noIntent({ what, got, fix: "mend what makes it throw" })];
  }
  const { name, message, stack } = error;
  const isMissing = (error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND";
  const what = `the TypeScript module cannot be run: ${name === "Error" ? "" : `${name}: `}${firstLine(String(message))}`;
  const fix = isMissing
    ? "correct the path or the name of the import, or install the package beside the file"
    : "mend the module at this place";
  const place = (isMissing ? importOf(error) : undefined) ?? frameOf(String(stack));
  return [{ ...noIntent({ what, got: String(name), fix }), ...place }];
}

/** Where a module that is missing is asked for: its stack knows the file only. */
function importOf(error: Error & { readonly requireStack?: readonly string[] }): Place | undefined {
  const file = error.requireStack?.[0];
  const [, name] = /'(.+)'/.exec(error.message) ?? [];
  if (file === undefined || name === undefined) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes(`"${name}"`) || text.includes(`'${name}'`));
  return line < 0 ? undefined : { file, line: line + 1, column: lines[line]?.indexOf(name) ?? 0 };
}

/** The errors of esbuild, by which tsx compiles: tsx keeps only their text, a line for each. */
function syntaxErrors(error: unknown): readonly SourceProblem[] {
  if (!(error instanceof Error) || error.name !== "TransformError") return [];
  return [...error.message.matchAll(/^(.*):(\d+):(\d+): ERROR: (.*)$/gm)].map(([, file, line, column, text = ""]) => {
    const isAwait = text.startsWith("Top-level await");
    const problem = noIntent({
      what: isAwait
        ? "the TypeScript module waits with `await` outside of a function: an intent is read without waiting"
        : `the TypeScript module cannot be compiled: ${text}`,
      got: isAwait ? "await" : text,
      fix: isAwait ? "read files with readFileSync, and write no `async` function" : "mend the syntax at this place",
    });
    // esbuild counts columns from 0.
    return { ...problem, file, line: Number(line), column: Number(column) + 1 };
  });
}

/** The kit's own code; of what is compiled, maps tell the places of the sources. */
const kit = ["constructs", join("dist", "constructs")].map((folder) => join(installation, folder, sep));

/** The innermost line of a stack that is the user's. */
export function frameOf(stack: string): Place {
  for (const line of stack.split("\n")) {
    const [, file, row, column] = /^\s+at (?:.*\()?(?:file:\/\/)?(\/.*|[A-Z]:\\.*):(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (file === undefined || kit.some((folder) => file.startsWith(folder)) || file.includes("node_modules")) continue;
    return { file, line: Number(row), column: Number(column) };
  }
  return {};
}
