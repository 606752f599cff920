import * as fs from "node:fs";
import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { isRunning } from "../../sandbox/running";

/**
 * Names beside an output folder: for what becomes it, and for what it was. They carry the process, so that a later run
 * knows what one that was killed has left behind, and what another one is still writing.
 */
export function beside(directory: string): { readonly fresh: string; readonly old: string } {
  const suffix = `${process.pid}-${randomBytes(3).toString("hex")}`;
  const path = (what: "new" | "old") => join(dirname(directory), `.${stem(directory)}.${what}-${suffix}`);
  return { fresh: path("new"), old: path("old") };
}

/** The name of the folder, or a checksum of it where there would be no room for more in a file name of 255 bytes. */
function stem(directory: string): string {
  const name = basename(directory);
  return Buffer.byteLength(name) <= 200 ? name : createHash("sha256").update(name).digest("hex");
}

/**
 * Puts the earlier output back where a run was killed between its two renames: nothing stands in its place, and the old
 * folder is whole.
 */
export function recover(directory: string): void {
  if (fs.existsSync(directory)) return;
  const [old] = leftOvers(directory, "old");
  if (old !== undefined) fs.renameSync(old, directory);
}

/** Removes what runs that were killed have left beside the folder. */
export function removeLeftOvers(directory: string): void {
  for (const what of ["new", "old"] as const) {
    for (const path of leftOvers(directory, what)) fs.rmSync(path, { recursive: true, force: true });
  }
}

/** Folders of processes that are gone, the latest first. */
function leftOvers(directory: string, what: "new" | "old"): string[] {
  const parent = dirname(directory);
  if (!fs.existsSync(parent)) return [];
  const start = `.${stem(directory)}.${what}-`;
  return fs
    .readdirSync(parent)
    .filter((name) => {
      const [, pid] = name.startsWith(start) ? (/^(\d+)-[0-9a-f]{6}$/.exec(name.slice(start.length)) ?? []) : [];
      return pid !== undefined && !isRunning(Number(pid));
    })
    .map((name) => join(parent, name))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs);
}
