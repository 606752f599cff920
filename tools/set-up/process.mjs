// Child processes for the set-up and test scripts.
import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @typedef {{ code: number, output: string }} Outcome  output: stdout and stderr as they came; empty when shown live */

// An interrupted set-up must take its children along: on a terminal they get the signal too, under CI only we do.
/** @type {Map<import("node:child_process").ChildProcess, { live: boolean }>} */
const children = new Map();
/** @type {number | undefined} What everything ends with from now on. */
let interrupted;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    interrupted = 128 + constants.signals[signal];
    for (const child of children.keys()) child.kill(signal);
    // What runs live knows how to end: an update of a stack finishes what it has begun.
    if (![...children.values()].some(({ live }) => live)) process.exit(interrupted);
  });
}

/**
 * Runs a program to its end. Never throws: a program that cannot start is code 127 with the reason as output.
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, live?: boolean, limit?: number }} [options] live: straight to our own
 *   terminal; limit: milliseconds after which it is ended with SIGTERM
 * @returns {Promise<Outcome>}
 */
export function run(file, args, { cwd, env, live = false, limit } = {}) {
  return new Promise((resolve) => {
    // After a signal nothing new is begun.
    if (interrupted !== undefined) return resolve({ code: interrupted, output: "" });
    /** @type {import("node:child_process").SpawnOptions} */
    const how = {
      cwd,
      env: { ...process.env, ...env },
      stdio: live ? "inherit" : ["ignore", "pipe", "pipe"],
      timeout: limit,
    };
    const child = spawn(file, args, how);
    children.set(child, { live });
    let output = "";
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const end = (/** @type {Outcome} */ outcome) => {
      children.delete(child);
      resolve(outcome);
    };
    child.on("error", (error) => end({ code: 127, output: `${file}: ${error.message}` }));
    child.on("close", (code, signal) => end({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), output }));
  });
}

const linesOf = (/** @type {string} */ output) => output.split("\n").filter((line) => line.trim() !== "");

/**
 * The end of a long output: where compilers, pip and apt-get put the reason of a failure.
 * @param {string} output
 * @param {number} count
 */
export const lastLines = (output, count) => linesOf(output).slice(-count).join("\n");

/**
 * The start of a long output: npm puts the reason first and its manual after it.
 * @param {string} output
 * @param {number} count
 */
export const firstLines = (output, count) => linesOf(output).slice(0, count).join("\n");

/**
 * What the user reads instead of a stack trace: what happened, what to do.
 */
export class SetUpError extends Error {}

/**
 * Runs a script's main function and turns what it throws into one message and exit code 1.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
