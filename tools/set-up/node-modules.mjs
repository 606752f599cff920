// node_modules as package-lock.json wants it. Runs on a fresh clone, so nothing here may import a package.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { compiledCommand } from "./compiled.cjs";
import { ROOT } from "./discovery.cjs";
import { withLock } from "./lock.cjs";
import { say, withProgress } from "./progress.mjs";
import { firstLines, run, SetUpError } from "./process.mjs";

const OLDEST_NODE = 20;
const LOCK_FILE = path.join(ROOT, "package-lock.json");
const INSTALLED = path.join(ROOT, "node_modules");
const STAMP = path.join(INSTALLED, ".calico-kit-lock");

const lockHash = () => createHash("sha256").update(fs.readFileSync(LOCK_FILE)).digest("hex");

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Whether a plain `npm ci` or `npm install` already brought what the lock file names: npm keeps its own list of what it
 * installed. Packages for other platforms are in the lock file and rightly absent.
 */
function npmInstalledAll() {
  const wanted = readJson(LOCK_FILE)?.packages ?? {};
  const got = readJson(path.join(INSTALLED, ".package-lock.json"))?.packages ?? {};
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === "" || got[name]?.version === version || (optional && !got[name]),
  );
}

function isCurrent() {
  if (!fs.existsSync(INSTALLED)) return false;
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, "utf8") === lockHash()) return true;
  if (!npmInstalledAll()) return false;
  fs.writeFileSync(STAMP, lockHash());
  return true;
}

/** npm itself: the one that runs us, else the one on PATH. Yarn and pnpm set the variable too and know no `ci`. */
function npmCommand() {
  const runner = process.env.npm_execpath;
  if (runner && /npm-cli\.c?js$/.test(runner)) return { file: process.execPath, first: [runner] };
  return { file: "npm", first: [] };
}

/** What `npm ci` would do after it, were install scripts not left out: the command is compiled. */
async function ensureCompiled() {
  if (compiledCommand(ROOT) !== undefined) return;
  await withLock(path.join(ROOT, ".calico-kit/build.lock"), async () => {
    if (compiledCommand(ROOT) !== undefined) return;
    const { code, output } = await withProgress("compiling the command into dist", () =>
      run(process.execPath, [path.join(ROOT, "tools/build.mjs")], { cwd: ROOT }),
    );
    // From its sources it runs, too, only slower.
    if (code !== 0) say(`the command could not be compiled, and runs from its sources:\n${firstLines(output, 8)}`);
  });
}

/** node_modules as the lock file wants it, and the command compiled. */
export async function ensureNodeModules() {
  await ensurePackages();
  await ensureCompiled();
}

async function ensurePackages() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < OLDEST_NODE) {
    throw new SetUpError(
      `Node.js is ${process.versions.node}, wanted ${OLDEST_NODE} or newer; install a newer Node.js`,
    );
  }
  if (isCurrent()) return;

  await withLock(path.join(ROOT, ".calico-kit/node-modules.lock"), async () => {
    if (isCurrent()) return;
    const count = Object.keys(readJson(LOCK_FILE)?.packages ?? {}).length - 1;
    const { file, first } = npmCommand();
    // No package of ours needs its install script; Pulumi's would download plugins that the sandbox replaces.
    const args = [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const { code, output } = await withProgress(`installing ${count} npm packages into node_modules`, () =>
      run(file, args, { cwd: ROOT }),
    );
    if (code !== 0) {
      throw new SetUpError(
        `the npm packages could not be installed (npm ended with code ${code}):\n${firstLines(output, 8)}\n` +
          `fix: see the reason above (network, or a lock file that is behind package.json), then run \`npm ci --ignore-scripts\` in ${ROOT}`,
      );
    }
    fs.writeFileSync(STAMP, lockHash());
  });
}
