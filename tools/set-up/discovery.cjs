// Where an engine is: an override, PATH, the cache. Finds, never builds. CommonJS, because the set-up scripts (before
// node_modules exists) and the TypeScript side both load it.
"use strict";

const { createHash } = require("node:crypto");
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { inRange, versionIn } = require("./versions.cjs");

// The type of a JSON file knows no unions, hence the cast.
const table = /** @type {Record<string, import("./discovery.cjs").Engine>} */ (
  /** @type {unknown} */ (require("./engines.json"))
);

const ROOT = path.resolve(__dirname, "../..");
// Debian puts daemons where an ordinary user's PATH does not look.
const SYSTEM_DIRS = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** @param {NodeJS.ProcessEnv} [env] */
function cacheRoot(env = process.env) {
  if (env.CALICO_KIT_CACHE) return path.resolve(env.CALICO_KIT_CACHE);
  return path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"), "calico-kit");
}

/** @param {string} id */
function engineOf(id) {
  const engine = Object.hasOwn(table, id) ? table[id] : undefined;
  if (!engine) throw new Error(`unknown engine "${id}"; known: ${Object.keys(table).join(", ")}`);
  return engine;
}

/** @param {string} id */
const overrideName = (id) => `CALICO_KIT_${id.toUpperCase().replaceAll("-", "_")}`;

/**
 * Names another place of an engine's official builds, such as a mirror; "none" for none.
 * @param {string} id
 */
const baseUrlName = (id) => `${overrideName(id)}_BASE_URL`;

/** @param {...string} parts */
function digest(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest("hex").slice(0, 12);
}

/** @param {import("./discovery.cjs").GoEngine} engine */
const moduleDir = (engine) => path.join(ROOT, "tools/engines", engine.module);

/**
 * The `-ldflags` of a build. Without the stamps the programs call themselves "v0.0.0": the Automation API refuses such a
 * Pulumi, and /version of the API server would lie to version checks.
 * @param {import("./discovery.cjs").GoEngine} engine
 */
function linkerFlags(engine) {
  const stamps = Object.entries(engine.stamp ?? {}).map(([symbol, value]) => `-X ${symbol}=${value}`);
  return ["-s", "-w", ...stamps].join(" ");
}

/**
 * Everything that decides what the build yields is in the key, so a changed pin or flag never meets an old binary.
 * @param {import("./discovery.cjs").GoEngine} engine
 * @param {string} dir
 */
function cacheKey(engine, dir = moduleDir(engine)) {
  const sources = fs
    .readdirSync(dir)
    .filter((name) => name === "go.mod" || name === "go.sum" || name.endsWith(".go"))
    .sort();
  const texts = sources.flatMap((name) => [name, fs.readFileSync(path.join(dir, name), "utf8")]);
  return `${engine.version}-${digest(...texts, engine.package, linkerFlags(engine), process.platform, process.arch)}`;
}

/**
 * What is pinned for a Python program: a file for each set of programs that can stand beside each other.
 * @param {import("./discovery.cjs").PythonEngine} engine
 */
const requirementsOf = (engine) => path.join(ROOT, "tools", engine.requirements);

/**
 * The Python programs of one file share a virtual environment, keyed by what is pinned in it.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} requirements
 */
function pythonEnvironment(env, requirements) {
  const pins = fs.existsSync(requirements) ? fs.readFileSync(requirements, "utf8") : "";
  return path.join(cacheRoot(env), "python", digest(pins, process.platform, process.arch));
}

/**
 * Where the set-up puts this engine; undefined for Debian packages, which land on PATH.
 * @param {string} id
 * @param {NodeJS.ProcessEnv} [env]
 */
function cachedPath(id, env = process.env) {
  const engine = engineOf(id);
  if (engine.kind === "debian") return undefined;
  if (engine.kind === "python") return path.join(pythonEnvironment(env, requirementsOf(engine)), "bin", engine.binary);
  return path.join(cacheRoot(env), "engines", id, cacheKey(engine), engine.binary);
}

