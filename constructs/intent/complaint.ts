import { isSecretPlace, pointer, pointerKeys, valueAt } from "../findings";
import type { shapeFinds } from "./finds";
import { type Issue, isMapping, type Judgement, pathOf } from "./issues";
import { correction, elsewhere, hasType, meantBy, standIns } from "./mend";
import { mostLike, nearest } from "./nearest";
import { firstLine } from "./problems";
import { discriminatorOf, formsOf, type JsonSchema, kindsOf, type Shape } from "./shape";
import type { Typo } from "./typos";
import { exampleOf, keysWanted, oneOf, valuesOf, wantOf } from "./wants";

/** What is wrong at one place, and how the data is mended so that the rest of it can be judged. */
export interface Complaint {
  readonly code: keyof typeof shapeFinds;
  readonly path: string;
  readonly message: string;
  readonly want: string;
  readonly fix: string;
  readonly repair: Repair;
}

export type Repair =
  /** The key is meant to be another one. */
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  /** The value is meant to be another one. */
  | { readonly kind: "put"; readonly path: string; readonly value: unknown }
  /** Nobody knows what is meant: one of the stand-ins, perhaps, or nothing. */
  | { readonly kind: "drop"; readonly path: string; readonly standIns: readonly unknown[] };

/** What a user is told of an issue that `eachOf` and `untangle` left. */
export function complaintOf(issue: Issue, typos: ReadonlyMap<string, Typo>, judgement: Judgement): Complaint {
  const path = pathOf(issue);
  if (issue.code === "unrecognized_keys") return unknownKey(path, issue.keys[0] ?? "", typos, judgement);
  const shape = judgement.shapeAt(path);
  const got = valueAt(judgement.data, path);
  if (issue.code === "invalid_key") return malformedKey(path, issue.issues, judgement);
  const kind =
    issue.code === "invalid_union" || issue.code === "invalid_value" ? wrongKind(path, judgement) : undefined;
  if (kind !== undefined) return kind;
  const schema: JsonSchema = shape?.schema ?? {};
  if (got === undefined) return missing(path, schema);
  const values = valuesOf(schema);
  const written = judgement.written(path);
  const other = elsewhere(got, schema);
  const meant = isSecretPlace(pointerKeys(path)) || other !== undefined ? undefined : meantBy(got, schema, written);
  const repair: Repair =
    meant === undefined ? { kind: "drop", path, standIns: standIns(schema) } : { kind: "put", path, value: meant };
  const want = wantOf(schema);
  if (values !== undefined) {
    const fix = other ?? (meant === undefined ? choosing(values) : `write ${shown(meant)}`);
    return { code: "INT-004", path, message: "the value is not one of those allowed", want, fix, repair };
  }
  const isType = issue.code === "invalid_type" || (issue.code === "invalid_union" && !hasType(schema, got));
  const fix = mending(got, meant, schema, shape, path);
  if (isType) return { code: "INT-002", path, message: wrongType(got, issue, schema), want, fix, repair };
  return {
    code: "INT-005",
    path,
    message: `the value is malformed: ${reasonOf(issue, got, schema)}`,
    want,
    fix,
    repair,
  };
}

function unknownKey(around: string, key: string, typos: ReadonlyMap<string, Typo>, judgement: Judgement): Complaint {
  const path = around + pointer(key);
  const shape = judgement.shapeAt(around);
  const known = Object.keys(shape?.form?.properties ?? {});
  const discriminator = shape && discriminatorOf(shape.schema);
  const allowed = known.length > 0 ? known : discriminator === undefined ? [] : [discriminator];
  const meant = typos.get(path)?.meant;
  return {
    code: "INT-001",
    path,
    message: `unknown key "${firstLine(key)}"${around === "" ? "" : ` in ${firstLine(around)}`}`,
    want: keysWanted(mostLike(key, allowed, 3), allowed.length, `#${shape?.at ?? ""}`),
    fix: meant === undefined ? removing(key, around, allowed, judgement) : `write "${meant}", or remove it`,
    repair: meant === undefined ? dropping(path) : { kind: "rename", path, to: meant },
  };
}

