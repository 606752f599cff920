import { at as atTop, type Judged } from "../../../calico";
import { type Rule, rulesAbout } from "../../../findings";
import { type Distribution, distributionOf as ofName } from "../distributions";
import type { ExistingIntent } from "../schema";
import type { ExistingCluster } from "../types";

export type ExistingJudged = Judged<ExistingIntent, ExistingCluster>;
export type ExistingRule = Rule<ExistingJudged>;

/** Makes a rule about a cluster that is there. */
export const rule = rulesAbout<ExistingJudged>();

/** The pointer to a key under `/platform` that the user wrote, else to the nearest thing around it that they did. */
export function at(context: ExistingJudged, ...keys: readonly (string | number)[]): string {
  return atTop(context, "platform", ...keys);
}

export { atTop };

export function distributionOf({ cluster }: ExistingJudged): Distribution {
  return ofName(cluster.platform);
}
