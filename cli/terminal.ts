import { statSync } from "node:fs";
import { devNull } from "node:os";
import type * as tty from "node:tty";
import { statsOf } from "./descriptor";

/** Whether a descriptor is a terminal. Most that are none are known without loading Node's network modules. */
export function isTerminal(descriptor: number): boolean {
  const stats = statsOf(descriptor);
  if (stats?.isCharacterDevice() !== true || stats.rdev === nullDevice()) return false;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- in time
  const { isatty } = require("node:tty") as typeof tty;
  return isatty(descriptor);
}

const nullDevice = (): number | undefined => statSync(devNull, { throwIfNoEntry: false })?.rdev;

const hadTerminal = [0, 1, 2].some(isTerminal);
let isGone = false;

/** Notes that the terminal went away: by a hang-up, or by a write that says so. */
export function noteHangUp(): void {
  isGone = true;
}

/**
 * Ends the process with a code. Where its terminal is gone it ends by the hang-up itself, which is 129 to a shell: Node
 * wants to give every terminal its settings back at its end, and aborts with a core dump where there is none any more
 * (`ResetStdio` in its src/node.cc).
 */
export function endProcess(code: number, end: (code: number) => void): void {
  if (!(hadTerminal && isGone)) return end(code);
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}
