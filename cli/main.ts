import * as z from "zod";
import { processContext } from "./context";
import { exitCodes, report } from "./errors";
import { watchOutputs } from "./outputs";
import { outputOf } from "./plain-output";
import { run } from "./program";
import { endProcess } from "./terminal";

// An intent is read once: compiling a reader for each of its parts takes longer than reading it.
z.config({ jitless: true });

const streams = { stdout: outputOf(1, () => process.stdout), stderr: outputOf(2, () => process.stderr) };
const context = processContext(streams);

const exitCode = watchOutputs(streams, () => (process.exitCode = exitCodes.failed));

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
    const final = exitCode(code);
    endProcess(final, () => (process.exitCode = final));
  });
