// Whether dist/, which `npm run build` makes, is as new as its sources.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

/** What is compiled, and what decides how. */
const FOLDERS = ["cli", "constructs", "lab", "policy-pack", "sandbox", "stacks", "tools/set-up"];
const FILES = ["bin/load.cjs", "tools/build.mjs", "tools/engines.ts", "package.json"];

/**
 * Whether nothing in a folder is newer than a moment. Folders count: a file that is gone makes its folder newer.
 * @param {string} at
 * @param {number} moment milliseconds since 1970
 * @returns {boolean}
 */
function isOlder(at, moment) {
  if (fs.statSync(at).mtimeMs > moment) return false;
  // On each start of the command: no more calls than it takes.
  for (const entry of fs.readdirSync(at, { withFileTypes: true })) {
    const inside = `${at}/${entry.name}`;
    if (entry.isDirectory() ? !isOlder(inside, moment) : fs.statSync(inside).mtimeMs > moment) return false;
  }
  return true;
}

/**
 * The compiled command of a clone, if it is there and nothing was changed since.
 * @param {string} root
 * @returns {string | undefined}
 */
function compiledCommand(root) {
  const compiled = path.join(root, "dist", "cli", "main.js");
  if (!fs.existsSync(compiled)) return undefined;
  const moment = fs.statSync(compiled).mtimeMs;
  const isOld =
    FILES.every((file) => fs.statSync(path.join(root, file)).mtimeMs <= moment) &&
    FOLDERS.every((folder) => isOlder(path.join(root, folder), moment));
  return isOld ? compiled : undefined;
}

module.exports = { compiledCommand };
