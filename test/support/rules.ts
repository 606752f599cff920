import type { Judged } from "../../constructs/calico";
import { type Entry, type Finding, Report, type Rule } from "../../constructs/findings";
import { readSource } from "../../constructs/intent";
import {
  catalogue,
  type Intent,
  type IntentInput,
  intentSchema,
  judge,
  parseIntent,
  platformOf,
  resolve,
  switchRulesOf,
} from "../../constructs/kit";
import { plain } from "../../constructs/model";

/** What is known about a code. Throws where no rule declares it. */
export function entryOf(code: string): Entry {
  const entry = catalogue()[code];
  if (entry === undefined) throw new Error(`no rule declares ${code}`);
  return entry;
}

/** An intent as the schema leaves it, as often as one likes. Throws where the schema refuses it. */
export function parsed(intent: unknown): Intent {
  const result = intentSchema().safeParse(plain(intent));
  if (!result.success) throw new Error(`the schema refuses the fixture: ${result.error.message}`);
  return result.data;
}

/** The intent of a file. Throws where the file cannot be read, or the schema refuses it. */
export function intentOf(path: string): Intent {
  const read = readSource(path);
  const found = read.ok ? parseIntent(read.document, new Report()).intent : undefined;
  if (found === undefined) throw new Error(`${path} cannot be read`);
  return found;
}

/** What the rules see of an intent. */
export function judgedOf(intent: Intent): Judged {
  const { cluster, offer } = resolve(intent, platformOf(intent.platform.kind));
  return { intent, cluster, offer };
}

/** What some rules say of an intent, or of what was made of one. */
export function findingsBy<Context extends Judged>(
  rules: readonly Rule<Context>[],
  context: Context,
): readonly Finding[] {
  const report = new Report(context.intent);
  for (const rule of rules) rule.judge(context, report);
  return report.findings;
}

/** What all rules say: Calico's, and those of the intent's platform. */
export function allFindingsOf(intent: Intent): readonly Finding[] {
  const report = new Report(intent);
  const judged = judgedOf(intent);
  judge(judged, platformOf(intent.platform.kind), report, switchRulesOf(judged.cluster));
  return report.findings;
}

/** A mistake: an intent with it and one without, everything else in the two as alike as can be. */
export interface Mistake {
  readonly failing: Intent;
  readonly passing: Intent;
  /** Where the finding points. */
  readonly path: string;
  /** What no intent can bring about: what the rules see of the failing intent, changed. */
  readonly adapt?: (context: Judged) => Judged;
}

/** The mistakes of fixtures that say what to change of a base intent; `toIntent` changes it. */
export function mistakesOf<Changes>(
  fixtures: Readonly<Record<string, Omit<Mistake, "failing" | "passing"> & Record<"failing" | "passing", Changes>>>,
  toIntent: (changes: Changes) => Intent,
): Readonly<Record<string, () => Mistake>> {
  return Object.fromEntries(
    Object.entries(fixtures).map(([code, { failing, passing, ...more }]) => [
      code,
      () => ({ ...more, failing: toIntent(failing), passing: toIntent(passing) }),
    ]),
  );
}

/**
 * The tests of every set of rules: each declared code has a mistake that raises it where it is and only there, no rule
 * at all objects to the reference clusters, and every finding says what it saw, what is wanted and what to do.
 */
export function describeRules(what: {
  readonly rules: readonly Rule<Judged>[];
  /** By code; a function, so that a fixture that the schema refuses fails its own test only. */
  readonly mistakes: Readonly<Record<string, () => Mistake>>;
  /** Intents that nobody objects to, by name. */
  readonly references: Readonly<Record<string, IntentInput>>;
}): void {
  const codes = Object.keys(what.mistakes);
  const findings = (intent: Intent, adapt: (context: Judged) => Judged = (context) => context) =>
    findingsBy(what.rules, adapt(judgedOf(intent)));

  it("has a mistake for exactly the codes that the rules declare", () => {
    expect([...codes].sort()).toEqual(what.rules.flatMap(({ finds }) => Object.keys(finds)).sort());
  });

  const raised = new Map<string, readonly Finding[]>();
  /** What is said of the failing intent of a code: asked for twice. */
  const raisedBy = (code: string): readonly Finding[] => {
    const known = raised.get(code);
    if (known !== undefined) return known;
    const { failing, adapt } = what.mistakes[code]!();
    const all = findings(failing, adapt);
    raised.set(code, all);
    return all;
  };

  it.each(codes)("%s is found where it is, and only there", (code) => {
    const { passing, path } = what.mistakes[code]!();
    const found = raisedBy(code).filter((finding) => finding.code === code);
    expect(found.map((finding) => finding.path)).toEqual([path]);
    expect(found.map(({ severity }) => severity)).toEqual([entryOf(code).severity]);
    expect(findings(passing).map((finding) => finding.code)).not.toContain(code);
  });

  it.each(Object.entries(what.references))("finds no mistake in the reference cluster %s", (_, intent) => {
    // All rules are asked: Calico's are about other platforms than their own fixtures', too. EKS-039 informs of any EKS.
    expect(allFindingsOf(parsed(intent)).filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  it("says in every finding what is wrong, what is wanted and what to do", () => {
    const bad = codes.flatMap((code) => {
      const texts = raisedBy(code).flatMap(({ code: said, message, want, fix }) =>
        [message, want, fix].map((text) => `${said}: ${text}`),
      );
      return texts.filter((line) => /undefined|\[object|NaN|null|Infinity| {2}| $|[^.]\.$/.test(line));
    });
    expect(bad).toEqual([]);
  });
}
