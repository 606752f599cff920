import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Entry, Finds } from "../entry";
import type { Acceptance, Finding, Location, Severity } from "../finding";
import { jsonText } from "../json-text";
import { inOrder, type ReportContext } from "./shared";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Findings as SARIF 2.1.0, which code scanning and editors read. Every code of the catalogue is a rule. */
export function sarifReport(
  findings: readonly Finding[],
  context: ReportContext & { readonly catalogue: Finds },
): string {
  const rules: readonly (readonly [string, Entry])[] = Object.entries(context.catalogue);
  const indexes = new Map(rules.map(([code], index) => [code, index]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "calico-kit", rules: rules.map(([code, entry]) => rule(code, entry)) },
        },
        // A run that found mistakes in the user's file is a successful run.
        invocations: [{ executionSuccessful: true }],
        columnKind: "utf16CodeUnits",
        results: inOrder(findings).map((finding) => result(finding, indexes.get(finding.code))),
        properties: { source: context.source },
      },
    ],
  };
  return jsonText(log);
}

function rule(code: string, entry: Entry) {
  return {
    id: code,
    shortDescription: { text: entry.title },
    fullDescription: { text: entry.why },
    help: { text: `${entry.why} Source: ${entry.see}` },
    defaultConfiguration: { level: levels[entry.severity] },
    properties: { upstream: `${entry.upstream.program} ${entry.upstream.verdict} this` },
  };
}

function result(finding: Finding, ruleIndex: number | undefined) {
  const { code, severity, path, message, got, want, fix, location, accepted } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: {
      text: [message, ...(got === undefined ? [] : [`got ${got}`]), `want ${want}`, `fix: ${fix}`].join("; "),
    },
    locations: [
      {
        ...(location === undefined ? {} : { physicalLocation: physical(location) }),
        logicalLocations: [{ fullyQualifiedName: path, kind: "member" }],
      },
    ],
    ...(accepted === undefined ? {} : { suppressions: [suppression(accepted)] }),
    properties: { got, want, fix },
  };
}

/** SARIF 2.1.0, 3.35: the intent is what was analysed, and says itself that it is meant. */
function suppression({ reason, location }: Acceptance) {
  return {
    kind: "inSource",
    status: "accepted",
    justification: reason,
    ...(location === undefined ? {} : { location: { physicalLocation: physical(location) } }),
  };
}

function physical({ file: name, line, column }: Location) {
  // Half a character has no place in a URI.
  const file = name.replace(/\p{Cs}/gu, "\ufffd");
  // A relative path is relative to where the kit ran, which code scanning takes for the root of the repository.
  const artifactLocation = isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: file.replace(/\\/g, "/").split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
  return { artifactLocation, region: { startLine: line, startColumn: column } };
}
