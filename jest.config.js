// Types are checked by `npm run types`; here swc only strips them, so that the unit tests stay quick.
const transform = { "^.+\\.tsx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] };
const notLoaded = `${__dirname}/test/support/not-loaded.js`;
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
      // A quarter of the time would go into loading these anew for each file: the compiler and the package reader with which
      // Pulumi serialises functions, and zod's messages in sixty languages.
      moduleNameMapper: {
        "/typescript-shim$": notLoaded,
        "^@npmcli/arborist$": notLoaded,
        "/locales/index\\.cjs$": notLoaded,
      },
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["<rootDir>/test/real/"],
    },
    { ...shared, displayName: "real", testMatch: ["<rootDir>/test/real/**/*.test.ts"] },
  ],
};
