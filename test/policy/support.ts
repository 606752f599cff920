import { type Finding, Report } from "../../constructs/findings";
import { readManifests } from "../../constructs/intent";
import { type ReadingOptions, readObjects, type ReadObjects } from "../../constructs/policy";
import { judgeDesign } from "../../constructs/reach";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is read of YAML, and what is said about it. */
export function readYaml(
  text: string,
  options: ReadingOptions = {},
): { readonly read: ReadObjects; readonly findings: readonly Finding[] } {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-policy-"));
  try {
    const file = join(folder, "objects.yaml");
    writeFileSync(file, text);
    const manifests = readManifests(file);
    if (!manifests.ok) throw new Error(manifests.report.findings[0]?.message);
    const report = new Report();
    const objects = manifests.documents.map((document) => ({
      value: document.data,
      locate: (path: string, what?: "value" | "key") => document.locate(path, what),
    }));
    const read = readObjects(objects, report, options);
    if (!report.hasErrors) judgeDesign(read, report);
    return { read, findings: report.findings };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Codes with the lines that they point at, as `POL-001:5`. */
export function codesOf(text: string): readonly string[] {
  return readYaml(text).findings.map(({ code, location }) => `${code}:${location?.line ?? 0}`);
}
