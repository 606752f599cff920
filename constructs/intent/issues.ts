import type * as z from "zod";
import { pointer, valueAt } from "../findings";
import { nearest } from "./nearest";
import { discriminatorOf, formsOf, type JsonSchema, type ShapeAt } from "./shape";

export type Issue = z.core.$ZodIssue;

/** What complaints are made of: what was judged, and what belongs where in it. */
export interface Judgement {
  readonly data: unknown;
  readonly shapeAt: ShapeAt;
  /** A scalar as it stands in the user's file. */
  readonly written: (path: string) => string | undefined;
}

export function pathOf({ path }: Issue): string {
  return pointer(...path.map(String));
}

/**
 * Issues of which each is one mistake to a user: unknown keys one by one; of a value that may have several forms only what
 * is wrong with the form that is meant, and a kind that no form has.
 */
export function eachOf(issues: readonly Issue[], judgement: Judgement): readonly Issue[] {
  return issues.flatMap((issue): readonly Issue[] => {
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ ...issue, keys: [key] }));
    const inner = issue.code === "invalid_union" ? insideOf(issue, judgement) : undefined;
    return inner === undefined ? [issue] : eachOf(inner, judgement);
  });
}

type UnionIssue = Extract<Issue, { code: "invalid_union" }>;

/** What is wrong with the form that is meant; undefined where that cannot be told. */
function insideOf(issue: UnionIssue, { data, shapeAt }: Judgement): readonly Issue[] | undefined {
  const path = pathOf(issue);
  const got = valueAt(data, path);
  const schema = shapeAt(path)?.schema;
  const forms = schema === undefined ? [] : formsOf(schema);
  if (issue.errors.length !== forms.length || schema === undefined) return undefined;
  const fitting = [...issue.errors.entries()].filter(([, issues]) => !issues.some(isAboutType));
  const index = isMapping(got) ? formOfMapping(got, schema, forms) : fitting.length === 1 ? fitting[0]?.[0] : undefined;
  const errors = index === undefined ? undefined : issue.errors[index];
  return errors?.map((inner): Issue => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Whether an issue says that a value is of another form altogether. */
function isAboutType({ path, code }: Issue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value" || code === "invalid_union");
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The form of a mapping: that of its kind, else the one that has most of its keys; the first one of several. */
function formOfMapping(
  got: Readonly<Record<string, unknown>>,
  schema: JsonSchema,
  forms: readonly JsonSchema[],
): number | undefined {
  const key = discriminatorOf(schema);
  const kind = key === undefined ? undefined : got[key];
  const ranks = forms.map(({ properties }) => {
    if (properties === undefined) return -1;
    const own = key === undefined ? undefined : properties[key]?.const;
    if (kind !== undefined && own !== kind) return -1;
    const names = Object.keys(properties);
    return Object.keys(got).filter((name) => names.includes(name) || nearest(name, names) !== undefined).length;
  });
  const most = Math.max(...ranks);
  return most < 0 ? undefined : ranks.indexOf(most);
}
