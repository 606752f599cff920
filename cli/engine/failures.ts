import { UserError } from "../errors";
import { plainMessage } from "./events";

interface Known {
  readonly pattern: RegExp;
  readonly what: string;
  readonly fix: string;
}

/** What the engine says when the fault is not in the program, and what to do about it. */
const known: readonly Known[] = [
  {
    pattern: /PULUMI_ACCESS_TOKEN must be set for login|not logged in|no credentials/i,
    what: "Pulumi does not know where to keep the state",
    fix: "run `pulumi login`, or set PULUMI_BACKEND_URL (`file://...` keeps it on this machine), or add --sandbox",
  },
  {
    pattern: /passphrase must be set|incorrect passphrase/i,
    what: "the stack's secrets cannot be opened",
    fix: "set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the passphrase of this stack",
  },
  {
    pattern: /currently locked by|another update is currently in progress/i,
    what: "another operation holds the stack",
    fix: "wait for it; if it is gone, run `pulumi cancel` for the stack and try again",
  },
  {
    pattern: /no stack named .* found/i,
    what: "there is no such stack",
    fix: "name one with --stack; `pulumi stack ls` lists them",
  },
  {
    pattern: /missing required configuration|missing configuration value/i,
    what: "the stack's configuration is incomplete",
    fix: "set the value with `pulumi config set`",
  },
];

/** What an error of the Automation API means to a user; undefined where it is no failure of the engine. */
export function engineFailure(error: unknown, doing: string): UserError | undefined {
  if (!(error instanceof Error) || !("commandResult" in error)) return undefined;
  const said = errorLines(error.message);
  const text = said.length > 0 ? said.join("; ") : plainMessage(error.message).slice(0, 400);
  const match = known.find(({ pattern }) => pattern.test(error.message));
  return new UserError({
    what: match === undefined ? `${doing} failed` : `${doing} failed: ${match.what}`,
    got: text,
    fix: match?.fix ?? "mend what the engine names and run the command again; what exists already is kept",
  });
}

/** The lines in which the engine names its errors, each once. */
function errorLines(message: string): string[] {
  const lines = plainMessage(message)
    .split("\n")
    .flatMap((line) => /^\s*(?:stderr: )?error: (.+)$/.exec(line)?.[1]?.trim() ?? []);
  return [...new Set(lines)].slice(0, 5);
}
