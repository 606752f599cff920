import { topologySvg } from "../../constructs/diagram";
import { checkSource, type Plan, platformOf } from "../../constructs/kit";

/** What follows from a scenario's intent. Throws where the intent has errors. */
export function planOfScenario(id: string): Plan {
  const checked = checkSource(id);
  if (!checked.ok) throw new Error(`scenario ${id} has errors: run \`npm run kit -- check ${id}\``);
  return checked.plan;
}

/** The picture of a scenario, drawn from its resolved cluster. */
export function scenarioPicture(id: string): string {
  const { cluster, reasons } = planOfScenario(id);
  return topologySvg(cluster, platformOf(cluster.platform.kind).topology(cluster), reasons);
}
