import * as fs from "node:fs";
import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Artefact } from "../../constructs/model";
import { UserError } from "../errors";
import { plural } from "../text";

/** Says that a folder is ours, and which files in it are. */
export const marker = ".calico-kit-synth";

/**
 * Puts files where the user asked, all or none: they are written to a folder beside it, which then takes its name. What
 * an earlier run put there goes, so nothing stale stays; a file that no run put there is never touched.
 */
export function replaceDirectory(target: string, artefacts: readonly Artefact[], cwd: string): void {
  try {
    const directory = realPath(resolve(cwd, target));
    refuseForeign(directory, target, cwd);
    writeAndSwap(directory, artefacts);
  } catch (error) {
    throw cannotWrite(target, error);
  }
}

function writeAndSwap(directory: string, artefacts: readonly Artefact[]): void {
  const parent = dirname(directory);
  const suffix = `${process.pid}-${randomBytes(3).toString("hex")}`;
  const fresh = join(parent, `.${basename(directory)}.new-${suffix}`);
  const old = join(parent, `.${basename(directory)}.old-${suffix}`);
  fs.mkdirSync(parent, { recursive: true });
  fs.mkdirSync(fresh);
  try {
    for (const { path, content } of artefacts) writeWithin(fresh, path, content);
    writeWithin(fresh, marker, markerText(artefacts));
    swap(directory, fresh, old);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
  try {
    fs.rmSync(old, { recursive: true, force: true });
  } catch {
    // The new output is in place: a left-over of the earlier one, whose name says so, is no failure of synth.
  }
}

/** A rename cannot replace a folder that holds files, so the earlier one steps aside, and returns if the rename fails. */
function swap(directory: string, fresh: string, old: string): void {
  const isReplacement = fs.existsSync(directory);
  if (isReplacement) fs.renameSync(directory, old);
  try {
    fs.renameSync(fresh, directory);
  } catch (error) {
    if (isReplacement) fs.renameSync(old, directory);
    throw error;
  }
}

function writeWithin(root: string, path: string, content: string): void {
  const file = resolve(root, path);
  if (!file.startsWith(root + sep)) throw new Error(`artefact ${path} is outside of the output folder`);
  fs.mkdirSync(dirname(file), { recursive: true });
  fs.writeFileSync(file, content, { flag: "wx", mode: path.endsWith(".sh") ? 0o755 : 0o644 });
}

/** The marker lists what was written, so that the next run knows a file that somebody else added. */
function markerText(artefacts: readonly Artefact[]): string {
  const files = artefacts
    .map(({ path, content }) => `${createHash("sha256").update(content).digest("hex")}  ${path}\n`)
    .sort();
  return [
    "# Made by `calico-kit synth`. The next run replaces these files, and refuses if there are others.\n",
    ...files,
  ].join("");
}

function refuseForeign(directory: string, target: string, cwd: string): void {
  const fix = "choose another folder with -o";
  const state = fs.statSync(directory, { throwIfNoEntry: false });
  if (state === undefined) return;
  const failure = { what: `cannot write to ${target}`, wanted: "a folder that is absent, empty, or made by synth" };
  if (!state.isDirectory()) throw new UserError({ ...failure, got: "a file", fix });
  if (!relative(directory, fs.realpathSync(cwd)).startsWith("..")) {
    // The shell would be left standing in a folder that is gone.
    throw new UserError({ ...failure, got: "the folder you are in, or one around it", fix });
  }
  const present = filesUnder(directory).sort();
  if (present.length === 0) return;
  const own = ownFiles(join(directory, marker));
  if (own === undefined) {
    throw new UserError({ ...failure, got: `${plural(present.length, "file")} that synth did not write`, fix });
  }
  const foreign = present.filter((file) => !own.has(file));
  if (foreign.length > 0) {
    const names = foreign.slice(0, 3).join(", ") + (foreign.length > 3 ? ", ..." : "");
    throw new UserError({
      ...failure,
      got: `also ${names}, which synth did not write`,
      fix: `move them away, or ${fix}`,
    });
  }
}

function ownFiles(file: string): ReadonlySet<string> | undefined {
  if (!fs.existsSync(file)) return undefined;
  const listed = fs
    .readFileSync(file, "utf8")
    .split("\n")
    .map((line) => /^[0-9a-f]{64} {2}(.+)$/.exec(line)?.[1]);
  return new Set([marker, ...listed.filter((path) => path !== undefined)]);
}

/** Files and links below a folder, `/` between folders; links are not followed. */
function filesUnder(directory: string, prefix = ""): string[] {
  return fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = prefix + entry.name;
    return entry.isDirectory() ? filesUnder(join(directory, entry.name), `${path}/`) : [path];
  });
}

/** The folder behind symbolic links, so that a link stays and what it points to is replaced. */
function realPath(path: string): string {
  if (fs.existsSync(path)) return fs.realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}

function cannotWrite(target: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  return new UserError({
    what: `cannot write to ${target}`,
    got: (error as Error).message,
    wanted: "a folder that you may write",
    fix: "choose another folder with -o, or change its permissions",
  });
}
