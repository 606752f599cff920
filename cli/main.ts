import { processContext } from "./context";
import { report } from "./errors";
import { run } from "./program";
import { endProcess, noteHangUp } from "./terminal";

const context = processContext();

// `calico-kit list | head -1`: a reader that has seen enough is no failure, nor is a terminal that is gone (EIO).
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EIO") return noteHangUp();
    if (error.code !== "EPIPE") throw error;
  });
}

// What nobody caught: our own defects. While a Pulumi program runs in this process, the SDK listens too and tells the
// engine; and once the end is decided, there is nothing to add.
for (const name of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(name, (error: unknown) => {
    if (process.listenerCount(name) > 1 || process.exitCode !== undefined) return;
    process.exitCode = report(error, context);
  });
}

void run(process.argv.slice(2), context)
  .catch((error: unknown) => report(error, context))
  .then((code) => {
    // Not exit(): what is still to be written would be cut off.
    endProcess(code, () => (process.exitCode = code));
  });
