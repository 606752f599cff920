import { createInterface } from "node:readline/promises";
import { installation } from "../constructs/model";
import { projectFolder } from "./place";
import { endProcess, noteHangUp } from "./terminal";

/** Somewhere to write text, and what is known about who reads it. */
export interface Sink {
  write(text: string): void;
  /** Whether a terminal shows it. */
  readonly isTTY: boolean;
  /** Width of that terminal; 80 where nobody knows. */
  readonly columns: number;
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
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** The folder that holds Pulumi.yaml and `.calico-kit`: everything that a command writes (see place.ts). */
  readonly project: string;
  /** Where the kit itself is. Nothing is written there. */
  readonly installation: string;
  /** Asks a question that `yes` answers; absent where nobody can answer. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Calls back whenever the process is asked to end, until the returned function is called. */
  onInterrupt(callback: (signal: EndSignal) => void): () => void;
  /** Ends the process at once. */
  exit(code: number): never;
}

/** Whether to colour what a sink shows; NO_COLOR and TERM=dumb are conventions that users set once for all tools. */
export function wantsColour(sink: Sink, env: NodeJS.ProcessEnv): boolean {
  return sink.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

/** The context of a real process. */
export function processContext(): Context {
  const isInteractive = process.stdin.isTTY && process.stderr.isTTY;
  return {
    out: sinkOf(process.stdout),
    err: sinkOf(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    project: projectFolder(process.cwd(), process.env),
    installation,
    ...(isInteractive ? { confirm } : {}),
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

function sinkOf(stream: NodeJS.WriteStream): Sink {
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

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Without this Ctrl-C would only pause the terminal, and the process would end as if all were done.
  terminal.once("SIGINT", () => terminal.close());
  try {
    const closed = new Promise<string>((answer) => terminal.once("close", () => answer("")));
    const answer = await Promise.race([terminal.question(`${question} [yes/no] `), closed]);
    return /^\s*y(es)?\s*$/i.test(answer);
  } finally {
    terminal.close();
  }
}
