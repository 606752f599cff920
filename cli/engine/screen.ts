import type { Sink } from "../context";
import type { EngineEvent } from "./events";
import type { Progress } from "./progress";

/** Shows progress while an operation runs. */
export interface Screen {
  event(event: EngineEvent): void;
  /** Prints something for good. */
  say(line: string): void;
  /** Takes the live region away; what was printed for good stays. */
  close(): void;
}

const redrawEvery = 200;

/** A live region at the foot of a terminal; plain lines where nobody watches one. */
export function openScreen(sink: Sink, progress: Progress, now: () => number = Date.now): Screen {
  return sink.isTTY ? new LiveScreen(sink, progress, now) : new PlainScreen(sink, progress, now);
}

class PlainScreen implements Screen {
  constructor(
    private readonly sink: Sink,
    private readonly progress: Progress,
    private readonly now: () => number,
  ) {
    // The engine takes a moment to begin, and silence looks like a standstill.
    this.sink.write(`${progress.title}\n`);
  }

  event(event: EngineEvent): void {
    this.progress.apply(event, this.now()).forEach((line) => this.say(line));
  }

  say(line: string): void {
    this.sink.write(`${line}\n`);
  }

  close(): void {}
}

class LiveScreen implements Screen {
  private rows = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly sink: Sink,
    private readonly progress: Progress,
    private readonly now: () => number,
  ) {
    this.timer = setInterval(() => this.draw([]), redrawEvery);
    this.timer.unref();
  }

  event(event: EngineEvent): void {
    const lines = this.progress.apply(event, this.now());
    // What changes without a line for good waits for the timer: hundreds of events a second come in.
    if (lines.length > 0) this.draw(lines);
  }

  say(line: string): void {
    this.draw([line]);
  }

  close(): void {
    clearInterval(this.timer);
    this.sink.write(this.erase());
    this.rows = 0;
  }

  private draw(lines: readonly string[]): void {
    const live = this.progress.live(this.now(), this.sink.columns);
    // One write, so that no half-drawn region is ever seen.
    this.sink.write(this.erase() + [...lines, ...live].map((line) => `${line}\n`).join(""));
    this.rows = live.length;
  }

  /** Moves up over the rows drawn last and clears from there on. */
  private erase(): string {
    return this.rows === 0 ? "" : `\u001b[${this.rows}A\u001b[0J`;
  }
}
