/** What an engine that was killed leaves behind in its file backend, and how the next one gets past it. */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isRunning } from "./running";

/**
 * Makes the state usable again after a kill. Only for a sandbox, whose state is on this machine and nobody else's.
 * @param folder the backend's own folder, `<directory>/state/.pulumi`
 */
export function recoverState(folder: string): void {
  releaseAbandonedLocks(join(folder, "locks"));
  removeBrokenAttributes(folder);
  repairCheckpoints(join(folder, "stacks"));
}

/**
 * The backend writes each file under another name and renames it, so that a kill leaves the old one or the new one; but
 * what it notes about a file, in `<file>.attrs`, it writes in place (gocloud.dev blob/fileblob, setAttrs). An empty note
 * makes the file unreadable ("failed to load checkpoint: EOF"), a missing one does not.
 */
function removeBrokenAttributes(folder: string): void {
  for (const path of filesIn(folder)) if (path.endsWith(".attrs") && !isJson(path)) rmSync(path, { force: true });
}

/**
 * A checkpoint that is cut short all the same: the engine keeps the one before beside it. What was made after that one is
 * adopted again by the pretended clouds.
 */
function repairCheckpoints(folder: string): void {
  for (const path of filesIn(folder).filter((file) => file.endsWith(".json"))) {
    const backup = `${path}.bak`;
    if (!isJson(path) && isJson(backup)) copyFileSync(backup, path);
  }
}

function isJson(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return true;
  } catch {
    return false;
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Removes locks whose engine is gone, as `pulumi cancel` would: a dead process cannot be a colleague's. Locks of living engines stay, and so do those of another host.
 */
function releaseAbandonedLocks(folder: string): void {
  for (const path of filesIn(folder)) {
    const lock = lockIn(path);
    if (lock !== undefined && lock.hostname === hostname() && !isRunning(lock.pid)) rmSync(path, { force: true });
  }
}

function lockIn(path: string): { readonly pid: number; readonly hostname: string } | undefined {
  try {
    const lock = JSON.parse(readFileSync(path, "utf8")) as { pid?: unknown; hostname?: unknown };
    if (typeof lock.pid !== "number" || typeof lock.hostname !== "string") return undefined;
    return { pid: lock.pid, hostname: lock.hostname };
  } catch {
    return undefined;
  }
}
