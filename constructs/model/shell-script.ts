import { commandLine, comment } from "./shell";
import type { Step } from "./step";

/** A function of the script. */
export interface ShellFunction {
  readonly name: string;
  /** Comment lines above it. */
  readonly about?: readonly string[];
  /** Lines, as if they stood in the first column. */
  readonly body: readonly string[];
}

export function func({ name, about = [], body }: ShellFunction): string {
  return [...about.map(comment), `${name}() {`, ...body.map((line) => `  ${line}`), "}"].join("\n");
}

/** `refuse WHAT [LINE ...]` of a script called commands.sh: ends it before anything was changed. */
export const refusal: ShellFunction = {
  name: "refuse",
  about: ["What is wrong, and a line each for what else there is to say."],
  body: [
    'echo "commands.sh: $1; nothing was changed" >&2',
    "shift",
    `[ $# = 0 ] || printf '  %s\\n' "$@" >&2`,
    "exit 2",
  ],
};

/** A step as lines of the script; none for what is not done there. */
export function linesOf(step: Step): readonly string[] {
  const { run } = step;
  switch (run.kind) {
    case "command":
    case "check":
      return [commandLine(run.command)];
    case "function":
      return [run.name];
    case "apply":
    case "annotate":
    case "download":
    case "wait":
    case "sessions":
    case "by-hand":
    case "component":
      return [];
  }
}
