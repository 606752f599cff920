import { spawnSync } from "node:child_process";

/** A process to be timed. */
export interface Timed {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Makes ready what a run needs, outside of the time. */
  readonly before?: () => void;
}

/**
 * Milliseconds of some processes from start to end, each the median of some rounds; a round runs each once, so that whatever
 * else the machine does hits them alike. The first round warms caches up and does not count.
 * @throws Error where a process fails
 */
export function medianTimes(processes: readonly Timed[], rounds: number): readonly number[] {
  processes.forEach(milliseconds);
  const times = Array.from({ length: rounds }, () => processes.map(milliseconds));
  return processes.map((_, index) => {
    const sorted = times.map((round) => round[index] ?? NaN).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
  });
}

function milliseconds({ command, args, cwd, env = process.env, before }: Timed): number {
  before?.();
  const start = process.hrtime.bigint();
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 1 << 28 });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return time;
}
