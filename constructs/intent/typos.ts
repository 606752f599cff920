import { pointer, valueAt } from "../findings";
import { type Issue, isMapping, type Judgement, pathOf } from "./issues";
import { nearest } from "./nearest";
import { discriminatorOf, formsOf } from "./shape";

/** An unknown key that most likely means a known one, which the same mapping does not have. */
export interface Typo {
  readonly key: string;
  readonly meant: string;
}

export interface Untangled {
  /** The issues, without those that say that a key is missing of which a misspelling stands there. */
  readonly issues: readonly Issue[];
  /** By the pointer of the unknown key. */
  readonly typos: ReadonlyMap<string, Typo>;
}

/** Most unknown keys that are compared with the known ones: of more only the first are told. */
const mostCompared = 1000;

/** One mistyped key is an unknown key and, where it is required, a missing one: here it becomes one mistake. */
export function untangle(issues: readonly Issue[], judgement: Judgement): Untangled {
  const missing = new Map<string, string[]>();
  for (const issue of issues) {
    const key = issue.path.at(-1);
    const path = pathOf(issue);
    if (typeof key !== "string" || issue.code === "unrecognized_keys") continue;
    if (valueAt(judgement.data, path) !== undefined) continue;
    const around = pointer(...issue.path.slice(0, -1).map(String));
    missing.set(around, [...(missing.get(around) ?? []), key]);
  }
  const typos = new Map<string, Typo>();
  const taken = new Set<string>();
  const mark = (around: string, key: string, meant: string | undefined): void => {
    if (meant === undefined || taken.has(around + pointer(meant))) return;
    taken.add(around + pointer(meant));
    typos.set(around + pointer(key), { key, meant });
  };
  const unknown = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? [issue] : [])).slice(0, mostCompared);
  for (const issue of unknown) {
    const around = pathOf(issue);
    for (const key of issue.keys) mark(around, key, meantKey(key, around, missing.get(around) ?? [], judgement));
  }
  // Where the discriminator itself is misspelt, no form was looked at: nobody has named its unknown keys yet.
  const kinds = issues.flatMap((issue): readonly Issue[] => {
    const typo = issue.code === "invalid_union" ? misspeltDiscriminator(issue, judgement) : undefined;
    if (typo === undefined) return [issue];
    mark(typo.around, typo.key, typo.meant);
    return [{ code: "unrecognized_keys", keys: [typo.key], message: "", path: issue.path.slice(0, -1) }];
  });
  return { typos, issues: kinds.filter((issue) => issue.code === "unrecognized_keys" || !taken.has(pathOf(issue))) };
}

function meantKey(key: string, around: string, missing: readonly string[], judgement: Judgement): string | undefined {
  const mapping = valueAt(judgement.data, around);
  const isAbsent = (name: string): boolean => !isMapping(mapping) || !Object.hasOwn(mapping, name);
  const known = Object.keys(judgement.shapeAt(around)?.form?.properties ?? {});
  return nearest(key, missing) ?? nearest(key, known.filter(isAbsent));
}

function misspeltDiscriminator(issue: Issue, { data, shapeAt }: Judgement) {
  const around = pointer(...issue.path.slice(0, -1).map(String));
  const schema = shapeAt(around)?.schema;
  const meant = schema && discriminatorOf(schema);
  const mapping = valueAt(data, around);
  if (schema === undefined || meant === undefined || meant !== issue.path.at(-1) || !isMapping(mapping))
    return undefined;
  if (Object.hasOwn(mapping, meant)) return undefined;
  const known = formsOf(schema).flatMap(({ properties = {} }) => Object.keys(properties));
  const key = Object.keys(mapping).find((name) => !known.includes(name) && nearest(name, [meant]) !== undefined);
  return key === undefined ? undefined : { around, key, meant };
}
