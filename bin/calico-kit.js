#!/usr/bin/env node
// Starts the command from any working directory: compiled, or, in a clone that was changed since, from its sources.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { load } = require("./load.cjs");

const root = path.resolve(__dirname, "..");
const isClone = fs.existsSync(path.join(root, "cli", "main.ts"));

/** @returns {string | undefined} */
function compiled() {
  if (!isClone) return path.join(root, "dist", "cli", "main.js");
  return /** @type {typeof import("../tools/set-up/compiled.cjs")} */ (
    require("../tools/set-up/compiled.cjs")
  ).compiledCommand(root);
}

/** The compiler of a clone. @returns {string | undefined} */
function compiler() {
  try {
    return require.resolve("tsx/cjs");
  } catch {
    console.error(`calico-kit: its npm packages are not installed; run \`npm start\` or \`npm ci\` in ${root}`);
    process.exitCode = 1;
    return undefined;
  }
}

const command = compiled();
if (command !== undefined) {
  load(command);
} else {
  const tsx = compiler();
  if (tsx !== undefined) {
    // Else tsx would read the tsconfig.json of the user's own folder.
    process.env.TSX_TSCONFIG_PATH ??= path.join(root, "tsconfig.json");
    require(tsx);
    require("../cli/main.ts");
  }
}
