/** Folders that tests make; they go with them. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

// A file of the real tests has modules of its own: they go with the file. Unit tests share theirs, and only the first file
// that loads this has the hook: what others make goes with the process.
// eslint-disable-next-line syntax/hooks -- as said
afterAll(removeFolders);
process.once("exit", removeFolders);

/** A new folder outside the project. @param name what its name begins with */
export function newFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), name)));
  folders.push(folder);
  return folder;
}