/**
 * Where the set-up puts the official build of an engine; undefined where there is none for this machine.
 * @param {string} id
 * @param {NodeJS.ProcessEnv} [env]
 */
function prebuiltPath(id, env = process.env) {
  const engine = engineOf(id);
  if (engine.kind !== "go" || !engine.prebuilt) return undefined;
  const { platform, arch } = process;
  if (!engine.prebuilt.machines.includes(`${platform} ${arch}`)) return undefined;
  return path.join(cacheRoot(env), "engines", id, `${engine.version}-official-${platform}-${arch}`, engine.binary);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Go binaries and official builds are renamed into place when whole; a virtual environment gets a mark when pip is through.
 * @param {import("./discovery.cjs").Engine} engine
 * @param {string} cached
 */
function isComplete(engine, cached) {
  if (!isExecutable(cached)) return false;
  return engine.kind !== "python" || fs.existsSync(path.join(path.dirname(cached), "../complete"));
}

/**
 * @param {string} binary
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [more] folders looked into after PATH
 */
function lookUp(binary, env = process.env, more = []) {
  return [...(env.PATH ?? "").split(path.delimiter), ...more]
    .filter((dir) => path.isAbsolute(dir))
    .map((dir) => path.join(dir, binary))
    .find(isExecutable);
}

/**
 * What a program says its version is; undefined when it does not start or prints none.
 * @param {string} file
 * @param {string[]} args
 */
function askVersion(file, args) {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: "utf8", timeout: 20_000, env });
  return status === 0 ? versionIn(`${stdout}\n${stderr}`) : undefined;
}

/** @param {string[]} ids */
const setUpCommand = (ids) => `node tools/set-up/engines.mjs ${ids.join(" ")}`;

/**
 * @param {string} id
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {import("./discovery.cjs").Found | import("./discovery.cjs").Missing}
 */
function findEngine(id, env = process.env) {
  const engine = engineOf(id);
  const name = overrideName(id);
  const override = env[name];
  if (override) {
    if (!path.isAbsolute(override) || !isExecutable(override)) {
      return { missing: `${name} is "${override}", wanted the absolute path of a program`, fix: `unset ${name}` };
    }
    const version = askVersion(override, engine.onPath?.args ?? ["--version"]);
    return { path: override, version: version ? `v${version}` : "unknown", source: "override" };
  }

  const notes = [];
  const candidate =
    engine.kind !== "debian" && !engine.onPath ? undefined : lookUp(engine.binary, env, extraDirs(engine));
  if (candidate) {
    if (!engine.onPath) return { path: candidate, version: engine.version, source: "path" };
    const version = askVersion(candidate, engine.onPath.args);
    if (version && inRange(version, engine.onPath)) return { path: candidate, version: `v${version}`, source: "path" };
    const { from, below } = engine.onPath;
    notes.push(`${candidate} is ${version ?? "of unknown version"}, wanted at least ${from} and below ${below}`);
  }

  const cached = [prebuiltPath(id, env), cachedPath(id, env)].find((file) => file && isComplete(engine, file));
  if (cached) return { path: cached, version: engine.version, source: "cache" };
  return { missing: [`${id} ${engine.version} is not installed`, ...notes].join("; "), fix: setUpCommand([id]) };
}

/** @param {import("./discovery.cjs").Engine} engine */
const extraDirs = (engine) => (engine.kind === "debian" ? [...(engine.dirs ?? []), ...SYSTEM_DIRS] : []);

module.exports = {
  ROOT,
  table,
  askVersion,
  baseUrlName,
  cacheRoot,
  cacheKey,
  cachedPath,
  digest,
  engineOf,
  findEngine,
  linkerFlags,
  moduleDir,
  lookUp,
  overrideName,
  prebuiltPath,
  pythonEnvironment,
  requirementsOf,
  setUpCommand,
};
