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
    fix: "wait for it; if it is gone, run `calico-kit cancel --stack NAME` and try again",
  },
  {
    pattern: /unsupported (checkpoint|deployment) version|is newer than what this version of the Pulumi CLI/i,
    what: "a newer engine than this one wrote the stack's state",
    fix: "use that version of Pulumi, or a newer one; CALICO_KIT_PULUMI names it where it is not on the PATH",
  },
  {
    pattern: /failed to load checkpoint|could not deserialize (the )?deployment|unmarshal.*(checkpoint|deployment)/i,
    what: "the stack's state cannot be read; nothing was touched",
    fix:
      "take the copy that the engine made before its last change: `pulumi stack import --stack NAME --file FILE` with one " +
      "of the backend's .pulumi/backups or .pulumi/history, or put `.json.bak` in place of the file",
  },
  {
    pattern: /snapshot integrity/i,
    what: "the stack's state contradicts itself; nothing was touched",
    fix:
      "run `pulumi state repair --stack NAME`; if that does not help, take an earlier state from the backend's history: " +
      "`pulumi stack import`",
  },
  {
    pattern: /project name .* doesn't match|does not match.*project/i,
    what: "the stack belongs to another Pulumi project",
    fix: "name a stack of the project calico-kit with --stack; `pulumi stack ls --project calico-kit` lists them",
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

/** What the cloud or the cluster says of a thing that is there and that the stack does not know of. */
const taken =
  /AlreadyExists|already exists|exists already|ResourceInUseException|cannot re-use a name that is still in use/i;

/** What to do where one of the errors says that something is there already; undefined where none does. */
export function adoption(errors: readonly string[], options: string): string | undefined {
  if (!errors.some((error) => taken.test(error))) return undefined;
  return (
    "what is there already the stack does not know of: it was made by hand, or an earlier run was cut short, or a destroy " +
    "was refused half-way. Delete it by hand, or take it in with `pulumi import TYPE NAME ID`; to give the cluster up " +
    `instead, run \`calico-kit destroy${options}\``
  );
}

/** The lines in which the engine names its errors, each once. */
function errorLines(message: string): string[] {
  const lines = plainMessage(message)
    .split("\n")
    .flatMap((line) => /^\s*(?:stderr: )?error: (.+)$/.exec(line)?.[1]?.trim() ?? []);
  return [...new Set(lines)].slice(0, 5);
}
