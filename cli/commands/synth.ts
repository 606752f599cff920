import { synthesise } from "../../constructs/kit";
import type { Context } from "../context";
import { exitCodes } from "../errors";
import { planOf } from "../source";
import { parseLate, remainingLate, unusedLate } from "../synth/late-values";
import { replaceDirectory } from "../synth/output-directory";
import { plural } from "../text";

export interface SynthOptions {
  readonly output: string;
  /** `name=value`, each once. */
  readonly late: readonly string[];
  /** Whether files that an earlier run wrote, and somebody edited, may be lost. */
  readonly overwriteEdits: boolean;
}

/** `calico-kit synth SOURCE -o DIR`: every artefact of the cluster as files. */
export function synth(source: string, options: SynthOptions, context: Context): number {
  const late = parseLate(options.late);
  const plan = planOf(source, context);
  const artefacts = synthesise(plan, { late });
  replaceDirectory(options.output, artefacts, { cwd: context.cwd, overwriteEdits: options.overwriteEdits });
  for (const name of unusedLate(plan, late)) {
    context.err.write(`calico-kit: --late ${name} changes nothing: this cluster does not need it\n`);
  }
  const files = artefacts.map(({ path }) => `  ${path}`).sort();
  const lines = [`${plural(artefacts.length, "file")} in ${options.output}:`, ...files];
  const remaining = remainingLate(plan, late);
  if (remaining.length > 0) {
    lines.push("", "Known only once the cluster exists; until then a placeholder stands in the files:", ...remaining);
  }
  context.out.write(`${lines.join("\n")}\n`);
  return exitCodes.ok;
}
