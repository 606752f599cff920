/**
 * Files that are made from the code: `npm run schema` writes them, `-- --check` only says which are stale.
 * Beside tools/generated/ the one place under tools/ that may import every room.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { jsonText } from "../constructs/findings";
import { intentJsonSchema, readScenarios } from "../constructs/kit";
import { generateAwsSchema, generateKubernetesSchema, generateVsphereSchema } from "../sandbox/schema/generate";
import { withDoors } from "./generated/doors";
import { findingsPage } from "./generated/findings-page";
import { formatted } from "./generated/formatted";
import { withMatrix } from "./generated/matrix-section";
import { planOfScenario, scenarioPicture } from "./generated/picture";
import { scenarioReadme } from "./generated/scenario-readme";
import { withScenarios } from "./generated/scenario-table";
import { type GeneratedFile, staleFiles } from "./generated/stale-files";

/** A page that its author wrote, with made parts between markers. */
function pageAt(path: string): string {
  return readFileSync(join(__dirname, "..", path), "utf8");
}

/** One entry per generated file, for example `{ path: "schema/intent.schema.json", content: intentSchema }`. */
const generatedFiles: readonly GeneratedFile[] = [
  { path: "schema/intent.schema.json", content: () => jsonText(intentJsonSchema()) },
  { path: "package.json", content: () => `${withDoors(pageAt("package.json"))}\n` },
  { path: "docs/findings.md", content: findingsPage },
  { path: "docs/quickstart.svg", content: () => scenarioPicture("quickstart") },
  { path: "README.md", content: () => formatted(withScenarios(withMatrix(pageAt("README.md")))) },
  ...readScenarios().map(({ id }): GeneratedFile => {
    const path = `scenarios/${id}/README.md`;
    return { path, content: () => formatted(scenarioReadme(pageAt(path), planOfScenario(id))) };
  }),
  { path: "sandbox/schema/aws.json", content: generateAwsSchema },
  { path: "sandbox/schema/kubernetes.json", content: generateKubernetesSchema },
  { path: "sandbox/schema/vsphere.json", content: generateVsphereSchema },
];

async function main(): Promise<void> {
  const root = resolve(__dirname, "..");
  const check = process.argv.includes("--check");
  const stale = await staleFiles(generatedFiles, root);
  for (const { path, text } of stale) {
    console.log(check ? `stale: ${path}` : `wrote ${path}`);
    if (check) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  if (!check || stale.length === 0) return;
  console.log("run: npm run schema");
  process.exitCode = 1;
}

if (require.main === module) void main();
