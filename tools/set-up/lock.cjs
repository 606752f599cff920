// A lock between processes, as a folder: rename and mkdir are the only atomic steps every file system offers.
// The holder touches its note while it works, so a lock left by a kill, a reboot or another machine ages out.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const HEARTBEAT_MS = 10_000;
const STALE_MS = 120_000;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, it is just not ours.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * @param {import("./lock.cjs").Owner | undefined} owner
 * @param {number} ageMs since the owner last touched its note
 * @param {{ host?: string, alive?: (pid: number) => boolean }} [world]
 */
function isStale(owner, ageMs, { host = os.hostname(), alive = isAlive } = {}) {
  if (ageMs > STALE_MS) return true;
  return owner !== undefined && owner.host === host && !alive(owner.pid);
}

/** @param {string} dir */
function readOwner(dir) {
  const note = path.join(dir, "owner.json");
  try {
    const ageMs = Date.now() - fs.statSync(note).mtimeMs;
    return { owner: /** @type {import("./lock.cjs").Owner} */ (JSON.parse(fs.readFileSync(note, "utf8"))), ageMs };
  } catch {
    return undefined; // gone between two looks
  }
}

/**
 * One try. A stale lock is moved away first: of two processes that see it only one can rename it.
 * @param {string} dir
 * @returns {(() => void) | undefined} the release, or undefined when somebody holds it
 */
function tryLock(dir) {
  const held = readOwner(dir);
  const aside = `${dir}.${process.pid}`;
  if (held) {
    if (!isStale(held.owner, held.ageMs)) return undefined;
    try {
      fs.renameSync(dir, `${aside}.stale`);
    } catch {
      return undefined;
    }
    fs.rmSync(`${aside}.stale`, { recursive: true, force: true });
  }

  // Made aside with its note inside and renamed into place, so a lock is never seen without an owner.
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(aside, { recursive: true });
  const note = path.join(aside, "owner.json");
  fs.writeFileSync(note, JSON.stringify({ pid: process.pid, host: os.hostname() }));
  try {
    fs.renameSync(aside, dir);
  } catch {
    fs.rmSync(aside, { recursive: true, force: true });
    return undefined;
  }

  const beat = setInterval(() => {
    const now = new Date();
    fs.utimes(path.join(dir, "owner.json"), now, now, () => undefined);
  }, HEARTBEAT_MS);
  beat.unref();
  const release = () => {
    clearInterval(beat);
    process.removeListener("exit", release);
    fs.rmSync(dir, { recursive: true, force: true });
  };
  process.on("exit", release);
  return release;
}

/**
 * Runs `work` while holding the lock; calls `waiting` once when it has to wait.
 * @template T
 * @param {string} dir
 * @param {() => Promise<T>} work
 * @param {(owner: string) => void} [waiting]
 * @returns {Promise<T>}
 */
async function withLock(dir, work, waiting = () => undefined) {
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  let told = false;
  for (;;) {
    const release = tryLock(dir);
    if (release) {
      try {
        return await work();
      } finally {
        release();
      }
    }
    const owner = readOwner(dir)?.owner;
    if (!told && owner) {
      told = true;
      waiting(`process ${owner.pid}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

module.exports = { isStale, tryLock, withLock, STALE_MS };
