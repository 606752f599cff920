import type { Raise, Report } from "../findings";
import { type Complaint, complaintOf } from "./complaint";
import { shapeFinds } from "./finds";
import { eachOf, type Issue, type Judgement, pathOf } from "./issues";
import { readable } from "./limits";
import { untangle } from "./typos";

/** Most findings of one kind at one kind of place, and of all kinds: nobody reads ten thousand. */
const mostAlike = 25;
const mostTold = 500;

/** What the schema complains about: each mistake once. */
export interface Complaints {
  /** Those that are told, with how many more there are. */
  readonly told: readonly (Complaint & { readonly more: string })[];
  /** Pointers of those that are too many to be told. */
  readonly untold: readonly string[];
}

/** Of very many complaints the first are told, and how many there are. */
export function complaintsOf(issues: readonly Issue[], judgement: Judgement): Complaints {
  const single = untangle(eachOf(issues, judgement), judgement);
  const alike = new Map<string, Issue[]>();
  for (const issue of single.issues) {
    const kind = kindOf(issue);
    const known = alike.get(kind);
    if (known === undefined) alike.set(kind, [issue]);
    else known.push(issue);
  }
  const first = [...alike.values()].flatMap((all) => {
    const more = all.length - mostAlike;
    return all.slice(0, mostAlike).map((issue, index) => ({
      issue,
      more: more > 0 && index === mostAlike - 1 ? `; and ${readable(more)} more of this kind after it` : "",
    }));
  });
  const told = first.slice(0, mostTold).map(({ issue, more }, index) => {
    const isLast = index === mostTold - 1 && first.length > mostTold;
    const others = isLast ? "; and many more mistakes, which are not shown" : "";
    return { issue, complaint: { ...complaintOf(issue, single.typos, judgement), more: more + others } };
  });
  const isTold = new Set(told.map(({ issue }) => issue));
  return {
    told: told.map(({ complaint }) => complaint),
    untold: single.issues.filter((issue) => !isTold.has(issue)).map(wholePathOf),
  };
}

/** Adds a complaint to a report, at the place that the user's own file has for it. */
export function tell(
  { code, message, want, fix, more }: Complaints["told"][number],
  path: string,
  report: Report,
): void {
  const raise: Raise<keyof typeof shapeFinds> = report.of(shapeFinds);
  raise.add(code, path, { message: message + more, want, fix });
}

function wholePathOf(issue: Issue): string {
  const keys = issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys] : issue.path;
  return pathOf({ ...issue, path: keys });
}

/** Equal for issues of equal places: of the entries of one list, say. */
function kindOf({ code, path }: Issue): string {
  const around = code === "unrecognized_keys" ? path : path.slice(0, -1);
  return JSON.stringify([code, ...around.map((key) => (typeof key === "number" ? 0 : String(key)))]);
}
