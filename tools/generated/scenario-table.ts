import { listScenarios } from "../../constructs/kit";
import { withSection } from "./markers";

/** The README with its table of scenarios made anew from their intents. Throws where the markers are missing. */
export function withScenarios(readme: string): string {
  const rows = listScenarios().map(({ id, title, dataplane, encryption, bgp, minutes, costPerHour }) =>
    row(
      `[\`${id}\`](scenarios/${id}/README.md)`,
      title,
      dataplane,
      encryption,
      bgp,
      String(minutes),
      costPerHour === undefined ? "-" : `~$${costPerHour.toFixed(2)}`,
    ),
  );
  const head = ["id", "what it shows", "data plane", "encryption", "BGP", "minutes", "cost per hour"];
  return withSection(readme, "scenarios", [row(...head), row(...head.map(() => "---")), ...rows].join("\n"));
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
