import { catalogue } from "../../constructs/kit";

/** docs/findings.md: every code, made from the catalogue. */
export function findingsPage(): string {
  const entries = Object.entries(catalogue());
  const lines = [
    "# Findings",
    "",
    "Made by `npm run schema` from the rules, each of which says what it can find; do not edit.",
    "",
    "`error` stops every artefact; `warning` and `info` do not. *Upstream* says what the program that consumes the",
    "result does with the mistake: where it accepts what will not work, the kit still speaks.",
    "",
    "| code | severity | finding | upstream |",
    "|---|---|---|---|",
    ...entries.map(([code, { severity, title, upstream }]) => {
      const verdict =
        upstream.program === "calico-kit" ? "only the kit sees it" : `${upstream.program} ${upstream.verdict}`;
      return `| [${code}](#${code.toLowerCase()}) | ${severity} | ${cell(title)} | ${verdict} |`;
    }),
    "",
    ...entries.flatMap(([code, { title, why, see }]) => [
      `## ${code}`,
      "",
      `${title.charAt(0).toUpperCase()}${title.slice(1)}. ${why}`,
      "",
      `Source: ${see}`,
      "",
    ]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function cell(text: string): string {
  return text.replace(/\|/g, "\\|");
}
