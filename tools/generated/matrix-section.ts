import { matrix, type MatrixCell } from "../../constructs/kit";
import { withSection } from "./markers";

/** The README with its matrix made anew from the rules. Throws where the markers are missing. */
export function withMatrix(readme: string): string {
  return withSection(readme, "matrix", matrixTables(matrix()));
}

function matrixTables(cells: readonly MatrixCell[]): string {
  const unique = (key: "platform" | "routing" | "dataplane" | "encryption"): string[] => [
    ...new Set(cells.map((cell) => cell[key])),
  ];
  const lines: string[] = [];
  for (const platform of unique("platform")) {
    const routings = unique("routing");
    lines.push(`| ${platform} | ${routings.join(" | ")} |`, `|---|${routings.map(() => "---").join("|")}|`);
    for (const dataplane of unique("dataplane"))
      for (const encryption of unique("encryption")) {
        const label = encryption === "none" ? dataplane : `${dataplane} + ${encryption}`;
        const row = routings.map((routing) =>
          cells
            .filter(
              (cell) =>
                cell.platform === platform &&
                cell.routing === routing &&
                cell.dataplane === dataplane &&
                cell.encryption === encryption,
            )
            .map(show)
            .join(""),
        );
        lines.push(`| ${label} | ${row.join(" | ")} |`);
      }
    lines.push("");
  }
  // Beneath, once: written out in each cell they would make lines that nobody can read in an editor.
  const codes = [...new Set(cells.flatMap((cell) => cell.codes))].sort();
  return [...lines, ...codes.map((code) => `[${code}]: docs/findings.md#${code.toLowerCase()}`)].join("\n");
}

function show({ verdict, codes }: MatrixCell): string {
  const links = codes.map((code) => `[${code}]`).join(" ");
  if (verdict === "yes") return "yes";
  return verdict === "no" ? `no: ${links}` : `yes, ${links}`;
}
