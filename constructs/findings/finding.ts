/** How much a finding matters: `error` stops every artefact, `warning` and `info` do not. */
export type Severity = "error" | "warning" | "info";

/** Where in the user's file a finding points: 1-based line and column. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, or worth knowing, about an intent. */
export interface Finding {
  /** Stable code of the catalogue, e.g. `EBPF-003`. */
  readonly code: string;
  readonly severity: Severity;
  /** JSON pointer (RFC 6901) into the intent; empty for the whole document. */
  readonly path: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What the user wrote, as text; `nothing` where nothing was written. */
  readonly got: string;
  /** What would be accepted. */
  readonly want: string;
  /** What to do about it. */
  readonly fix: string;
  /** Where the fact comes from. */
  readonly see: string;
  readonly location?: Location;
  /** That the intent accepts it, why, and where it says so: such a finding does not count. Never an error. */
  readonly accepted?: Acceptance;
}

export interface Acceptance {
  readonly reason: string;
  readonly location?: Location;
}

/** Builds a JSON pointer from keys and indexes. */
export function pointer(...keys: readonly (string | number)[]): string {
  let path = "";
  // Every value that is read has one, and hardly any key has one of these signs.
  for (const key of keys) path += `/${typeof key === "string" && /[~/]/.test(key) ? escaped(key) : key}`;
  return path;
}

function escaped(key: string): string {
  return key.replace(/~/g, "~0").replace(/\//g, "~1");
}

/** The keys of a JSON pointer; the inverse of {@link pointer}. */
export function pointerKeys(path: string): string[] {
  return path === ""
    ? []
    : path
        .slice(1)
        .split("/")
        .map((key) => key.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** The value at a JSON pointer, or undefined where the document has none. What every object inherits is not in it. */
export function valueAt(document: unknown, path: string): unknown {
  let value: unknown = document;
  for (const key of pointerKeys(path)) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
