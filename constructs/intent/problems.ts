import { isSecretPlace, type Location, pointerKeys, Report } from "../findings";
import { sourceFinds } from "./finds";
import { limits, readable } from "./limits";

/** Something wrong with a file, before its intent is known. */
export interface SourceProblem {
  readonly code: keyof typeof sourceFinds;
  /** JSON pointer, where the place has one. */
  readonly path?: string;
  readonly message: string;
  readonly got: string;
  readonly want: string;
  readonly fix: string;
  /** 1-based; the beginning of the file where absent. */
  readonly line?: number;
  readonly column?: number;
  /** The file, where it is another one than the intent's: a module that the intent imports. */
  readonly file?: string;
}

/** Where a character of a text stands. */
export type At = (offset: number) => { readonly line: number; readonly column: number };

/** Most problems of one file that are told one by one: a file of 100,000 errors is one mistake, not 100,000. */
const mostTold = 25;

/** The problems of a file as findings. Of very many the first are told, and how many there are. */
export function problemReport(file: string, problems: readonly SourceProblem[]): Report {
  const report = new Report();
  const told = problems.slice(0, mostTold);
  const next = problems[mostTold];
  if (next !== undefined) {
    const more = problems.length - mostTold;
    told.push({ ...next, message: `${next.message}; and ${readable(more - 1)} more mistakes after it` });
  }
  for (const { code, path = "", message, got, want, fix, ...place } of told.map(withoutSecret)) {
    const location: Location = { file: place.file ?? file, line: place.line ?? 1, column: place.column ?? 1 };
    report.of(sourceFinds).add(code, path, { message, got, want, fix, location });
  }
  return report;
}

/** What stands in a secret's place may be the secret: nothing that was said of it is shown. */
function withoutSecret(problem: SourceProblem): SourceProblem {
  const { code, path = "" } = problem;
  if (!isSecretPlace(pointerKeys(path))) return problem;
  const want = "a reference to the secret: the name of a Secret, or of a configuration value";
  return { ...problem, message: sourceFinds[code].title, want, fix: "keep the secret out of the file" };
}

/** The first line of a text, cut where it is longer than a line of a message should be. */
export function firstLine(text: string, longest = 200): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  return line.length > longest ? `${line.slice(0, longest - 3)}...` : line;
}

export function tooDeep(place: ReturnType<At> | object, path = ""): SourceProblem {
  return {
    code: "SRC-004",
    path,
    message: `lists and mappings stand more than ${limits.depth} deep in one another`,
    got: `level ${limits.depth + 1}`,
    want: `at most ${limits.depth} levels; no key of an intent is deeper than 12`,
    fix: "check the brackets and the indentation before this place",
    ...place,
  };
}
