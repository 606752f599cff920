/** Everything that a plan is rendered to, by a name that says in which language it is. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Plan, stepsOf, synthesise } from "../../../../constructs/kit";
import { stepsSection } from "../../../../constructs/runbook";

export type Files = ReadonlyMap<string, string>;

/** The files of `synth`, the section of a page, and VPP's hooks, each of which is a root shell on every node. */
export function rendered(plan: Plan): Files {
  const files = new Map(synthesise(plan).map(({ path, content }) => [path, content]));
  // Without those that apply a manifest, whose names are files of `synth`, and so compared with the others.
  files.set("steps.md", stepsSection(stepsOf(plan, [])));
  const { dataplane } = plan.cluster.calico;
  if (dataplane.kind === "vpp")
    for (const [name, hook] of Object.entries(dataplane.hooks)) files.set(`hooks/${name}.hook`, hook);
  for (const [path, content] of [...files])
    if (path.endsWith(".mime"))
      for (const [index, part] of shellParts(content).entries()) files.set(`${path}.${index}.userdata`, part);
  return files;
}

/** The shell scripts of a node's user data. */
function shellParts(mime: string): readonly string[] {
  return [...mime.matchAll(/Content-Type: text\/x-shellscript\n\n(.*?)\n--CALICO-KIT-BOUNDARY/gs)].map(
    ([, part = ""]) => part,
  );
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: 0o755 });
  }
}
