import { EventEmitter } from "node:events";
import { writeSync } from "node:fs";
import { statsOf } from "./descriptor";

/** What commands write to: a stream of the process's own, or one of these. */
export interface Output {
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * The stream of a descriptor: Node's own for a terminal; for a file or a pipe, as in scripts and CI, one that writes by itself,
 * because Node's would load its network modules first, which takes longer than a third of `check`.
 */
export function outputOf(descriptor: number, own: () => NodeJS.WriteStream): Output {
  return isFileOrPipe(descriptor) ? new PlainOutput(descriptor, own) : own();
}

function isFileOrPipe(descriptor: number): boolean {
  const stats = statsOf(descriptor);
  return stats !== undefined && (stats.isFile() || stats.isFIFO() || stats.isSocket());
}

/** Writes at once, as Node does to files and pipes; emits `error` where it cannot. */
class PlainOutput extends EventEmitter implements Output {
  /** Node's own stream, once it is needed. */
  #own: NodeJS.WriteStream | undefined;

  constructor(
    readonly descriptor: number,
    readonly own: () => NodeJS.WriteStream,
  ) {
    super();
  }

  write(text: string): void {
    if (this.#own !== undefined) return void this.#own.write(text);
    let rest = Buffer.from(text);
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.descriptor, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") this.#wait(rest);
      else this.emit("error", error);
    }
  }

  /** The pipe is full, and somebody made it one that does not wait: Node's stream knows how to. */
  #wait(rest: Buffer): void {
    this.#own = this.own();
    this.#own.on("error", (error) => this.emit("error", error));
    this.#own.write(rest);
  }
}
