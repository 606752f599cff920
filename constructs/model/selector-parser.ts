import type { SelectorOperator, SelectorTree } from "./selector-tree";

/** Why a text is not a selector: a short lower-case sentence; `offset`: where in the text, from 0. */
export class SelectorError extends Error {
  constructor(
    readonly offset: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** Longest label name that the tokenizer takes. */
const maxLabelLength = 512;

/** Calico recurses for every parenthesis; nobody writes more than a few, and this keeps our own stack safe. */
const maxDepth = 500;

/** Operators after a label, the longer words first. White space between two words may be left out ("notin"). */
const wordOperators: readonly (readonly [SelectorOperator, RegExp])[] = [
  ["contains", /contains/y],
  ["starts with", /starts[ \t]*with[ \t]*/y],
  ["ends with", /ends[ \t]*with[ \t]*/y],
  ["not in", /not[ \t]*in[ \t]*/y],
  ["in", /in/y],
];

const identifierCharacter = /[a-zA-Z0-9_./-]/;

/**
 * Reads Calico's selector language, as libcalico-go/lib/selector does:
 *
 *     or        = and { "||" and }
 *     and       = operation { "&&" operation }
 *     operation = { "!" } ( "all()" | "global()" | "has(" label ")" | "(" or ")" | label condition )
 *     condition = ( "==" | "!=" | "contains" | "starts with" | "ends with" ) string | [ "not" ] "in" set
 *     set       = "{" [ string { "," string } [ "," ] ] "}"
 *
 * Strings stand in single or double quotes, without escapes; labels are letters, digits and `_ . / -`.
 *
 * @throws SelectorError where the text is not a selector
 */
export function parseSelectorTree(text: string): SelectorTree {
  return new Parser(text).parse();
}

class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  /** An empty selector selects everything, as for Calico. */
  parse(): SelectorTree {
    this.skipSpace();
    if (this.atEnd) return { kind: "all" };
    const tree = this.or();
    if (!this.atEnd) this.fail(`nothing may follow here but && or ||, yet there is "${this.rest()}"`);
    return tree;
  }

  private or(): SelectorTree {
    return this.joined("or", "||", () => this.joined("and", "&&", () => this.operation()));
  }

  private joined(kind: "and" | "or", symbol: string, operand: () => SelectorTree): SelectorTree {
    const first = operand();
    const operands = [first];
    while (this.takes(symbol)) operands.push(operand());
    return operands.length === 1 ? first : { kind, operands };
  }

  private operation(): SelectorTree {
    let isNegated = false;
    while (!this.text.startsWith("!=", this.position) && this.takes("!")) isNegated = !isNegated;
    const operand = this.operand();
    return isNegated ? { kind: "not", operand } : operand;
  }

  private operand(): SelectorTree {
    if (this.takes("(")) return this.group();
    for (const kind of ["all", "global"] as const)
      if (this.takes(`${kind}(`)) {
        if (!this.takes(")")) this.fail(`a ) is missing after ${kind}(`);
        return { kind };
      }
    if (this.takes("has(")) {
      const label = this.identifier();
      if (!this.takes(")")) this.fail("a ) is missing after has(");
      return { kind: "has", label };
    }
    return this.condition(this.identifier());
  }

  private group(): SelectorTree {
    if (++this.depth > maxDepth) this.fail(`more than ${maxDepth} parentheses are open`);
    const inner = this.or();
    if (!this.takes(")")) this.fail("a ) is missing");
    this.depth--;
    return inner;
  }

  private condition(label: string): SelectorTree {
    const operator = this.operator();
    if (operator !== "in" && operator !== "not in")
      return { kind: "value", label, operator, value: this.string(operator) };
    if (!this.takes("{")) this.fail(`a set is missing after "${operator}", as in { 'a', 'b' }`);
    const values = new Set<string>();
    while (this.isQuote) {
      values.add(this.string("a set"));
      if (!this.takes(",")) break;
    }
    if (!this.takes("}")) this.fail("a } is missing, or a value in the set has no quotes");
    return { kind: "set", label, operator, values: [...values].sort() };
  }

  private operator(): SelectorOperator {
    for (const symbol of ["==", "!="] as const) if (this.takes(symbol)) return symbol;
    if (this.text[this.position] === "=") this.fail("one = is not an operator; write ==");
    for (const [operator, pattern] of wordOperators) {
      pattern.lastIndex = this.position;
      const end = pattern.exec(this.text) === null ? undefined : pattern.lastIndex;
      if (end === undefined || identifierCharacter.test(this.text[end] ?? "")) continue;
      this.position = end;
      this.skipSpace();
      return operator;
    }
    return this.fail("an operator is missing after the label: ==, !=, in, not in, contains, starts with or ends with");
  }

  private string(after: string): string {
    const quote = this.text[this.position];
    if (!this.isQuote) this.fail(`a value in quotes is missing after ${after}, as in 'value'`);
    const end = this.text.indexOf(quote ?? "", this.position + 1);
    if (end < 0) this.fail(`the quote ${quote} is never closed`);
    const value = this.text.slice(this.position + 1, end);
    this.position = end + 1;
    this.skipSpace();
    return value;
  }

  private identifier(): string {
    const start = this.position;
    while (identifierCharacter.test(this.text[this.position] ?? "")) this.position++;
    const label = this.text.slice(start, this.position);
    if (label === "") this.fail(this.atEnd ? "an expression is missing at the end" : `"${this.rest()}" is not a label`);
    if (label.length > maxLabelLength) this.fail(`the label is longer than ${maxLabelLength} characters`);
    this.skipSpace();
    return label;
  }

  /** Moves past `symbol` and the white space behind it, where it stands here. */
  private takes(symbol: string): boolean {
    if (!this.text.startsWith(symbol, this.position)) return false;
    this.position += symbol.length;
    this.skipSpace();
    return true;
  }

  private skipSpace(): void {
    while (this.text[this.position] === " " || this.text[this.position] === "\t") this.position++;
  }

  private get isQuote(): boolean {
    return this.text[this.position] === "'" || this.text[this.position] === '"';
  }

  private get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  private rest(): string {
    const rest = this.text.slice(this.position);
    return rest.length > 20 ? `${rest.slice(0, 17)}...` : rest;
  }

  private fail(reason: string): never {
    throw new SelectorError(this.position, reason);
  }
}
