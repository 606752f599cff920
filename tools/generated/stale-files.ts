import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface GeneratedFile {
  /** Relative to the project's root. */
  path: string;
  /** The whole file. Deterministic: no dates, no machine names. */
  content: () => string | Promise<string>;
}

/** The files that are absent or differ from what the code makes of them, with the text they should have. */
export async function staleFiles(files: readonly GeneratedFile[], root: string) {
  const stale: { path: string; text: string }[] = [];
  for (const { path, content } of files) {
    const file = join(root, path);
    const text = await content();
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) stale.push({ path, text });
  }
  return stale;
}
