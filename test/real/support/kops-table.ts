/** The table that the harness prints: what the fact sheets say beside what kOps says. */
import type { KopsVerdict } from "./kops";
import type { Fact } from "./kops-fact";
import { answerOf } from "./kops-facts";

/** One line per claim; `!` marks those that kOps contradicts. */
export function factTable(facts: readonly Fact[], verdicts: readonly (KopsVerdict | Error)[]): string {
  const rows = facts.map((fact, index) => {
    const verdict = verdicts[index];
    const row = [fact.source, fact.rule, fact.sheet];
    if (verdict === undefined) return ["?", ...row, "not asked", ""];
    if (verdict instanceof Error) return ["?", ...row, "no end", firstLine(verdict.message)];
    const answer = answerOf(verdict);
    const words = verdict.kind === "refused" ? `${verdict.by}: ${firstLine(verdict.message)}` : "";
    return [fact.sheet === answer ? " " : "!", ...row, answer, words];
  });
  return aligned([["", "claim in", "rule", "sheet", "kOps", "kOps' words"], ...rows]);
}

/** Columns padded to their widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `\n${lines.join("\n")}\n`;
}

function firstLine(message: string): string {
  const line = message.split("\n")[0] ?? "";
  return line.length > 220 ? `${line.slice(0, 217)}...` : line;
}
