/**
 * What the fact sheets say of kOps, rule by rule, beside what kOps 1.35.0 says when it is asked. `sheet` is the claim,
 * `kops` the recorded verdict; the test asks again and prints both, so a claim that kOps contradicts stays visible.
 */
import type { Change } from "./kops-specs";
import type { KopsVerdict } from "./kops";
import { calicoFacts } from "./kops-facts-calico";
import { clusterFacts } from "./kops-facts-cluster";
import { machineFacts } from "./kops-facts-machines";
import { softwareFacts } from "./kops-facts-software";

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

export const facts: readonly Fact[] = [...calicoFacts, ...clusterFacts, ...softwareFacts, ...machineFacts];

export function answerOf(verdict: KopsVerdict): Answer {
  if (verdict.kind === "accepted") return "accepts";
  return verdict.crashed ? "crashes" : "refuses";
}
