// Brings engines: what is found is kept, the rest is built or installed. Also a command of its own:
//   node tools/set-up/engines.mjs [ID …]     without IDs: all of them
import { pathToFileURL } from "node:url";
import { installDebian } from "./debian.mjs";
import { engineOf, findEngine, overrideName, table } from "./discovery.cjs";
import { buildGoEngine } from "./go.mjs";
import { bringPrebuilt } from "./prebuilt.mjs";
import { say } from "./progress.mjs";
import { runMain, SetUpError } from "./process.mjs";
import { buildPythonEnvironment } from "./python.mjs";

/** @typedef {import("./discovery.cjs").Missing} Missing */

/**
 * @param {string[]} ids
 * @returns {Promise<Record<string, import("./discovery.cjs").Found | Missing>>}
 */
export async function ensureEngines(ids) {
  const absent = ids.filter((id) => "missing" in findEngine(id));
  /** @type {Record<string, Missing>} */
  const refused = {};
  /** @param {string} id @param {Missing | undefined} why */
  const note = (id, why) => {
    if (why) refused[id] = why;
  };

  const debian = absent.filter((id) => engineOf(id).kind === "debian");
  const packages = debian.flatMap((id) => packagesOf(id));
  if (packages.length > 0) {
    const result = await installDebian([...new Set(packages)]);
    if ("reason" in result) debian.forEach((id) => note(id, { missing: result.reason, fix: result.fix }));
  }
  const python = absent.filter((id) => engineOf(id).kind === "python");
  for (const group of byRequirements(python)) {
    const why = await buildPythonEnvironment(group);
    group.forEach((id) => note(id, why));
  }
  for (const id of absent) {
    const engine = engineOf(id);
    // A wrong override is the user's to mend, not ours to build around.
    if (engine.kind === "go" && !process.env[overrideName(id)]) note(id, await bringGoEngine(id, engine));
  }
  return Object.fromEntries(ids.map((id) => [id, refused[id] ?? findEngine(id)]));
}

/**
 * The vendor's build where there is one that can be had, else one of our own.
 * @param {string} id
 * @param {import("./discovery.cjs").GoEngine} engine
 * @returns {Promise<Missing | undefined>}
 */
async function bringGoEngine(id, engine) {
  if (!engine.prebuilt) return buildGoEngine(id, engine);
  const none = await bringPrebuilt(id);
  if (!none) return undefined;
  say(`the official build of ${id} ${engine.version} cannot be had (${none.reason}): built from its Go module instead`);
  const missing = await buildGoEngine(id, engine);
  return missing && { ...missing, missing: `${missing.missing}; its official build cannot be had: ${none.reason}` };
}

/**
 * Python programs by the file that pins them: each file is a virtual environment.
 * @param {string[]} ids
 * @returns {[string, ...string[]][]}
 */
function byRequirements(ids) {
  /** @type {Map<string, [string, ...string[]]>} */
  const groups = new Map();
  for (const id of ids) {
    const engine = engineOf(id);
    if (engine.kind !== "python") continue;
    const there = groups.get(engine.requirements);
    if (there) there.push(id);
    else groups.set(engine.requirements, [id]);
  }
  return [...groups.values()];
}

/** @param {string} id */
function packagesOf(id) {
  const engine = engineOf(id);
  return engine.kind === "debian" ? engine.packages : [];
}

/**
 * One line per engine.
 * @param {Record<string, import("./discovery.cjs").Found | Missing>} engines
 */
export function tellEngines(engines) {
  for (const [id, state] of Object.entries(engines)) {
    if ("missing" in state) say(`  ${state.missing}\n    fix: ${state.fix}`);
    else say(`  ${[id, state.version].filter(Boolean).join(" ")} (${state.source}: ${state.path})`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const ids = process.argv.slice(2);
    const known = Object.keys(table);
    const wrong = ids.filter((id) => !known.includes(id));
    if (wrong.length > 0) throw new SetUpError(`unknown engine: ${wrong.join(", ")}; known: ${known.join(", ")}`);
    const engines = await ensureEngines(ids.length > 0 ? ids : known);
    tellEngines(engines);
    return Object.values(engines).some((state) => "missing" in state) ? 1 : 0;
  });
}
