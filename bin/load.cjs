// Loads the compiled command, with the code that V8 made of it before where that fits: compiling was a third of a short run.
"use strict";

const fs = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

/**
 * V8 refuses what another version of itself made, but may not see that it was made on another kind of machine.
 * @param {string} file
 */
const cacheOf = (file) => `${file}.${process.platform}-${process.arch}-${process.versions.v8}.cache`;

/** @param {string} file @returns {Buffer | undefined} */
function read(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Runs a module in this context, as `require` would. `tools/build.mjs` writes the code beside it; V8 takes it only from the
 * same version of itself, and compiles otherwise.
 * @param {string} file absolute path
 * @returns {vm.Script}
 */
function load(file) {
  // It is ASCII and a function, as `tools/build.mjs` sees to: read as UTF-8 it would be decoded first, and wrapped be copied.
  const script = new vm.Script(fs.readFileSync(file, "latin1"), {
    filename: file,
    cachedData: read(cacheOf(file)),
  });
  const module = { exports: {} };
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
  return script;
}

module.exports = { cacheOf, load };
