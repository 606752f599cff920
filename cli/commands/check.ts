import { jsonReport, sarifReport, tableReport } from "../../constructs/findings";
import { catalogue } from "../../constructs/kit";
import { type Context, wantsColour } from "../context";
import { exitCodes } from "../errors";
import type { Format } from "../formats";
import { asTyped } from "../invocation";
import { checkedSource } from "../source";

/** `calico-kit check SOURCE`: the findings. Warnings do not change the exit code. */
export function check(source: string, options: { format: Format }, context: Context): number {
  const checked = checkedSource(source, context);
  const findings = checked.ok ? checked.plan.findings : checked.refusal.findings;
  const reports: Record<Format, () => string> = {
    table: () =>
      asTyped(tableReport(findings, { source }, { colour: wantsColour(context.out, context.env) }), context.command),
    json: () => jsonReport(findings, { source }),
    sarif: () => sarifReport(findings, { source, catalogue }),
  };
  context.out.write(reports[options.format]());
  return checked.ok ? exitCodes.ok : exitCodes.findings;
}
