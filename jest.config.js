// Types are checked by `npm run types`; here swc only strips them, so that the unit tests stay quick.
const transform = { "^.+\\.tsx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] };
const shared = {
  transform,
  testEnvironment: "node",
  rootDir: __dirname,
  modulePathIgnorePatterns: ["<rootDir>/.calico-kit/"],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/test/real/"],
    },
    { ...shared, displayName: "real", testMatch: ["<rootDir>/test/real/**/*.test.ts"] },
  ],
};
