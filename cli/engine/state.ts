import type { automation } from "@pulumi/pulumi";
import { UserError } from "../errors";
import { plural } from "../text";
import { nameOf } from "./events";
import { engineFailure } from "./failures";
import type { Runner } from "./own-session";

/** What is read of a stack's state: version 3 of the engine's format. */
export interface State {
  readonly resources: readonly StateResource[];
  /** What an engine was at when it was killed. */
  readonly pending: readonly PendingOperation[];
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  /** The engine refuses to delete it. */
  readonly protect?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

export interface PendingOperation {
  readonly type: string;
  readonly resource: StateResource;
}

/**
 * The state of a stack, secrets still sealed.
 * @throws UserError where it cannot be read
 */
export async function readState(stack: automation.Stack): Promise<State> {
  try {
    const { deployment } = await exportSealed(stack);
    return { resources: deployment?.resources ?? [], pending: deployment?.pending_operations ?? [] };
  } catch (error) {
    throw engineFailure(error, `reading the state of ${stack.name}`) ?? error;
  }
}

/** What `pulumi stack export` gives; no deployment where the stack was never updated. */
export interface SealedExport {
  readonly version: number;
  readonly deployment?: {
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly PendingOperation[];
  } | null;
}

/** A stack as `pulumi stack export` gives it: the Automation API's own would have its secrets in plain text. */
export async function exportSealed({ name, workspace }: automation.Stack): Promise<SealedExport> {
  const { pulumiCommand, workDir, pulumiHome, envVars } = workspace;
  const environment = { ...(pulumiHome === undefined ? {} : { PULUMI_HOME: pulumiHome }), ...envVars };
  const { stdout } = await (pulumiCommand as unknown as Runner).run(
    ["stack", "export", "--stack", name],
    workDir,
    environment,
  );
  return JSON.parse(stdout) as SealedExport;
}

/** Inputs with which AWS refuses to delete what has them. */
const refusals = [
  "deletionProtection",
  "deletionProtectionEnabled",
  "enableDeletionProtection",
  "disableApiTermination",
];

/**
 * Ends the command where something in the stack is not to be deleted: the engine would find out only when it is that
 * resource's turn, with everything that stands on it gone.
 */
export function refuseProtected(name: string, { resources }: State): void {
  const all = resources.filter((resource) => resource.protect === true || reasonOf(resource) !== undefined);
  if (all.length === 0) return;
  // The kit's own guard stands for what it guards.
  const guarded = all.filter(({ type }) => !type.startsWith("calico-kit:"));
  const refused = guarded.length === 0 ? all : guarded;
  const shown = refused.map((resource) => {
    const reason = reasonOf(resource) ?? "protect";
    return `${resource.type} ${nameOf(resource.urn)} (${reason})`;
  });
  const more = shown.length > mostShown ? ` and ${shown.length - mostShown} more` : "";
  throw new UserError({
    what: `stack ${name} holds ${plural(refused.length, "resource")} that must not be deleted; nothing was touched`,
    got: `${shown.slice(0, mostShown).join(", ")}${more}`,
    fix: refused.some((resource) => reasonOf(resource) !== undefined)
      ? "set deletionProtection: false in the intent, run `calico-kit up SOURCE`, then destroy; without the intent turn it " +
        "off in AWS, run `pulumi state unprotect --all` and `calico-kit refresh` for the stack, then destroy"
      : "run `pulumi state unprotect URN` for the stack, or take `protect` off where it was set and run `calico-kit up " +
        "SOURCE`, then destroy",
  });
}

const mostShown = 5;

function reasonOf({ inputs = {} }: StateResource): string | undefined {
  return refusals.find((key) => inputs[key] === true);
}
