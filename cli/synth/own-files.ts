import * as fs from "node:fs";
import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import type { Artefact } from "../../constructs/model";
import { UserError } from "../errors";
import { plural } from "../text";

/** Says that a folder is ours, and which files in it are. */
export const marker = ".calico-kit-synth";

const heading =
  "# Made by `calico-kit synth`. The next run replaces these files, and refuses if one was edited or added.\n";

/** The marker lists what was written, so that the next run knows a file that somebody else added or changed. */
export function markerText(artefacts: readonly Artefact[]): string {
  return [heading, ...artefacts.map(({ path, content }) => `${checksum(content)}  ${path}\n`).sort()].join("");
}

function checksum(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

export interface RefuseOptions {
  /** As the user named the folder. */
  readonly target: string;
  readonly cwd: string;
  /** Whether files that synth wrote, and somebody changed, may be lost. Other people's files never are. */
  readonly overwriteEdits: boolean;
}

/** @throws UserError where replacing the folder would lose what synth did not write */
export function refuseForeign(directory: string, { target, cwd, overwriteEdits }: RefuseOptions): void {
  const fix = "choose another folder with -o";
  const state = fs.statSync(directory, { throwIfNoEntry: false });
  const failure = { what: `cannot write to ${target}`, wanted: "a folder that is absent, empty, or made by synth" };
  if (state === undefined) {
    if (fs.lstatSync(directory, { throwIfNoEntry: false }) === undefined) return;
    throw new UserError({ ...failure, got: "a symbolic link to nothing", fix });
  }
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
  if (own === "damaged") {
    const got = `a damaged list of what synth wrote (${marker})`;
    throw new UserError({ ...failure, got, fix: `move the folder away, or ${fix}` });
  }
  const foreign = present.filter((file) => file !== marker && !own.has(file));
  if (foreign.length > 0) {
    const got = `also ${named(foreign)}, which synth did not write`;
    throw new UserError({ ...failure, got, fix: `move them away, or ${fix}` });
  }
  // A file that is gone is no edit that could be lost: it is written again.
  const edited = overwriteEdits
    ? []
    : present.filter((file) => own.has(file) && isEdited(join(directory, file), own.get(file)));
  if (edited.length === 0) return;
  throw new UserError({
    what: `${target} was changed by hand since synth wrote it`,
    got: `edits in ${named(edited)}`,
    wanted: "files as synth wrote them: the next synth would throw the edits away",
    fix: `say it in the intent, or keep a copy of the files and add --overwrite-edits, or ${fix}`,
  });
}

function named(files: readonly string[]): string {
  return files.slice(0, 3).join(", ") + (files.length > 3 ? ` and ${files.length - 3} more` : "");
}

/** Whether a file is another one than was written; what is no file is not opened. */
function isEdited(file: string, written: string | undefined): boolean {
  return !fs.lstatSync(file).isFile() || checksum(fs.readFileSync(file)) !== written;
}

/** Checksums by path, as the marker says; undefined without one. */
function ownFiles(file: string): ReadonlyMap<string, string> | "damaged" | undefined {
  const state = fs.lstatSync(file, { throwIfNoEntry: false });
  if (state === undefined) return undefined;
  if (!state.isFile()) return "damaged";
  const [head = "", ...lines] = fs.readFileSync(file, "utf8").trimEnd().split("\n");
  const entries = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (!head.startsWith("# Made by `calico-kit synth`") || entries.includes(null)) return "damaged";
  return new Map(entries.map((entry) => [entry?.[2] ?? "", entry?.[1] ?? ""]));
}

/** Files and links below a folder, `/` between folders; links are not followed. */
function filesUnder(directory: string, prefix = ""): string[] {
  return fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = prefix + entry.name;
    return entry.isDirectory() ? filesUnder(join(directory, entry.name), `${path}/`) : [path];
  });
}
