import { at as atTop, type Judged } from "../../../calico";
import { pointerKeys, type Rule, rulesAbout, type Verdict } from "../../../findings";
import type { KopsIntent } from "../schema";
import type { KopsCluster, KopsNodeGroup, KopsVpc } from "../types";

/** What a rule of this room sees. */
export type KopsJudged = Judged<KopsIntent, KopsCluster, KopsNodeGroup>;

export type KopsRule = Rule<KopsJudged>;

/** Makes a rule about kOps. */
export const rule = rulesAbout<KopsJudged>();

/** As `at` of every rule, under `/platform`. */
export function at(context: KopsJudged, ...keys: readonly (string | number)[]): string {
  return atTop(context, "platform", ...keys);
}

/** As `atTop`, under what the intent has of a group of nodes. */
export function atGroup(context: KopsJudged, { path }: KopsNodeGroup, ...keys: readonly (string | number)[]): string {
  return atTop(context, ...pointerKeys(path), ...keys);
}

export const refuses: Verdict = { program: "kops", verdict: "refuses" };
export const accepts: Verdict = { program: "kops", verdict: "accepts" };

/** The zones in which the VPC has a subnet for nodes. */
export function zonesOf({ subnets }: KopsVpc): readonly string[] {
  return [...new Set(subnets.flatMap(({ type, zone }) => (type === "Utility" ? [] : [zone])))];
}
