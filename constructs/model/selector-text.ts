import { Selector } from "./selector";
import type { SelectorTree } from "./selector-tree";

/** Writes a selector's tree in Calico's language: reading it gives the same tree. Throws RangeError where a value has both quotes. */
export function selectorText(tree: SelectorTree): string {
  switch (tree.kind) {
    case "all":
    case "global":
      return `${tree.kind}()`;
    case "has":
      return `has(${tree.label})`;
    case "value":
      return `${tree.label} ${tree.operator} ${quoted(tree.value)}`;
    case "set":
      return `${tree.label} ${tree.operator} { ${tree.values.map(quoted).join(", ")} }`;
    case "not":
      return `!${inner(tree.operand, ["and", "or", "value", "set"])}`;
    case "and":
      return tree.operands.map((operand) => inner(operand, ["and", "or"])).join(" && ");
    case "or":
      return tree.operands.map((operand) => inner(operand, ["or"])).join(" || ");
  }
}

/** The selector that a tree is. Throws RangeError where it cannot be written, or a label is none. */
export function selectorOf(tree: SelectorTree): Selector {
  return Selector.of(selectorText(tree));
}

function inner(tree: SelectorTree, inParentheses: readonly SelectorTree["kind"][]): string {
  return inParentheses.includes(tree.kind) ? `(${selectorText(tree)})` : selectorText(tree);
}

/** Strings have no escapes: one of the two quotes must be left. */
function quoted(value: string): string {
  if (!value.includes("'")) return `'${value}'`;
  if (!value.includes('"')) return `"${value}"`;
  throw new RangeError(`a selector cannot hold a value with both quotes: ${JSON.stringify(value)}`);
}
