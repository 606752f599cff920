import type { Context } from "../context";
import { type EngineEvent, isCancelNotice } from "./events";

/** Ctrl-C during an operation. */
export interface Cancellation {
  /** Aborted once the engine has to be told to stop. */
  readonly signal: AbortSignal;
  /** Sees every event, to know whether the engine has heard. */
  event(event: EngineEvent): void;
  /** Whether the user asked for an end. */
  readonly isRequested: boolean;
  /** Tells the engine to stop, for another reason than the user's wish. */
  stop(): void;
  /** Gives Ctrl-C its usual meaning back. */
  close(): void;
}

const patience = 500;

/**
 * The first Ctrl-C asks the engine to finish what it is doing and stop; the second ends everything.
 *
 * A terminal sends Ctrl-C to the engine as well, and a second signal makes the engine drop what it is doing, so it is
 * told only if it has not said that it heard. `stack.cancel()` is not what is wanted: it is for the update of another
 * process, and with a state file of one's own it only removes the lock while the update runs on.
 */
export function watchInterrupts(
  context: Pick<Context, "onInterrupt" | "exit">,
  say: (line: string) => void,
): Cancellation {
  const controller = new AbortController();
  let isRequested = false;
  let hasHeard = false;
  let timer: NodeJS.Timeout | undefined;
  const forget = context.onInterrupt(() => {
    if (isRequested) {
      say(
        "calico-kit: ended at once; the engine may have left work half done; fix: run the same command again, " +
          "after `pulumi cancel` if the stack is still locked",
      );
      context.exit(130);
    }
    isRequested = true;
    say(
      "calico-kit: stopping: what has begun is finished first; press Ctrl-C again to end at once, which may leave " +
        "things behind that no state knows of",
    );
    timer = setTimeout(() => {
      if (!hasHeard) controller.abort();
    }, patience);
  });
  return {
    signal: controller.signal,
    event: (event) => (hasHeard ||= isCancelNotice(event)),
    stop: () => controller.abort(),
    get isRequested() {
      return isRequested;
    },
    close() {
      clearTimeout(timer);
      forget();
    },
  };
}
