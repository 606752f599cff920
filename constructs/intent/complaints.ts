import type { z } from "zod";
import { findsOf, here, isSecretPlace, pointer, pointerKeys, type Raise, type Report, valueAt } from "../findings";
import type { SourceDocument } from "./document";
import { readable } from "./limits";
import { firstLine } from "./problems";
import { nearest, type Shape, type ShapeAt } from "./shape";

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

export type Issue = z.core.$ZodIssue;

/** Most findings of one kind at one kind of place, and of all kinds: nobody reads ten thousand. */
const mostAlike = 25;
const mostTold = 500;

/** Reports what the schema complains about. Of very many complaints the first are told, and how many there are. */
export function complain(issues: readonly Issue[], document: SourceDocument, report: Report, shapeAt: ShapeAt): void {
  const single = issues.flatMap(each);
  const alike = new Map<string, Issue[]>();
  for (const issue of single) {
    const kind = kindOf(issue);
    const known = alike.get(kind);
    if (known === undefined) alike.set(kind, [issue]);
    else known.push(issue);
  }
  const told = [...alike.values()].flatMap((all) => {
    const more = all.length - mostAlike;
    return all.slice(0, mostAlike).map((issue, index) => ({
      issue,
      more: more > 0 && index === mostAlike - 1 ? `; and ${readable(more)} more of this kind after it` : "",
    }));
  });
  told.slice(0, mostTold).forEach(({ issue, more }, index) => {
    const isLast = index === mostTold - 1 && told.length > mostTold;
    const others = isLast ? "; and many more mistakes, which are not shown" : "";
    reportIssue(issue, document, adding(report, more + others), shapeAt);
  });
}

/** Unknown keys of one mapping are one issue to zod, and one each to a user. */
function each(issue: Issue): Issue[] {
  if (issue.code !== "unrecognized_keys") return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key] }));
}

/** Equal for issues of equal places: of the entries of one list, say. */
function kindOf({ code, path }: Issue): string {
  const around = code === "unrecognized_keys" ? path : path.slice(0, -1);
  return JSON.stringify([code, ...around.map((key) => (typeof key === "number" ? 0 : String(key)))]);
}

type ShapeRaise = Raise<keyof typeof shapeFinds>;

/** Findings whose message has something added. */
function adding(report: Report, more: string): ShapeRaise {
  const raise = report.of(shapeFinds);
  if (more === "") return raise;
  return {
    add: (code, path, detail) => raise.add(code, path, { ...detail, message: `${detail.message ?? ""}${more}` }),
  };
}

function reportIssue(issue: Issue, document: SourceDocument, report: ShapeRaise, shapeAt: ShapeAt): void {
  const path = pointer(...issue.path.map(String));
  const shape = shapeAt(path);
  const got = valueAt(document.data, path);
  switch (issue.code) {
    case "unrecognized_keys": {
      for (const key of issue.keys) {
        const known = shape?.keys ?? [];
        const suggestion = nearest(key, known);
        report.add("INT-001", path + pointer(key), {
          message: `unknown key "${firstLine(key)}"${path === "" ? "" : ` in ${firstLine(path)}`}`,
          want: known.length > 0 ? `one of ${known.join(", ")}` : "no such key",
          fix: suggestion === undefined ? "remove it" : `write "${suggestion}", or remove it`,
        });
      }
      return;
    }
    case "invalid_type": {
      const expected = typeNames[issue.expected] ?? `a ${issue.expected}`;
      if (got === undefined) {
        report.add("INT-003", path, {
          message: `"${pointerKeys(path).at(-1) ?? "the intent"}" is missing`,
          got: undefined,
          want: wanted(shape, expected),
          fix: `add it${shape?.description ? `: ${shape.description}` : ""}`,
        });
      } else {
        report.add("INT-002", path, {
          message: `wrong type: ${typeName(got)} where ${expected} belongs`,
          want: wanted(shape, expected),
          fix:
            (isSecretPlace(pointerKeys(path)) ? undefined : mended(issue.expected, got, document.text(path))) ??
            `write ${expected}`,
        });
      }
      return;
    }
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
          reportIssue({ ...inner, path: [...issue.path, ...inner.path] }, document, report, shapeAt);
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

/** What a user calls the types of the schema. */
const typeNames: Readonly<Record<string, string>> = {
  object: "a mapping",
  record: "a mapping",
  array: "a list",
  int: "a whole number",
};

/** The value as it was meant, where that can be told: `yes` was a boolean in YAML 1.1, and `1_500` a number. */
function mended(expected: string, got: unknown, written: string | undefined): string | undefined {
  if (expected === "string" && (typeof got === "number" || typeof got === "boolean")) {
    return `put it in quotes: "${written ?? String(got)}"`;
  }
  if (typeof got !== "string") return undefined;
  if (expected === "boolean") {
    const meant = /^(true|yes|on|y)$/i.test(got) ? "true" : /^(false|no|off|n)$/i.test(got) ? "false" : undefined;
    return meant === undefined ? undefined : `write ${meant}, without quotes: YAML 1.2 reads ${got} as a text`;
  }
  const digits = got.replace(/_/g, "");
  const isNumber = (expected === "number" || expected === "int") && /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(digits);
  return isNumber ? `write ${digits}, without quotes` : undefined;
}

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}
