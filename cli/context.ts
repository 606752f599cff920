import { type FileText, readDescriptor } from "../constructs/intent";
import { installation, once } from "../constructs/model";
import { asTyped, commandName, userFolder } from "./invocation";
import { projectFolder } from "./place";
import type { Streams } from "./outputs";
import type { Output } from "./plain-output";
import { ask, confirm } from "./questions";
import { endProcess, isTerminal, noteHangUp } from "./terminal";

/** Somewhere to write text, and what is known about who reads it. */
export interface Sink {
  write(text: string): void;
  /** Whether a terminal shows it. */
  readonly isTTY: boolean;
  /** Width of that terminal; 80 where nobody knows. */
  readonly columns: number;
}

/** What stands on the standard input. */
export interface Input {
  readonly isTTY: boolean;
  /** All of it, up to the limits of an intent file; waits for its end. */
  read(): FileText;
}

/** How a process is asked to end: Ctrl-C, `kill` (a container, a CI job), a terminal that is gone. */
export const endSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
export type EndSignal = (typeof endSignals)[number];

/** Everything a command needs from the outside world, so that tests can be that world. */
export interface Context {
  /** What was asked for: findings, lists, values. */
  readonly out: Sink;
  /** What is said about it: progress, warnings, failures. */
  readonly err: Sink;
  readonly input: Input;
  readonly env: NodeJS.ProcessEnv;
  /** Where the user stands: what relative paths are relative to. */
  readonly cwd: string;
  /** The folder that holds Pulumi.yaml and `.calico-kit`: everything that a command writes (see place.ts). */
  readonly project: string;
  /** Where the kit itself is. Nothing is written there. */
  readonly installation: string;
  /** How the user starts the kit from where they stand, e.g. `npx calico-kit`. */
  readonly command: string;
  /** Asks a question that `yes` answers; absent where nobody can answer. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Asks for a line of text: undefined where the user wants no more of it (Ctrl-C); absent where nobody can answer. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Why nobody can answer, where it is not for want of a terminal. */
  readonly cannotAsk?: string;
  /** Calls back whenever the process is asked to end, until the returned function is called. */
  onInterrupt(callback: (signal: EndSignal) => void): () => void;
  /** Ends the process at once. */
  exit(code: number): never;
}

/** Whether to colour what a sink shows; NO_COLOR and TERM=dumb are conventions that users set once for all tools. */
export function wantsColour(sink: Sink, env: NodeJS.ProcessEnv): boolean {
  return sink.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

const standardInput = 0;

/** The context of a real process, which from then on is where the user is. */
export function processContext({ stdout, stderr }: Streams): Context {
  const canBeAsked = isTerminal(standardInput);
  const isInteractive = canBeAsked && stderr.isTTY === true;
  const start = { cwd: process.cwd(), env: process.env, installation };
  const command = commandName({ ...start, script: process.argv[1] ?? "calico-kit" });
  const cwd = enter(userFolder(start));
  return {
    out: sinkOf(stdout),
    err: advising(sinkOf(stderr), command),
    // What was read is gone from where it was.
    input: { isTTY: canBeAsked, read: once(() => readDescriptor(standardInput)) },
    env: process.env,
    cwd,
    project: projectFolder(cwd, process.env),
    installation,
    command,
    ...(isInteractive ? { confirm, ask } : {}),
    onInterrupt(callback) {
      const heard = (signal: NodeJS.Signals): void => {
        if (signal === "SIGHUP") noteHangUp();
        callback(signal as EndSignal);
      };
      for (const signal of endSignals) process.on(signal, heard);
      return () => endSignals.forEach((signal) => process.off(signal, heard));
    },
    exit(code) {
      endProcess(code, (known) => process.exit(known));
      return process.exit(code);
    },
  };
}

/** A sink whose reader is told commands as they are typed where they stand. */
export function advising(sink: Sink, command: string): Sink {
  return {
    write: (text) => sink.write(asTyped(text, command)),
    get isTTY() {
      return sink.isTTY;
    },
    get columns() {
      return sink.columns;
    },
  };
}

/** Makes a folder the process's own, so that no path of the user's is looked for elsewhere; returns where it is then. */
function enter(folder: string): string {
  try {
    if (folder !== process.cwd()) process.chdir(folder);
  } catch {
    // The user stands where they may not read: what is named from there does not open, and each command says so.
  }
  return process.cwd();
}

function sinkOf(stream: Output): Sink {
  return {
    write: (text) => void stream.write(text),
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns ?? 80;
    },
  };
}
