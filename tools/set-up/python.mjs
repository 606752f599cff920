// Python judges: a virtual environment for each file of pins and each content of it, away from the system's.
import fs from "node:fs";
import path from "node:path";
import { engineOf, lookUp, pythonEnvironment, requirementsOf, setUpCommand } from "./discovery.cjs";
import { withLock } from "./lock.cjs";
import { withProgress } from "./progress.mjs";
import { lastLines, run } from "./process.mjs";

/**
 * @param {[string, ...string[]]} ids the engines that are wanted, all pinned in one file
 * @returns {Promise<import("./discovery.cjs").Missing | undefined>} why not, or undefined when it is there
 */
export async function buildPythonEnvironment(ids) {
  const fix = setUpCommand(ids);
  const python = lookUp("python3");
  const what = ids.join(", ");
  if (!python) return { missing: `${what}: there is no python3`, fix: `install Python 3.10 or newer, then: ${fix}` };

  const engine = engineOf(ids[0]);
  if (engine.kind !== "python") throw new Error(`${ids[0]} is no Python program`);
  const requirements = requirementsOf(engine);
  const home = pythonEnvironment(process.env, requirements);
  /** @returns {Promise<import("./discovery.cjs").Missing | undefined>} */
  const work = async () => {
    // The mark comes last: an environment without it was interrupted.
    const mark = path.join(home, "complete");
    if (fs.existsSync(mark)) return undefined;
    const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", requirements];
    const { code, output } = await withProgress(`installing Python packages for ${what}`, async () => {
      const made = await run(python, ["-m", "venv", "--clear", home]);
      return made.code === 0 ? run(path.join(home, "bin/python"), pip) : made;
    });
    if (code !== 0) return { missing: `${what}: ${lastLines(output, 1)}`, fix };
    fs.writeFileSync(mark, "");
    return undefined;
  };
  return withLock(`${home}.lock`, work);
}
