import { type Finding, type Finds, type Location, pointer, type Report } from "../findings";
import { type AcceptedFinding, nearest } from "../intent";
import { acceptFinds } from "./accept-finds";

type Locate = (path: string) => Location | undefined;

/** The findings, those that the intent accepts with the reason. Errors are never accepted. */
export function withAccepted(
  findings: readonly Finding[],
  accepted: readonly AcceptedFinding[] = [],
  locate: Locate = () => undefined,
): readonly Finding[] {
  return findings.map((finding) => {
    if (finding.severity === "error") return finding;
    const index = accepted.findIndex((entry) => isAbout(entry, finding));
    const entry = accepted[index];
    if (entry === undefined) return finding;
    const location = locate(pointer("accept", index));
    return { ...finding, accepted: { reason: entry.reason, ...(location === undefined ? {} : { location }) } };
  });
}

/**
 * Says what is wrong with the list of what is accepted.
 * @param isWhole whether all of the intent could be judged, so that what is not found is not there
 * @param known every code that there is
 */
export function judgeAccepted(
  accepted: readonly AcceptedFinding[] = [],
  report: Report,
  isWhole: boolean,
  known: () => Finds,
): void {
  if (accepted.length === 0) return;
  const catalogue = known();
  const { findings } = report;
  const raise = report.of(acceptFinds);
  const codes = Object.keys(catalogue).filter((code) => catalogue[code]?.severity !== "error");
  const here = findings.filter(({ severity }) => severity !== "error").map(({ code }) => code);
  for (const [index, entry] of accepted.entries()) {
    const { code, path } = entry;
    const found = catalogue[code];
    const place = pointer("accept", index, "code");
    if (found === undefined) {
      const near = nearest(code, here) ?? nearest(code, codes);
      raise.add("ACC-001", place, {
        message: `no finding has the code ${code}`,
        want: "the code of a warning or a remark, as `calico-kit check` shows it",
        fix: near === undefined ? "take the entry out" : `write ${near}, or take the entry out`,
      });
    } else if (found.severity === "error") {
      raise.add("ACC-002", place, {
        message: `${code} is an error: ${found.title}`,
        want: "the code of a warning or a remark",
        fix: isLive(code)
          ? `take the entry out; where the change is meant, insist on it: --insist ${code}`
          : "take the entry out, and mend what the error says",
      });
    } else if (isWhole && !isLive(code) && !isFirstOfSome(index, accepted, findings)) {
      raise.add("ACC-003", pointer("accept", index), {
        message: `${code} is accepted and not found${path === undefined ? "" : ` at ${path === "" ? "the top" : path}`}`,
        got: code,
        want: "entries for what is found",
        fix: "take the entry out",
      });
    }
  }
}

/** What only a live cluster shows: `check` does not find it. */
function isLive(code: string): boolean {
  return code.startsWith("LIVE-");
}

/** Whether an entry is the one by which some finding is accepted. */
function isFirstOfSome(index: number, accepted: readonly AcceptedFinding[], findings: readonly Finding[]): boolean {
  return findings.some((finding) => accepted.findIndex((entry) => isAbout(entry, finding)) === index);
}

function isAbout({ code, path }: AcceptedFinding, finding: Finding): boolean {
  if (code !== finding.code) return false;
  return path === undefined || finding.path === path || finding.path.startsWith(`${path}/`);
}
