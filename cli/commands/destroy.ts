import type { Context } from "../context";
import { openStack } from "../engine/open-stack";
import { runOperation } from "../engine/operation";
import { exitCodes } from "../errors";
import { planOf } from "../source";
import { type EngineOptions, mustAsk } from "./engine";

/** `calico-kit destroy SOURCE`: takes everything down that `up` made. The stack itself and its history stay. */
export async function destroy(source: string, options: EngineOptions, context: Context): Promise<number> {
  const asks = mustAsk("destroy", options, context);
  const plan = planOf(source, context);
  const stack = await openStack(plan, { ...options, create: false }, context);
  let expected: number | undefined;
  if (asks) {
    const outcome = await runOperation("preview-destroy", stack, context);
    expected = outcome.count;
    if (outcome.hasChanges && !(await context.confirm?.(`Destroy everything in stack ${stack.name}?`))) {
      context.err.write("calico-kit: nothing was changed\n");
      return exitCodes.failed;
    }
  }
  await runOperation("destroy", stack, context, expected);
  return exitCodes.ok;
}
