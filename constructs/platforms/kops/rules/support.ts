import type { Judged } from "../../../calico";
import { pointer, pointerKeys, type Rule, rulesAbout, valueAt, type Verdict } from "../../../findings";
import { Cidr } from "../../../net";
import type { KopsIntent } from "../schema";
import type { KopsCluster, KopsNodeGroup } from "../types";

/** What a rule of this room sees. */
export type KopsJudged = Judged<KopsIntent, KopsCluster, KopsNodeGroup>;

export type KopsRule = Rule<KopsJudged>;

/** Makes a rule about kOps. */
export const rule = rulesAbout<KopsJudged>();

/** The pointer to a key that the user wrote, else to the nearest thing around it that they did. */
export function atTop({ intent }: KopsJudged, ...keys: readonly (string | number)[]): string {
  for (let length = keys.length; length > 0; length--) {
    const path = pointer(...keys.slice(0, length));
    if (valueAt(intent, path) !== undefined) return path;
  }
  return "";
}

/** As `atTop`, under `/platform`. */
export function at(context: KopsJudged, ...keys: readonly (string | number)[]): string {
  return atTop(context, "platform", ...keys);
}

/** As `atTop`, under what the intent has of a group of nodes. */
export function atGroup(context: KopsJudged, { path }: KopsNodeGroup, ...keys: readonly (string | number)[]): string {
  return atTop(context, ...pointerKeys(path), ...keys);
}

/** A range, or undefined where the text is none. */
export function cidrOf(text: string | undefined): Cidr | undefined {
  const parsed = Cidr.parse(text ?? "", { strict: false });
  return parsed.ok ? parsed.value : undefined;
}

/** Whether a range lies within one of others; true where the texts cannot be read, so that nobody complains twice. */
export function isInside(inner: string, ...outer: readonly string[]): boolean {
  const range = cidrOf(inner);
  const around = outer.flatMap((text) => cidrOf(text) ?? []);
  if (range === undefined || around.length === 0) return true;
  return around.some((one) => one.contains(range));
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** The positions of texts that stood earlier in the list already. */
export function repeated(items: readonly string[]): readonly number[] {
  return [...items.keys()].filter((index) => items.indexOf(items[index] ?? "") < index);
}

export const refuses: Verdict = { program: "kops", verdict: "refuses" };
export const accepts: Verdict = { program: "kops", verdict: "accepts" };