/** What to do about a key that no absent one looks like. */
function removing(key: string, around: string, allowed: readonly string[], { shapeAt, data }: Judgement): string {
  const there = nearest(key, allowed);
  if (there !== undefined && Object.hasOwn(Object(valueAt(data, around)) as object, there)) {
    return `remove it, or put what it says under "${there}", which is there already`;
  }
  const shape = shapeAt(around);
  const has = ({ properties = {} }: JsonSchema): boolean => Object.hasOwn(properties, key);
  const name = shape && discriminatorOf(shape.schema);
  const other = shape && formsOf(shape.schema).find(has);
  if (name !== undefined && other !== undefined) {
    const kind = String(other.properties?.[name]?.const);
    return `remove it, or write ${name}: ${kind}, which has this key`;
  }
  const inside = Object.entries(shape?.form?.properties ?? {}).find(([, one]) => formsOf(one).some(has))?.[0];
  if (inside !== undefined) return `move it to ${around}${pointer(inside, key)}`;
  const above = pointer(...pointerKeys(around).slice(0, -1));
  const isAbove = around !== "" && has(shapeAt(above)?.form ?? {});
  return isAbove ? `move it to ${above}${pointer(key)}: check the indentation` : "remove it";
}

/** A key of labels, of annotations: the user's own, but not any text. */
function malformedKey(path: string, issues: readonly Issue[], { shapeAt }: Judgement): Complaint {
  const keys = pointerKeys(path);
  const key = keys.at(-1) ?? "";
  const schema = shapeAt(pointer(...keys.slice(0, -1)))?.form?.propertyNames ?? {};
  const [first] = issues;
  const want = wantOf(schema);
  const reason = first === undefined ? `it is not ${want}` : reasonOf(first, key, schema);
  return {
    code: "INT-005",
    path,
    message: `the key "${firstLine(key, 60)}" is malformed: ${reason}`,
    want: `a key that is ${want}`,
    fix: correction(key, schema) ?? `write a key of ${want}`,
    repair: { kind: "drop", path, standIns: [] },
  };
}

/** A mapping whose kind is missing or is none. For one that is none zod names the place of the kind. */
function wrongKind(path: string, { shapeAt, data }: Judgement): Complaint | undefined {
  const keys = pointerKeys(path);
  const around = pointer(...keys.slice(0, -1));
  const inside = shapeAt(around)?.schema;
  const isAtKind = inside !== undefined && keys.length > 0 && discriminatorOf(inside) === keys.at(-1);
  const schema = isAtKind ? inside : shapeAt(path)?.schema;
  const place = isAtKind ? around : path;
  const name = schema && discriminatorOf(schema);
  const mapping = valueAt(data, place);
  if (schema === undefined || name === undefined || !isMapping(mapping)) return undefined;
  const kinds = [...new Set(kindsOf(schema))];
  const kind = mapping[name];
  const want = `${name}: ${oneOf(kinds)}`;
  const at = place + pointer(name);
  const repair: Repair = { kind: "drop", path: place, standIns: kinds.map((one) => ({ [name]: one })) };
  if (kind === undefined) {
    const fix = `add ${name}: ${kindOfKeys(schema, name, mapping) ?? `one of them, e.g. ${kinds[0] ?? ""}`}`;
    return { code: "INT-003", path: at, message: `"${name}" is missing`, want, fix, repair };
  }
  const other = elsewhere(kind, schema);
  const meant = typeof kind === "string" && other === undefined ? nearest(kind, kinds) : undefined;
  return {
    code: "INT-004",
    path: at,
    message: "the value is not one of those allowed",
    want,
    fix: other ?? (meant === undefined ? choosing(kinds) : `write ${name}: ${meant}`),
    repair: meant === undefined ? repair : { kind: "put", path: at, value: meant },
  };
}

/** The kind that the other keys of a mapping are of. */
function kindOfKeys(schema: JsonSchema, name: string, mapping: object): string | undefined {
  const keys = Object.keys(mapping);
  const fitting = formsOf(schema).filter(({ properties = {} }) => keys.every((key) => Object.hasOwn(properties, key)));
  const kind = keys.length > 0 && fitting.length === 1 ? fitting[0]?.properties?.[name]?.const : undefined;
  return kind === undefined ? undefined : String(kind);
}

