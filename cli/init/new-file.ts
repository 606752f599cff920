import * as fs from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";
import { UserError } from "../errors";

/**
 * Says before anybody is asked anything whether a file may be written.
 * @throws UserError where it is there already, or its name is none of an intent's
 */
export function refuseTaken(path: string, name: string, { force }: { readonly force: boolean }): void {
  if (![".yaml", ".yml"].includes(extname(path).toLowerCase())) {
    const fix = `name it ${basename(name, extname(name)) || "intent"}.yaml`;
    throw new UserError({ what: `cannot write ${name}`, wanted: "a name that ends in .yaml or .yml", fix });
  }
  const state = fs.lstatSync(path, { throwIfNoEntry: false });
  if (state === undefined || (force && state.isFile())) return;
  const got = state.isDirectory() ? "a folder" : state.isFile() ? "a file" : "something that is no regular file";
  throw new UserError({
    what: `${name} is there already; nothing was written`,
    got,
    wanted: "a name that is free",
    fix: state.isFile() ? "take another name, or add --force to lose what is in it" : "take another name",
  });
}

/**
 * Writes a file whole or not at all, and without `force` only where nothing is: somebody may have put something there
 * meanwhile.
 * @throws UserError where that is not possible
 */
export function writeNew(path: string, name: string, text: string, { force }: { readonly force: boolean }): void {
  const fresh = join(
    dirname(path),
    `.${basename(path).slice(0, 200)}.${process.pid}-${randomBytes(3).toString("hex")}`,
  );
  try {
    fs.mkdirSync(dirname(path), { recursive: true });
    fs.writeFileSync(fresh, text, { flag: "wx" });
    if (force) fs.renameSync(fresh, path);
    else fs.copyFileSync(fresh, path, fs.constants.COPYFILE_EXCL);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") refuseTaken(path, name, { force: false });
    if (code === undefined) throw error;
    throw new UserError({
      what: `cannot write ${name}`,
      got: message,
      wanted: "a folder that you may write, on a disk with room",
      fix: "name another file",
    });
  } finally {
    fs.rmSync(fresh, { force: true });
  }
}
