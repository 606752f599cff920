import type { Finding } from "../finding";
import { jsonText } from "../json-text";
import { count, inOrder, type ReportContext } from "./shared";

/**
 * Findings for a program. Those that the intent accepts have the reason and are counted apart. The keys and their order are part of the interface; a key without a value is left out.
 * `format` counts up when that changes.
 */
export function jsonReport(findings: readonly Finding[], context: ReportContext): string {
  const counts = count(findings);
  const document = {
    format: 1,
    source: context.source,
    summary: { errors: counts.error, warnings: counts.warning, infos: counts.info, accepted: counts.accepted },
    findings: inOrder(findings).map(
      // Named one by one, so that the order never depends on how a finding was built.
      ({ code, severity, path, message, got, want, fix, see, location, accepted }) => ({
        code,
        severity,
        path,
        message,
        got,
        want,
        fix,
        see,
        location: location && { file: location.file, line: location.line, column: location.column },
        accepted: accepted && { reason: accepted.reason },
      }),
    ),
  };
  return jsonText(document);
}
