import { topologySvg } from "../../constructs/diagram";
import { checkSource, platformOf } from "../../constructs/kit";

/** The picture of a scenario, drawn from its resolved cluster. */
export function scenarioPicture(id: string): string {
  const checked = checkSource(id);
  if (!checked.ok) throw new Error(`scenario ${id} has errors: run \`npm run kit -- check ${id}\``);
  const { cluster, reasons } = checked.plan;
  return topologySvg(cluster, platformOf(cluster.platform.kind).topology(cluster), reasons);
}
