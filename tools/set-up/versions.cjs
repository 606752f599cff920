// Version arithmetic for engines found on PATH. Two or three numbers are enough: no engine here needs pre-release order.
"use strict";

/**
 * The first version number in what a program prints about itself ("etcd Version: 3.6.5", "v3.250.0").
 * @param {string} text
 * @returns {string | undefined}
 */
function versionIn(text) {
  return /(?<![\w.])v?(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1];
}

/**
 * Missing parts count as zero, so "4" means 4.0.0.
 * @param {string} a
 * @param {string} b
 * @returns {number} below, at or above zero, as for Array.sort
 */
function compareVersions(a, b) {
  const numbers = (/** @type {string} */ v) =>
    v
      .replace(/^v/, "")
      .split(".")
      .map((n) => Number.parseInt(n, 10));
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * @param {string} version
 * @param {{ from: string, below: string }} range
 */
function inRange(version, { from, below }) {
  return compareVersions(version, from) >= 0 && compareVersions(version, below) < 0;
}

module.exports = { versionIn, compareVersions, inRange };
