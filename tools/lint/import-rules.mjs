// Which room may import which, and where the heavy libraries may appear. One table, read by eslint.config.mjs and by
// test/real/import-rule.test.ts, which proves on a small tree that it bites.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import boundaries from "eslint-plugin-boundaries";
import tseslint from "typescript-eslint";
import { syntax } from "./syntax.mjs";

// Left to right: each room may import those before it, and never those after it.
const DERIVED = ["net", "findings", "model", "intent"];
const FROM_THE_MODEL = ["simulate", "diagram", "report", "runbook", "graph"];

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} the folders in it that have a door, each a room: a further one needs no line here
 */
function foldersOf(root, folder) {
  const path = join(root, "constructs", folder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) =>
    existsSync(join(path, entry.name, "index.ts")),
  );
  return entries.map(({ name }) => `${folder}/${name}`).sort();
}

/**
 * Rooms of constructs/, by folder, and the rooms each may import. Platforms do not see each other, nor do places, nor network OSes.
 * @param {string} root
 * @returns {Record<string, string[]>}
 */
export function constructsRooms(root) {
  const places = foldersOf(root, "places");
  const platforms = foldersOf(root, "platforms");
  const oses = foldersOf(root, "fabric/os");
  const calico = [...DERIVED, "fabric", "policy", "reach", "calico"];
  return {
    // A room inside another comes first: the lint rule takes the first folder that fits.
    ...Object.fromEntries(places.map((room) => [room, [...calico, "places"]])),
    ...Object.fromEntries(platforms.map((room) => [room, [...calico, "places", ...places, "platforms"]])),
    ...Object.fromEntries(oses.map((room) => [room, [...DERIVED, "fabric", "fabric/os"]])),
    "fabric/os": [...DERIVED, "fabric"],
    net: [],
    findings: ["net"],
    model: ["net", "findings"],
    intent: ["net", "findings", "model"],
    fabric: DERIVED,
    policy: DERIVED,
    // Who may talk to whom follows from policies alone, so that Calico's rules may ask it.
    reach: [...DERIVED, "policy"],
    calico: [...DERIVED, "fabric", "policy", "reach"],
    places: calico,
    platforms: [...calico, "places"],
    ...Object.fromEntries(FROM_THE_MODEL.map((room) => [room, calico])),
    // The lists of platforms and network OSes are here, so this is the first room that knows them all.
    kit: [...calico, "fabric/os", ...oses, "places", ...places, "platforms", ...platforms, ...FROM_THE_MODEL],
  };
}

// constructs/index.ts, the library's front door.
const TOP = "constructs";

/**
 * The folders beside constructs/.
 * @param {string[]} rooms
 * @returns {Record<string, string[]>}
 */
const outside = (rooms) => ({
  [TOP]: rooms,
  scenarios: [TOP],
  // It plays clouds and clusters, and must not learn from the kit what they say.
  sandbox: [],
  // It is handed a stack's resources, and knows no intent.
  "policy-pack": ["findings", "reach", "graph"],
  stacks: [...rooms, TOP, "scenarios"],
  // A fabric as a network of this machine: it reads what the kit derives, and nothing reads it but who starts it.
  // Of the sandbox it wants `running.ts` only.
  lab: [...rooms, TOP, "sandbox"],
  cli: [...rooms, TOP, "scenarios", "stacks", "sandbox", "lab", "tools"],
  tools: [],
});

// A room's doors: its index.ts, and the two files that load cdk8s or Pulumi, which index.ts therefore must not.
// The sandbox's second one, whether a process runs, loads nothing else.
const DOORS = { stacks: ["**"], tools: ["engines.ts"], sandbox: ["index.ts", "running.ts"] };

const element = (type, pattern) => ({ type, pattern, partialMatch: false });
const door = (room) => ({
  element: { type: room, fileInternalPath: DOORS[room] ?? ["index.ts", "chart.ts", "component.ts"] },
});
const mayImport = (room, others) => ({
  from: { element: { type: room } },
  allow: others.map((other) => ({ to: door(other) })),
});
const mayImportAll = (from) => ({ from: { element: from }, allow: { to: { element: { type: "**" } } } });

const PULUMI = {
  regex: "^@pulumi/",
  message:
    "Pulumi belongs in component.ts, *-component.ts or components/ of a room, in stacks/, sandbox/, policy-pack/ and cli/.",
};
const CDK8S = { regex: "^(cdk8s|cdk8s-.+|constructs)(/|$)", message: "cdk8s belongs in files named chart.ts." };
const PULUMI_FILES = ["**/component.ts", "**/*-component.ts", "constructs/**/components/**"];

/** Restricts imports of packages; dynamic import() is another syntax node and needs its own rule. */
const packages = (name, files, patterns, ignores = []) => ({
  name: `calico-kit/${name}`,
  files,
  ignores,
  plugins: { syntax },
  rules: {
    "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
    "syntax/packages": [
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
  const constructs = constructsRooms(root);
  const rooms = Object.keys(constructs);
  const beside = outside(rooms);
  const policies = [
    ...Object.entries({ ...constructs, ...beside }).map(([room, others]) => mayImport(room, others)),
    mayImportAll({ type: "test" }),
    // What is measured may be anything.
    mayImportAll({ type: "bench" }),
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
          ...rooms.map((room) => element(room, `constructs/${room}`)),
          ...[...Object.keys(beside), "test", "bench"].map((folder) => element(folder, folder)),
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
    packages("packages-pulumi", ["{stacks,sandbox,policy-pack,cli}/**/*.ts", ...PULUMI_FILES], [CDK8S], ["test/**"]),
    packages("packages-charts", ["constructs/**/chart.ts"], [PULUMI]),
  ];
}
