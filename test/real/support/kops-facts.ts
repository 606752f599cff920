/**
 * What the fact sheets say of kOps, rule by rule, beside what kOps 1.35.0 says when it is asked. `sheet` is the claim,
 * `kops` the recorded verdict; the test asks again and prints both, so a claim that kOps contradicts stays visible.
 */
import type { KopsVerdict } from "./kops";
import type { Answer, Fact } from "./kops-fact";
import { calicoFacts } from "./kops-facts-calico";
import { clusterFacts } from "./kops-facts-cluster";
import { machineFacts } from "./kops-facts-machines";
import { softwareFacts } from "./kops-facts-software";

export const facts: readonly Fact[] = [...calicoFacts, ...clusterFacts, ...softwareFacts, ...machineFacts];

export function answerOf(verdict: KopsVerdict): Answer {
  if (verdict.kind === "accepted") return "accepts";
  return verdict.crashed ? "crashes" : "refuses";
}
