// Debian packages: installed without asking only where nobody's workstation is changed, as root (a container, CI).
import { lookUp } from "./discovery.cjs";
import { withProgress } from "./progress.mjs";
import { lastLines, run } from "./process.mjs";

/** @typedef {{ installed: true } | { reason: string, fix: string }} Result */

/**
 * @param {string[]} packages
 * @returns {Promise<Result>}
 */
export async function installDebian(packages) {
  const names = packages.join(" ");
  const fix = `sudo apt-get install -y ${names}`;
  const aptGet = lookUp("apt-get");
  if (!aptGet) return { reason: `${names}: not installed, and this machine has no apt-get`, fix: `install ${names}` };
  if (process.getuid?.() !== 0) return { reason: `${names}: not installed, and only root may install it`, fix };

  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run(aptGet, ["install", "-y", "--no-install-recommends", ...packages], { env });
  const { code, output } = await withProgress(`installing Debian packages: ${names}`, async () => {
    const first = await install();
    if (first.code === 0) return first;
    // Fresh images come without package lists, old ones with stale lists.
    await run(aptGet, ["update"], { env });
    return install();
  });
  return code === 0 ? { installed: true } : { reason: `${names}: apt-get failed: ${lastLines(output, 2)}`, fix };
}
