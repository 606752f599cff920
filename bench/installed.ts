import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { compiledCommand } from "../tools/set-up/compiled.cjs";

const root = join(__dirname, "..");

/**
 * Puts the package into `node_modules/calico-kit` of a folder, as npm would, and returns where it is: what is measured is what
 * people install, and not a clone, whose command looks first whether it is as new as its sources.
 * @throws Error where it is not compiled, or older than its sources
 */
export function installPackage(folder: string): string {
  if (compiledCommand(root) === undefined)
    throw new Error("dist/ is older than its sources; run `npm run build` first");
  const installed = join(folder, "node_modules", "calico-kit");
  mkdirSync(installed, { recursive: true });
  for (const part of ["bin", "dist", "package.json", "scenarios", "schema"])
    cpSync(join(root, part), join(installed, part), { recursive: true });
  return installed;
}
