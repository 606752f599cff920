import { execFile, spawn, type ChildProcess } from "node:child_process";
import { openSync, closeSync } from "node:fs";

/** A program that did not do what the lab needs: what it said, in one line. */
export class CommandError extends Error {
  constructor(
    readonly program: string,
    readonly said: string,
  ) {
    super(`${program}: ${said}`);
    this.name = "CommandError";
  }
}

/** Runs a program to its end, never through a shell; returns what it printed. */
export function run(program: string, args: readonly string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: 256 * 2 ** 20 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const said = (stderr.trim() || stdout.trim() || error.message).split("\n").slice(0, 3).join("; ");
      reject(new CommandError(program, said));
    });
    // A program that is not there, or does not read, says so by its end.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? "");
  });
}

export const netns = (namespace: string): string => `/run/netns/${namespace}`;

/** Runs a program in a namespace. */
export function runIn(namespace: string, program: string, args: readonly string[], input?: string): Promise<string> {
  return run("nsenter", [`--net=${netns(namespace)}`, program, ...args], input);
}

/** Commands for `ip`, one a line; in a namespace, or in the lab's own where none is named. */
export async function ip(lines: readonly string[], namespace?: string): Promise<void> {
  if (lines.length === 0) return;
  const where = namespace === undefined ? [] : ["-n", namespace];
  await run("ip", [...where, "-batch", "-"], `${lines.join("\n")}\n`);
}

/** Starts a program that stays, in a namespace; what it says goes to a file. */
export function start(namespace: string, argv: readonly string[], log: string): ChildProcess {
  const file = openSync(log, "a", 0o600);
  const child = spawn("nsenter", [`--net=${netns(namespace)}`, ...argv], { stdio: ["ignore", file, file] });
  closeSync(file);
  return child;
}

/** Does the same with each, a few at a time: every step is a process, and the machine may be small. */
export async function each<T>(items: readonly T[], act: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
