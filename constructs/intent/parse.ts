import type { z } from "zod";
import { findsOf, here, isSecretPlace, pointer, pointerKeys, type Report, valueAt } from "../findings";
import { nearest, type Shape, type ShapeAt, shapeOf } from "./shape";
import type { SourceDocument } from "./source";

/** What the schema can find. */
export const shapeFinds = findsOf({
  "INT-001": {
    title: "unknown key",
    severity: "error",
    why: "A misspelt key would be ignored silently and its default would win.",
    upstream: here,
    see: "schema/intent.schema.json",
    locates: "key",
  },
  "INT-002": {
    title: "wrong type",
    severity: "error",
    why: "The value cannot be read as what the key means.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
  "INT-003": {
    title: "a required key is missing",
    severity: "error",
    why: "The kit has no safe default for it.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
  "INT-004": {
    title: "the value is not one of those allowed",
    severity: "error",
    why: "The program that consumes it knows only these.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
  "INT-005": {
    title: "the value is malformed",
    severity: "error",
    why: "The program that consumes it would refuse it or read something else.",
    upstream: here,
    see: "schema/intent.schema.json",
  },
});

/** What parsing a document gave. */
export interface Parsed<T> {
  /**
   * The intent, without what the schema refused, so that the rules can still judge the rest; undefined where too
   * little is left to resolve.
   */
  readonly intent?: T;
  /** Pointers of what was left out: rules must not complain about those again. */
  readonly dropped: readonly string[];
}

/** How often the schema is asked again after leaving something out; a document nests far less deep. */
const maximumRounds = 50;

/** Checks a document against the schema and reports every violation. Never throws. */
export function parse<T>(schema: z.ZodType<T>, document: SourceDocument, report: Report): Parsed<T> {
  const first = schema.safeParse(document.data);
  if (first.success) return { intent: first.data, dropped: [] };
  const shapeAt = shapeOf(schema, document.data);
  for (const issue of first.error.issues) reportIssue(issue, document, report, shapeAt);
  return recover(schema, document.data, first.error.issues);
}

type Issue = z.core.$ZodIssue;

function reportIssue(issue: Issue, document: SourceDocument, to: Report, shapeAt: ShapeAt): void {
  const report = to.of(shapeFinds);
  const path = pointer(...issue.path.map(String));
  const shape = shapeAt(path);
  const got = valueAt(document.data, path);
  switch (issue.code) {
    case "unrecognized_keys": {
      for (const key of issue.keys) {
        const known = shape?.keys ?? [];
        const suggestion = nearest(key, known);
        report.add("INT-001", path + pointer(key), {
          message: `unknown key "${key}"${path === "" ? "" : ` in ${path}`}`,
          want: known.length > 0 ? `one of ${known.join(", ")}` : "no such key",
          fix: suggestion === undefined ? "remove it" : `write "${suggestion}", or remove it`,
        });
      }
      return;
    }
    case "invalid_type":
      if (got === undefined) {
        report.add("INT-003", path, {
          message: `"${pointerKeys(path).at(-1) ?? "the intent"}" is missing`,
          got: undefined,
          want: wanted(shape, issue.expected),
          fix: `add it${shape?.description ? `: ${shape.description}` : ""}`,
        });
      } else {
        report.add("INT-002", path, {
          message: `wrong type: ${typeName(got)} where ${issue.expected} belongs`,
          want: wanted(shape, issue.expected),
          fix:
            issue.expected === "string" && typeof got === "number" && !isSecretPlace(pointerKeys(path))
              ? `put it in quotes: "${document.text(path) ?? String(got)}"`
              : `write a ${issue.expected}`,
        });
      }
      return;
    case "invalid_value": {
      const values = issue.values.map(String);
      const suggestion = typeof got === "string" ? nearest(got, values) : undefined;
      report.add("INT-004", path, {
        message:
          got === undefined
            ? `"${pointerKeys(path).at(-1) ?? ""}" is missing`
            : "the value is not one of those allowed",
        want: `one of ${values.join(", ")}`,
        fix: suggestion === undefined ? `choose ${values.length === 1 ? "it" : "one of them"}` : `write ${suggestion}`,
      });
      return;
    }
    case "invalid_union": {
      const meant = meantForm(issue);
      if (meant !== undefined) {
        for (const inner of meant)
          reportIssue({ ...inner, path: [...issue.path, ...inner.path] }, document, to, shapeAt);
        return;
      }
      // For a `kind` that does not exist zod names the place of the kind, for a missing one the place around it.
      const kindPath = path.endsWith("/kind") ? path : path + pointer("kind");
      const kinds = shapeAt(kindPath.slice(0, -"/kind".length))?.kinds ?? [];
      const isMapping = path.endsWith("/kind") || (typeof got === "object" && got !== null && !Array.isArray(got));
      if (isMapping && kinds.length > 0) {
        const kind = valueAt(document.data, kindPath);
        const suggestion = typeof kind === "string" ? nearest(kind, kinds) : undefined;
        report.add("INT-004", kind === undefined ? path : kindPath, {
          message: kind === undefined ? '"kind" is missing' : "the value is not one of those allowed",
          want: `kind: one of ${kinds.join(", ")}`,
          fix: suggestion === undefined ? "choose one of them" : `write kind: ${suggestion}`,
        });
        return;
      }
      report.add("INT-002", path, {
        message: `wrong type: ${typeName(got)}`,
        want: wanted(shape, "another type"),
        fix: "write it in one of the forms allowed",
      });
      return;
    }
    default:
      report.add("INT-005", path, {
        message: `the value is malformed: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`,
        want: wanted(shape, "a well-formed value"),
        fix: "correct the value",
      });
  }
}

/**
 * What is wrong with a value that may have several forms, where it is clear which of them is meant: the only one whose
 * type and `kind` it has.
 */
function meantForm(issue: Extract<Issue, { code: "invalid_union" }>): readonly Issue[] | undefined {
  const isOther = ({ code, path }: Issue): boolean =>
    (path.length === 0 && code === "invalid_type") || (path.length === 1 && path[0] === "kind");
  const fitting = issue.errors.filter((issues) => !issues.some(isOther));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function wanted(shape: Shape | undefined, fallback: string): string {
  if (shape?.values && shape.values.length > 0) return `one of ${shape.values.join(", ")}`;
  return shape?.description ?? shape?.type ?? fallback;
}

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}

/** Leaves out what the schema refuses, ever further up, until the rest passes. */
function recover<T>(schema: z.ZodType<T>, data: unknown, issues: readonly Issue[]): Parsed<T> {
  const copy = structuredClone(data);
  const dropped = new Set<string>();
  let open = issues;
  for (let round = 0; round < maximumRounds; round++) {
    for (const issue of open) {
      const path = issue.path.map(String);
      if (issue.code === "unrecognized_keys") issue.keys.forEach((key) => drop(copy, [...path, key], dropped));
      else drop(copy, path, dropped);
    }
    const again = schema.safeParse(copy);
    if (again.success) return { intent: again.data, dropped: [...dropped] };
    open = again.error.issues;
  }
  return { dropped: [...dropped] };
}

/** Removes the value at a path; a missing or already removed one takes the nearest optional parent with it. */
function drop(copy: unknown, path: readonly string[], dropped: Set<string>): void {
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length);
    const parent = valueAt(copy, pointer(...keys.slice(0, -1)));
    const key = keys.at(-1) ?? "";
    // An element of a list is never taken out alone: the pointers of those behind it would shift.
    if (typeof parent !== "object" || parent === null || Array.isArray(parent) || !(key in parent)) continue;
    delete (parent as Record<string, unknown>)[key];
    dropped.add(pointer(...keys));
    if (pointer(...keys) === "/name") (copy as Record<string, unknown>).name = "unnamed";
    return;
  }
}
