import { watchProgram } from "../../cli/engine/program-errors";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** What Node does when nobody caught an error; jest has listeners of its own, which are not to hear of it. */
function nobodyCaught(error: Error): void {
  const own = process.listeners("unhandledRejection").at(-1)!;
  own(error, Promise.resolve());
}

it("stops the engine once the program has failed and no provider is at work", () => {
  let idle = false;
  const stop = jest.fn();
  const watch = watchProgram(() => idle, stop);
  nobodyCaught(new Error("refused"));
  jest.advanceTimersByTime(5000);
  expect(stop).not.toHaveBeenCalled();
  idle = true;
  jest.advanceTimersByTime(1000);
  expect(stop).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1000);
  expect(stop).toHaveBeenCalled();
  watch.close();
});

it("leaves an operation alone whose program is well, and the process as it was", () => {
  const before = process.listenerCount("unhandledRejection");
  const stop = jest.fn();
  const watch = watchProgram(() => true, stop);
  jest.advanceTimersByTime(10_000);
  watch.close();
  expect(stop).not.toHaveBeenCalled();
  expect(process.listenerCount("unhandledRejection")).toBe(before);
});
