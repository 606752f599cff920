/** A piece of work by size: what it does at each, made ready beforehand. */
export interface Sized {
  readonly size: number;
  readonly run: () => unknown;
}

/** What a piece of work takes at a size, milliseconds. */
export interface Point {
  readonly size: number;
  readonly time: number;
}

/** How the time of a piece of work grows: t = c * n^exponent between the smallest and the largest size. */
export interface Growth {
  readonly points: readonly Point[];
  readonly exponent: number;
}

/**
 * Medians over some rounds in this process, after one that warms it up. Each round takes every size, the small ones so
 * often that each gets the same time: whatever else the machine does then hits them alike. It is the processor's time,
 * not the clock's, for the same reason.
 * @param works smallest first
 * @throws Error where the smallest and the largest are of one size: between them nothing grows
 */
export function measureGrowth(works: readonly Sized[], rounds: number): Growth {
  const largest = works.at(-1)?.size ?? 0;
  const round = (): readonly Point[] =>
    works.map(({ size, run }) => ({ size, time: processorTime(run, Math.max(1, Math.round(largest / size))) }));
  round();
  const measured = Array.from({ length: rounds }, round);
  return {
    points: works.map(({ size }, index) => ({
      size,
      time: median(measured.map((points) => points[index]?.time ?? 0)),
    })),
    exponent: median(measured.map(exponentOf)),
  };
}

/** Milliseconds of the processor's time that one of some runs takes, garbage collection included. */
export function processorTime(run: () => unknown, times: number): number {
  const { time } = timed(() => {
    for (let left = times; left > 0; left--) run();
  });
  return time / times;
}

/**
 * What a run gives, and the milliseconds of this process' processor time that it takes: other programs of the machine do not
 * count. Never 0, so that ratios are numbers on machines with a coarse clock too.
 */
export function timed<Result>(run: () => Result): { readonly result: Result; readonly time: number } {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { result, time: Math.max(1, user + system) / 1000 };
}

function exponentOf(points: readonly Point[]): number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first.size === last.size)
    throw new Error("growth is measured between two sizes");
  return Math.log(last.time / first.time) / Math.log(last.size / first.size);
}

/** The middle of some numbers; of an even count the upper one of the two. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** The most memory that this process has held so far, MiB. */
export function memoryHighWater(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
