// Which room may import which, and where the heavy libraries may appear. One table, read by eslint.config.mjs and by
// test/tools/import-rule.test.ts, which proves on a small tree that it bites.
import boundaries from "eslint-plugin-boundaries";
import tseslint from "typescript-eslint";

const UP_TO_CLUSTER = ["net", "findings", "intent", "cluster"];
const DERIVED = [...UP_TO_CLUSTER, "calico", "fabric"];
const AWS_PLATFORMS = ["eks", "kops"];
const OTHER_PLATFORMS = ["eks-anywhere", "kubespray"];
const PLATFORMS = [...AWS_PLATFORMS, ...OTHER_PLATFORMS];
const BESIDE = ["runbook", "simulate", "diagram"];

/** Rooms of constructs/ and the rooms each may import: always to the left in design order, never back. */
export const CONSTRUCTS = {
  net: [],
  findings: ["net"],
  intent: ["net", "findings"],
  cluster: ["net", "findings", "intent"],
  calico: UP_TO_CLUSTER,
  fabric: UP_TO_CLUSTER,
  aws: [...UP_TO_CLUSTER, "calico"],
  ...Object.fromEntries(BESIDE.map((room) => [room, DERIVED])),
  ...Object.fromEntries(AWS_PLATFORMS.map((room) => [room, [...DERIVED, "aws"]])),
  ...Object.fromEntries(OTHER_PLATFORMS.map((room) => [room, DERIVED])),
  // The list of platforms is here, so this is the first room that knows them all.
  plan: [...DERIVED, ...BESIDE, ...PLATFORMS],
};
const EVERY_ROOM = Object.keys(CONSTRUCTS);
// constructs/index.ts, the library's front door.
const TOP = "constructs";

/** The folders beside constructs/. */
const OUTSIDE = {
  [TOP]: EVERY_ROOM,
  scenarios: [...DERIVED, "runbook"],
  sandbox: [],
  stacks: [...EVERY_ROOM, TOP, "scenarios"],
  cli: [...EVERY_ROOM, TOP, "scenarios", "stacks", "sandbox", "tools"],
  tools: [],
};

// A room's doors: its index.ts, and the two files that load cdk8s or Pulumi, which index.ts therefore must not.
const DOORS = { stacks: ["**"], tools: ["engines.ts"] };

const element = (type, pattern) => ({ type, pattern, partialMatch: false });
const door = (room) => ({
  element: { type: room, fileInternalPath: DOORS[room] ?? ["index.ts", "chart.ts", "component.ts"] },
});
const mayImport = (room, others) => ({
  from: { element: { type: room } },
  allow: others.map((other) => ({ to: door(other) })),
});
const mayImportAll = (from) => ({ from: { element: from }, allow: { to: { element: { type: "*" } } } });

const PULUMI = {
  regex: "^@pulumi/",
  message: "Pulumi belongs in component.ts, *-component.ts or components/ of a room, in stacks/, sandbox/ and cli/.",
};
const CDK8S = { regex: "^(cdk8s|cdk8s-.+|constructs)(/|$)", message: "cdk8s belongs in files named chart.ts." };
const PULUMI_FILES = ["**/component.ts", "**/*-component.ts", "constructs/**/components/**"];

/** Restricts imports of packages; dynamic import() is another syntax node and needs its own rule. */
const packages = (name, files, patterns, ignores = []) => ({
  name: `calico-kit/${name}`,
  files,
  ignores,
  rules: {
    "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
    "no-restricted-syntax": [
      "error",
      ...patterns.map(({ regex, message }) => ({
        selector: `ImportExpression[source.value=/${regex.replaceAll("/", "\\u002F")}/]`,
        message,
      })),
    ],
  },
});

/**
 * @param {string} root the folder that holds constructs/, cli/ …
 * @returns {import("eslint").Linter.Config[]}
 */
export function importRules(root) {
  const policies = [
    ...Object.entries({ ...CONSTRUCTS, ...OUTSIDE }).map(([room, others]) => mayImport(room, others)),
    mayImportAll({ type: "test" }),
    // Generated files are made from everything.
    mayImportAll({ type: "tools", fileInternalPath: ["generate.ts", "generated/**"] }),
  ].filter(({ allow }) => !Array.isArray(allow) || allow.length > 0);
  return [
    {
      name: "calico-kit/rooms",
      files: ["**/*.ts"],
      plugins: { boundaries, "@typescript-eslint": tseslint.plugin },
      settings: {
        "import/resolver": { typescript: {} },
        "boundaries/root-path": root,
        "boundaries/dependency-nodes": ["import", "export", "dynamic-import", "require"],
        "boundaries/elements": [
          ...EVERY_ROOM.map((room) => element(room, `constructs/${room}`)),
          ...[...Object.keys(OUTSIDE), "test"].map((folder) => element(folder, folder)),
        ],
      },
      rules: {
        "boundaries/dependencies": [
          "error",
          {
            default: "disallow",
            message:
              "{{from.element.types}} may not import {{dependency.source}}: rooms import to the left of the design order " +
              "only, and through the other room's index.ts (tools/lint/import-rules.mjs).",
            policies,
          },
        ],
      },
    },
    packages("packages", ["{constructs,scenarios,tools}/**/*.ts"], [PULUMI, CDK8S]),
    packages("packages-pulumi", ["{stacks,sandbox,cli}/**/*.ts", ...PULUMI_FILES], [CDK8S], ["test/**"]),
    packages("packages-charts", ["constructs/**/chart.ts"], [PULUMI]),
  ];
}
