import { commandLine, comment, type Step } from "../../../model";

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
    case "component":
      return [];
  }
}
