import { at as atTop, type Judged } from "../../../calico";
import { type Rule, rulesAbout, type Verdict } from "../../../findings";
import type { EksIntent } from "../schema";
import type { EksCluster, EksNodeGroup } from "../types";

/** What a rule of this room sees: what every rule sees, with the platform's part of the intent at hand. */
export interface EksJudged extends Judged<EksIntent, EksCluster, EksNodeGroup> {
  readonly platform: EksIntent;
}

export type EksRule = Rule<EksJudged>;

/** Makes a rule about EKS. */
export const rule = rulesAbout<EksJudged>();

/** As `at` of every rule, under `/platform`. */
export function at(context: EksJudged, ...keys: readonly (string | number)[]): string {
  return atTop(context, "platform", ...keys);
}

export const eksRefuses: Verdict = { program: "eks", verdict: "refuses" };
export const eksAccepts: Verdict = { program: "eks", verdict: "accepts" };
export const ec2Refuses: Verdict = { program: "ec2", verdict: "refuses" };
export const ec2Accepts: Verdict = { program: "ec2", verdict: "accepts" };
