/** A lock between processes, held for milliseconds: the engine runs one process per provider instance. */
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { isRunning } from "../running";

/** A lock older than this belongs to nobody: the work under it takes milliseconds. */
const staleAfterMilliseconds = 20_000;

/**
 * Runs `work` while no other process holds the lock at `path`. `work` must not wait for anything.
 * A lock left by a killed process is taken over.
 * @throws Error when the lock cannot be had within a minute, naming the file and its holder.
 */
export function withLock<T>(path: string, work: () => T): T {
  const until = Date.now() + 60_000;
  for (let wait = 1; !acquire(path); wait = Math.min(wait * 2, 16)) {
    if (Date.now() > until) throw new Error(`${path}: held by process ${holder(path) ?? "?"} for over a minute`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function acquire(path: string): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const pid = holder(path);
  if (isStale(path, pid)) {
    // Only one of several waiters can rename it away; one that came late and took a fresh lock puts it back.
    const aside = `${path}.${process.pid}`;
    try {
      renameSync(path, aside);
      if (holder(aside) !== pid) linkSync(aside, path);
    } catch {
      // Another process was quicker.
    }
    rmSync(aside, { force: true });
  }
  return false;
}

function holder(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isStale(path: string, pid: number | undefined): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > staleAfterMilliseconds) return true;
    return pid !== undefined && !isRunning(pid);
  } catch {
    // The file is gone: no reason to take anything over.
    return false;
  }
}
