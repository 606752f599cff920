// What must not be written where, beside imports; test/real/import-rule.test.ts proves that it bites.
import { builtinRules } from "eslint/use-at-your-own-risk";

const rule = builtinRules.get("no-restricted-syntax");

/**
 * ESLint keeps one setting of a rule for a file, the last: two blocks of a configuration that restrict syntax would undo each
 * other where both fit. Each has the rule under a name of its own.
 * @type {import("eslint").ESLint.Plugin}
 */
export const syntax = { rules: { packages: rule, start: rule, assertions: rule, hooks: rule } };

/** @type {import("eslint").Linter.Config[]} */
export const syntaxRules = [
  {
    // What nobody but the bundler and the SDK sees, and a start of the command and a preview feel.
    files: ["{constructs,cli,stacks}/**/*.ts"],
    plugins: { syntax },
    rules: {
      "syntax/start": [
        "error",
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier",
          message: 'import * as z from "zod": of this only the command\'s bundle takes what is used.',
        },
        {
          selector:
            "NewExpression:matches([callee.object.name=/^(ec2|eks|iam|kms|vpc|cloudwatch|rules)$/], [callee.name=/^(Provider|RandomBytes)$/])",
          message: "newResource(Type, name, args, options): the SDK takes no stack traces meanwhile.",
        },
      ],
    },
  },
  {
    // What the runner of the unit tests does not do (jest.config.js), and what would go unnoticed.
    files: ["test/**/*.ts"],
    ignores: ["test/real/**"],
    plugins: { syntax },
    rules: {
      "syntax/assertions": [
        "error",
        {
          selector: "MemberExpression[object.name='expect'][property.name=/^(assertions|hasAssertions)$/]",
          message: "Nobody counts them here: collect what is seen, and compare it.",
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    ignores: ["test/real/**", "test/**/*.test.ts"],
    plugins: { syntax },
    rules: {
      "syntax/hooks": [
        "error",
        {
          selector: "Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(All|Each)$/]",
          message: "Only the first file that imports this would have the hook: a function that each test file calls.",
        },
      ],
    },
  },
];
