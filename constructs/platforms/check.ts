import { isAbsolute, join } from "node:path";
import type * as z from "zod";
import {
  type CalicoOffer,
  calicoRules,
  type Cluster,
  type ClusterIntent,
  fabricRules,
  type Judged,
  loadReleaseDirectory,
  type PlatformCluster,
  releaseFinds,
  renderCalico,
  type RenderedCalico,
} from "../calico";
import { type Finding, type Finds, type Location, Report, type Rule, tableReport } from "../findings";
import { parse, type SourceDocument } from "../intent";
import type { Manifest, NodeGroup, Reasons } from "../model";
import { judgeAccepted, withAccepted } from "./accept";
import type { Platform } from "./platform";
import { resolve } from "./resolve";

/** An intent without errors, with everything that follows from it. */
export interface Plan<
  I extends ClusterIntent = ClusterIntent,
  P extends PlatformCluster = PlatformCluster,
  G extends NodeGroup = NodeGroup,
> {
  /** What the user named: a scenario id or a path. */
  readonly source: string;
  readonly intent: I;
  readonly cluster: Cluster<P, G>;
  readonly offer: CalicoOffer;
  readonly reasons: Reasons;
  /** Warnings and remarks: no errors. Those that the intent accepts are marked. */
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

export type CheckedPlan<I extends ClusterIntent = ClusterIntent> =
  { readonly ok: true; readonly plan: Plan<I> } | { readonly ok: false; readonly refusal: Refusal };

/** What an intent is checked with: the schema of some platforms (`intentSchemaOf`), and each of them by its kind. */
export interface Offered<I extends ClusterIntent> {
  readonly schema: z.ZodType<I>;
  readonly platformOf: (kind: string) => Platform;
  /** Every code that there is, to judge what an intent accepts; absent: who offers only some does not know. */
  readonly catalogue?: () => Finds;
  /** Rules beside those of the fabric, Calico and the platform: those of the switches that a cluster has. */
  readonly rulesOf?: (cluster: Cluster) => readonly Rule<Judged>[];
}

/**
 * An intent with errors, where nobody asked for findings as a value. Its message holds all of them, and it has no stack:
 * the mistake is in the intent, not in a program.
 */
export class IntentError extends Error {
  override readonly name = "IntentError";

  constructor(
    readonly source: string,
    readonly findings: readonly Finding[],
  ) {
    super(refusalText(source, findings));
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** The findings of an intent that was refused, as every error says them. */
export function refusalText(source: string, findings: readonly Finding[], what = "the intent has errors"): string {
  return `${what}; nothing was touched\n\n${tableReport(findings, { source })}`;
}

/** Judges a document that was read. `directory` is what relative paths in it are relative to. */
export function checkDocument<I extends ClusterIntent>(
  { schema, platformOf, catalogue, rulesOf = () => [] }: Offered<I>,
  source: string,
  document: SourceDocument,
  directory: string,
): CheckedPlan<I> {
  const report = new Report(document.data, (path, what) => document.locate(path, what));
  const { intent, others, dropped } = parse(schema, document, report);
  if (intent === undefined) return { ok: false, refusal: { source, findings: report.findings } };

  const judgeOne = (one: I) => judgeIntent(one, platformOf(one.platform.kind), document, rulesOf);
  const located = withAbsolutePaths(intent, directory);
  const { cluster, reasons, offer, platform, files, findings: found } = judgeOne(located);
  const concerned = concernedBy(dropped);
  const isFound = foundInAll(others.map((other) => judgeOne(withAbsolutePaths(other, directory)).findings));
  for (const finding of found) if (!concerned(finding.path) && isFound(finding)) report.adopt(finding);
  if (catalogue !== undefined) judgeAccepted(intent.accept, report, dropped.length === 0, catalogue);

  const findings = withAccepted(report.findings, intent.accept, (path) => document.locate(path));
  if (report.hasErrors) return { ok: false, refusal: { source, findings, cluster, reasons } };
  const calico = renderCalico(cluster, files?.ok ? files.files : undefined);
  const manifests = [...platform.manifests(cluster), ...calico.manifests];
  const locate: Plan["locate"] = (path, what) => document.locate(path, what);
  return { ok: true, plan: { source, intent: located, cluster, offer, reasons, findings, calico, manifests, locate } };
}

/** What becomes of an intent, and everything that the rules say of it. */
function judgeIntent(
  intent: ClusterIntent,
  platform: Platform,
  document: SourceDocument,
  rulesOf: NonNullable<Offered<ClusterIntent>["rulesOf"]>,
) {
  const { cluster, reasons, offer } = resolve(intent, platform);
  const report = new Report(document.data, (path, what) => document.locate(path, what));
  judge({ intent, cluster, offer }, platform, report, rulesOf(cluster));
  const { install, release } = cluster.calico;
  const files =
    install.kind === "directory" && release.kind !== "platform"
      ? loadReleaseDirectory(install.path, release)
      : undefined;
  if (files && !files.ok)
    for (const { code, path, message, want, fix, got = path } of files.problems)
      report.of(releaseFinds).add(code, "/calico/install/path", { message, got, want, fix });
  return { cluster, reasons, offer, platform, files, findings: report.findings };
}

/**
 * Whether a finding does not come from a value that nobody understands: it is found, in the same words, whatever value
 * stands there.
 */
function foundInAll(others: readonly (readonly Finding[])[]): (finding: Finding) => boolean {
  const keyOf = ({ code, path, message }: Finding): string => JSON.stringify([code, path, message]);
  const known = others.map((findings) => new Set(findings.map(keyOf)));
  return (finding) => known.every((keys) => keys.has(keyOf(finding)));
}

/** Adds to the report what all rules say: the fabric's, Calico's, those of the platform that made the cluster, and more. */
export function judge(judged: Judged, platform: Platform, report: Report, more: readonly Rule<Judged>[] = []): void {
  for (const rule of [...fabricRules, ...calicoRules, ...platform.rules, ...more]) rule.judge(judged, report);
}

/** Paths in an intent are relative to its file. */
function withAbsolutePaths<I extends ClusterIntent>(intent: I, directory: string): I {
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
