import type * as childProcess from "node:child_process";
import { join, relative, resolve } from "node:path";
import { codeFile, installation, isCompiled } from "../../model";
import type { SourceDocument } from "../document";
import { limits, readable } from "../limits";
import { firstLine, type SourceProblem } from "../problems";
import { noIntent, type Told } from "./told";

/** Seconds that a module has to export its intent, with everything that it imports. */
const defaultDeadline = 20;

/** Else tsx would read the tsconfig.json of the user's own folder. */
const tsconfig = join(installation, isCompiled ? "dist" : "", "tsconfig.json");

/** Most bytes of what a module prints, and of its intent. */
const maximumOutput = 4 * limits.bytes;

type Read = { readonly document: SourceDocument } | { readonly problems: readonly SourceProblem[] };

/**
 * The intent that a TypeScript module exports by default. The module runs in a process of its own: whatever it does, this
 * one goes on. What it prints goes to stderr, because stdout belongs to the command.
 */
export function readTypeScript(file: string, { deadline = defaultDeadline } = {}): Read {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most intents are YAML, and each start counts
  const { spawnSync } = require("node:child_process") as typeof childProcess;
  const { signal, status, error, output } = spawnSync(
    process.execPath,
    // A module that takes all memory ends after a moment, instead of with the machine.
    [
      "--max-old-space-size=512",
      "--require",
      require.resolve("tsx/cjs"),
      codeFile("constructs/intent/typescript/child"),
      resolve(file),
    ],
    {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      encoding: "utf8",
      timeout: deadline * 1000,
      killSignal: "SIGKILL",
      maxBuffer: maximumOutput,
      env: { ...process.env, TSX_TSCONFIG_PATH: tsconfig },
    },
  );
  const [, out = "", err = "", told = ""] = output ?? [];
  const printed = `${out ?? ""}${withoutCrash(err ?? "")}`;
  if (printed !== "") process.stderr.write(printed.endsWith("\n") ? printed : `${printed}\n`);
  const outcome = read(told ?? "") ?? { problems: [noIntent(ending({ signal, status, error, deadline }))] };
  if ("problems" in outcome) return { problems: outcome.problems.map((problem) => named(problem, file)) };
  const location = { file, line: 1, column: 1 };
  return { document: { file, data: outcome.data, locate: () => location, text: () => undefined } };
}

/** What the process told before its end; undefined where that is nothing, or not all of it. */
function read(told: string): Told | undefined {
  try {
    return JSON.parse(told) as Told;
  } catch {
    return undefined;
  }
}

interface Ending {
  readonly signal: string | null;
  readonly status: number | null;
  readonly error?: Error | undefined;
  readonly deadline: number;
}

function ending({ signal, status, error, deadline }: Ending): { what: string; got: string; fix?: string } {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ETIMEDOUT") {
    const fix = "look for a loop that never ends, or for a call that waits for something";
    return {
      what: `the TypeScript module exported nothing within ${deadline} seconds, and was ended`,
      got: "no intent",
      fix,
    };
  }
  if (code === "ENOBUFS") {
    const got = `more than ${readable(maximumOutput)} bytes`;
    return { what: "the TypeScript module prints without end, and was ended", got, fix: "print less" };
  }
  if (error !== undefined) {
    return { what: "no process could be started for the TypeScript module", got: firstLine(error.message) };
  }
  // V8 aborts where it has no memory left.
  const got = signal === null ? `exit code ${status}` : signal;
  const why = signal === "SIGABRT" ? "aborted, or took more than 512 MiB of memory" : "ended its process";
  return { what: `the TypeScript module ${why} before it exported an intent`, got };
}

/** What V8 prints at its end is for the authors of V8. */
function withoutCrash(text: string): string {
  const [before = ""] = text.split(
    /^.*(?:<--- Last few GCs --->|FATAL ERROR: |Native stack trace|node\[\d+\]: ).*$/m,
    1,
  );
  return before.trim() === "" ? "" : before;
}

/** The file as the user named it; of another one, the path from here. */
function named(problem: SourceProblem, file: string): SourceProblem {
  if (problem.file === undefined) return problem;
  if (problem.file === resolve(file)) return { ...problem, file };
  const short = relative(process.cwd(), problem.file);
  return { ...problem, file: short.startsWith("..") ? problem.file : short };
}
