// `npm start`: the whole way on a machine with nothing but Node.js. A scenario's full life on the sandbox, then its
// files. `npm start -- SOURCE [options of up]` takes another scenario or intent file.
import path from "node:path";
import { ROOT } from "./set-up/discovery.cjs";
import { ensureEngines, tellEngines } from "./set-up/engines.mjs";
import { ensureNodeModules } from "./set-up/node-modules.mjs";
import { say } from "./set-up/progress.mjs";
import { run, runMain } from "./set-up/process.mjs";

/** @param {string[]} args */
async function kit(...args) {
  say(`\n> calico-kit ${args.join(" ")}`);
  const { code, output } = await run(process.execPath, [path.join(ROOT, "bin/calico-kit.js"), ...args], { live: true });
  if (output) say(output);
  return code;
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const source = args[0] && !args[0].startsWith("-") ? /** @type {string} */ (args.shift()) : "quickstart";
  const out = path.join("out", path.basename(source, path.extname(source)));

  await ensureNodeModules();
  // The sandbox plays the cloud and the API server; only the Pulumi engine is the real one.
  const engines = await ensureEngines(["pulumi"]);
  const usable = !Object.values(engines).some((engine) => "missing" in engine);
  if (!usable) {
    say("\nWithout the Pulumi engine nothing can be brought up; checking and writing the files still works:");
    tellEngines(engines);
  }

  const main = usable ? ["up", source, "--sandbox", ...args] : ["check", source];
  const code = await kit(...main);
  return code === 0 ? kit("synth", source, "-o", out) : code;
});
