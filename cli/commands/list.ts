import { listScenarios, type ScenarioSummary } from "../../constructs/kit";
import type { Context } from "../context";
import { exitCodes } from "../errors";
import { columns } from "../text";

const remark =
  "Minutes: hands-on time that a course plans for. Cost: rough, us-east-1 on demand, without traffic; no offer.";

/** `calico-kit list`: the scenarios that come with the kit. */
export function list(context: Context): number {
  const head = ["ID", "PLATFORM", "DATA PLANE", "ENCRYPTION", "BGP", "MINUTES", "COST/HOUR", "TITLE"];
  const table = columns([head, ...listScenarios().map(row)]).join("\n");
  context.out.write(`${table}\n\n${remark}\n`);
  return exitCodes.ok;
}

function row(scenario: ScenarioSummary): string[] {
  const { id, platform, dataplane, encryption, bgp, minutes, costPerHour, title } = scenario;
  const cost = costPerHour === undefined ? "-" : `~$${costPerHour.toFixed(2)}`;
  return [id, platform, dataplane, encryption, bgp, String(minutes), cost, title];
}
