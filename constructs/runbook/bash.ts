import {
  type Command,
  comment,
  commandLine,
  late,
  placeholder,
  type Run,
  type Step,
  type WaitCondition,
  word,
} from "../model";

/**
 * A step as bash, for a script that has `apply` (objects on its input) and `fetch URL SHA256`; undefined for what is done
 * elsewhere: a component's resources, the functions and commands of the platform's own script, and checks, which that
 * script runs where the platform has one, and a person where it has none.
 */
export function bashOf({ run, note }: Step): string | undefined {
  const text = textOf(run);
  if (text === undefined) return undefined;
  return note === undefined ? text : `${comment(note)}\n${text}`;
}

function textOf(run: Run): string | undefined {
  switch (run.kind) {
    case "apply": {
      if (run.late.length === 0) return `apply < ${word(run.path)}`;
      const variables = run.late.map((name) => placeholder(late(name))).join(" ");
      return `${commandLine(["envsubst", variables])} < ${word(run.path)} | apply`;
    }
    case "download":
      return [
        `fetch ${word(run.url)}`,
        `  ${word(run.sha256)}`,
        ...run.edits.map((edit) => `  | ${commandLine(["sed", "-e", edit])}`),
        "  | apply",
      ].join(" \\\n");
    case "wait":
      return [
        ...(run.what === undefined ? [] : [`echo ${word([`waiting for ${run.what}`])}`]),
        ...run.until.map((condition) => commandLine(waitCommand(condition))),
      ].join("\n");
    case "command":
    case "check":
    case "function":
    case "component":
      return undefined;
  }
}

export function waitCommand({ resource, until, timeout }: WaitCondition): Command {
  const condition = until === "create" ? until : `condition=${until}`;
  return ["kubectl", "wait", `--for=${condition}`, `--timeout=${timeout}`, resource];
}
