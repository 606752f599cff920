import type { Context } from "../context";
import type { PolicyPackOptions } from "../engine/policy-packs";
import { UserError } from "../errors";

/** Options of the commands that run the engine. */
export interface EngineOptions {
  readonly sandbox: boolean;
  readonly stack?: string;
  readonly yes: boolean;
}

/** Options of the commands that hold the intent against what the stack has made. */
export interface UpOptions extends EngineOptions, PolicyPackOptions {
  /** Codes of changes that a live cluster is to take all the same. */
  readonly insist: readonly string[];
}

/**
 * Whether somebody is to be asked first. Nothing in the sandbox is worth a question; elsewhere a command that nobody can
 * answer needs `--yes`.
 */
export function mustAsk(command: string, options: EngineOptions, context: Context): boolean {
  if (options.sandbox || options.yes) return false;
  if (context.confirm !== undefined) return true;
  throw new UserError({
    what: `${command} changes ${changed[command] ?? "real resources"} and nobody can be asked`,
    got: context.cannotAsk ?? "no terminal to answer on",
    wanted: "a confirmation",
    fix: "add --yes, or --sandbox to try it without a cloud account",
  });
}

const changed: Readonly<Record<string, string>> = { refresh: "the stack's state", cancel: "the stack's state" };
