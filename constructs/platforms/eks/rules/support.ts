import type { Judged } from "../../../calico";
import { pointer, type Rule, rulesAbout, valueAt, type Verdict } from "../../../findings";
import { Cidr } from "../../../net";
import type { EksIntent } from "../schema";
import type { EksCluster, EksNodeGroup } from "../types";

/** What a rule of this room sees: what every rule sees, with the platform's part of the intent at hand. */
export interface EksJudged extends Judged<EksIntent, EksCluster, EksNodeGroup> {
  readonly platform: EksIntent;
}

export type EksRule = Rule<EksJudged>;

/** Makes a rule about EKS. */
export const rule = rulesAbout<EksJudged>();

/** The pointer to a key under `/platform` that the user wrote, else to the nearest thing around it that they did. */
export function at({ intent }: EksJudged, ...keys: readonly (string | number)[]): string {
  for (let length = keys.length; length > 0; length--) {
    const path = pointer("platform", ...keys.slice(0, length));
    if (valueAt(intent, path) !== undefined) return path;
  }
  return "/platform";
}

/** As `at`, from the top of the intent. */
export function atTop({ intent }: EksJudged, ...keys: readonly (string | number)[]): string {
  for (let length = keys.length; length > 0; length--) {
    const path = pointer(...keys.slice(0, length));
    if (valueAt(intent, path) !== undefined) return path;
  }
  return "";
}

/** A range, or undefined where the text is none. */
export function cidrOf(text: string | undefined): Cidr | undefined {
  const parsed = Cidr.parse(text ?? "", { strict: false });
  return parsed.ok ? parsed.value : undefined;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** The positions of texts that stood earlier in the list already. */
export function repeated(items: readonly string[]): readonly number[] {
  return [...items.keys()].filter((index) => items.indexOf(items[index] ?? "") < index);
}

export const eksRefuses: Verdict = { program: "eks", verdict: "refuses" };
export const eksAccepts: Verdict = { program: "eks", verdict: "accepts" };
export const ec2Refuses: Verdict = { program: "ec2", verdict: "refuses" };
export const ec2Accepts: Verdict = { program: "ec2", verdict: "accepts" };
