import type { Context } from "../context";
import { parseInsisted, refuseLiveChanges } from "../engine/live-changes";
import { openStack } from "../engine/open-stack";
import { runOperation } from "../engine/operation";
import { outputLines } from "../engine/outputs";
import { policyPacksOf } from "../engine/policy-packs";
import { exitCodes } from "../errors";
import { planToCarryOut } from "../source";
import { destroyCommand, kubeconfigCommand } from "./advice";
import { mustAsk, type UpOptions } from "./engine";
import { previewPlan } from "./preview";

/** `calico-kit up SOURCE`: makes the cluster, or changes it to what the intent says now. */
export async function up(source: string, options: UpOptions, context: Context): Promise<number> {
  const asks = mustAsk("up", options, context);
  const insisted = parseInsisted(options.insist);
  const policies = policyPacksOf(options, context);
  const plan = planToCarryOut(source, context);
  let expected: number | undefined;
  // A pack judges the whole stack at the end of a preview: after the update it could only say what stands already.
  if (asks || policies.policyPacks.length > 0) {
    // A new stack is made only when somebody wants it.
    const outcome = await previewPlan(plan, options, insisted, context);
    expected = outcome.count;
    // Without changes there is nothing to agree to; the update then only refreshes the outputs.
    if (asks && outcome.hasChanges && !(await context.confirm?.(`Update stack ${outcome.stackName}?`))) {
      context.err.write("calico-kit: nothing was changed\n");
      return exitCodes.failed;
    }
  }
  const stack = await openStack(plan, { ...options, create: true }, context);
  // A preview has asked already.
  if (expected === undefined) await refuseLiveChanges(plan, stack, insisted, context);
  const { outputs } = await runOperation("up", stack, context, expected, { policies });
  const lines = outputLines(outputs, { isSimulated: options.sandbox });
  if (outputs["kubeconfig"]?.secret === true && !options.sandbox) {
    lines.push("", `kubeconfig: ${kubeconfigCommand(stack, context)}`);
  }
  lines.push("", `To take it down: ${destroyCommand(source, options, stack, context)}`);
  context.out.write(`${lines.join("\n")}\n`);
  return exitCodes.ok;
}
