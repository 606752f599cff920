import { exitCodes } from "./errors";
import type { Output } from "./plain-output";
import { noteHangUp } from "./terminal";

const isTerminal = ({ isTTY }: Output): boolean => isTTY === true;

/** The process's own streams, or a test's. */
export interface Streams {
  readonly stdout: Output;
  readonly stderr: Output;
}

/**
 * Watches what the process writes to. Returns the exit code to end with, from the one of the command: what could not be
 * written was not said, so a command whose output is lost has failed. The command itself goes on: an update of a cluster
 * must not stop half-way because a disk is full.
 */
export function watchOutputs({ stdout, stderr }: Streams, isLost: () => void): (code: number) => number {
  let lost = false;
  const watch = (stream: Output, name: string): void => {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // `calico-kit list | head -1`: a reader that has seen enough is no failure. Nor is a further write after a first.
      if (error.code === "EPIPE" || lost) return;
      // A terminal that went away is none either: the hang-up says it.
      if (error.code === "EIO" && isTerminal(stream)) return noteHangUp();
      lost = true;
      isLost();
      if (stream === stderr) return;
      const fix = "free space there, or write to another place";
      stderr.write(
        `calico-kit: the output is incomplete: cannot write to ${name}; got ${error.message}; fix: ${fix}\n`,
      );
    });
  };
  watch(stdout, "stdout");
  watch(stderr, "stderr");
  return (code) => (lost ? exitCodes.failed : code);
}
