import { calicoRules } from "../../../constructs/calico";
import { resolve, type RuleContext } from "../../../constructs/cluster";
import { Report, type Finding } from "../../../constructs/findings";
import { intentSchema, type Intent } from "../../../constructs/intent";
import { platformOf } from "../../../constructs/plan";
import { vxlan } from "../../eks/intents";
import type { Patch } from "./fixtures";
import { merge } from "./fixtures/fixture";

/** The base intent (EKS, Calico's CNI with VXLAN) with changes. Throws where the schema refuses the result. */
export function intentWith(changes: Patch): Intent {
  const parsed = intentSchema.safeParse(merge(vxlan, changes));
  if (!parsed.success) throw new Error(`the schema refuses the fixture: ${parsed.error.message}`);
  return parsed.data;
}

/** What the rules see of an intent. */
export function contextOf(intent: Intent): RuleContext & { readonly report: Report } {
  const { cluster, facts } = resolve(intent, platformOf(intent.platform.kind));
  return { intent, cluster, facts, report: new Report(intent) };
}

/** What the rules of Calico say about an intent, or about a context that was made of one. */
export function findingsOf(
  intent: Intent,
  adapt: (context: RuleContext) => RuleContext = (context) => context,
): readonly Finding[] {
  const context = adapt(contextOf(intent));
  for (const rule of calicoRules) rule(context);
  return context.report.findings;
}

/** What all rules say: Calico's, and those of the intent's platform. */
export function allFindingsOf(intent: Intent): readonly Finding[] {
  const context = contextOf(intent);
  for (const rule of [...calicoRules, ...platformOf(intent.platform.kind).rules]) rule(context);
  return context.report.findings;
}
