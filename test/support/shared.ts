import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder with upstream's own files (CRDs, manifests), which tests compare the kit's with. */
const folder = process.env.CALICO_KIT_SHARED ?? resolve(__dirname, "../../../shared");

/** A path in the folder of upstream files; undefined, with one line to say so, where it is not on this machine. */
export function shared(path: string): string | undefined {
  const full = join(folder, path);
  if (existsSync(full)) return full;
  process.stderr.write(`skipped: no ${path} here (set CALICO_KIT_SHARED to the folder of upstream files)\n`);
  return undefined;
}
