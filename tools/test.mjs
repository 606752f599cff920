// `npm test [-- unit|real|all] [jest arguments]`: sets up what the tests need, runs them tier by tier, ends with one plain
// line. The quick tiers come before the engines are built, so that a typing mistake is not reported after ten minutes.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT, table as engineTable } from "./set-up/discovery.cjs";
import { ensureEngines, tellEngines } from "./set-up/engines.mjs";
import { ensureNodeModules } from "./set-up/node-modules.mjs";
import { say } from "./set-up/progress.mjs";
import { run, SetUpError } from "./set-up/process.mjs";
import { parseSkips, plainLine, table, tierOf, total } from "./set-up/summary.cjs";

/** @typedef {import("./set-up/summary.cjs").Tier} Tier */

// Their runner knows no limit of a single test (jest.config.js): a test that hangs would hold up everything. Far above what
// they take.
const UNIT_MINUTES = 20;
const SCOPES = ["all", "unit", "real"];
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "calico-kit-test-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

/**
 * @param {string} script path under node_modules
 * @param {string[]} args
 */
const node = (script, ...args) => [path.join(ROOT, "node_modules", script), ...args];

// Each is one test in the totals. Two lanes, one per core of a small machine; lint alone takes as long as the others.
const LANES = [
  [{ name: "lint", fix: "npm run lint", commands: [node("eslint/bin/eslint.js", ".", "--max-warnings", "0")] }],
  [
    {
      name: "types",
      fix: "npm run types",
      commands: [
        node("typescript/bin/tsc", "--noEmit"),
        node("typescript/bin/tsc", "-p", "tools/tsconfig.scripts.json"),
      ],
    },
    { name: "format", fix: "npm run format", commands: [node("prettier/bin/prettier.cjs", "--check", ".")] },
    {
      name: "generated files",
      fix: "npm run schema",
      commands: [node("tsx/dist/cli.mjs", "tools/generate.ts", "--check")],
    },
  ],
];

/** @returns {Promise<Tier>} */
async function staticChecks() {
  /** @type {Tier} */
  const tier = { name: "static", passed: 0, failed: 0, skipped: 0, notes: [] };
  say("\nstatic checks: lint, types, format, generated files");
  const lanes = LANES.map(async (lane) => {
    for (const { name, fix, commands } of lane) {
      const started = Date.now();
      let failure = "";
      for (const args of commands) {
        const { code, output } = await run(process.execPath, args, { cwd: ROOT });
        if (code !== 0) failure += output || `${args.join(" ")} ended with code ${code}\n`;
      }
      const seconds = Math.round((Date.now() - started) / 1000);
      say(failure ? `FAIL ${name} (${seconds} s)\n${failure}` : `PASS ${name} (${seconds} s)`);
      tier[failure ? "failed" : "passed"]++;
      if (failure) tier.notes.push(`static: ${name} failed; see \`${fix}\``);
    }
  });
  await Promise.all(lanes);
  return tier;
}

/**
 * @param {string} project
 * @param {string[]} args
 * @param {number} [limit] minutes that all its tests may take together
 * @returns {Promise<Tier>}
 */
async function jest(project, args, limit) {
  say(`\n${project} tests`);
  const resultFile = path.join(scratch, `${project}.json`);
  const skipFile = path.join(scratch, `${project}.skips`);
  fs.writeFileSync(skipFile, "");
  const fixed = ["--selectProjects", project, "--passWithNoTests", "--json", `--outputFile=${resultFile}`];
  // More room for what is young: a twentieth of the processor's time went into moving it on. Workers inherit it.
  const room = "--max-semi-space-size=64";
  const begun = Date.now();
  const { code } = await run(process.execPath, [room, ...node("jest/bin/jest.js", ...fixed, ...args)], {
    cwd: ROOT,
    env: { CALICO_KIT_SKIPS: skipFile },
    live: true,
    limit: limit === undefined ? undefined : limit * 60_000,
  });
  const results = fs.existsSync(resultFile) ? JSON.parse(fs.readFileSync(resultFile, "utf8")) : undefined;
  const tier = tierOf(project, results, code, parseSkips(fs.readFileSync(skipFile, "utf8")));
  if (!results && limit !== undefined && Date.now() - begun >= limit * 60_000)
    tier.notes.push(
      `${project}: ended after ${limit} minutes; fix: find the test that hangs, of those that are not listed above`,
    );
  return tier;
}

/**
 * @param {string} scope
 * @param {string[]} args
 * @returns {AsyncGenerator<Tier>}
 */
async function* tiers(scope, args) {
  await ensureNodeModules();
  if (scope === "all") yield staticChecks();
  if (scope !== "real") yield jest("unit", ["--maxWorkers=2", ...args], UNIT_MINUTES);
  if (scope === "unit") return;
  say("\nengines for the real tests");
  tellEngines(await ensureEngines(Object.keys(engineTable)));
  // Two files at a time, as many as a small machine has cores: most of a file's time is a real program at work, and each
  // file starts servers of its own on free ports.
  const order = `--testSequencer=${path.join(ROOT, "tools/set-up/longest-first.cjs")}`;
  yield jest("real", ["--maxWorkers=2", order, ...args]);
}

async function main() {
  const args = process.argv.slice(2);
  const scope = SCOPES.includes(args[0] ?? "") ? /** @type {string} */ (args.shift()) : "all";
  /** @type {Tier[]} */
  const done = [];
  try {
    for await (const tier of tiers(scope, args)) done.push(tier);
  } catch (error) {
    // What is already counted still counts, and the run ends with its plain line like any other.
    const why = error instanceof SetUpError ? error.message : String(error instanceof Error ? error.stack : error);
    done.push({ name: "set-up", passed: 0, failed: 1, skipped: 0, notes: [why] });
  }
  const counts = total(done);
  const line = plainLine(counts);
  if (process.env.CALICO_KIT_PLAIN_LINE) fs.writeFileSync(process.env.CALICO_KIT_PLAIN_LINE, line);
  say(`\n${table(done)}\n\n${line}`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

await main();
