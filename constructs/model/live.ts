import { isDeepStrictEqual } from "node:util";
import type { Entry, Finds, Report } from "../findings";
import type { DisruptionKind } from "./disruption";
import { plain } from "./plain";

/** Plain data, as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a stack keeps of the cluster that it made: for each live fact its value, by the fact's key. */
export type LiveFacts = Readonly<Record<string, Json>>;

/**
 * One fact of a cluster that a live one cannot change, or not without harm. A stack keeps its value; a later one is
 * compared with it before anything is touched.
 */
export interface LiveFact<C> extends Entry {
  /**
   * The name under which stacks keep the value. Never renamed, and never given another shape: a stack that was made with
   * an earlier version of the kit is compared by it. Facts may share a key where they judge the same value.
   */
  readonly key: string;
  /** The value, of the resolved cluster; null for none. What JSON cannot hold is written by its `toJSON`. */
  read(this: void, cluster: C): unknown;
  /** Where the intent says it. */
  readonly path: string;
  /** How it is done instead, an imperative without a full stop. */
  readonly instead: string;
  /** Of a warning: what goes on being disrupted. */
  readonly disrupts?: DisruptionKind;
  /**
   * What is compared. `value`: the whole (the default). `items`: each value of a mapping by its key, in both; new and
   * missing keys are no change. `presence`: the keys of a mapping, none of which may go.
   */
  readonly of?: "value" | "items" | "presence";
  /**
   * Keys of other facts whose changes bring this one about: said once, there. Of `items` only the item that changes there,
   * where the other has items of the same names.
   */
  readonly follows?: string | readonly string[];
  /** Whether a difference is harmless, or an item (of `presence`: what it was) may go; default: never. */
  allows?(this: void, was: Json, now: Json): boolean;
}

/** The live facts of a subject, by code. */
export type LiveTable<C> = Readonly<Record<string, LiveFact<C>>>;

/** The facts of one subject: what a stack keeps of them, and what may not change. */
export interface LiveRule<C> {
  readonly finds: Finds & Readonly<Record<string, Pick<LiveFact<C>, "disrupts">>>;
  /** What a stack keeps. */
  facts(this: void, cluster: C): LiveFacts;
  /** Adds to the report what a live cluster cannot become. A fact that one of the two does not have is not judged. */
  judge(this: void, was: LiveFacts, now: LiveFacts, report: Report): void;
}

/** Makes the rule of a table of live facts. */
export function liveRule<C>(table: LiveTable<C>): LiveRule<C> {
  const entries = Object.entries(table);
  return {
    finds: table,
    facts: (cluster) =>
      Object.fromEntries(entries.map(([, { key, read }]) => [key, plain(read(cluster) ?? null) as Json])),
    judge(was, now, report) {
      const raise = report.of(table);
      for (const [code, fact] of entries) {
        const [before, after] = [was[fact.key], now[fact.key]];
        if (before === undefined || after === undefined) continue;
        const isFollowed = followed(fact, entries, was, now);
        for (const { name, had, has } of fewOf(changes(fact, before, after).filter((change) => !isFollowed(change))))
          raise.add(code, fact.path, {
            message: `${fact.title}${name === undefined ? "" : ` (${name})`}`,
            got: has ?? "nothing",
            want: `${text(had)}, which is what the stack holds`,
            fix: fact.instead,
          });
      }
    },
  };
}

/** Which changes of a fact others bring about, as far as both clusters have those. */
function followed<C>(
  { follows = [] }: LiveFact<C>,
  entries: readonly (readonly [string, LiveFact<C>])[],
  was: LiveFacts,
  now: LiveFacts,
): (change: Change) => boolean {
  const leaders = [follows].flat().flatMap((key) => {
    const [before, after] = [was[key], now[key]];
    if (before === undefined || after === undefined) return [];
    const judges = entries.filter(([, fact]) => fact.key === key);
    // A fact of another subject: whatever is different there.
    if (judges.length === 0) return [{ names: [], changed: isDeepStrictEqual(before, after) ? [] : [undefined] }];
    const changed = judges.flatMap(([, fact]) => changes(fact, before, after).map(({ name }) => name));
    const names = judges.some(([, { of }]) => of === "items") ? Object.keys(mapping(before)) : [];
    return [{ names, changed }];
  });
  return ({ name }) =>
    leaders.some(({ names, changed }) =>
      name !== undefined && names.includes(name) ? changed.includes(name) : changed.length > 0,
    );
}

/** Asks about two values that are texts, such as versions; others are no harmless difference. */
export function bothTexts(allows: (was: string, now: string) => boolean): (was: Json, now: Json) => boolean {
  return (was, now) => typeof was === "string" && typeof now === "string" && allows(was, now);
}

interface Change {
  /** The item's key. */
  readonly name?: string;
  readonly had: Json;
  readonly has?: Json;
}

/** Most changes of one fact that are told one by one. */
const mostTold = 8;

/** Of many changes of one fact the first, which names how many there are: they have one cause. */
function fewOf(all: readonly Change[]): readonly Change[] {
  const [first] = all;
  if (first?.name === undefined || all.length <= mostTold) return all;
  return [{ ...first, name: `${first.name} and ${all.length - 1} more` }];
}

function changes<C>({ of = "value", allows = () => false }: LiveFact<C>, was: Json, now: Json): readonly Change[] {
  if (of === "value") return isDeepStrictEqual(was, now) || allows(was, now) ? [] : [{ had: was, has: now }];
  const after = mapping(now);
  return Object.entries(mapping(was)).flatMap(([name, had]): readonly Change[] => {
    const has = after[name];
    if (of === "presence") return has !== undefined || allows(had, null) ? [] : [{ name, had }];
    return has === undefined || isDeepStrictEqual(had, has) || allows(had, has) ? [] : [{ name, had, has }];
  });
}

function mapping(value: Json): Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}

function text(value: Json): string {
  if (value === null) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}
