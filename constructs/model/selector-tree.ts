/** Operators between a label and one value, and between a label and a set. */
export type SelectorOperator = SelectorValueOperator | SelectorSetOperator;
export type SelectorValueOperator = "==" | "!=" | "contains" | "starts with" | "ends with";
export type SelectorSetOperator = "in" | "not in";

/** A selector as Calico understands it (libcalico-go/lib/selector/parser/ast.go). */
export type SelectorTree =
  | { readonly kind: "all" | "global" }
  | { readonly kind: "has"; readonly label: string }
  | {
      readonly kind: "value";
      readonly label: string;
      readonly operator: SelectorValueOperator;
      readonly value: string;
    }
  /** `values`: each once, sorted, because their order means nothing. */
  | {
      readonly kind: "set";
      readonly label: string;
      readonly operator: SelectorSetOperator;
      readonly values: readonly string[];
    }
  | { readonly kind: "not"; readonly operand: SelectorTree }
  /** `operands`: at least two. */
  | { readonly kind: "and" | "or"; readonly operands: readonly SelectorTree[] };

/** Whether a selector takes something with these labels. An absent label is unequal to, and outside of, everything. */
export function evaluate(tree: SelectorTree, labels: ReadonlyMap<string, string>): boolean {
  switch (tree.kind) {
    // In what it selects, global() is all(): it decides where a policy looks, not at which labels.
    case "all":
    case "global":
      return true;
    case "has":
      return labels.has(tree.label);
    case "value":
      return compare(labels.get(tree.label), tree.operator, tree.value);
    case "set": {
      const value = labels.get(tree.label);
      return (value !== undefined && tree.values.includes(value)) === (tree.operator === "in");
    }
    case "not":
      return !evaluate(tree.operand, labels);
    case "and":
      return tree.operands.every((operand) => evaluate(operand, labels));
    case "or":
      return tree.operands.some((operand) => evaluate(operand, labels));
  }
}

function compare(value: string | undefined, operator: SelectorValueOperator, wanted: string): boolean {
  if (operator === "!=") return value !== wanted;
  if (value === undefined) return false;
  switch (operator) {
    case "==":
      return value === wanted;
    case "contains":
      return value.includes(wanted);
    case "starts with":
      return value.startsWith(wanted);
    case "ends with":
      return value.endsWith(wanted);
  }
}

/** Every node of a tree, from the top, in the order of the text. */
export function nodesOf(tree: SelectorTree): readonly SelectorTree[] {
  switch (tree.kind) {
    case "not":
      return [tree, ...nodesOf(tree.operand)];
    case "and":
    case "or":
      return [tree, ...tree.operands.flatMap(nodesOf)];
    default:
      return [tree];
  }
}
