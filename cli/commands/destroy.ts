import type { Context } from "../context";
import { openExisting } from "../engine/open-stack";
import { runOperation } from "../engine/operation";
import { readState, refuseProtected } from "../engine/state";
import { exitCodes } from "../errors";
import { stackName } from "../stack-name";
import { type EngineOptions, mustAsk } from "./engine";

/**
 * `calico-kit destroy SOURCE|--stack NAME`: takes everything down that `up` made, by what the stack holds. The stack
 * itself and its history stay.
 */
export async function destroy(source: string | undefined, options: EngineOptions, context: Context): Promise<number> {
  const asks = mustAsk("destroy", options, context);
  const stack = await openExisting(stackName("destroy", source, options.stack, context), options, context);
  refuseProtected(stack.name, await readState(stack));
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
