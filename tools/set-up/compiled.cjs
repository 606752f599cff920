// Whether dist/, which `npm run build` makes, is as new as its sources.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

/** What is compiled, and what decides how. */
const SOURCES = ["cli", "constructs", "sandbox", "stacks", "tools/set-up", "tools/build.mjs", "package.json"];

/**
 * Whether nothing at a path is newer than a moment. Folders count: a file that is gone makes its folder newer.
 * @param {string} at
 * @param {number} moment milliseconds since 1970
 * @returns {boolean}
 */
function isOlder(at, moment) {
  const stat = fs.statSync(at);
  if (stat.mtimeMs > moment) return false;
  return !stat.isDirectory() || fs.readdirSync(at).every((name) => isOlder(path.join(at, name), moment));
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
  return SOURCES.every((source) => isOlder(path.join(root, source), moment)) ? compiled : undefined;
}

module.exports = { compiledCommand };
