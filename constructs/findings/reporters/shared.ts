import { compare } from "../compare";
import type { Finding, Severity } from "../finding";

/** What a reporter knows beside the findings. */
export interface ReportContext {
  /** What the user named: a scenario id or a path. */
  readonly source: string;
}

const severities: readonly Severity[] = ["error", "warning", "info"];

export type Counts = Readonly<Record<Severity, number>>;

export function count(findings: readonly Finding[]): Counts {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: of("error"), warning: of("warning"), info: of("info") };
}

/** `2 errors, 1 warning`; infos are named only where there are some. */
export function summary(findings: readonly Finding[]): string {
  const counts = count(findings);
  return severities
    .filter((severity) => severity !== "info" || counts.info > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? "" : "s"}`)
    .join(", ");
}

/** The findings by file, position, severity, pointer and code: the same order whoever collected them. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.location?.file ?? "", b.location?.file ?? "") ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compare(a.path, b.path) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}
