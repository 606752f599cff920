import { compare } from "../compare";
import type { Finding, Severity } from "../finding";

/** What a reporter knows beside the findings. */
export interface ReportContext {
  /** What the user named: a scenario id or a path. */
  readonly source: string;
}

const severities: readonly Severity[] = ["error", "warning", "info"];

/** How many there are of each severity, without those that are accepted. */
export type Counts = Readonly<Record<Severity | "accepted", number>>;

/** Whether a finding is one that nobody has accepted. */
export function isCounted({ accepted }: Finding): boolean {
  return accepted === undefined;
}

export function count(findings: readonly Finding[]): Counts {
  const counted = findings.filter(isCounted);
  const of = (severity: Severity) => counted.filter((finding) => finding.severity === severity).length;
  return {
    error: of("error"),
    warning: of("warning"),
    info: of("info"),
    accepted: findings.length - counted.length,
  };
}

/** `2 errors, 1 warning, 1 accepted`; infos and what is accepted are named only where there are some. */
export function summary(findings: readonly Finding[]): string {
  const counts = count(findings);
  const parts = severities
    .filter((severity) => severity !== "info" || counts.info > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? "" : "s"}`);
  return [...parts, ...(counts.accepted === 0 ? [] : [`${counts.accepted} accepted`])].join(", ");
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
