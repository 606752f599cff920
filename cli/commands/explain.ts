import { printable, printableLines, Redactor, tableReport, valueAt } from "../../constructs/findings";
import { checkSource } from "../../constructs/kit";
import { plain } from "../../constructs/model";
import { type Context, wantsColour } from "../context";
import { exitCodes } from "../errors";
import { chain, renderChain, renderParts } from "../explain/chain";
import { has, normalise, suggestions } from "../explain/pointers";
import { oneLine } from "../text";

/**
 * `calico-kit explain SOURCE POINTER`: a value of the resolved cluster and why it is what it is. It also works while the
 * rules find errors, as long as the intent could be resolved: that is when one wants to know.
 */
export function explain(source: string, text: string, context: Context): number {
  const checked = checkSource(source);
  const { cluster: resolved, reasons, findings } = checked.ok ? checked.plan : checked.refusal;
  if (resolved === undefined || reasons === undefined) {
    context.err.write(tableReport(findings, { source }, { colour: wantsColour(context.err, context.env) }));
    return exitCodes.findings;
  }
  const cluster = plain(resolved);
  const path = normalise(text);
  if (!has(cluster, path)) {
    const near = suggestions(cluster, path).map((candidate) => `  ${candidate}`);
    context.err.write(
      `calico-kit: ${oneLine(source, 200)} has no ${oneLine(path, 200)}; nearest:\n${near.map(printable).join("\n")}\n`,
    );
    return exitCodes.findings;
  }
  const value = valueAt(cluster, path);
  const lines = path === "" ? [] : renderChain(chain(cluster, reasons, path));
  const parts = renderParts(cluster, reasons, path);
  if (parts.length > 0) lines.push(...(path === "" ? [] : [""]), ...parts);
  else if (typeof value === "string" && value.includes("\n")) lines.push("", value.trimEnd());
  // With errors in the intent, the cluster may hold what no artefact ever will.
  const redactor = new Redactor(cluster, true);
  context.out.write(`${lines.map((line) => printableLines(redactor.text(line))).join("\n")}\n`);
  return exitCodes.ok;
}
