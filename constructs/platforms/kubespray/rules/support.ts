import { at as atTop, type Judged } from "../../../calico";
import { type Rule, rulesAbout } from "../../../findings";
import type { KubesprayIntent } from "../schema";
import type { KubesprayCluster } from "../types";

export type KubesprayJudged = Judged<KubesprayIntent, KubesprayCluster>;
export type KubesprayRule = Rule<KubesprayJudged>;

/** Makes a rule about a cluster that Kubespray makes. */
export const rule = rulesAbout<KubesprayJudged>();

/** The pointer to a key under `/platform` that the user wrote, else to the nearest thing around it that they did. */
export function at(context: KubesprayJudged, ...keys: readonly (string | number)[]): string {
  return atTop(context, "platform", ...keys);
}

export { atTop };
