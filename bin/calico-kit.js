#!/usr/bin/env node
// Starts the TypeScript command line without a build step, from any working directory.
"use strict";

const path = require("node:path");

const root = path.resolve(__dirname, "..");
/** @type {string | undefined} */
let tsx;
try {
  tsx = require.resolve("tsx/cjs");
} catch {
  console.error(`calico-kit: its npm packages are not installed; run \`npm start\` or \`npm ci\` in ${root}`);
  process.exitCode = 1;
}

if (tsx) {
  // Else tsx would read the tsconfig.json of the user's own folder.
  process.env.TSX_TSCONFIG_PATH ??= path.join(root, "tsconfig.json");
  require(tsx);
  require("../cli/main.ts");
}
