import { mkdirSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Context, EndSignal } from "./context";
import { withSources } from "./sources";
import { oneLine } from "./text";

/** What the process ends with. */
export const exitCodes = { ok: 0, failed: 1, findings: 2 } as const;

/** What a process ends with that a signal asked to end, as shells count: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP. */
export function exitCodeOf(signal: EndSignal): number {
  return 128 + constants.signals[signal];
}

/** The four things a user needs to know about a failure that is not a finding. */
export interface Failure {
  /** What went wrong. */
  readonly what: string;
  readonly got?: string;
  readonly wanted?: string;
  readonly fix: string;
}

/** A failure that the user can do something about: printed on one line, never with a stack trace. */
export class UserError extends Error {
  constructor(readonly failure: Failure) {
    super(failureLine(failure));
    this.name = "UserError";
  }
}

function failureLine({ what, got, wanted, fix }: Failure): string {
  const parts = [
    what,
    ...(got === undefined ? [] : [`got ${got}`]),
    ...(wanted === undefined ? [] : [`wanted ${wanted}`]),
  ];
  return oneLine(`${parts.join("; ")}; fix: ${fix}`.replace(/\s*\n\s*/g, " "), 2000);
}

/** Thrown where a command has printed all there is to say and only the exit code is left. */
export class Done extends Error {
  constructor(readonly exitCode: number) {
    super(`exit ${exitCode}`);
    this.name = "Done";
  }
}

/** Tells the user about an error and returns the exit code for it. */
export function report(error: unknown, context: Context): number {
  if (error instanceof Done) return error.exitCode;
  if (error instanceof UserError) {
    context.err.write(`calico-kit: ${error.message}\n`);
    return exitCodes.failed;
  }
  const missing = missingPeer(error);
  if (missing !== undefined) return report(missing, context);
  const file = writeDetails(describe(error), context);
  const message = oneLine((error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "");
  const details = file === undefined ? "" : `; the details are in ${file}`;
  context.err.write(
    `calico-kit: internal error: ${message}${details}; this is a defect of calico-kit, not of your intent: ` +
      `please open an issue with ${file === undefined ? "this line" : "that file"} and the command you ran\n`,
  );
  return exitCodes.failed;
}

/** What the commands of the engine need beside the kit: optional peers of the package, which a clone has. */
const peers = [
  ...["@pulumi/pulumi", "@pulumi/aws", "@pulumi/kubernetes", "@pulumi/command", "@pulumi/random"],
  ...["@grpc/grpc-js", "google-protobuf"],
];

/** A package that is not installed is none of our defects where the kit leaves it to the user. */
function missingPeer(error: unknown): UserError | undefined {
  if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") return undefined;
  const [, name = ""] = /^Cannot find module '((?:@[^/']+\/)?[^/']+)/.exec(error.message) ?? [];
  if (!peers.includes(name)) return undefined;
  return new UserError({
    what: `the package ${name} is not installed, which every command that asks the Pulumi engine needs`,
    wanted: "the optional peers of calico-kit beside it",
    fix: `npm install ${peers.join(" ")}`,
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? [] : [`cause: ${inspect(error.cause)}`];
  return withSources([error.stack ?? error.message, ...cause].join("\n"));
}

/**
 * Writes what a maintainer needs and returns the file's path. A failure of that must not hide the first one, so the last
 * resort is no file.
 */
export function writeDetails(details: string, context: Context): string | undefined {
  const name = `error-${new Date().toISOString().replace(/[:.]/g, "-")}-${process.pid}.log`;
  const text = `node ${process.version} on ${process.platform} ${process.arch}\n${details}\n`;
  for (const folder of [join(context.project, ".calico-kit"), tmpdir()]) {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return join(folder, name);
    } catch {
      continue;
    }
  }
  return undefined;
}
