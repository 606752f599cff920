import type { Context, EndSignal, Sink } from "../../cli/context";
import { newFolder } from "../support/folders";

/** A sink that remembers. */
export class Memory implements Sink {
  text = "";
  constructor(
    readonly isTTY = false,
    readonly columns = 80,
  ) {}
  write(text: string): void {
    this.text += text;
  }
  get lines(): string[] {
    return this.text.split("\n").filter((line) => line !== "");
  }
}

export class Exit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

/** A world for one command: nothing it prints or asks leaves the test. */
export function world(changes: Partial<Context> = {}) {
  const out = new Memory();
  const err = new Memory();
  const interrupts = new Set<(signal: EndSignal) => void>();
  const context: Context = {
    out,
    err,
    input: { isTTY: false, read: () => ({ text: "" }) },
    command: "calico-kit",
    env: {},
    cwd: process.cwd(),
    project: folder(),
    installation: folder(),
    onInterrupt(callback) {
      interrupts.add(callback);
      return () => interrupts.delete(callback);
    },
    exit(code) {
      throw new Exit(code);
    },
    ...changes,
  };
  const interrupt = (signal: EndSignal = "SIGINT") => interrupts.forEach((callback) => callback(signal));
  return { context, out, err, interrupts, interrupt };
}

export const folder = (): string => newFolder("calico-kit-cli-");
