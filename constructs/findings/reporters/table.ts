import type { Finding, Severity } from "../finding";
import { printable } from "../printable";
import { inOrder, isCounted, type ReportContext, summary } from "./shared";

export interface TableOptions {
  /** ANSI colours; off unless asked for, because only the caller knows whether a terminal reads this. */
  readonly colour?: boolean;
}

const reset = "\u001b[0m";
const colours: Readonly<Record<Severity | "faint", string>> = {
  error: "\u001b[31m",
  warning: "\u001b[33m",
  info: "\u001b[36m",
  faint: "\u001b[2m",
};

type Paint = (text: string, colour: keyof typeof colours) => string;

/**
 * Findings for a human: one block each, in the order of the file, and a line that counts them. What is accepted is only
 * counted.
 */
export function tableReport(findings: readonly Finding[], context: ReportContext, options: TableOptions = {}): string {
  if (findings.length === 0) return `${printable(short(context.source))}: no findings\n`;
  const paint: Paint = (text, colour) => (options.colour === true ? `${colours[colour]}${text}${reset}` : text);
  const shown = findings.filter(isCounted);
  if (shown.length === 0) return `${printable(short(context.source))}: ${summary(findings)}\n`;
  const blocks = inOrder(shown).map((finding) => block(finding, context, paint));
  return `${blocks.join("\n\n")}\n\n${summary(findings)}\n`;
}

function block(finding: Finding, context: ReportContext, paint: Paint): string {
  const { location } = finding;
  const where = location === undefined ? context.source : `${location.file}:${location.line}:${location.column}`;
  const head = [paint(`${finding.severity} ${finding.code}`, finding.severity), printable(short(where))];
  if (finding.path !== "") head.push(printable(short(finding.path)));
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["got", finding.got],
    ["want", finding.want],
    ["fix", finding.fix],
    ["see", finding.see],
  ];
  const details = rows.flatMap(([label, text]) =>
    text === undefined ? [] : [`  ${paint(label.padEnd(4), "faint")}  ${indented(text, 8)}`],
  );
  return [head.join("  "), `  ${indented(finding.message, 2)}`, ...details].join("\n");
}

/** Further lines of a text start under its first one. */
function indented(text: string, columns: number): string {
  return text
    .split("\n")
    .map(printable)
    .join(`\n${" ".repeat(columns)}`);
}

/** A path as a head shows it: a name may be as long as a user likes. */
function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 297)}...` : text;
}
