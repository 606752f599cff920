import type { automation } from "@pulumi/pulumi";
import * as errors from "@pulumi/pulumi/automation/errors";
import * as commands from "@pulumi/pulumi/automation/cmd";
import { type ChildProcess, spawn } from "node:child_process";
import { delimiter, dirname, isAbsolute } from "node:path";

interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

type Listener = (text: string) => void;

/** What the SDK has and does not declare; the SDK is pinned, and a test asks it. */
interface Internals {
  readonly CommandResult: new (stdout: string, stderr: string, code: number, error?: Error) => Result;
  readonly createCommandError: (result: Result) => Error;
}

/** What every engine of the SDK is, which it does not declare: runs one command of `pulumi`. */
export interface Runner {
  run(
    args: readonly string[],
    cwd: string,
    environment: NodeJS.ProcessEnv,
    onOutput?: Listener,
    onError?: Listener,
    signal?: AbortSignal,
  ): Promise<Result>;
}

/** How the SDK says that a program failed, whatever its own exit code was. */
const failed = -2;

const running = new Set<ChildProcess>();

/**
 * The same engine, but each run in a session of its own. A signal to our process group (Ctrl-C, the end of a terminal or of
 * a CI job) would otherwise reach the engine too: SIGHUP kills it at once, with its operations half done, and whatever it
 * hears beside what we tell it is a second signal, at which it drops its work. So it hears of an end from us alone, once.
 *
 * @param binary where the engine lies; where `command` found it, if absent
 */
export function inOwnSession(
  command: automation.PulumiCommand,
  binary: string = command.command,
): automation.PulumiCommand {
  const { CommandResult, createCommandError } = { ...commands, ...errors } as unknown as Internals;
  const run: Runner["run"] = async (args, cwd, environment, onOutput, onError, signal) => {
    const child = spawn(binary, nonInteractive(args), {
      cwd,
      env: { ...process.env, ...environment, ...pathOf(binary, environment), PULUMI_AUTOMATION_API: "true" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const interrupt = () => child.kill("SIGINT");
    if (signal?.aborted === true) interrupt();
    signal?.addEventListener("abort", interrupt);
    running.add(child);
    try {
      const result = await endOf(child, onOutput, onError);
      if (result.code === 0) return new CommandResult(result.stdout, result.stderr, 0);
      throw createCommandError(new CommandResult("", said(args, result), failed, new Error(`exit ${result.code}`)));
    } finally {
      running.delete(child);
      signal?.removeEventListener("abort", interrupt);
    }
  };
  return Object.create(command, { run: { value: run }, command: { value: binary } }) as automation.PulumiCommand;
}

/** Tells every engine that runs to drop what it is doing, or, where it has had its time for that, ends it. */
export function endEngines(signal: "SIGINT" | "SIGKILL"): void {
  for (const child of running) child.kill(signal);
}

function endOf(child: ChildProcess, onOutput?: Listener, onError?: Listener): Promise<Result> {
  const stdout = collect(child.stdout, onOutput);
  const stderr = collect(child.stderr, onError);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) =>
      resolve({
        stdout: stdout(),
        stderr: signal === null ? stderr() : `${stderr()}\nended by ${signal}`,
        code: code ?? failed,
      }),
    );
  });
}

function collect(stream: NodeJS.ReadableStream | null, listener?: Listener): () => string {
  const parts: string[] = [];
  stream?.setEncoding("utf8").on("data", (text: string) => {
    parts.push(text);
    listener?.(text);
  });
  return () => parts.join("").trimEnd();
}

function said(args: readonly string[], { stdout, stderr, code }: Result): string {
  return `Command failed with exit code ${code}: pulumi ${args[0] ?? ""}\n${stderr}\n${stdout}`;
}

/** An engine that asks a question nobody sees would wait for ever. */
function nonInteractive(args: readonly string[]): string[] {
  return args.includes("--non-interactive") ? [...args] : [...args, "--non-interactive"];
}

/** Language hosts and bundled plugins lie beside the engine. */
function pathOf(command: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!isAbsolute(command)) return {};
  return { PATH: `${dirname(command)}${delimiter}${environment["PATH"] ?? process.env["PATH"] ?? ""}` };
}
