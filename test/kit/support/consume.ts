import { renderCalico } from "../../../constructs/calico";
import { synthesiseYaml } from "../../../constructs/calico";
import { topologySvg } from "../../../constructs/diagram";
import { Report } from "../../../constructs/findings";
import { type Intent, judge, type Plan, profileOf, resolve, stepsOf } from "../../../constructs/kit";
import type { Platform, PlatformGround } from "../../../constructs/platforms";
import { applyScript } from "../../../constructs/runbook";

/** A platform whose ground is what `change` makes of it. */
export function withGround(platform: Platform, change: (ground: PlatformGround) => PlatformGround): Platform {
  return { ...platform, ground: (context) => change(platform.ground(context)) };
}

/**
 * Does with an intent all that the kit does with one, but for plan.json, which shows everything, and Pulumi's resources.
 * @returns the plan; undefined where a rule refuses the intent, or its release's files are in a directory of the user's
 */
export function consume(intent: Intent, platform: Platform): Plan | undefined {
  const { cluster, reasons, offer } = resolve(intent, platform);
  const report = new Report(intent);
  judge({ intent, cluster, offer }, platform, report);
  if (report.hasErrors || cluster.calico.install.kind === "directory") return undefined;
  const calico = renderCalico(cluster);
  const manifests = [...platform.manifests(cluster), ...calico.manifests];
  const locate = () => undefined;
  const plan: Plan = { source: "test", intent, cluster, offer, reasons, findings: [], calico, manifests, locate };
  const steps = stepsOf(plan, synthesiseYaml(manifests));
  applyScript({ cluster, identity: platform.identity(cluster), steps, manifests });
  topologySvg(cluster, platform.topology(cluster), reasons);
  platform.artefacts(cluster);
  platform.costPerHour?.(cluster);
  platform.existing?.(cluster);
  profileOf(cluster);
  return plan;
}
