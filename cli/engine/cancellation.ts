import type { Context, EndSignal } from "../context";
import { exitCodeOf } from "../errors";
import { endEngines } from "./own-session";

/** The user's wish, or that of whoever runs the job, that an operation ends. */
export interface Cancellation {
  /** Aborted once the engine has to be told to stop. */
  readonly signal: AbortSignal;
  /** Sees every event, to know whether the engine can hear. */
  event(): void;
  /** The signal that asked for an end; undefined while none has. */
  readonly requested: EndSignal | undefined;
  /** Whether the engine was told to drop what it was doing. */
  readonly isCutShort: boolean;
  /** Tells the engine to stop, for another reason than a signal. */
  stop(): void;
  /** Gives the signals their usual meaning back. */
  close(): void;
}

/** Milliseconds. */
const times = {
  /** Of one press of Ctrl-C a wrapper such as npm passes a copy on; nobody who means a second one is that quick. */
  echo: 1000,
  /** How long an engine that has said nothing yet may take until it is told all the same. */
  begin: 10_000,
  /** How long an engine may take to write down what it dropped. */
  end: 5000,
};

/**
 * The first Ctrl-C, SIGTERM or SIGHUP asks the engine to finish what it is doing and stop; the second ends everything.
 *
 * The engine hears of it from here alone (see own-session.ts), and not before its first event: until then it may hold the
 * stack's lock without listening for signals, and would leave it. A hang-up only says that nobody watches any more, so it
 * is never the second. `stack.cancel()` is not what is wanted: it is for the update of another process, and with a state
 * file of one's own it only removes the lock while the update runs on.
 */
export function watchInterrupts(
  context: Pick<Context, "onInterrupt" | "exit">,
  say: (line: string) => void,
  end: typeof endEngines = endEngines,
): Cancellation {
  const controller = new AbortController();
  let requested: EndSignal | undefined;
  let last = 0;
  let hasBegun = false;
  let isCutShort = false;
  let timer: NodeJS.Timeout | undefined;

  const first = (signal: EndSignal): void => {
    requested = signal;
    say(
      `calico-kit: ${signal === "SIGINT" ? "" : `${signal}: `}stopping: what has begun is finished, or called off, first; ` +
        "press Ctrl-C again to end at once, which may leave things behind that no state knows of",
    );
    if (hasBegun) controller.abort();
    else timer = setTimeout(() => controller.abort(), times.begin);
  };
  const leave = (signal: EndSignal): never => {
    end("SIGKILL");
    return context.exit(exitCodeOf(signal));
  };
  const second = (signal: EndSignal): void => {
    isCutShort = true;
    say("calico-kit: ending at once");
    if (controller.signal.aborted) end("SIGINT");
    else controller.abort();
    clearTimeout(timer);
    timer = setTimeout(() => leave(signal), times.end);
  };
  const forget = context.onInterrupt((signal) => {
    const now = Date.now();
    if (requested === undefined) first(signal);
    else if (signal === "SIGHUP" || now - last < times.echo) return;
    else if (isCutShort) leave(signal);
    else second(signal);
    last = now;
  });
  return {
    signal: controller.signal,
    event() {
      hasBegun = true;
      if (requested !== undefined) controller.abort();
    },
    stop: () => controller.abort(),
    get requested() {
      return requested;
    },
    get isCutShort() {
      return isCutShort;
    },
    close() {
      clearTimeout(timer);
      forget();
    },
  };
}
