import { pointer, pointerKeys } from "../findings";
import { Reasons, type Note, type Reason } from "./reasons";
import { freeze } from "./plain";

/**
 * A value with the reasons for it and for what is in it. The places of the reasons follow from the shape of the value:
 * nobody writes them, so none can be wrong.
 */
export class Traced<T> {
  constructor(
    readonly value: T,
    /** Relative to the value. */
    readonly notes: readonly Note[],
  ) {}
}

/** A value and the reason for it. */
export interface Because<T> extends Reason {
  readonly value: T;
}

/**
 * What `trace` takes for a value of type T: the value, with reasons at any depth. Keys whose value is undefined are left
 * out, so that equal clusters serialise to equal bytes.
 */
export type Tree<T> = Traced<T> | Branch<T>;

/** Values of classes (an address, an AS number) are leaves: they are text to everybody else. */
type Branch<T> = T extends { toJSON(): unknown }
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Tree<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Tree<T[Key]> | (undefined extends T[Key] ? undefined : never) }
      : T;

/** The value with its reason. */
export function because<T>({ value, ...reason }: Because<T>): Traced<T> {
  return new Traced(value, [{ path: "", reason }]);
}

/** What the intent says. */
export function asked<T>(value: T): Traced<T> {
  return because({ value, origin: "user", why: "the intent says so" });
}

/** The user's value where there is one, else the fallback's. */
export function choose<T>(wanted: T | undefined, fallback: () => Because<T> | Traced<T>): Traced<T> {
  if (wanted !== undefined) return asked(wanted);
  const made = fallback();
  return made instanceof Traced ? made : because(made);
}

/** As {@link choose}; undefined where the user wrote nothing. */
export function askedIf<T>(wanted: T | undefined): Traced<T> | undefined {
  return wanted === undefined ? undefined : asked(wanted);
}

/** The value that a tree is, with every reason in it at its place; `reason` is that of the whole. */
export function trace<T>(tree: Tree<T>, reason?: Reason): Traced<T> {
  const notes: Note[] = reason === undefined ? [] : [{ path: "", reason }];
  return new Traced(strip(tree, "", notes) as T, notes);
}

/**
 * A list whose elements share their reasons: ten thousand nodes need one reason for their MTU, not ten thousand.
 * @param reasons by key of the element, e.g. `mtu`; `""` for the element itself
 */
export function alike<T>(
  items: readonly T[],
  reasons: { readonly [Key in keyof T | ""]?: Reason },
): Traced<readonly T[]> {
  // Where there are none, the reason is the list's own.
  if (items.length === 0)
    return new Traced(items, reasons[""] === undefined ? [] : [{ path: "", reason: reasons[""] }]);
  const notes = Object.entries(reasons).flatMap(([key, reason]) =>
    reason === undefined ? [] : [{ path: key === "" ? "/*" : `/*${pointer(key)}`, reason: reason as Reason }],
  );
  return new Traced(items, notes);
}

/** A traced value with more keys, or other values for some of them; reasons that it has keep their places. */
export function extended<T extends object, More extends object>(base: Traced<T>, more: Tree<More>): Traced<T & More> {
  const added = trace<More>(more);
  return new Traced(joined(base.value, added.value), [...base.notes, ...added.notes]);
}

/** As {@link extended}, for each element of a list. The reasons are those of what is added. */
export function extendedEach<T extends object, More extends object>(
  items: readonly T[],
  more: (item: T, index: number) => Tree<More>,
): Traced<readonly (T & More)[]> {
  const added = items.map((item, index) => trace<More>(more(item, index)));
  return new Traced(
    items.map((item, index) => joined(item, added[index]?.value)),
    added.flatMap(({ notes }, index) => notes.map(({ path, reason }) => ({ path: `/${index}${path}`, reason }))),
  );
}

/** The keys of `asked`, and those of `base` that it does not have. The reason of the whole is that of `asked`. */
export function over<T extends object>(base: Traced<Partial<T>>, asked: Traced<T>): Traced<T> {
  const kept = base.notes.filter(({ path }) => path !== "" && !((pointerKeys(path)[0] ?? "") in asked.value));
  return new Traced<T>(joined(base.value, asked.value), [...kept, ...asked.notes]);
}

/** By descriptors, not by values, and frozen at once: nothing is read by being handed on, nor later by `settle`. */
function joined<T extends object, More extends object>(base: T, more: More | undefined): T & More {
  const result: Record<string, unknown> = {};
  const added = more ?? {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(added)])) {
    const property = Object.getOwnPropertyDescriptor(Object.hasOwn(added, key) ? added : base, key);
    // Defined only where it must be: to assign is several times as fast, and there are thousands of groups.
    if (property?.get !== undefined) Object.defineProperty(result, key, property);
    else result[key] = freeze(property?.value as unknown);
  }
  return Object.freeze(result) as T & More;
}

/** The frozen value, and its reasons. */
export function settle<T>({ value, notes }: Traced<T>): { readonly value: T; readonly reasons: Reasons } {
  return { value: freeze(value), reasons: new Reasons(notes) };
}

function strip(node: unknown, path: string, notes: Note[]): unknown {
  if (node instanceof Traced) {
    for (const note of node.notes) notes.push({ path: path + note.path, reason: note.reason });
    return node.value as unknown;
  }
  if (Array.isArray(node)) return node.map((item, index) => strip(item, `${path}/${index}`, notes));
  if (typeof node !== "object" || node === null || Object.getPrototypeOf(node) !== Object.prototype) return node;
  const entries: [string, unknown][] = [];
  for (const [key, item] of Object.entries(node)) {
    if (item === undefined) continue;
    const value = strip(item, path + pointer(key), notes);
    if (value !== undefined) entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}
