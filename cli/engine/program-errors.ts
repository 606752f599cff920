/** How often to look whether a failed program has come to rest. */
const interval = 1000;

export interface ProgramWatch {
  close(): void;
}

/**
 * Ends an operation whose program can no longer come to its end.
 *
 * Where a value that resources wait for fails (a lookup that is refused, a check inside `apply`), the SDK reports the
 * error, and then waits for ever for the resources that were to come, because it runs the program inside this process and
 * not in one of its own that would simply end. So once such an error was seen and no provider is at work any more, the
 * engine is told to stop.
 */
export function watchProgram(isIdle: () => boolean, stop: () => void): ProgramWatch {
  let timer: NodeJS.Timeout | undefined;
  let wasIdle = false;
  const look = () => {
    // Twice in a row, since between two resources there is a moment of rest.
    if (isIdle() && wasIdle) stop();
    wasIdle = isIdle();
  };
  const failed = () => {
    timer ??= setInterval(look, interval);
  };
  process.on("unhandledRejection", failed);
  process.on("uncaughtException", failed);
  return {
    close() {
      clearInterval(timer);
      process.off("unhandledRejection", failed);
      process.off("uncaughtException", failed);
    },
  };
}
