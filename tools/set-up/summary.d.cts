export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Tier extends Counts {
  name: string;
  /** Reasons of skips, what went wrong beside the tests themselves, and the files that took longest. */
  notes: string[];
}

/** Written by test/real/support/needs.ts, one JSON object a line. */
export interface SkipRecord {
  file: string;
  /** The describe titles joined by blanks, as jest joins them. */
  title: string;
  reason: string;
}

/** The part of jest's --json output that is read here. */
export interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  /** Times are milliseconds since the epoch. */
  testResults: {
    name: string;
    startTime: number;
    endTime: number;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

export function parseSkips(text: string): SkipRecord[];
export function tierOf(name: string, results: JestResults | undefined, exitCode: number, records: SkipRecord[]): Tier;
export function total(tiers: Tier[]): Counts;
export function plainLine(counts: Counts): string;
export function table(tiers: Tier[]): string;
