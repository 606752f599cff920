// The order of test files: those that take longest first, so that none of them runs alone at the end. jest itself knows
// how long files took only where they ran before; on a fresh machine it goes by their size, and the longest are small.
"use strict";

const Sequencer = require("@jest/test-sequencer").default;

/** Longest first, as a run on two cores showed them; `tools/test.mjs` prints those of each run. */
const LONGEST = [
  "live-changes",
  "kops",
  "long/hand-over",
  "kops-harness",
  "kops-rules",
  "long/lab-confd",
  "injection",
  "eks",
  "apply-script",
  "upgrade",
  "lab-faults",
  "package",
  "existing",
  "lab-drills",
  "sweep",
  "lab-scenarios",
  "kubespray",
  "kops-engine",
  "lab-command",
  "secrets",
  "eks-forward",
  "apply-sessions",
  "hostile-input",
  "engine-sandbox",
  "long/bench",
  "plain-pulumi",
];

/** @param {string} file */
function rank(file) {
  const name = /\/test\/real\/(.+)\.test\.ts$/.exec(file.replaceAll("\\", "/"))?.[1];
  const place = name === undefined ? -1 : LONGEST.indexOf(name);
  return place === -1 ? LONGEST.length : place;
}

module.exports = class LongestFirst extends Sequencer {
  /** @override @param {import("@jest/test-result").Test[]} tests */
  async sort(tests) {
    // The rest in jest's own order.
    const sorted = await super.sort(tests);
    return [...sorted].sort((a, b) => rank(a.path) - rank(b.path));
  }
};
