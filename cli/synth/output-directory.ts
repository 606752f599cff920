import * as fs from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { Artefact } from "../../constructs/model";
import { UserError } from "../errors";
import { beside, recover, removeLeftOvers } from "./left-overs";
import { marker, markerText, refuseForeign } from "./own-files";

export interface ReplaceOptions {
  readonly cwd: string;
  /** Whether edits of files that synth wrote may be lost; else the folder is refused. */
  readonly overwriteEdits?: boolean;
}

/**
 * Puts files where the user asked, all or none: they are written to a folder beside it, which then takes its name. What
 * an earlier run put there goes, so nothing stale stays; a file that no run put there is never touched.
 * @throws UserError where that is not possible; then everything is as it was
 */
export function replaceDirectory(target: string, artefacts: readonly Artefact[], options: ReplaceOptions): void {
  const { cwd, overwriteEdits = false } = options;
  if (target === "") {
    throw new UserError({ what: "-o names no folder", got: "an empty text", wanted: "a folder", fix: "-o DIR" });
  }
  try {
    const directory = realPath(resolve(cwd, target));
    recover(directory);
    const refuse = () => refuseForeign(directory, { target, cwd, overwriteEdits });
    refuse();
    writeAndSwap(directory, artefacts, refuse);
  } catch (error) {
    throw cannotWrite(target, error);
  }
}

function writeAndSwap(directory: string, artefacts: readonly Artefact[], refuse: () => void): void {
  const parent = dirname(directory);
  const { fresh, old } = beside(directory);
  const missing = firstMissing(parent);
  try {
    fs.mkdirSync(parent, { recursive: true });
    fs.mkdirSync(fresh);
    for (const { path, content } of artefacts) writeWithin(fresh, path, content);
    writeWithin(fresh, marker, markerText(artefacts));
    swap({ directory, fresh, old, refuse });
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    if (missing !== undefined) removeEmpty(parent, missing);
    throw error;
  }
  try {
    fs.rmSync(old, { recursive: true, force: true });
    removeLeftOvers(directory);
  } catch {
    // The new output is in place: a left-over of the earlier one, whose name says so, is no failure of synth.
  }
}

interface Swap {
  readonly directory: string;
  readonly fresh: string;
  readonly old: string;
  /** Throws where the folder may not be replaced. */
  readonly refuse: () => void;
}

/** Others that write at the same time each put a whole folder in place, so one of many tries finds the place free. */
const mostTries = 20;

/** A rename cannot replace a folder that holds files, so the earlier one steps aside, and returns if the rename fails. */
function swap(folders: Swap, tries = 1): void {
  const { directory, fresh, old, refuse } = folders;
  const isReplacement = stepsAside(directory, old);
  try {
    fs.renameSync(fresh, directory);
  } catch (error) {
    const isTaken = ["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "");
    // Another synth was here meanwhile: what it put in place is complete, and later than what stepped aside.
    if (isReplacement && isTaken) fs.rmSync(old, { recursive: true, force: true });
    else if (isReplacement) fs.renameSync(old, directory);
    if (!isTaken || tries >= mostTries) throw error;
    refuse();
    swap(folders, tries + 1);
  }
}

/** Moves the earlier folder out of the way; false where there is none. */
function stepsAside(directory: string, old: string): boolean {
  try {
    fs.renameSync(directory, old);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** The outermost folder of a path that does not exist; undefined where all do. */
function firstMissing(path: string): string | undefined {
  if (fs.existsSync(path)) return undefined;
  const parent = dirname(path);
  return parent === path ? undefined : (firstMissing(parent) ?? path);
}

/** Removes the folders that were made for an output that could not be written, from the innermost to the first one. */
function removeEmpty(innermost: string, first: string): void {
  for (let at = innermost; at.startsWith(first); at = dirname(at)) {
    try {
      fs.rmdirSync(at);
    } catch {
      // It was not made, or somebody else has put something there.
    }
  }
}

function writeWithin(root: string, path: string, content: string): void {
  const file = resolve(root, path);
  if (!file.startsWith(root + sep)) throw new Error(`artefact ${path} is outside of the output folder`);
  fs.mkdirSync(dirname(file), { recursive: true });
  fs.writeFileSync(file, content, { flag: "wx", mode: path.endsWith(".sh") ? 0o755 : 0o644 });
}

/** The folder behind symbolic links, so that a link stays and what it points to is replaced. */
function realPath(path: string): string {
  if (fs.existsSync(path)) return fs.realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}

function cannotWrite(target: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  const short = (text: string) => (text.length > 200 ? `${text.slice(0, 197)}...` : text);
  return new UserError({
    what: `cannot write to ${short(target)}`,
    got: short(message),
    wanted: "a folder that you may write, on a disk with room",
    fix: "choose another folder with -o, or change its permissions",
  });
}
