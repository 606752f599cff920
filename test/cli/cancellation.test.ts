import { watchInterrupts } from "../../cli/engine/cancellation";
import type { EndSignal } from "../../cli/context";
import { Exit, world } from "./support";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A watch over an engine that has begun, unless said otherwise, with what it says and what it does to the engine. */
function watch({ hasBegun = true } = {}) {
  const { context, interrupts, interrupt } = world();
  const said: string[] = [];
  const ended: string[] = [];
  const watched = watchInterrupts(
    context,
    (line) => said.push(line),
    (signal) => ended.push(signal),
  );
  if (hasBegun) watched.event();
  return { watched, said, ended, interrupts, interrupt };
}
const later = () => jest.advanceTimersByTime(1500);

it.each<EndSignal>(["SIGINT", "SIGTERM", "SIGHUP"])("asks the engine to stop at the first %s", (signal) => {
  const { watched, said, ended, interrupt } = watch();
  expect(watched.requested).toBeUndefined();
  interrupt(signal);
  later();
  expect(watched.requested).toBe(signal);
  expect(watched.signal.aborted).toBe(true);
  expect(said).toEqual([expect.stringContaining("stopping")]);
  expect(ended).toEqual([]);
});

it("does not signal an engine that has said nothing yet: it may hold the lock and not listen", () => {
  const { watched, interrupt } = watch({ hasBegun: false });
  interrupt();
  later();
  expect(watched.signal.aborted).toBe(false);
  watched.event();
  expect(watched.signal.aborted).toBe(true);
});

it("does not wait for ever for an engine to begin", () => {
  const { watched, interrupt } = watch({ hasBegun: false });
  interrupt("SIGTERM");
  jest.advanceTimersByTime(10_000);
  expect(watched.signal.aborted).toBe(true);
});

it("takes the copy of a signal that npm passes on for the same one", () => {
  const { ended, said, interrupt } = watch();
  interrupt();
  jest.advanceTimersByTime(300);
  interrupt();
  expect([ended, said.length]).toEqual([[], 1]);
});

it("does not take a hang-up for a second signal: it only says that nobody watches any more", () => {
  const { watched, ended, interrupt } = watch();
  interrupt("SIGINT");
  later();
  interrupt("SIGHUP");
  expect([ended, watched.isCutShort]).toEqual([[], false]);
});

it("has the engine drop its work at the second, and ends itself if that takes too long", () => {
  const { watched, ended, said, interrupt } = watch();
  interrupt("SIGTERM");
  later();
  interrupt("SIGTERM");
  expect([ended, watched.isCutShort, said.length]).toEqual([["SIGINT"], true, 2]);
  expect(() => jest.advanceTimersByTime(5000)).toThrow(new Exit(143));
  expect(ended).toEqual(["SIGINT", "SIGKILL"]);
});

it("ends at the third without another word", () => {
  const { ended, interrupt } = watch();
  interrupt();
  later();
  interrupt();
  later();
  expect(() => interrupt()).toThrow(new Exit(130));
  expect(ended).toEqual(["SIGINT", "SIGKILL"]);
});

it("gives the signals back when the operation is over", () => {
  const { watched, interrupts, interrupt } = watch({ hasBegun: false });
  interrupt();
  watched.close();
  jest.advanceTimersByTime(60_000);
  expect(interrupts.size).toBe(0);
  expect(watched.signal.aborted).toBe(false);
});
