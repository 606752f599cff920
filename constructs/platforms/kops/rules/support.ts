import { at as atTop, type Judged } from "../../../calico";
import { type Rule, rulesAbout, type Verdict } from "../../../findings";
import type { KopsIntent } from "../schema";
import type { KopsCluster } from "../types";

/** What a rule of this room sees: what every rule sees, with the platform's part of the intent at hand. */
export interface KopsJudged extends Judged<KopsCluster> {
  readonly platform: KopsIntent;
}

export type KopsRule = Rule<KopsJudged>;

/** Makes a rule about kOps. */
export const rule = rulesAbout<KopsJudged>();

/** As `at` of every rule, under `/platform`. */
export function at(context: KopsJudged, ...keys: readonly (string | number)[]): string {
  return atTop(context, "platform", ...keys);
}

export const refuses: Verdict = { program: "kops", verdict: "refuses" };
export const accepts: Verdict = { program: "kops", verdict: "accepts" };
