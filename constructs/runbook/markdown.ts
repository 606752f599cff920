import { type Command, commandLine, lateValue, type Run, type Step } from "../model";
import { annotateCommand, waitCommand } from "./bash";

/** Steps as a numbered list for a page: why, what is run, what to expect, how to take it back. */
export function stepsSection(steps: readonly Step[]): string {
  return steps.map((step, index) => item(step, index + 1)).join("\n");
}

function item({ id, why, run, expect, undo, budget }: Step, number: number): string {
  const lines = [
    `- run: ${runText(run)}${budget === undefined ? "" : ` (at most ${budget})`}`,
    ...(run.kind === "by-hand" ? partsOf(run) : []),
    ...(expect === undefined ? [] : [`- expect: ${expect}`]),
    ...(undo === undefined ? [] : [`- undo: ${codes(undo)}`]),
  ];
  const label = `${number}. `;
  return [`${label}**${id}**: ${why}.`, ...lines.map((line) => " ".repeat(label.length) + line)].join("\n");
}

function runText(run: Run): string {
  switch (run.kind) {
    case "apply": {
      const variables = run.late.map((name) => code(lateValue(name).variable)).join(" and ");
      return `apply ${code(run.path)}${variables === "" ? "" : `, with ${variables} filled in`}`;
    }
    case "download":
      return `apply <${run.url}>${run.edits.length === 0 ? "" : ", changed for this cluster"}`;
    case "wait":
      return codes(run.until.map(waitCommand));
    case "annotate":
      return codes(run.nodes.map(({ selector, annotation }) => annotateCommand(selector, annotation)));
    case "sessions":
      return `apply.sh waits until ${someOf(run.nodes.map(({ node }) => code(node)))} say so by \`CalicoNodeStatus\`; on one node ${code(commandLine(birdOf(run)))}`;
    case "command":
    case "check":
      return codes([run.command]);
    case "function":
      return codes(run.commands);
    case "by-hand":
      return `by hand, ${run.where}`;
    case "component":
      return "the Pulumi component makes it";
  }
}

/** A line for each part of what a person does, below the one that says where. */
function partsOf({ parts }: Extract<Run, { kind: "by-hand" }>): readonly string[] {
  return parts.map(({ what, commands }) => {
    const typed = commands.map(code).join(", then ");
    return `  - ${what}${typed === "" ? "" : `: ${typed}`}`;
  });
}

/** The first few, and how many there are besides. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")} and ${rest} more, one or two of each rack,`;
}

/** How a person asks the daemon of one node. */
function birdOf({ resource }: Extract<Run, { kind: "sessions" }>): Command {
  const namespace = resource.group === "crd.projectcalico.org" ? "kube-system" : "calico-system";
  const exec = ["exec", `--namespace=${namespace}`, "daemonset/calico-node", "--container=calico-node"];
  return ["kubectl", ...exec, "--", "birdcl", "show", "protocols"];
}

function codes(commands: readonly Command[]): string {
  return commands.map((command) => code(commandLine(command))).join(", then ");
}

/** A text as code of Markdown, whatever backquotes are in it. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
