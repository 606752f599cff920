// `npm run build`: the package's code, dist/. `node tools/build.mjs types` adds the types, which takes longer; npm does so
// before it packs (`prepack`).
//
// Every module of constructs/, stacks/ and sandbox/ becomes CommonJS beside its like, so that a door of the package loads
// what it needs and a class is the same class behind each door. The command is one file: opening hundreds would take longer
// than `check` does.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { run } from "./set-up/process.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const FOLDERS = ["constructs", "stacks", "sandbox"];
const DIST = path.join(ROOT, "dist");

/** @type {import("esbuild").BuildOptions} */
const shared = {
  absWorkingDir: ROOT,
  platform: "node",
  format: "cjs",
  target: "node20",
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

async function code() {
  await build({
    ...shared,
    entryPoints: FOLDERS.flatMap((folder) => filesOf(folder, ".ts")),
    outdir: "dist",
    outbase: ".",
  });
  for (const file of FOLDERS.flatMap((folder) => filesOf(folder, ".json"))) {
    fs.mkdirSync(path.dirname(path.join(DIST, file)), { recursive: true });
    fs.copyFileSync(path.join(ROOT, file), path.join(DIST, file));
  }
  const peers = ["@pulumi/*", "@grpc/grpc-js", "google-protobuf", "cdk8s", "constructs", "tsx"];
  await build({
    ...shared,
    entryPoints: ["cli/main.ts"],
    outfile: "dist/cli/main.js",
    bundle: true,
    // Names stay, because errors say them.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcesContent: false,
    legalComments: "external",
    external: peers,
    plugins: [withoutLocales, sandboxBeside],
  });
  // For intents in TypeScript.
  const compilerOptions = { target: "ES2022", module: "CommonJS", esModuleInterop: true, resolveJsonModule: true };
  fs.writeFileSync(path.join(DIST, "tsconfig.json"), `${JSON.stringify({ compilerOptions }, undefined, 2)}\n`);
}

async function types() {
  const tsc = path.join(ROOT, "node_modules/typescript/bin/tsc");
  const { code: exit, output } = await run(process.execPath, [tsc, "-p", "tools/tsconfig.types.json"], { cwd: ROOT });
  if (exit !== 0) throw new Error(`types cannot be written\n${output}`);
}

const [what] = process.argv.slice(2);
// npm prepares a package that it packs, too, after `prepack` has made all of it.
if (what !== "prepare" || !["pack", "publish"].includes(process.env.npm_command ?? "")) {
  // Everything anew: nothing of a file that is gone stays behind.
  fs.rmSync(DIST, { recursive: true, force: true });
  await code();
  if (what === "types") await types();
}
