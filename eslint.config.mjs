import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import tseslint from "typescript-eslint";
import { importRules } from "./tools/lint/import-rules.mjs";
import { syntaxRules } from "./tools/lint/syntax.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const nodeGlobals = [
  "process",
  "console",
  "URL",
  "setTimeout",
  "setInterval",
  "clearInterval",
  "clearTimeout",
  "Buffer",
];

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      ".calico-kit/",
      "out/",
      "dist/",
      "dist-*/",
      "coverage/",
      "sdks/",
      "tools/engines/",
      "**/golden/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{ts,cts}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      // A default branch is a choice, a forgotten member is a bug.
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Value classes that are their own text; an Output is none of them and stays forbidden in a template.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allow: [{ from: "file", name: ["Ip", "Cidr", "Asn", "Selector", "PeerAddress"] }] },
      ],
      "@typescript-eslint/unbound-method": ["error", { ignoreStatic: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    // jest's matchers (expect.any, expect.objectContaining) are typed as any.
    files: ["test/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    // Plain JavaScript is what runs before node_modules exists; its types are JSDoc.
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])) },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { require: "readonly", module: "writable", __dirname: "readonly" },
    },
  },
  ...syntaxRules,
  ...importRules(root),
);
