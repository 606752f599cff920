// Python judges (moto, Ansible): one virtual environment per content of tools/requirements.txt, away from the system's.
import fs from "node:fs";
import path from "node:path";
import { lookUp, pythonEnvironment, REQUIREMENTS, setUpCommand } from "./discovery.cjs";
import { withLock } from "./lock.cjs";
import { withProgress } from "./progress.mjs";
import { lastLines, run } from "./process.mjs";

/**
 * @param {string[]} ids the engines that are wanted, for the message
 * @returns {Promise<import("./discovery.cjs").Missing | undefined>} why not, or undefined when it is there
 */
export async function buildPythonEnvironment(ids) {
  const fix = setUpCommand(ids);
  const python = lookUp("python3");
  const what = ids.join(", ");
  if (!python) return { missing: `${what}: there is no python3`, fix: `install Python 3.10 or newer, then: ${fix}` };

  const home = pythonEnvironment();
  /** @returns {Promise<import("./discovery.cjs").Missing | undefined>} */
  const work = async () => {
    // The mark comes last: an environment without it was interrupted.
    const mark = path.join(home, "complete");
    if (fs.existsSync(mark)) return undefined;
    const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", REQUIREMENTS];
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
