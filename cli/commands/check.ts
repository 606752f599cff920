import { isCounted, jsonReport, sarifReport, tableReport } from "../../constructs/findings";
import { catalogue } from "../../constructs/kit";
import { type Context, wantsColour } from "../context";
import { exitCodes } from "../errors";
import type { Format } from "../formats";
import { asTyped } from "../invocation";
import { checkedSource } from "../source";

export interface CheckOptions {
  readonly format: Format;
  /** Whether warnings that the intent does not accept count as errors do. */
  readonly strict: boolean;
}

/** `calico-kit check SOURCE`: the findings. Without `--strict` warnings do not change the exit code. */
export function check(source: string, options: CheckOptions, context: Context): number {
  const checked = checkedSource(source, context);
  const findings = checked.ok ? checked.plan.findings : checked.refusal.findings;
  const reports: Record<Format, () => string> = {
    table: () =>
      asTyped(tableReport(findings, { source }, { colour: wantsColour(context.out, context.env) }), context.command),
    json: () => jsonReport(findings, { source }),
    sarif: () => sarifReport(findings, { source, catalogue: catalogue() }),
  };
  context.out.write(reports[options.format]());
  const isWarned = findings.some((finding) => finding.severity === "warning" && isCounted(finding));
  return checked.ok && !(options.strict && isWarned) ? exitCodes.ok : exitCodes.findings;
}
