import { isDeepStrictEqual } from "node:util";
import { parseAllDocuments } from "yaml";
import { isSecretPlace } from "../../constructs/findings";
import type { Json } from "../../constructs/model";
import type { EngineEvent } from "./events";
import { type Key, keysOf, pathOf, valueAtKeys } from "./property-paths";

export type StepMetadata = NonNullable<EngineEvent["resourcePreEvent"]>["metadata"];

/** What a property is: a value, nothing, not known before it is made, or nobody's business. */
export type Shown = { readonly value: Json } | "none" | "unknown" | "secret";

/** A property that an operation changes. */
export interface PropertyChange {
  readonly path: string;
  readonly was: Shown;
  readonly now: Shown;
  /** Whether it is why the resource is replaced. */
  readonly replaces: boolean;
}

/** The engine's own words for what it does not know yet, and does not say (sdk/go/common/resource, apitype). */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signature = { key: "4dabf18193072939515e22adb298388d", secret: "1b47061264138c4ac30d75fd1eb44270" };

/**
 * The properties that a step changes, down to single values, in the order of their paths. A text that is YAML or JSON is
 * looked into.
 */
export function propertyChanges({ old, new: now, detailedDiff, diffs, keys, type }: StepMetadata): PropertyChange[] {
  const causes = (keys ?? []).map((key) => pathOf(keysOf(key)));
  const places = Object.entries(detailedDiff ?? {}).map(([path, { diffKind, inputDiff }]) => ({
    path: keysOf(path),
    isInput: inputDiff,
    replaces: diffKind.endsWith("replace"),
    kind: diffKind.split("-", 1)[0],
  }));
  const listed = places.length > 0 ? places : [...new Set([...(diffs ?? []), ...causes])].map(placeOfKey);
  // A key that makes the engine replace the resource, and that no place of the diff is in.
  const rest = causes.filter((cause) => !listed.some(({ path }) => path[0] === keysOf(cause)[0])).map(placeOfKey);
  const changes = [...listed, ...rest].flatMap(({ path, isInput, replaces, kind }) => {
    const before = kind === "add" ? undefined : pick(path, isInput ? [old?.inputs] : [old?.outputs, old?.inputs]);
    const after = kind === "delete" ? undefined : pick(path, [now?.inputs, now?.outputs]);
    const isCause = replaces || (places.length === 0 && causes.includes(pathOf(path)));
    return leaves(path, before, after, type).map((leaf) => ({ ...leaf, replaces: isCause }));
  });
  return onceEach(changes);
}

function placeOfKey(key: string) {
  return { path: keysOf(key), isInput: true, replaces: false, kind: "update" };
}

/** The first of some states that has something at the path. */
function pick(path: readonly Key[], states: readonly (Readonly<Record<string, unknown>> | undefined)[]): unknown {
  return states.map((state) => valueAtPath(state, path)).find((value) => value !== undefined);
}

/** As in `valueAtKeys`; what is within a secret, or not known, is so itself. */
function valueAtPath(state: unknown, path: readonly Key[]): unknown {
  for (let length = 0; length <= path.length; length++) {
    const value = valueAtKeys(state, path.slice(0, length));
    if (isSecret(value) || value === unknownValue) return value;
  }
  return valueAtKeys(state, path);
}

type Leaf = Omit<PropertyChange, "replaces">;

/** What differs between two values, down to single ones; one entry for the whole where nothing inside says more. */
function leaves(path: readonly Key[], before: unknown, after: unknown, type: string): readonly Leaf[] {
  const found = differences(path, before, after, type);
  return found.length > 0 ? found : [leaf(path, before, after, type)];
}

function differences(path: readonly Key[], before: unknown, after: unknown, type: string): readonly Leaf[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [inner(before), inner(after)];
  if (one === undefined || other === undefined || Array.isArray(one) !== Array.isArray(other))
    return [leaf(path, before, after, type)];
  const keys: readonly Key[] = Array.isArray(one)
    ? Array.from({ length: Math.max(one.length, (other as readonly unknown[]).length) }, (_, index) => index)
    : [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => !key.startsWith("__"));
  return keys.flatMap((key) => differences([...path, key], valueAtKeys(one, [key]), valueAtKeys(other, [key]), type));
}

/** What a value is made of, also where it is written in a text; undefined for what is one value. */
function inner(value: unknown): object | undefined {
  if (isSecret(value)) return undefined;
  if (typeof value === "object" && value !== null) return value;
  return typeof value === "string" ? (structureOf(value) ?? undefined) : undefined;
}

/** Longer than any object that the kit writes: what is longer is compared as a text. */
const longestDocument = 200_000;

/** A text that is one JSON or YAML document with a mapping, or a JSON list. */
function structureOf(text: string): object | undefined {
  if (text.length > longestDocument) return undefined;
  try {
    if (/^\s*[[{]/.test(text)) return objectOf(JSON.parse(text));
    if (!/^(---\n)?\w+:\s/.test(text) || !text.includes("\n")) return undefined;
    const documents = parseAllDocuments(text, { strict: true });
    const [only] = documents;
    if (documents.length !== 1 || only === undefined || !("toJS" in only) || only.errors.length > 0) return undefined;
    return objectOf(only.toJS({ maxAliasCount: 0 }));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): object | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}

function leaf(path: readonly Key[], before: unknown, after: unknown, type: string): Leaf {
  const isHidden = isSecretProperty(path, type) || containsSecret(before) || containsSecret(after);
  const shown = (value: unknown): Shown => {
    if (value === undefined || value === null) return "none";
    if (value === unknownValue) return "unknown";
    return isHidden ? "secret" : { value: withoutUnknown(value) as Json };
  };
  return { path: pathOf(path), was: shown(before), now: shown(after) };
}

/** Beside what the engine keeps as a secret: what Kubernetes does, and what is named like one and no reference to it. */
function isSecretProperty(path: readonly Key[], type: string): boolean {
  const keys = path.filter((key): key is string => typeof key === "string");
  if (/^kubernetes:core\/v1:Secret(Patch)?$/.test(type) && /^(data|stringData)$/.test(keys[0] ?? "")) return true;
  return isSecretPlace(keys) && !keys.some((key) => /Refs?$/.test(key));
}

function isSecret(value: unknown): boolean {
  return valueAtKeys(value, [signature.key]) === signature.secret;
}

function containsSecret(value: unknown): boolean {
  if (isSecret(value) || value === "[secret]") return true;
  return typeof value === "object" && value !== null && Object.values(value).some(containsSecret);
}

function withoutUnknown(value: unknown): unknown {
  if (value === unknownValue) return "(known after apply)";
  if (Array.isArray(value)) return value.map(withoutUnknown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutUnknown(item)]));
}

/** Two places of the engine's diff can lead to the same one: the later adds only whether it is a cause. */
function onceEach(changes: readonly PropertyChange[]): PropertyChange[] {
  const byPath = new Map<string, PropertyChange>();
  for (const change of changes) {
    const known = byPath.get(change.path);
    byPath.set(change.path, known === undefined ? change : { ...known, replaces: known.replaces || change.replaces });
  }
  return [...byPath.values()];
}
