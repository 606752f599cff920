import { describeBgp } from "../calico";
import { checkSource } from "./check";
import { platformOf } from "./platforms";
import { readScenarios } from "./scenarios";

/** A scenario as `list` shows it. */
export interface ScenarioSummary {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly dataplane: string;
  readonly encryption: string;
  readonly bgp: string;
  readonly minutes: number;
  /** US dollars per hour at list prices; undefined where the platform has none. */
  readonly costPerHour?: number;
}

/** The kit's scenarios, resolved: nothing in the list is written by hand but title and minutes. */
export function listScenarios(directory?: string): readonly ScenarioSummary[] {
  return readScenarios(directory).map(({ id, title, minutes, intent }) => {
    const checked = checkSource(intent);
    const cluster = checked.ok ? checked.plan.cluster : checked.refusal.cluster;
    if (cluster === undefined) return { id, title, platform: "?", dataplane: "?", encryption: "?", bgp: "?", minutes };
    const costPerHour = platformOf(cluster.platform.kind).costPerHour?.(cluster);
    return {
      id,
      title,
      platform: cluster.platform.kind,
      dataplane: cluster.calico.dataplane.kind,
      encryption: cluster.calico.encryption.kind,
      bgp: describeBgp(cluster.calico),
      minutes,
      ...(costPerHour === undefined ? {} : { costPerHour }),
    };
  });
}
