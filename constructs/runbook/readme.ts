import { type Cluster, existingSecrets, releaseName } from "../calico";
import { type Artefact, type Handover, type LateName, lateValue, type NextCommand, type Step } from "../model";
import { toolsOf } from "./apply-script";
import { code, stepsSection } from "./markdown";

/** What the page is told from. */
export interface ReadmeArgs {
  readonly cluster: Cluster;
  /** Every other file of the folder; `*` in a path stands for several. */
  readonly files: readonly Pick<Artefact, "path" | "about">[];
  readonly steps: readonly Step[];
  readonly handover: Handover;
}

/**
 * README.md of a folder that `synth` wrote: what each file is for, what must be there first, what to run next, and every
 * step. It names where secrets go and holds none.
 */
export function outputReadme({ cluster, files, steps, handover }: ReadmeArgs): string {
  const { name, calico, kubernetes } = cluster;
  const parts = [
    `# Cluster ${name}: ${releaseName(calico.release)} on Kubernetes ${kubernetes}`,
    "Written by `calico-kit synth`, and written anew by the next one: change the intent, not these files. The same intent " +
      "gives the same bytes.",
    "## Next",
    nextBlock(handover.next),
    "## What must be there first",
    bullets([
      ...byHandLines(steps),
      ...handover.needs,
      ...toolLines(steps),
      ...lateLines(steps),
      ...secretLines(cluster),
    ]),
    "## Files",
    filesTable([self, ...files], steps),
    "## Steps",
    "In this order, whoever runs them; destroying goes the other way round. `apply.sh` runs those that apply or wait.",
    stepsSection(steps),
  ];
  return `${parts.join("\n\n").trimEnd()}\n`;
}

const self: Pick<Artefact, "path" | "about"> = { path: "README.md", about: "this page" };

function nextBlock(next: readonly NextCommand[]): string {
  const lines = next.flatMap(({ command, what }) => [`# ${what}`, command]);
  return ["```sh", ...lines, "```"].join("\n");
}

/** No command of "Next" does them. */
function byHandLines(steps: readonly Step[]): readonly string[] {
  const ids = steps.flatMap(({ id, run }) => (run.kind === "by-hand" ? [code(id)] : []));
  if (ids.length === 0) return [];
  return [`what is done by hand, ${ids.join(", ")} of the steps below: no command of "Next" does it`];
}

function toolLines(steps: readonly Step[]): readonly string[] {
  const downloads = steps.some(({ run }) => run.kind === "download");
  const tools = toolsOf(downloads, lateNamesOf(steps).length > 0);
  const from = downloads ? "; it downloads the release's own files, and refuses any that is not the one it knows" : "";
  return [`for \`apply.sh\`: bash, ${tools.join(", ")}, and a kubeconfig that leads to the cluster${from}`];
}

function lateNamesOf(steps: readonly Step[]): readonly LateName[] {
  return [...new Set(steps.flatMap(({ run }) => (run.kind === "apply" ? run.late : [])))].sort();
}

function lateLines(steps: readonly Step[]): readonly string[] {
  return lateNamesOf(steps).map((name) => {
    const { variable, secret, what } = lateValue(name);
    const fill = secret
      ? "a secret: it stands in no file, and `apply.sh` reads it from there only"
      : `or \`calico-kit synth\` again with \`--late ${name}=VALUE\``;
    return `the variable ${code(variable)} in the environment of \`apply.sh\`: ${what} (${fill})`;
  });
}

function secretLines(cluster: Cluster): readonly string[] {
  return existingSecrets(cluster).flatMap(({ name, namespaces, holds, before }) =>
    namespaces.map(
      (namespace) =>
        `Secret ${code(name)} in namespace ${code(namespace)} of the cluster, with ${holds}, before ${before}`,
    ),
  );
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

function filesTable(files: readonly Pick<Artefact, "path" | "about">[], steps: readonly Step[]): string {
  const applied = new Map(steps.flatMap(({ run, why }) => (run.kind === "apply" ? [[run.path, why] as const] : [])));
  // As given, and not by name: what the user calls a group of nodes moves no line of the page.
  const rows = files.map(({ path, about }) => `| ${code(path)} | ${cell(about ?? applied.get(path) ?? "")} |`);
  return ["| file | what for |", "|---|---|", ...rows].join("\n");
}

/** A text as a cell of a table, which a `|` would end. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
