import { checkSource } from "./check";
import { profileOf } from "./profile";
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
    const { dataplane, encryption, bgp, costPerHour } = profileOf(cluster);
    return {
      id,
      title,
      platform: cluster.platform.kind,
      dataplane,
      encryption,
      bgp,
      minutes,
      ...(costPerHour === undefined ? {} : { costPerHour }),
    };
  });
}
