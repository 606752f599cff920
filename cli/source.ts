import { type Finding, isCounted, tableReport } from "../constructs/findings";
import { checkSource, type Plan } from "../constructs/kit";
import { type Context, wantsColour } from "./context";
import { Done, exitCodes } from "./errors";

/**
 * The plan of a source, for a command that goes on with it. Errors and warnings go to stderr, because stdout belongs to
 * the command; remarks, and what the intent accepts, are for `check`. Errors end the command.
 */
export function planOf(source: string, context: Context): Plan {
  const checked = checkSource(source);
  const { findings: all } = checked.ok ? checked.plan : checked.refusal;
  const findings = all.filter((finding) => finding.severity !== "info" && isCounted(finding));
  if (findings.length > 0) printFindings(findings, source, context);
  if (!checked.ok) throw new Done(exitCodes.findings);
  return checked.plan;
}

/** Prints findings to stderr, because stdout belongs to the command. */
export function printFindings(findings: readonly Finding[], source: string, context: Context): void {
  context.err.write(tableReport(findings, { source }, { colour: wantsColour(context.err, context.env) }));
}
