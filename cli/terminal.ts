import { isatty } from "node:tty";

const hadTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
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
