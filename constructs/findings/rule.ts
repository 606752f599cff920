import type { Severity } from "./finding";
import type { Raise, Report } from "./report";

/** What a program does: `tigera-operator`, `kube-apiserver`, `felix`, `kops` …, by the name that its makers give it. */
export interface Verdict {
  readonly program: string;
  readonly verdict: "refuses" | "accepts";
}

/** What is known about a code: the source of the documentation page and of the tests. */
export interface Entry {
  /** What is wrong, one sentence without a value in it. */
  readonly title: string;
  readonly severity: Severity;
  /** What happens to a user who goes on regardless. */
  readonly why: string;
  /**
   * What the program that consumes the result does with the mistake. `accepts` means that it takes it and the cluster
   * does not work as meant: that is why the kit speaks. `calico-kit` stands for "no other program sees it".
   */
  readonly upstream: Verdict;
  /** Source of the fact. */
  readonly see: string;
  /** What of a place in the user's file is wrong: its value (the default), or the key itself. */
  readonly locates?: "key" | "value";
}

/** What may be found, by code: upper-case letters, `-` and three digits, e.g. `EBPF-003`. */
export type Finds<C extends string = string> = Readonly<Record<C, Entry>>;

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
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
