import { watchInterrupts } from "../../cli/engine/cancellation";
import type { EngineEvent } from "../../cli/engine/events";
import { Exit, world } from "./support";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const heard = {
  sequence: 1,
  timestamp: 0,
  stdoutEvent: { message: "^C received; cancelling. If you would like to terminate immediately, press ^C again.\n" },
} as EngineEvent;

it("asks the engine to stop at the first Ctrl-C", () => {
  const { context, interrupt } = world();
  const said: string[] = [];
  const watched = watchInterrupts(context, (line) => said.push(line));
  expect(watched.isRequested).toBe(false);
  interrupt();
  jest.advanceTimersByTime(1000);
  expect(watched.isRequested).toBe(true);
  expect(watched.signal.aborted).toBe(true);
  expect(said).toEqual([expect.stringContaining("stopping")]);
});

it("does not signal an engine that heard the terminal's own Ctrl-C: a second one would make it drop its work", () => {
  const { context, interrupt } = world();
  const watched = watchInterrupts(context, () => undefined);
  interrupt();
  watched.event(heard);
  jest.advanceTimersByTime(1000);
  expect(watched.isRequested).toBe(true);
  expect(watched.signal.aborted).toBe(false);
});

it("ends at the second", () => {
  const { context, interrupt } = world();
  const said: string[] = [];
  watchInterrupts(context, (line) => said.push(line));
  interrupt();
  expect(interrupt).toThrow(new Exit(130));
  expect(said.at(-1)).toContain("pulumi cancel");
});

it("gives Ctrl-C back when the operation is over", () => {
  const { context, interrupts, interrupt } = world();
  const watched = watchInterrupts(context, () => undefined);
  interrupt();
  watched.close();
  jest.advanceTimersByTime(1000);
  expect(interrupts.size).toBe(0);
  expect(watched.signal.aborted).toBe(false);
});
