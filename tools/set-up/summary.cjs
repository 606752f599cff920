// What a test run adds up to, and why tests were skipped. Pure, so that the arithmetic itself is tested.
"use strict";

/**
 * @typedef {import("./summary.cjs").Tier} Tier
 * @typedef {import("./summary.cjs").SkipRecord} SkipRecord
 * @typedef {import("./summary.cjs").JestResults} JestResults
 */

/**
 * Skip records arrive as JSON lines, because test files that run at the same time append to one file.
 * @param {string} text
 * @returns {SkipRecord[]}
 */
function parseSkips(text) {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/**
 * One tier from what jest wrote. A run that ended badly is never "0 failed", whatever its file says.
 * @param {string} name
 * @param {JestResults | undefined} results undefined: jest died before writing them
 * @param {number} exitCode
 * @param {SkipRecord[]} records
 * @returns {Tier}
 */
function tierOf(name, results, exitCode, records) {
  if (!results) return { name, passed: 0, failed: 1, skipped: 0, notes: [`${name}: jest ended without results`] };
  // A test file that does not even load has no tests to count; it is one failure.
  let failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const notes = [];
  if (exitCode !== 0 && failed === 0) {
    failed = 1;
    notes.push(`${name}: jest ended with code ${exitCode} though no test failed`);
  }
  const skipped = results.numPendingTests + results.numTodoTests;
  notes.push(...skipNotes(results, records), ...slowest(results));
  return { name, passed: results.numPassedTests, failed, skipped, notes };
}

/**
 * The files that a run spends its time on.
 * @param {JestResults} results
 */
function slowest({ testResults }) {
  const times = testResults
    .map(({ name, startTime, endTime }) => ({
      name: shortName(name),
      seconds: Math.round((endTime - startTime) / 1000),
    }))
    .filter(({ seconds }) => seconds >= 30)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 25);
  return times.map(({ name, seconds }) => `${seconds} s in ${name}`);
}

/**
 * One line per reason and file.
 * @param {JestResults} results
 * @param {SkipRecord[]} records
 */
function skipNotes(results, records) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { name: file, assertionResults } of results.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status === "passed" || status === "failed") continue;
      const record = records.find(
        (r) => r.file === file && (fullName === r.title || fullName.startsWith(`${r.title} `)),
      );
      const reason =
        record?.reason ?? (status === "todo" ? "not written yet" : "left out by its test file or a filter");
      const key = `${shortName(file)}: ${reason}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].map(([reason, count]) => `${count} skipped in ${reason}`);
}

/** @param {string} file */
function shortName(file) {
  const at = file.replaceAll("\\", "/").lastIndexOf("/test/");
  return at === -1 ? file : file.slice(at + 1);
}

/**
 * @param {Tier[]} tiers
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function total(tiers) {
  const sum = (/** @type {"passed" | "failed" | "skipped"} */ key) => tiers.reduce((n, tier) => n + tier[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
const plainLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * The table above the plain line.
 * @param {Tier[]} tiers
 */
function table(tiers) {
  const width = Math.max(...tiers.map(({ name }) => name.length));
  const row = (/** @type {[string, ...(string | number)[]]} */ [name, ...cells]) =>
    `  ${name.padEnd(width)}  ${cells.map((cell) => String(cell).padStart(7)).join("  ")}`;
  return [
    row(["", "passed", "failed", "skipped"]),
    ...tiers.map(({ name, passed, failed, skipped }) => row([name, passed, failed, skipped])),
    ...tiers.flatMap(({ notes }) => notes.map((note) => `  ${note}`)),
  ].join("\n");
}

module.exports = { parseSkips, plainLine, table, tierOf, total };
