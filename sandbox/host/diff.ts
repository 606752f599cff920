/** Differences between two sets of inputs, by property path, as the engine wants them. */
import type { Change } from "./provider";
import { canonical, equal, isObject, type Json, type Properties } from "./values";

export interface DiffRules {
  /**
   * Paths whose change makes a new resource: `vpcConfig.subnetIds`, `rules[*].port`. A path covers all below it. With
   * `~` before it, setting it for the first time is an update: `~encryptionConfig`.
   */
  readonly replaceOn: readonly string[];
  /** Paths of lists whose order has no meaning. */
  readonly sets: readonly string[];
  /** Paths of JSON texts, which differ only when their content does. */
  readonly documents: readonly string[];
}

/** @returns the changes sorted by path; empty when there are none. Keys that start with `__` are bookkeeping. */
export function differences(olds: Properties, news: Properties, rules: DiffRules): Change[] {
  const changes: Change[] = [];
  compare(olds, news, "", "", rules, changes);
  return changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** @param path exact path; `general` the same with `[*]` in the place of each index. */
function compare(
  old: Json | undefined,
  now: Json | undefined,
  path: string,
  general: string,
  rules: DiffRules,
  changes: Change[],
): void {
  if (equal(old, now)) return;
  if (rules.documents.includes(general) && sameDocument(old, now)) return;
  if (Array.isArray(old) && Array.isArray(now)) {
    if (rules.sets.includes(general) && equal(ordered(old), ordered(now))) return;
    for (let i = 0; i < Math.max(old.length, now.length); i++) {
      compare(old[i], now[i], `${path}[${i}]`, `${general}[*]`, rules, changes);
    }
    return;
  }
  if (isObject(old) && isObject(now)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (key.startsWith("__")) continue;
      const plain = /^[A-Za-z_$][\w$-]*$/.test(key);
      const at = plain ? (path === "" ? key : `${path}.${key}`) : `${path}[${JSON.stringify(key)}]`;
      compare(old[key], now[key], at, general === "" ? key : `${general}.${key}`, rules, changes);
    }
    return;
  }
  const kind = old === undefined || old === null ? "add" : now === undefined || now === null ? "delete" : "update";
  const replaces = rules.replaceOn.some((rule) => {
    if (rule.startsWith("~") && kind === "add" && general === rule.slice(1)) return false;
    const stem = rule.replace("~", "");
    return general === stem || general.startsWith(`${stem}.`) || general.startsWith(`${stem}[`);
  });
  changes.push({ path, kind, replaces });
}

function ordered(list: readonly Json[]): Json[] {
  return [...list].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

function sameDocument(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a !== "string" || typeof b !== "string") return false;
  try {
    return equal(JSON.parse(a) as Json, JSON.parse(b) as Json);
  } catch {
    return false;
  }
}
