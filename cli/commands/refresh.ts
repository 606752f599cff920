import type { Context } from "../context";
import { openExisting } from "../engine/open-stack";
import { runOperation } from "../engine/operation";
import { exitCodes } from "../errors";
import { stackName } from "../stack-name";
import { type EngineOptions, mustAsk } from "./engine";

export interface RefreshOptions extends EngineOptions {
  /** Forgets operations that were cut short while they made something. */
  readonly clearPendingCreates: boolean;
}

/**
 * `calico-kit refresh SOURCE|--stack NAME`: makes the stack's state agree with what there is. No resource is changed; one
 * that is gone is forgotten, so that the next `up` makes it again.
 */
export async function refresh(source: string | undefined, options: RefreshOptions, context: Context): Promise<number> {
  const asks = mustAsk("refresh", options, context);
  const stack = await openExisting(stackName("refresh", source, options.stack, context), options, context);
  let expected: number | undefined;
  if (asks) {
    const outcome = await runOperation("preview-refresh", stack, context);
    expected = outcome.count;
    if (outcome.hasChanges && !(await context.confirm?.(`Change the state of stack ${stack.name} to this?`))) {
      context.err.write("calico-kit: nothing was changed\n");
      return exitCodes.failed;
    }
  }
  await runOperation("refresh", stack, context, expected, options);
  return exitCodes.ok;
}
