import { type Finding, isCounted, tableReport } from "../constructs/findings";
import { parseFileText, type ReadResult } from "../constructs/intent";
import { checkDocument, type Checked, checkSource, type Plan } from "../constructs/kit";
import { word } from "../constructs/model";
import { type Context, wantsColour } from "./context";
import { Done, exitCodes } from "./errors";

/** The source that stands for the standard input; a file of that name is `./-`. */
export const standardInput = "-";

/** What a command says of its source. */
export const sourceHelp =
  "a scenario id (see `list`), the path of an intent file (YAML, JSON, TypeScript), or - for YAML or JSON on stdin";

/** Reads, resolves and judges what the user named. */
export function checkedSource(source: string, context: Context): Checked {
  if (source !== standardInput) return checkSource(source);
  const read = readInput(context);
  if (!read.ok) return { ok: false, refusal: { source, findings: read.report.findings } };
  return checkDocument(source, read.document, context.cwd);
}

/** The intent on the standard input. Whoever sits at a terminal is told that it is waited for. */
export function readInput({ input, err }: Context): ReadResult {
  if (input.isTTY) err.write("calico-kit: waiting for an intent in YAML or JSON, up to Ctrl-D on a line of its own\n");
  return parseFileText("<stdin>", input.read());
}

/** What a command knows that has its intent from the standard input: nobody can answer a question there any more. */
export function withoutQuestions(source: string | undefined, context: Context): Context {
  if (source !== standardInput) return context;
  const { confirm: _confirm, ask: _ask, ...rest } = context;
  return { ...rest, cannotAsk: "the intent on stdin, where the answer would stand" };
}

/**
 * The plan of a source, for a command that goes on with it. Errors and warnings go to stderr, because stdout belongs to
 * the command; remarks, and what the intent accepts, are for `check`. Errors end the command.
 */
export function planOf(source: string, context: Context): Plan {
  return planSaying(source, context, ({ severity }) => severity !== "info");
}

/** As {@link planOf}, for a command of something that was started by another, which has said the warnings. */
export function planOfStarted(source: string, context: Context): Plan {
  return planSaying(source, context, ({ severity }) => severity === "error");
}

/** As {@link planOf}, for a command that touches the cluster: who sits at a terminal is told how many infos there are beside. */
export function planToCarryOut(source: string, context: Context): Plan {
  const plan = planOf(source, context);
  const infos = plan.findings.filter((finding) => finding.severity === "info" && isCounted(finding)).length;
  if (infos > 0 && context.err.isTTY) {
    const shown = `${context.command} check ${word(source)}`;
    context.err.write(`calico-kit: ${infos} info${infos === 1 ? "" : "s"} beside, which \`${shown}\` shows\n`);
  }
  return plan;
}

function planSaying(source: string, context: Context, isSaid: (finding: Finding) => boolean): Plan {
  const checked = checkedSource(source, context);
  const { findings: all } = checked.ok ? checked.plan : checked.refusal;
  const findings = all.filter((finding) => isSaid(finding) && isCounted(finding));
  if (findings.length > 0) printFindings(findings, source, context);
  if (!checked.ok) throw new Done(exitCodes.findings);
  return checked.plan;
}

/** Prints findings to stderr, because stdout belongs to the command. */
export function printFindings(findings: readonly Finding[], source: string, context: Context): void {
  context.err.write(tableReport(findings, { source }, { colour: wantsColour(context.err, context.env) }));
}
