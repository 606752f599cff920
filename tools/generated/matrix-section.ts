import { format, resolveConfig } from "prettier";
import { matrix, type MatrixCell } from "../../constructs/kit";

const begin = "<!-- matrix: made by `npm run schema` from the rules -->";
const end = "<!-- /matrix -->";

/** The README with its matrix made anew from the rules. Throws where the markers are missing. */
export async function withMatrix(readme: string): Promise<string> {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has lost its markers ${begin} and ${end}`);
  const made = `${readme.slice(0, from)}${begin}\n\n${matrixTables(matrix())}\n${readme.slice(to)}`;
  return format(made, { ...(await resolveConfig(__filename)), parser: "markdown" });
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
  return lines.join("\n");
}

function show({ verdict, codes }: MatrixCell): string {
  const links = codes.map((code) => `[${code}](docs/findings.md#${code.toLowerCase()})`).join(" ");
  if (verdict === "yes") return "yes";
  return verdict === "no" ? `no: ${links}` : `yes, ${links}`;
}
