// Engines built from pinned Go modules, one after another: a Go build uses every core by itself.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { installDebian } from "./debian.mjs";
import { cachedPath, linkerFlags, lookUp, moduleDir, setUpCommand } from "./discovery.cjs";
import { withLock } from "./lock.cjs";
import { withProgress } from "./progress.mjs";
import { lastLines, run } from "./process.mjs";
import { compareVersions, versionIn } from "./versions.cjs";

/** @typedef {import("./discovery.cjs").GoEngine} GoEngine */
/** @typedef {import("./discovery.cjs").Missing} Missing */

// Go 1.21 was the first to fetch the toolchain that a go.mod asks for.
const OLDEST_GO = "1.21";
const GET_GO = "install Go 1.25 or newer (https://go.dev/dl)";

/** @type {Promise<{ go: string } | Missing> | undefined} */
let found;

/**
 * The go command, installed first where that is allowed.
 * @param {string} wanted the "go" line of a go.mod
 * @returns {Promise<{ go: string } | Missing>}
 */
async function findGo(wanted) {
  let go = lookUp("go", process.env, ["/usr/local/go/bin"]);
  if (!go && process.getuid?.() === 0) {
    await installDebian(["golang-go"]);
    go = lookUp("go");
  }
  if (!go) return { missing: "there is no `go` command to build it with", fix: GET_GO };
  // Asked outside any module, where no go.mod switches the toolchain.
  const { code, output } = await run(go, ["env", "GOVERSION", "GOTOOLCHAIN"], { cwd: os.tmpdir() });
  const version = versionIn(output.replace(/^go/, ""));
  if (code !== 0 || !version) return { missing: `${go} does not run: ${lastLines(output, 1)}`, fix: GET_GO };
  if (compareVersions(version, wanted) >= 0) return { go };
  if (compareVersions(version, OLDEST_GO) < 0) return { missing: `Go ${version} is too old to build it`, fix: GET_GO };
  const pinned = output.split("\n")[1]?.trim();
  if (pinned === "auto" || pinned?.endsWith("+auto") || pinned?.endsWith("path")) return { go };
  return {
    missing: `Go ${version} is older than ${wanted} and GOTOOLCHAIN=${pinned} forbids a newer one`,
    fix: GET_GO,
  };
}

/**
 * Builds one engine into the cache.
 * @param {string} id
 * @param {GoEngine} engine
 * @returns {Promise<Missing | undefined>} why not, or undefined when it is there
 */
export async function buildGoEngine(id, engine) {
  const dir = moduleDir(engine);
  const goMod = fs.readFileSync(path.join(dir, "go.mod"), "utf8");
  found ??= findGo(/^go (\S+)/m.exec(goMod)?.[1] ?? "1.25");
  const tool = await found;
  const retry = setUpCommand([id]);
  if ("missing" in tool) {
    return {
      missing: `${id} ${engine.version} is not installed, and ${tool.missing}`,
      fix: `${tool.fix}, then: ${retry}`,
    };
  }

  const target = /** @type {string} */ (cachedPath(id));
  const home = path.dirname(target);
  /** @returns {Promise<Missing | undefined>} */
  const work = async () => {
    if (fs.existsSync(target)) return undefined; // the process we waited for built it
    const minutes = `about ${engine.minutes} min when nothing is cached`;
    return withProgress(`building ${id} ${engine.version}`, () => build(tool.go, id, engine, target), minutes);
  };
  return withLock(`${home}.lock`, work, (who) => console.log(`waiting for ${who}, which is building ${id}`));
}

/**
 * @param {string} go
 * @param {string} id
 * @param {GoEngine} engine
 * @param {string} target
 * @returns {Promise<Missing | undefined>}
 */
async function build(go, id, engine, target) {
  const home = path.dirname(target);
  fs.mkdirSync(home, { recursive: true });
  // A killed build leaves no half binary under the final name; holding the lock, whatever lies aside is a leftover.
  const aside = `${target}.new`;
  fs.rmSync(aside, { force: true });
  const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", linkerFlags(engine)];
  const args = ["build", ...flags, "-o", aside, engine.package];
  // The user's own GOFLAGS (say -mod=vendor) or workspace must not reach into the pinned build. An empty GOFLAGS would
  // fall back to the one saved by `go env -w`.
  const env = { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GOWORK: "off" };
  const cwd = moduleDir(engine);
  const built = await run(go, args, { cwd, env });
  const { code, output } =
    built.code === 0 && engine.beside ? await copyBeside(go, engine.beside, home, { cwd, env }) : built;
  if (code === 0) {
    fs.renameSync(aside, target);
    return undefined;
  }
  fs.rmSync(aside, { force: true });
  const log = path.join(home, "build.log");
  fs.writeFileSync(log, output);
  return {
    missing: `${id} ${engine.version} did not build: ${lastLines(output, 1)} (all of it: ${log})`,
    fix: setUpCommand([id]),
  };
}

/**
 * @param {string} go
 * @param {{ module: string, folder: string }} what
 * @param {string} home
 * @param {{ cwd: string, env: Record<string, string> }} options
 */
async function copyBeside(go, { module, folder }, home, options) {
  const asked = await run(go, ["list", "-m", "-f", "{{.Dir}}", module], options);
  if (asked.code !== 0) return asked;
  const from = path.join(asked.output.trim(), folder);
  const to = path.join(home, path.basename(folder));
  fs.rmSync(to, { recursive: true, force: true });
  // A module cache is read-only, and so would be what `fs.cp` makes of it.
  for (const entry of fs.readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const copy = path.join(to, path.relative(from, file));
    fs.mkdirSync(path.dirname(copy), { recursive: true });
    fs.writeFileSync(copy, fs.readFileSync(file));
  }
  return asked;
}
