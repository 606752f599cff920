// Types are checked by `npm run types`; here swc only strips them.
const transform = { "^.+\\.tsx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] };
const shared = {
  testEnvironment: "node",
  rootDir: __dirname,
  modulePathIgnorePatterns: ["<rootDir>/.calico-kit/"],
};

module.exports = {
  // For the real tests: how long a program takes is the machine's affair. What hangs ends, the rest is let be.
  testTimeout: 1_200_000,
  projects: [
    {
      ...shared,
      displayName: "unit",
      // Each file in a world of its own took more than half of the time: modules loaded anew, code compiled anew. Files share
      // a process here, and its modules: hooks stand in test files, not in what they import (ESLint sees to it). No test of
      // them times out: tools/test.mjs limits the whole.
      runner: "jest-light-runner/child-process",
      setupFiles: ["<rootDir>/test/support/worker.mjs"],
      transform: {},
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/test/real/"],
    },
    { ...shared, displayName: "real", transform, testMatch: ["<rootDir>/test/real/**/*.test.ts"] },
  ],
};
