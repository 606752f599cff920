import { printable, printableLines, Redactor, tableReport, valueAt } from "../../constructs/findings";
import { plain, type Reasons, word } from "../../constructs/model";
import { type Context, wantsColour } from "../context";
import { exitCodes } from "../errors";
import { chain, renderChain, renderParts } from "../explain/chain";
import { sectionsJson, valueJson } from "../explain/json";
import { has, missing, normalise } from "../explain/pointers";
import { renderSections, sections } from "../explain/sections";
import type { ExplainFormat } from "../formats";
import { checkedSource, standardInput } from "../source";
import { oneLine } from "../text";

/** What was asked for, and what is known. */
interface Question {
  readonly source: string;
  readonly cluster: Readonly<Record<string, unknown>>;
  readonly reasons: Reasons;
  readonly format: ExplainFormat;
  readonly context: Context;
  readonly redactor: Redactor;
}

/**
 * `calico-kit explain SOURCE [POINTER]`: a value of the resolved cluster and why it is what it is; without a pointer, what
 * there is to explain. It also works while the rules find errors, as long as the intent could be resolved: that is when one
 * wants to know.
 */
export function explain(
  source: string,
  pointer: string | undefined,
  { format }: { readonly format: ExplainFormat },
  context: Context,
): number {
  const checked = checkedSource(source, context);
  const { cluster: resolved, reasons, findings } = checked.ok ? checked.plan : checked.refusal;
  if (resolved === undefined || reasons === undefined) {
    context.err.write(tableReport(findings, { source }, { colour: wantsColour(context.err, context.env) }));
    return exitCodes.findings;
  }
  const cluster = plain(resolved) as Readonly<Record<string, unknown>>;
  // With errors in the intent, the cluster may hold what no artefact ever will.
  const question = { source, cluster, reasons, format, context, redactor: new Redactor(cluster, true) };
  return pointer === undefined ? explainSections(question) : explainValue(question, normalise(pointer));
}

function explainSections({ source, cluster, format, context, redactor }: Question): number {
  const all = sections(cluster);
  if (format === "json") context.out.write(sectionsJson(source, all, redactor));
  else print(renderSections(all, explainCommand(source, context)), context, redactor);
  return exitCodes.ok;
}

function explainValue(question: Question, path: string): number {
  const { source, cluster, reasons, format, context, redactor } = question;
  if (!has(cluster, path)) return refuse(question, path);
  if (format === "json") {
    context.out.write(valueJson(source, chain(cluster, reasons, path), redactor));
    return exitCodes.ok;
  }
  const value = valueAt(cluster, path);
  const lines = path === "" ? [] : renderChain(chain(cluster, reasons, path));
  const parts = renderParts(cluster, reasons, path);
  if (parts.length > 0) lines.push(...(path === "" ? [] : [""]), ...parts);
  else if (typeof value === "string" && value.includes("\n")) lines.push("", value.trimEnd());
  print(lines, context, redactor);
  return exitCodes.ok;
}

function refuse({ source, cluster, context, redactor }: Question, path: string): number {
  const { around, key, suggestions, isNear } = missing(cluster, path);
  const where = around === "" ? `the cluster of ${oneLine(source, 200)}` : oneLine(around, 200);
  const what = suggestions.length === 0 ? "it is one value" : isNear ? "nearest" : "it has";
  const lines = suggestions.length === 0 ? [around] : suggestions;
  context.err.write(
    `calico-kit: ${where} has no ${oneLine(key, 200) || "part without a name"}; ${what}:\n` +
      lines.map((line) => `  ${redactor.text(printable(line))}\n`).join("") +
      `fix: take one of these; \`${explainCommand(source, context)}\` lists the sections\n`,
  );
  return exitCodes.findings;
}

function explainCommand(source: string, { command }: Context): string {
  return `${command} explain ${source === standardInput ? source : word(source)}`;
}

function print(lines: readonly string[], { out }: Context, redactor: Redactor): void {
  out.write(`${lines.map((line) => printableLines(redactor.text(line))).join("\n")}\n`);
}
