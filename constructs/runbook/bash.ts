import { type Command, comment, commandLine, late, placeholder, type Step, type WaitCondition, word } from "../model";

/** `sessions_up GROUP VERSION WANTED`: a line for each session, with node, peer's address and name, rack. */
function sessionsLine({ resource: { group, version }, nodes }: Extract<Step["run"], { kind: "sessions" }>): string {
  const lines = nodes.flatMap(({ node, rack, peers }) =>
    peers.map(({ address, name }) => [node, address, name, rack].join(" ")),
  );
  return commandLine(["sessions_up", group, version, lines.join("\n")]);
}

/**
 * A step as lines of bash, for a script that has `apply` and `define` (objects on their input), `annotate_nodes`, `sessions_up`, `stop`,
 * `$mode`, and the downloads in `$scratch`; undefined for what is done elsewhere: a component's resources, the functions
 * and commands of the platform's own script, and checks, which that script runs where the platform has one, and a person
 * where it has none. A line may go on over a line break in quotes, so that nothing may be put in front of what follows one.
 */
export function bashOf(step: Step): readonly string[] | undefined {
  const lines = linesOf(step);
  if (lines === undefined) return undefined;
  return step.note === undefined ? lines : [comment(step.note), ...lines];
}

function linesOf({ id, phase, run }: Step): readonly string[] | undefined {
  const apply = phase === "crds" ? "define" : "apply";
  switch (run.kind) {
    case "apply": {
      const path = word(run.path);
      if (run.ofNodes === true) return [`nodes_there ${path}`, `${apply} ${path} < ${path}`];
      if (run.late.length === 0) return [`${apply} ${path} < ${path}`];
      const variables = run.late.map((name) => placeholder(late(name))).join(" ");
      return [`${commandLine(["envsubst", variables])} < ${path} | ${apply} ${path}`];
    }
    case "download":
      return run.edits.length === 0
        ? [`${apply} ${word(id)} < ${downloaded(id)}`]
        : [
            `${commandLine(["sed", ...run.edits.flatMap((edit) => ["-e", edit])])} ${downloaded(id)} \\`,
            `  | ${apply} ${word(id)}`,
          ];
    case "wait":
      return onlyWhenApplying([
        ...(run.what === undefined ? [] : [`echo ${word([`waiting for ${run.what}`])}`]),
        ...run.until.map((condition) => commandLine(waitCommand(condition))),
      ]);
    case "annotate":
      return run.nodes.map(({ selector, annotation }) => commandLine(["annotate_nodes", selector, annotation]));
    case "sessions":
      return [sessionsLine(run)];
    case "command":
    case "check":
    case "function":
    case "by-hand":
    case "component":
      return undefined;
  }
}

function onlyWhenApplying(lines: readonly string[]): readonly string[] {
  return ['if [ "$mode" = apply ]; then', ...lines.map((line) => `  ${line}`), "fi"];
}

/** Downloads what a step applies, before the first change; undefined where it downloads nothing. */
export function fetchOf({ id, run }: Step): readonly string[] | undefined {
  return run.kind === "download" ? [`fetch ${word(id)} ${word(run.url)} \\`, `  ${word(run.sha256)}`] : undefined;
}

function downloaded(id: string): string {
  return word([{ variable: "scratch" }, `/${id}`]);
}

export function waitCommand({ resource, until, timeout }: WaitCondition): Command {
  const condition = until === "create" ? until : `condition=${until}`;
  return ["kubectl", "wait", `--for=${condition}`, `--timeout=${timeout}`, resource];
}

/** As a person writes it. */
export function annotateCommand(selector: string, annotation: string): Command {
  return ["kubectl", "annotate", "nodes", "--overwrite", "-l", selector, annotation];
}
