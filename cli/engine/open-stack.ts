import type { automation } from "@pulumi/pulumi";
import type { Plan } from "../../constructs/kit";
import { findEngine } from "../../tools/engines";
import type { Context } from "../context";
import { UserError } from "../errors";
import { engineFailure } from "./failures";
import type { Opening, Preview } from "./opening";
import { previewForReal } from "./preview-stack";
import { openForReal } from "./real-stack";
import { openInSandbox, previewInSandbox } from "./sandbox-stack";

export interface StackOptions {
  readonly sandbox: boolean;
  /** Name of the stack; the cluster's where absent. */
  readonly stack?: string | undefined;
  /** Whether the stack may be made if there is none. */
  readonly create: boolean;
}

/**
 * The stack that a plan belongs to, ready for an operation. In the sandbox everything lies in a folder of its own;
 * else the project is the kit's, and the engine, backend, credentials and configuration are the user's.
 */
export function openStack(plan: Plan, options: StackOptions, context: Context): Promise<automation.Stack> {
  const { sandbox, create, stack: name = plan.cluster.name } = options;
  return opened({ name, plan, create, context }, sandbox ? openInSandbox : openForReal);
}

/** The stack of that name with what it holds, which is all that destroy, refresh and cancel need. */
export function openExisting(
  name: string,
  { sandbox }: Pick<StackOptions, "sandbox">,
  context: Context,
): Promise<automation.Stack> {
  return opened({ name, create: false, context }, sandbox ? openInSandbox : openForReal);
}

/** The stack that a plan belongs to, to look at only, or, where there is none yet, one that is gone again afterwards. */
export function openForPreview(
  plan: Plan,
  { sandbox, stack: name = plan.cluster.name }: Pick<StackOptions, "sandbox" | "stack">,
  context: Context,
): Promise<Preview> {
  return opened({ name, plan, create: false, context }, sandbox ? previewInSandbox : previewForReal);
}

async function opened<T>(wanted: Omit<Opening, "binary">, open: (opening: Opening) => Promise<T>): Promise<T> {
  const engine = findEngine("pulumi");
  if ("missing" in engine) {
    throw new UserError({ what: `the Pulumi engine is missing: ${engine.missing}`, fix: engine.fix });
  }
  const doing = `opening stack ${wanted.name}`;
  try {
    return await open({ ...wanted, binary: engine.path });
  } catch (error) {
    throw engineFailure(error, doing) ?? writeFailure(error, doing) ?? error;
  }
}

/** What the system says about a folder that cannot be written. */
function writeFailure(error: unknown, doing: string): UserError | undefined {
  const { code = "", path, message } = error as NodeJS.ErrnoException;
  if (!["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR"].includes(code)) return undefined;
  return new UserError({
    what: `${doing} failed: its files cannot be written`,
    got: message.split("\n", 1)[0] ?? code,
    wanted: `a folder of your own${path === undefined ? "" : ` in place of ${path}`}`,
    fix: "name one with the environment variable CALICO_KIT_HOME",
  });
}
