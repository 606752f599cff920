import { compare } from "./compare";
import type { Entry, Finds } from "./entry";
import { type Finding, type Location, pointerKeys, valueAt } from "./finding";
import { Redactor } from "./secrets";

/** Adds findings of the codes C, and of no others. */
export interface Raise<C extends string> {
  readonly add: (code: C, path: string, detail: Detail) => void;
}

/** What a rule says beyond what is known about its code. */
export interface Detail {
  /** One sentence; the code's title where absent. */
  readonly message?: string;
  /** What was found. Absent: the value that the intent holds at the path. */
  readonly got?: unknown;
  readonly want: string;
  readonly fix: string;
  /** Where it stands in the user's file, for what no pointer leads to. Absent: where the path leads. */
  readonly location?: Location;
}

/**
 * Collects findings. `of(...).add` is the only way to make one, so a finding that was made cannot be forgotten.
 */
export class Report {
  private readonly items: Finding[] = [];
  private readonly known = new Set<string>();
  private redactor?: Redactor;

  /**
   * @param document the user's intent, to quote what stands at a finding's path, unless it may be a secret
   * @param locate the position of a JSON pointer in the user's file, where there is a file
   */
  constructor(
    private readonly document?: unknown,
    private readonly locate: (path: string, what: "key" | "value") => Location | undefined = () => undefined,
  ) {}

  /** The same report for findings of some codes. */
  of<C extends string>(finds: Finds<C>): Raise<C> {
    return { add: (code, path, detail) => this.add(code, finds[code], path, detail) };
  }

  private add(code: string, entry: Entry, path: string, detail: Detail): void {
    const got = "got" in detail ? detail.got : valueAt(this.document, path);
    const location = detail.location ?? this.locate(path, entry.locates ?? "value");
    // Made for the first finding: most intents have none.
    const redactor = (this.redactor ??= new Redactor(this.document));
    const shown = redactor.value(got, pointerKeys(path));
    this.adopt({
      code,
      severity: entry.severity,
      path: redactor.text(path),
      message: redactor.text(detail.message ?? entry.title),
      got: shown === undefined ? "nothing" : quote(shown),
      want: redactor.text(detail.want),
      fix: redactor.text(detail.fix),
      see: entry.see,
      ...(location === undefined ? {} : { location }),
    });
  }

  /** Takes over a finding of another report; the same one twice counts once. */
  adopt(finding: Finding): void {
    const { code, path, message, location } = finding;
    const key = JSON.stringify([code, path, message, location?.line]);
    if (this.known.has(key)) return;
    this.known.add(key);
    this.items.push(finding);
  }

  get hasErrors(): boolean {
    return this.items.some((item) => item.severity === "error");
  }

  /** The findings by position in the file, then path, then code: the same order on every machine. */
  get findings(): readonly Finding[] {
    return [...this.items].sort(
      (a, b) =>
        (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
        (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
        compare(a.path, b.path) ||
        compare(a.code, b.code) ||
        compare(a.message, b.message),
    );
  }
}

/** A value as a short text: what a user wrote, recognisable, never a page. */
function quote(value: unknown): string {
  const written = brief(value, longest);
  // A text, or a parsed value that JSON writes as one, is recognised without its quotes.
  const text = written.startsWith('"') ? String(JSON.parse(written)) : written;
  if (text === "") return '""';
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}

const longest = 120;

/** The beginning of a value as JSON: what is left of a large one is not even looked at, because many findings quote it. */
function brief(value: unknown, room: number): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, room + 1));
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? String(value);
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON === "function") return brief(toJSON.call(value), room);
  const isList = Array.isArray(value);
  let text = isList ? "[" : "{";
  for (const key in value) {
    if (text.length > room) return text;
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined && !isList) continue;
    const label = isList ? "" : `${JSON.stringify(key)}:`;
    text += `${text.length > 1 ? "," : ""}${label}${item === undefined ? "null" : brief(item, room - text.length)}`;
  }
  return `${text}${isList ? "]" : "}"}`;
}
