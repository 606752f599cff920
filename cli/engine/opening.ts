import type { automation } from "@pulumi/pulumi";
import type { Plan } from "../../constructs/kit";
import { userError } from "../../constructs/platforms/component";
import type { Context } from "../context";

/** What a stack is opened with. */
export interface Opening {
  readonly name: string;
  /** Path of the `pulumi` binary. */
  readonly binary: string;
  /** Absent where only what the stack holds counts, for which no program is run. */
  readonly plan?: Plan;
  readonly create: boolean;
  readonly context: Context;
}

/** A stack for a while: `close` leaves nothing behind that was not there before. */
export interface Preview {
  readonly stack: automation.Stack;
  readonly close: () => void;
}

/** Stacks that are a sandbox's. */
const sandboxed = new WeakSet<automation.Stack>();

export function markSandboxed(stack: automation.Stack): automation.Stack {
  sandboxed.add(stack);
  return stack;
}

/** The options that name a stack to another command, as a user types them. */
export function optionsOf(stack: automation.Stack): string {
  return `${sandboxed.has(stack) ? " --sandbox" : ""} --stack ${stack.name}`;
}

/** The program of a stack that is opened without a plan. */
export function noProgram(): never {
  throw userError("no intent was given, so the engine must not run a program");
}
