import { type Stats, statSync } from "node:fs";
import { dirname, relative } from "node:path";
import type * as z from "zod";
import { Report } from "../findings";
import { nearest, readData, readSource, type SourceDocument, sourceFinds } from "../intent";
import {
  checkDocument as checkWith,
  type CheckedPlan,
  IntentError,
  type Plan as PlanOf,
  type Refusal,
  schemasOf,
} from "../platforms";
import { catalogue } from "./catalogue";
import { type Intent, type IntentInput, intentSchema } from "./intent";
import { isPlatformKind, type PlatformKind, platformOf } from "./platforms";
import { intentOf, scenarioIds, scenariosDirectory } from "./scenarios";
import { switchRulesOf } from "./switch-rules";

/** An intent of any platform without errors, with everything that follows from it. */
export type Plan = PlanOf<Intent>;

export type Checked = CheckedPlan<Intent>;

/** An intent as a value, for what is said about it. */
const given = "the intent";

/**
 * Resolves and judges an intent. A user's mistake is a finding, never an exception; so is what no file could hold, such as
 * a function. Relative paths in it are relative to the working directory.
 */
export function check(intent: IntentInput): Checked {
  const read = readData(given, intent);
  if (!read.ok) return { ok: false, refusal: { source: given, findings: read.report.findings } };
  return checkDocument(given, read.document, process.cwd());
}

/**
 * The plan of an intent that has no errors.
 * @throws IntentError with all findings where it has
 */
export function planOf(intent: IntentInput): Plan {
  const checked = check(intent);
  if (!checked.ok) throw new IntentError(checked.refusal.source, checked.refusal.findings);
  return checked.plan;
}

/** Reads, resolves and judges a scenario id or an intent file. A user's mistake is a finding, never an exception. */
export function checkSource(source: string, options: { readonly scenarios?: string } = {}): Checked {
  const found = findSource(source, options.scenarios);
  if ("refusal" in found) return { ok: false, refusal: found.refusal };
  const read = readSource(found.path);
  if (!read.ok) return { ok: false, refusal: { source, findings: read.report.findings } };
  return checkDocument(source, read.document, dirname(found.path));
}

/** Judges a document that was read. `directory` is what relative paths in it are relative to. */
export function checkDocument(source: string, document: SourceDocument, directory: string): Checked {
  return checkWith(
    { schema: schemaFor(document.data), platformOf, catalogue, rulesOf: switchRulesOf },
    source,
    document,
    directory,
  );
}

/** The schema of an intent's own platform where it names one: those of the others say nothing of it. */
function schemaFor(data: unknown): z.ZodType<Intent> {
  const { platform } = (data ?? {}) as { readonly platform?: unknown };
  const { kind } = (platform ?? {}) as { readonly kind?: unknown };
  return isPlatformKind(kind) ? schemaOf(kind)(data) : intentSchema();
}

const made = new Map<string, (data: unknown) => z.ZodType<Intent>>();

function schemaOf(kind: PlatformKind): (data: unknown) => z.ZodType<Intent> {
  const known = made.get(kind) ?? schemasOf(platformOf(kind));
  made.set(kind, known);
  return known;
}

function findSource(source: string, scenarios = scenariosDirectory): { path: string } | { refusal: Refusal } {
  const there = statOf(source);
  if (there !== undefined && !there.isDirectory()) return { path: source };
  const ids = scenarioIds(scenarios);
  // A folder is no intent: the output of `synth quickstart -o quickstart` does not hide the scenario.
  if (ids.includes(source)) {
    const intent = intentOf(scenarios, source);
    const path = relative(process.cwd(), intent);
    return { path: path.startsWith("..") ? intent : path };
  }
  const looksLikePath = /[/\\]|\.[a-z]+$/i.test(source);
  if (looksLikePath || there !== undefined) return { path: source };
  const report = new Report();
  const suggestion = nearest(source, ids);
  report.of(sourceFinds).add("SRC-001", "", {
    message: "there is neither a scenario nor a file of that name",
    got: source,
    want: `a path to an intent file, or a scenario: ${ids.join(", ")}`,
    fix: suggestion === undefined ? "check the path, or run `calico-kit list`" : `did you mean ${suggestion}?`,
  });
  return { refusal: { source, findings: report.findings } };
}

/** What stands at a path; undefined where nothing does, or nobody can say. Reading it says why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
