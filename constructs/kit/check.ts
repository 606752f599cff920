import { type Stats, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import {
  calicoRules,
  type Cluster,
  fabricRules,
  loadReleaseDirectory,
  type CalicoOffer,
  type Judged,
  releaseFinds,
  renderCalico,
  type RenderedCalico,
} from "../calico";
import { type Finding, type Location, Report } from "../findings";
import { nearest, readSource, type SourceDocument, sourceFinds } from "../intent";
import type { Manifest, Reasons } from "../model";
import type { Platform } from "../platforms";
import { type Intent, parseIntent } from "./intent";
import { platformOf } from "./platforms";
import { resolve } from "./resolve";
import { readScenarios } from "./scenarios";

/** An intent without errors, with everything that follows from it. */
export interface Plan {
  /** What the user named: a scenario id or a path. */
  readonly source: string;
  readonly intent: Intent;
  readonly cluster: Cluster;
  readonly offer: CalicoOffer;
  readonly reasons: Reasons;
  /** Warnings and remarks: no errors. */
  readonly findings: readonly Finding[];
  readonly calico: RenderedCalico;
  /** Every Kubernetes object, the platform's own included, in the order of the phases. */
  readonly manifests: readonly Manifest[];
  /** Where a pointer into the intent stands in the user's file. */
  readonly locate: (path: string, what?: "value" | "key") => Location | undefined;
}

/** An intent with errors. The cluster is there where enough of the intent could be read, for explanations only. */
export interface Refusal {
  readonly source: string;
  readonly findings: readonly Finding[];
  readonly cluster?: Cluster;
  readonly reasons?: Reasons;
}

export type Checked = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly refusal: Refusal };

/** Reads, resolves and judges a scenario id or an intent file. A user's mistake is a finding, never an exception. */
export function checkSource(source: string, options: { readonly scenarios?: string } = {}): Checked {
  const found = findSource(source, options.scenarios);
  if ("refusal" in found) return { ok: false, refusal: found.refusal };
  const read = readSource(found.path);
  if (!read.ok) return { ok: false, refusal: { source, findings: read.report.findings } };
  return checkDocument(source, read.document, dirname(found.path));
}

/** Judges a document that was read. `directory` is what relative paths in it are relative to. */
export function checkDocument(source: string, document: SourceDocument, directory: string): Checked {
  const report = new Report(document.data, (path, what) => document.locate(path, what));
  const { intent, dropped } = parseIntent(document, report);
  if (intent === undefined) return { ok: false, refusal: { source, findings: report.findings } };

  const located = withAbsolutePaths(intent, directory);
  const platform = platformOf(located.platform.kind);
  const { cluster, reasons, offer } = resolve(located, platform);
  const judged = new Report(document.data, (path, what) => document.locate(path, what));
  judge({ intent: located, cluster, offer }, platform, judged);
  const { install, release } = cluster.calico;
  const files =
    install.kind === "directory" && release.kind === "pinned" ? loadReleaseDirectory(install.path, release) : undefined;
  if (files && !files.ok)
    for (const { code, path, message, want, fix, got = path } of files.problems)
      judged.of(releaseFinds).add(code, "/calico/install/path", { message, got, want, fix });
  const concerned = concernedBy(dropped);
  for (const finding of judged.findings) if (!concerned(finding.path)) report.adopt(finding);

  const { findings } = report;
  if (report.hasErrors) return { ok: false, refusal: { source, findings, cluster, reasons } };
  const calico = renderCalico(cluster, files?.ok ? files.files : undefined);
  const manifests = [...platform.manifests(cluster), ...calico.manifests];
  const locate: Plan["locate"] = (path, what) => document.locate(path, what);
  return { ok: true, plan: { source, intent: located, cluster, offer, reasons, findings, calico, manifests, locate } };
}

/** Adds to the report what all rules say: the fabric's, Calico's, and those of the platform that made the cluster. */
export function judge(judged: Judged, platform: Platform, report: Report): void {
  for (const rule of [...fabricRules, ...calicoRules, ...platform.rules]) rule.judge(judged, report);
}

function findSource(source: string, scenarios?: string): { path: string } | { refusal: Refusal } {
  const there = statOf(source);
  if (there !== undefined && !there.isDirectory()) return { path: source };
  const all = readScenarios(scenarios);
  // A folder is no intent: the output of `synth quickstart -o quickstart` does not hide the scenario.
  const scenario = all.find(({ id }) => id === source);
  if (scenario) {
    const path = relative(process.cwd(), scenario.intent);
    return { path: path.startsWith("..") ? scenario.intent : path };
  }
  const looksLikePath = /[/\\]|\.[a-z]+$/i.test(source);
  if (looksLikePath || there !== undefined) return { path: source };
  const report = new Report();
  const ids = all.map(({ id }) => id);
  const suggestion = nearest(source, ids);
  report.of(sourceFinds).add("SRC-001", "", {
    message: "there is neither a scenario nor a file of that name",
    got: source,
    want: `a path to an intent file, or a scenario: ${ids.join(", ")}`,
    fix: suggestion === undefined ? "check the path, or run `calico-kit list`" : `did you mean ${suggestion}?`,
  });
  return { refusal: { source, findings: report.findings } };
}

/** What stands at a path; undefined where nothing does, or nobody can say. Reading it says why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Paths in an intent are relative to its file. */
function withAbsolutePaths(intent: Intent, directory: string): Intent {
  const install = intent.calico?.install;
  if (install?.kind !== "directory" || isAbsolute(install.path)) return intent;
  return { ...intent, calico: { ...intent.calico, install: { ...install, path: join(directory, install.path) } } };
}

/** Whether a finding of a rule is about something that the schema already complained about: it, around it or in it. */
function concernedBy(dropped: readonly string[]): (path: string) => boolean {
  const gone = new Set(dropped);
  const around = new Set(dropped.map(parentOf));
  return (path) => {
    if (around.has(path)) return true;
    for (let at = path; at !== ""; at = parentOf(at)) if (gone.has(at)) return true;
    return false;
  };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