function dropping(path: string): Repair {
  return { kind: "drop", path, standIns: [] };
}

function missing(path: string, schema: JsonSchema): Complaint {
  const key = pointerKeys(path).at(-1);
  const want = wantOf(schema);
  const example = exampleOf(schema);
  return {
    code: "INT-003",
    path,
    message: `"${key ?? "the intent"}" is missing`,
    want,
    fix: `add ${key ?? "an intent"}: ${example === undefined ? want : `e.g. ${example}`}`,
    repair: dropping(path),
  };
}

function choosing(values: readonly string[]): string {
  return values.length === 1 ? `write ${values.join("")}` : `choose one of them, e.g. ${values[0] ?? ""}`;
}

/** What to write instead: what is most likely meant, else what to change, else an example. */
function mending(got: unknown, meant: unknown, schema: JsonSchema, shape: Shape | undefined, path: string): string {
  const isSecret = isSecretPlace(pointerKeys(path));
  if (meant !== undefined) return `${meaning(got, meant)}`;
  const example = exampleOf(schema);
  const write = example === undefined ? `write ${wantOf(schema)}` : `write it as in ${example}`;
  if (isSecret) return `${write}; keep the secret itself out of the file`;
  if (got === null) return `${write}${shape?.isOptional === true ? ", or take the key out" : ""}`;
  const corrected = typeof got === "string" ? correction(got, shape?.form ?? schema) : undefined;
  return corrected ?? write;
}

function meaning(got: unknown, meant: unknown): string {
  if (typeof got !== "string" && typeof meant === "string" && !/[a-z]/i.test(meant))
    return `put it in quotes: "${meant}"`;
  if (Array.isArray(meant)) return `put it in a list: ${isMapping(got) ? 'begin it with "- "' : `[${shown(got)}]`}`;
  if (typeof meant === "boolean") {
    return `write ${String(meant)}, without quotes: YAML 1.2 reads ${String(got)} as a text`;
  }
  return typeof meant === "number" ? `write ${meant}, without quotes` : `write ${shown(meant)}`;
}

/** A value as one writes it in YAML, without needless quotes. */
function shown(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "nothing";
  return /^[A-Za-z0-9/][\w./:@-]*$/.test(value) && Number.isNaN(Number(value)) ? value : JSON.stringify(value);
}

function wrongType(got: unknown, issue: Issue, schema: JsonSchema): string {
  const expected = schema.type ?? (issue.code === "invalid_type" && formsOf(schema).length === 1 ? issue.expected : "");
  const wanted = typeNames[expected] ?? (expected === "" ? undefined : `a ${expected}`);
  const isFraction = typeof got === "number" && expected === "integer";
  const name = isFraction ? "a fraction" : typeName(got);
  return `wrong type: ${name}${wanted === undefined ? "" : ` where ${wanted} belongs`}`;
}

/** What a user calls the types of the schema. */
const typeNames: Readonly<Record<string, string>> = {
  object: "a mapping",
  array: "a list",
  integer: "a whole number",
  string: "a text",
};

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return typeof value === "string" ? "a text" : `a ${typeof value}`;
}

/** Why a value is malformed, in the words of who reads it; of sizes in numbers. */
function reasonOf(issue: Issue, got: unknown, schema: JsonSchema): string {
  if (issue.code === "too_small" || issue.code === "too_big") {
    const isMore = issue.code === "too_big";
    const bound = String(issue.code === "too_big" ? issue.maximum : issue.minimum);
    if (typeof got === "string") return `it has ${got.length} characters, ${isMore ? "more" : "fewer"} than ${bound}`;
    if (Array.isArray(got)) return `the list has ${got.length} entries, ${isMore ? "more" : "fewer"} than ${bound}`;
    return `it is ${isMore ? "more" : "less"} than ${bound}`;
  }
  if (issue.code === "invalid_union") return `it is not ${wantOf(schema)}`;
  const text = issue.message === "" || /^Invalid /.test(issue.message) ? `it is not ${wantOf(schema)}` : issue.message;
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
