/** One claim of the fact sheets about kOps, and how the tables write it. */
import type { Change } from "./kops-specs";

export type Answer = "accepts" | "refuses" | "crashes";

export interface Fact {
  /** Where the claim stands. */
  readonly source: string;
  /** The case in a few words. */
  readonly rule: string;
  readonly change: Change;
  /** What the sheet says or lets expect. */
  readonly sheet: Answer;
  readonly kops: Answer;
  /** Part of kOps' own sentence. */
  readonly says?: string;
}

/** A claim of the sheet about platforms; kOps says the same unless its own answer is given. */
export const fact = (
  source: string,
  rule: string,
  change: Change,
  sheet: Answer,
  says?: string,
  kops: Answer = sheet,
): Fact => ({
  source: `platforms ${source}`,
  rule,
  change,
  sheet,
  kops,
  ...(says === undefined ? {} : { says }),
});

/** A change of the `Cluster` alone. */
export const inCluster = (spec: Change["cluster"]): Change => ({ cluster: spec });
