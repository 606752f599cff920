// `npm run build`: the package's code, dist/. `node tools/build.mjs types` adds the types, which takes longer; npm does so
// before it packs (`prepack`).
//
// Every module of constructs/, stacks/, sandbox/, lab/ and policy-pack/ becomes CommonJS beside its like, so that a door of the package loads
// what it needs and a class is the same class behind each door. The command is one file: opening hundreds would take longer
// than `check` does.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { run } from "./set-up/process.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const FOLDERS = ["constructs", "stacks", "sandbox", "lab", "policy-pack"];
// Put in its place when all of it is there: another process may be running what is there now. It stands beside that, because
// source maps say where the sources are from there.
const MADE = path.join(ROOT, `dist-${process.pid}`);
const DIST = path.join(ROOT, "dist");

/** @type {import("esbuild").BuildOptions} */
const shared = {
  absWorkingDir: ROOT,
  platform: "node",
  format: "cjs",
  target: "node20",
  charset: "ascii",
  sourcemap: true,
  logLevel: "warning",
};

/**
 * @param {string} folder
 * @param {string} ending
 * @returns {string[]}
 */
function filesOf(folder, ending) {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file));
}

/** zod's messages in sixty languages, of which the kit uses one, its own. @type {import("esbuild").Plugin} */
const withoutLocales = {
  name: "without-locales",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /locales\/index\.js$/ }, () => ({ path: "locales", namespace: "empty" }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "export {}" }));
  },
};

/** The sandbox stays beside the command: its plugins are processes of their own. @type {import("esbuild").Plugin} */
const sandboxBeside = {
  name: "sandbox-beside",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/sandbox$/ }, () => ({ path: "../sandbox/index.js", external: true })),
};

/** Parts of Node.js that load many others, and that most runs of the command never use: loaded at their first use. */
const slowToLoad = ["node:child_process", "node:crypto", "node:readline/promises"];

/** @type {import("esbuild").Plugin} */
const loadedWhenUsed = {
  name: "loaded-when-used",
  setup: ({ onResolve, onLoad }) => {
    const filter = new RegExp(`^(${slowToLoad.join("|")})$`);
    onResolve({ filter }, ({ path: name, namespace }) =>
      namespace === "when-used" ? { path: name, external: true } : { path: name, namespace: "when-used" },
    );
    onLoad({ filter, namespace: "when-used" }, ({ path: name }) => ({
      contents: Object.keys(createRequire(import.meta.url)(name))
        .map((key) => `Object.defineProperty(exports, "${key}", { get: () => require("${name}").${key} });`)
        .join("\n"),
    }));
  },
};

async function code() {
  await build({
    ...shared,
    entryPoints: FOLDERS.flatMap((folder) => filesOf(folder, ".ts")),
    outdir: MADE,
    outbase: ".",
  });
  // The pack's own package.json stays where PulumiPolicy.yaml is.
  const data = FOLDERS.filter((folder) => folder !== "policy-pack").flatMap((folder) => filesOf(folder, ".json"));
  for (const file of data) {
    fs.mkdirSync(path.dirname(path.join(MADE, file)), { recursive: true });
    fs.copyFileSync(path.join(ROOT, file), path.join(MADE, file));
  }
  const peers = ["@pulumi/*", "@grpc/grpc-js", "google-protobuf", "cdk8s", "constructs", "tsx"];
  const { metafile } = await build({
    ...shared,
    entryPoints: ["cli/main.ts"],
    outfile: path.join(MADE, "cli/main.js"),
    bundle: true,
    // Names stay, because errors say them.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcesContent: false,
    legalComments: "none",
    metafile: true,
    external: peers,
    plugins: [withoutLocales, sandboxBeside, loadedWhenUsed],
  });
  // bin/load.cjs relies on it.
  if (!fs.readFileSync(path.join(MADE, "cli/main.js")).every((byte) => byte < 128))
    throw new Error("the compiled command is not ASCII");
  fs.writeFileSync(path.join(MADE, "cli/LICENSES.txt"), licences(Object.keys(metafile?.inputs ?? {})));
  // For intents in TypeScript.
  const compilerOptions = { target: "ES2022", module: "CommonJS", esModuleInterop: true, resolveJsonModule: true };
  fs.writeFileSync(path.join(MADE, "tsconfig.json"), `${JSON.stringify({ compilerOptions }, undefined, 2)}\n`);
}

/**
 * The licences of the packages whose code is in the command.
 * @param {string[]} inputs
 */
function licences(inputs) {
  const found = inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  return [...new Set(found)]
    .sort()
    .map((name) => {
      const folder = path.join(ROOT, "node_modules", name);
      const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      if (file === undefined) throw new Error(`${name} is bundled, and has no licence file`);
      return `${name}\n\n${fs.readFileSync(path.join(folder, file), "utf8").trim()}\n`;
    })
    .join("\n\n");
}

/** Runs the command once, and keeps what V8 made of it: for this version of Node.js, and harmless for every other. */
async function codeCache() {
  const { cacheOf } = createRequire(import.meta.url)("../bin/load.cjs");
  const file = path.join(MADE, "cli/main.js");
  const out = path.join(MADE, "warm");
  const program = `
    const { load } = require(${JSON.stringify(path.join(ROOT, "bin/load.cjs"))});
    process.argv = [process.argv[0], "calico-kit", "synth", "quickstart", "-o", ${JSON.stringify(out)}];
    let script;
    process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(cacheOf(file))}, script.createCachedData()));
    script = load(${JSON.stringify(file)});`;
  const { code: exit, output } = await run(process.execPath, ["-e", program], { cwd: ROOT });
  fs.rmSync(out, { recursive: true, force: true });
  if (exit !== 0) throw new Error(`the compiled command does not run\n${output}`);
}

async function types() {
  const tsc = path.join(ROOT, "node_modules/typescript/bin/tsc");
  const { code: exit, output } = await run(
    process.execPath,
    [tsc, "-p", "tools/tsconfig.types.json", "--outDir", MADE],
    { cwd: ROOT },
  );
  if (exit !== 0) throw new Error(`types cannot be written\n${output}`);
}

const [what] = process.argv.slice(2);
// npm prepares a package that it packs, too, after `prepack` has made all of it.
if (what !== "prepare" || !["pack", "publish"].includes(process.env.npm_command ?? "")) {
  // Everything anew: nothing of a file that is gone stays behind.
  try {
    await code();
    if (what === "types") await types();
    await codeCache();
    fs.rmSync(DIST, { recursive: true, force: true });
    fs.renameSync(MADE, DIST);
  } finally {
    fs.rmSync(MADE, { recursive: true, force: true });
  }
}
