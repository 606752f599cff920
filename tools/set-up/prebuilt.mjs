// Official builds of engines: the vendor's archive of the pinned version, checked, and in the cache whole or not at all.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { askVersion, baseUrlName, engineOf, prebuiltPath } from "./discovery.cjs";
import { download } from "./http.mjs";
import { withLock } from "./lock.cjs";
import { withProgress } from "./progress.mjs";
import { lastLines, run } from "./process.mjs";

/** @typedef {import("./discovery.cjs").GoEngine} GoEngine */
/** @typedef {{ base: string, archive: string, checksums: string, folder: string }} Release */

/** Longer than any list of checksums. */
const MOST_CHECKSUMS = 1024 * 1024;

/**
 * Brings the official build of an engine into the cache.
 * @param {string} id
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ reason: string } | undefined>} why not, or undefined when it is there
 */
export async function bringPrebuilt(id, env = process.env) {
  const engine = engineOf(id);
  const target = prebuiltPath(id, env);
  const release = releaseOf(id, env);
  if (engine.kind !== "go" || !target || !release) return { reason: `none for ${process.platform} ${process.arch}` };
  if (release.base === "none") return { reason: `${baseUrlName(id)} is none` };
  const home = path.dirname(target);
  const work = async () => {
    if (fs.existsSync(target)) return undefined; // the process we waited for brought it
    const what = `downloading the official build of ${id} ${engine.version}`;
    try {
      await withProgress(what, () => bring(engine, release, home, env));
      return undefined;
    } catch (error) {
      return { reason: /** @type {Error} */ (error).message };
    }
  };
  return withLock(`${home}.lock`, work, (who) => console.log(`waiting for ${who}, which is downloading ${id}`));
}

/**
 * What to get, and from where; the base is the user's where the environment names one, as a mirror.
 * @param {string} id
 * @param {NodeJS.ProcessEnv} env
 * @returns {Release | undefined}
 */
function releaseOf(id, env) {
  const engine = engineOf(id);
  const prebuilt = engine.kind === "go" ? engine.prebuilt : undefined;
  if (!prebuilt) return undefined;
  const fill = (/** @type {string} */ text) =>
    text
      .replaceAll("{version}", engine.version.replace(/^v/, ""))
      .replaceAll("{os}", process.platform)
      .replaceAll("{arch}", process.arch);
  const { archive, checksums, folder } = prebuilt;
  const base = (env[baseUrlName(id)] || fill(prebuilt.base)).replace(/\/+$/, "");
  return { base, archive: fill(archive), checksums: fill(checksums), folder };
}

/**
 * @param {GoEngine} engine
 * @param {Release} release
 * @param {string} home the folder that is to be; made by one rename
 * @param {NodeJS.ProcessEnv} env
 */
async function bring(engine, release, home, env) {
  // Holding the lock, whatever lies aside is a leftover.
  const aside = `${home}.new`;
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(aside, { recursive: true });
  try {
    const archive = path.join(aside, "archive.tar.gz");
    const wanted = await checksumOf(release, env);
    await save(`${release.base}/${release.archive}`, archive, wanted, env);
    const { code, output } = await run("tar", ["-xzf", archive, "-C", aside, "--no-same-owner"]);
    if (code !== 0) throw new Error(`${release.archive} cannot be unpacked: ${lastLines(output, 1)}`);
    const unpacked = path.join(aside, release.folder);
    check(engine, path.join(unpacked, engine.binary));
    fs.rmSync(home, { recursive: true, force: true });
    fs.renameSync(unpacked, home);
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * @param {Release} release
 * @param {NodeJS.ProcessEnv} env
 */
async function checksumOf({ base, archive, checksums }, env) {
  let text = "";
  await download(
    `${base}/${checksums}`,
    (chunk) => {
      text += chunk.toString();
      if (text.length > MOST_CHECKSUMS) throw new Error(`${checksums} is no list of checksums`);
    },
    { env, slowest: { bytes: 1, window: 5000 } },
  );
  const line = text.split("\n").find((one) => one.trim().replace(/^\S+\s+\*?(\.\/)?/, "") === archive);
  const sum = /^[0-9a-f]{64}\b/.exec(line ?? "")?.[0];
  if (!sum) throw new Error(`${checksums} does not name ${archive}`);
  return sum;
}

/**
 * @param {string} address
 * @param {string} file
 * @param {string} wanted SHA-256, hexadecimal
 * @param {NodeJS.ProcessEnv} env
 */
async function save(address, file, wanted, env) {
  const hash = createHash("sha256");
  const descriptor = fs.openSync(file, "w");
  try {
    await download(
      address,
      (chunk) => {
        hash.update(chunk);
        fs.writeSync(descriptor, chunk);
      },
      { env },
    );
  } finally {
    fs.closeSync(descriptor);
  }
  const got = hash.digest("hex");
  if (got !== wanted) throw new Error(`${path.basename(address)} has SHA-256 ${got}, wanted ${wanted}`);
}

/**
 * A build for another machine starts nowhere, and one of another version is not what the kit was tested with.
 * @param {GoEngine} engine
 * @param {string} binary
 */
function check(engine, binary) {
  if (!fs.existsSync(binary)) throw new Error(`there is no ${engine.binary} in the archive`);
  const version = askVersion(binary, engine.onPath?.args ?? ["--version"]);
  const wanted = engine.version.replace(/^v/, "");
  if (version === undefined) throw new Error("it does not run on this machine");
  if (version !== wanted) throw new Error(`it says that it is ${version}, wanted ${wanted}`);
}
