import { calicoRules, type Judged } from "../../../constructs/calico";
import type { Finding } from "../../../constructs/findings";
import type { Intent } from "../../../constructs/kit";
import { vxlan } from "../../platforms/eks/intents";
import { findingsBy, judgedOf, parsed } from "../../support/rules";
import { merge, type Patch } from "./fixtures/fixture";

/** The base intent (EKS, Calico's CNI with VXLAN) with changes. Throws where the schema refuses the result. */
export function intentWith(changes: Patch): Intent {
  return parsed(merge(vxlan, changes));
}

/** What the rules of Calico say about an intent, or about a context that was made of one. */
export function findingsOf(
  intent: Intent,
  adapt: (context: Judged) => Judged = (context) => context,
): readonly Finding[] {
  return findingsBy(calicoRules, adapt(judgedOf(intent)));
}
