import { type SelectorTree } from "../../model";

/**
 * Selectors as trees, so that no text is put together by hand: a value with a quote in it stays a value.
 * @see selectorText for how they are written
 */
export const everything: SelectorTree = { kind: "all" };

/** What has no namespace: host endpoints and global network sets. Only in a rule's namespaceSelector. */
export const withoutNamespace: SelectorTree = { kind: "global" };

export const hasLabel = (label: string): SelectorTree => ({ kind: "has", label });

export const labelIs = (label: string, value: string): SelectorTree => ({
  kind: "value",
  label,
  operator: "==",
  value,
});

/** One value is written as `==`. */
export function labelIn(label: string, values: readonly string[]): SelectorTree {
  const [first, ...others] = unique(values);
  if (first !== undefined && others.length === 0) return labelIs(label, first);
  return { kind: "set", label, operator: "in", values: unique(values) };
}

/** Also where the label is absent. */
export const labelNotIn = (label: string, values: readonly string[]): SelectorTree => ({
  kind: "set",
  label,
  operator: "not in",
  values: unique(values),
});

export const isNot = (operand: SelectorTree): SelectorTree => ({ kind: "not", operand });

/** All of them; of none, everything. */
export function allOf(...trees: readonly (SelectorTree | undefined)[]): SelectorTree {
  return joined("and", trees) ?? everything;
}

/** Any of them; of none, everything. */
export function anyOf(...trees: readonly (SelectorTree | undefined)[]): SelectorTree {
  return joined("or", trees) ?? everything;
}

function joined(kind: "and" | "or", trees: readonly (SelectorTree | undefined)[]): SelectorTree | undefined {
  const operands = trees.flatMap((tree) => (tree === undefined ? [] : tree.kind === kind ? tree.operands : [tree]));
  const [first] = operands;
  return operands.length < 2 ? first : { kind, operands };
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
