/** Every key of every scenario, mistyped: one mistake each, and nothing else changes. */
import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { isSecretPlace, pointer, pointerKeys, valueAt } from "../../../constructs/findings";
import { parseText } from "../../../constructs/intent";
import { checkDocument, readScenarios } from "../../../constructs/kit";

function findingsOf(data: unknown) {
  const read = parseText("intent.yaml", JSON.stringify(data));
  if (!read.ok) return read.report.findings;
  const checked = checkDocument("intent.yaml", read.document, __dirname);
  return checked.ok ? checked.plan.findings : checked.refusal.findings;
}

/** Keys that are the user's own: labels, tags, versions of add-ons. */
const ownKeys = /^\/.*\/(?:labels|nodeSelector|tags|annotations|addonVersions|requests|limits|sizes)\//;

/** Every mapping's keys, and every word of a list of allowed ones that the test may misspell. */
function placesOf(value: unknown, path = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(Array.isArray(value) ? [] : [path + pointer(key)]),
    ...placesOf(item, path + pointer(key)),
  ]);
}

/** As a finger slips: the last two letters change places, or one is lost where they are equal. */
function misspelt(word: string): string {
  const [last, before] = [word.at(-1) ?? "", word.at(-2) ?? ""];
  return last === before ? word.slice(0, -1) : word.slice(0, -2) + last + before;
}

function renamed(data: unknown, path: string, to: string): unknown {
  const copy = structuredClone(data);
  const keys = pointerKeys(path);
  const holder = valueAt(copy, pointer(...keys.slice(0, -1))) as Record<string, unknown>;
  const entries = Object.entries(holder);
  for (const [key] of entries) delete holder[key];
  for (const [key, value] of entries) holder[key === keys.at(-1) ? to : key] = value;
  return copy;
}

const scenarios = readScenarios().map(
  ({ id, intent }) => [id, parseYaml(readFileSync(intent, "utf8")) as unknown] as const,
);

describe.each(scenarios)("one mistyped key of %s", (_id, data) => {
  const before = new Set(findingsOf(data).map(({ code, path }) => `${code} ${path}`));
  const places = placesOf(data).filter((path) => !ownKeys.test(path) && (pointerKeys(path).at(-1) ?? "").length > 3);

  it.each(places)("%s is one mistake, and the fix names the key", (path) => {
    const key = pointerKeys(path).at(-1) ?? "";
    const typo = misspelt(key);
    const found = findingsOf(renamed(data, path, typo));
    const around = pointerKeys(path).slice(0, -1);
    // What is unknown under a secret's key may be the secret.
    const at = isSecretPlace(around) ? expect.anything() : pointer(...around, typo);
    expect(found.filter(({ code, path: where }) => !before.has(`${code} ${where}`))).toMatchObject([
      { code: "INT-001", path: at, fix: `write "${key}", or remove it` },
    ]);
  });
});
