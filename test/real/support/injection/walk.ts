/** Puts every payload into every place of an intent, and says which are refused and what the others are rendered to. */
import type { z } from "zod";
import { pointer, pointerKeys } from "../../../../constructs/findings";
import { parseText } from "../../../../constructs/intent";
import { checkDocument, type IntentInput, intentSchema, type Plan } from "../../../../constructs/kit";
import { forms, payloads } from "./payloads";
import type { Spot } from "./places";

type Issue = z.core.$ZodIssue;

/** A payload in a spot. */
export interface Trial {
  readonly spot: Spot;
  readonly language: string;
  readonly payload: string;
  readonly text: string;
}

/** What became of the trials of an intent. */
export interface Walked {
  readonly byType: readonly Trial[];
  readonly byRule: readonly Trial[];
  /** Trials that pass together, with what they are rendered from. */
  readonly passed: readonly { readonly trials: readonly Trial[]; readonly plan: Plan }[];
}

/** All trials of an intent's spots: first the schema, of many at once, then the rules, of those that are left. */
export function walk(intent: IntentInput, spots: readonly Spot[], directory: string): Walked {
  const byType: Trial[] = [];
  const open = new Map<Spot, Trial[]>();
  for (const what of ["value", "key"] as const) {
    const these = spots.filter((spot) => spot.what === what);
    if (these.length === 0) continue;
    for (const { language, text } of payloads)
      for (const form of forms) {
        const trials = these.map((spot): Trial => {
          const name = `pw${spots.indexOf(spot)}`;
          return { spot, language, payload: text(name), text: form(spot.text, text(name)) };
        });
        const parsed = intentSchema().safeParse(withTrials(intent, trials));
        const bad = new Set(parsed.success ? [] : parsed.error.issues.flatMap((issue) => pathsOf(issue)));
        for (const trial of trials) {
          if (bad.has(pathNow(trial, trials))) byType.push(trial);
          else if (trial.text !== trial.spot.text) open.set(trial.spot, [...(open.get(trial.spot) ?? []), trial]);
        }
      }
  }
  const byRule: Trial[] = [];
  const passed: { trials: readonly Trial[]; plan: Plan }[] = [];
  const judge = (trials: readonly Trial[]): void => {
    let left = trials;
    while (left.length > 0) {
      const { plan, errors } = check(intent, left, directory);
      if (plan !== undefined) {
        passed.push({ trials: left, plan });
        return;
      }
      if (left.length === 1) {
        byRule.push(...left);
        return;
      }
      const blamed = left.filter((trial) => errors.includes(pathNow(trial, left)));
      if (blamed.length === 0) {
        // Nothing points at one of them: each half by itself finds out.
        judge(left.slice(0, left.length / 2));
        left = left.slice(left.length / 2);
        continue;
      }
      byRule.push(...blamed);
      left = left.filter((trial) => !blamed.includes(trial));
    }
  };
  for (const trials of rounds([...open.values()].map(distinct))) judge(trials);
  return { byType, byRule, passed };
}

/** Where an issue is; of what no part of a union takes, what each of them has against it. */
function pathsOf(issue: Issue, around: readonly PropertyKey[] = []): readonly string[] {
  const path = [...around, ...issue.path];
  const within = issue.code === "invalid_union" ? issue.errors.flat() : [];
  return [pointer(...path.map(String)), ...within.flatMap((inner) => pathsOf(inner, path))];
}

/** One trial of each spot at a time, and no text twice: two keys would be one, and two names the same. */
function rounds(lists: readonly (readonly Trial[])[]): readonly (readonly Trial[])[] {
  const left = lists.map((trials) => [...trials]);
  const all: Trial[][] = [];
  while (left.some((trials) => trials.length > 0)) {
    const round = new Map<string, Trial>();
    for (const trials of left) {
      const at = trials.findIndex(({ text }) => !round.has(text));
      for (const trial of at < 0 ? [] : trials.splice(at, 1)) round.set(trial.text, trial);
    }
    all.push([...round.values()]);
  }
  return all;
}

/** Most trials of a spot that are rendered in every form. */
const mostInEveryForm = 30;

/** Different payloads can come to the same text. Of a place that takes nearly all, each payload is taken in one form. */
function distinct(trials: readonly Trial[]): readonly Trial[] {
  const texts = [...new Map(trials.map((trial) => [trial.text, trial])).values()];
  if (texts.length <= mostInEveryForm) return texts;
  return [...new Map(texts.map((trial) => [trial.payload, trial])).values()];
}

function check(
  intent: IntentInput,
  trials: readonly Trial[],
  directory: string,
): { plan?: Plan; errors: readonly string[] } {
  const read = parseText("intent.json", JSON.stringify(withTrials(intent, trials)));
  if (!read.ok) throw new Error(`an intent of the walk cannot be read: ${JSON.stringify(read.report)}`);
  const checked = checkDocument("intent.json", read.document, directory);
  if (checked.ok) return { plan: checked.plan, errors: [] };
  return { errors: checked.refusal.findings.filter(({ severity }) => severity === "error").map(({ path }) => path) };
}

/** Where a trial stands once keys above it, or its own, are called otherwise. */
function pathNow({ spot, text }: Trial, all: readonly Trial[]): string {
  const keys = pointerKeys(spot.path);
  const key =
    spot.what === "key" ? text : all.find((other) => other.spot.what === "key" && other.spot.path === spot.path)?.text;
  return key === undefined ? spot.path : pointer(...keys.slice(0, -1), key);
}

/** An intent with texts in the place of its own: values first, so that the keys on the way are still there. */
export function withTrials(intent: IntentInput, trials: readonly Trial[]): unknown {
  const copy: unknown = structuredClone(intent);
  for (const what of ["value", "key"] as const)
    for (const { spot, text } of trials) {
      if (spot.what !== what) continue;
      const keys = pointerKeys(spot.path);
      const last = keys.pop() ?? "";
      const around = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>);
      if (what === "value") around[last] = text;
      else {
        const value = around[last];
        delete around[last];
        around[text] = value;
      }
    }
  return copy;
}
