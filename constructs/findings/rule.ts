import { compare } from "./compare";
import type { Finds } from "./entry";
import type { Raise, Report } from "./report";

/** Looks at a context and says what is wrong with it: never throws, never changes anything. */
export interface Rule<Context> {
  /** Every code that the rule can raise, with what is known about it. */
  readonly finds: Finds;
  /** Adds what it finds to the report. */
  judge(this: void, context: Context, report: Report): void;
}

/** What a rule is made of. The report that `check` is handed takes the codes of `finds` and no others. */
export interface RuleDefinition<Context, C extends string> {
  readonly finds: Finds<C>;
  readonly check: (context: Context & Raising<C>) => void;
}

/** The part of a context by which findings are raised. */
export interface Raising<C extends string> {
  readonly report: Raise<C>;
}

/** The maker of the rules about one kind of context. A code that a rule does not declare does not compile. */
export function rulesAbout<Context extends object>() {
  return <C extends string>({ finds, check }: RuleDefinition<Context, C>): Rule<Context> => ({
    finds,
    judge: (context, report) => check({ ...context, report: report.of(finds) }),
  });
}

/** Keeps the codes of a family that no rule raises (a reader's, a parser's) as they are written. */
export function findsOf<C extends string>(finds: Finds<C>): Finds<C> {
  return finds;
}

/**
 * Every code of some rules, sorted, with what is known about it.
 * @throws Error where a code is declared twice: a mistake of the kit's authors
 */
export function catalogueOf(all: readonly Finds[]): Finds {
  const entries = all.flatMap((finds) => Object.entries(finds));
  const codes = new Set<string>();
  for (const [code] of entries) {
    if (codes.has(code)) throw new Error(`code ${code} is declared twice`);
    codes.add(code);
  }
  return Object.fromEntries(entries.sort(([a], [b]) => compare(a, b)));
}
