import type { automation } from "@pulumi/pulumi";
import type { Context } from "../context";
import { engineFailure } from "../engine/failures";
import { describeLock, isHeld, type Lock, locksOf } from "../engine/locks";
import { openExisting } from "../engine/open-stack";
import { optionsOf } from "../engine/opening";
import { pendingLines } from "../engine/pending";
import { readState } from "../engine/state";
import { exitCodes, UserError } from "../errors";
import { asTyped } from "../invocation";
import { stackName } from "../stack-name";
import { type EngineOptions, mustAsk } from "./engine";

/**
 * `calico-kit cancel SOURCE|--stack NAME`: releases a stack that an engine holds which is gone, and says what that engine
 * was at. It stops nothing that runs on this machine: that is what a signal is for, after which the engine tidies up.
 */
export async function cancel(source: string | undefined, options: EngineOptions, context: Context): Promise<number> {
  const asks = mustAsk("cancel", options, context);
  const stack = await openExisting(stackName("cancel", source, options.stack, context), options, context);
  const locks = await locksOf(stack);
  const held = locks?.find(isHeld);
  if (held !== undefined) {
    throw new UserError({
      what: `stack ${stack.name} is being worked on; nothing was changed`,
      got: describeLock(held),
      fix: `stop it with Ctrl-C where it runs, or with \`kill -INT ${held.pid}\`: it then finishes what it has begun`,
    });
  }
  const lines = await released(stack, locks, asks, context);
  if (lines === undefined) {
    context.err.write("calico-kit: nothing was changed\n");
    return exitCodes.failed;
  }
  context.out.write(`${lines.join("\n")}\n`);
  const notes = pendingLines((await readState(stack)).pending, optionsOf(stack));
  if (notes.length > 0) context.out.write(asTyped(`${notes.join("\n")}\n`, context.command));
  return exitCodes.ok;
}

/** Releases the locks and says so; undefined where the user did not want it. */
async function released(
  stack: automation.Stack,
  locks: readonly Lock[] | undefined,
  asks: boolean,
  context: Context,
): Promise<string[] | undefined> {
  if (locks?.length === 0) return [`Stack ${stack.name} is not locked.`];
  const holders = locks?.map((lock) => `held by ${describeLock(lock)}`) ?? [];
  const question = [...holders, `Is nobody at work on stack ${stack.name} any more?`].join("\n");
  if (asks && !(await context.confirm?.(question))) return undefined;
  try {
    await stack.cancel();
  } catch (error) {
    throw engineFailure(error, `cancel of ${stack.name}`) ?? error;
  }
  return [`Stack ${stack.name} is released${holders.length === 0 ? "" : `; it was ${holders.join("; ")}`}.`];
}
