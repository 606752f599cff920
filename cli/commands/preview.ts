import { disruptionsOf, type Plan } from "../../constructs/kit";
import type { Context } from "../context";
import { parseInsisted, refuseLiveChanges } from "../engine/live-changes";
import { openForPreview } from "../engine/open-stack";
import { type Outcome, runOperation } from "../engine/operation";
import { policyPacksOf } from "../engine/policy-packs";
import { exitCodes } from "../errors";
import { planToCarryOut } from "../source";
import type { UpOptions } from "./engine";

/** `calico-kit preview SOURCE`: what `up` would do. */
export async function preview(source: string, options: Omit<UpOptions, "yes">, context: Context): Promise<number> {
  const insisted = parseInsisted(options.insist);
  await previewPlan(planToCarryOut(source, context), options, insisted, context);
  return exitCodes.ok;
}

/** Shows what `up` would do with a plan, and leaves nothing behind. */
export async function previewPlan(
  plan: Plan,
  options: Omit<UpOptions, "yes">,
  insisted: readonly string[],
  context: Context,
): Promise<Outcome & { readonly stackName: string }> {
  const policies = policyPacksOf(options, context);
  const { stack, close } = await openForPreview(plan, options, context);
  try {
    const findings = await refuseLiveChanges(plan, stack, insisted, context);
    const outcome = await runOperation("preview", stack, context, undefined, {
      disruptions: (planned) => disruptionsOf(plan.cluster, planned, findings),
      policies,
    });
    return { ...outcome, stackName: stack.name };
  } finally {
    close();
  }
}
