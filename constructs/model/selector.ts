/**
 * Calico's selector language, as libcalico-go/lib/selector reads it:
 *
 *     or        = and { "||" and }
 *     and       = operation { "&&" operation }
 *     operation = { "!" } ( "all()" | "global()" | "has(" label ")" | "(" or ")" | label condition )
 *     condition = ( "==" | "!=" | "contains" | "starts with" | "ends with" ) string | [ "not" ] "in" set
 *     set       = "{" [ string { "," string } [ "," ] ] "}"
 *
 * Strings stand in single or double quotes, without escapes; labels are letters, digits and `_ . / -`.
 */

/** What reading a selector gives: the labels and functions in it, or why it is not one. */
export type ParsedSelector =
  | { readonly ok: true; readonly labels: readonly string[]; readonly usesGlobal: boolean }
  /** `reason`: a short lower-case sentence; `offset`: where in the text, from 0. */
  | { readonly ok: false; readonly reason: string; readonly offset: number };

/** Longest label name that the tokenizer takes. */
const maxLabelLength = 512;

/** Calico recurses for every parenthesis; nobody writes more than a few, and this keeps our own stack safe. */
const maxDepth = 500;

/** Reads a selector. An empty one selects everything, as for Calico. Never throws. */
export function parseSelector(text: string): ParsedSelector {
  try {
    const parser = new Parser(text);
    return parser.parse();
  } catch (error) {
    if (error instanceof SelectorError) return { ok: false, reason: error.message, offset: error.offset };
    throw error;
  }
}

class SelectorError extends Error {
  constructor(
    readonly offset: number,
    reason: string,
  ) {
    super(reason);
  }
}

type Operator = "==" | "!=" | "contains" | "starts with" | "ends with" | "in" | "not in";

/** Operators after a label, the longer words first. White space between two words may be left out ("notin"). */
const wordOperators: readonly (readonly [Operator, RegExp])[] = [
  ["contains", /contains/y],
  ["starts with", /starts[ \t]*with[ \t]*/y],
  ["ends with", /ends[ \t]*with[ \t]*/y],
  ["not in", /not[ \t]*in[ \t]*/y],
  ["in", /in/y],
];

const identifierCharacter = /[a-zA-Z0-9_./-]/;

class Parser {
  private position = 0;
  private depth = 0;
  private usesGlobal = false;
  private readonly labels = new Set<string>();

  constructor(private readonly text: string) {}

  parse(): ParsedSelector {
    this.skipSpace();
    if (!this.atEnd) {
      this.or();
      if (!this.atEnd) this.fail(`nothing may follow here but && or ||, yet there is "${this.rest()}"`);
    }
    return { ok: true, labels: [...this.labels], usesGlobal: this.usesGlobal };
  }

  private or(): void {
    do this.and();
    while (this.takes("||"));
  }

  private and(): void {
    do this.operation();
    while (this.takes("&&"));
  }

  private operation(): void {
    while (!this.text.startsWith("!=", this.position) && this.takes("!"));
    if (this.takes("(")) return this.group();
    for (const word of ["all(", "global("])
      if (this.takes(word)) {
        this.usesGlobal ||= word === "global(";
        if (!this.takes(")")) this.fail(`a ) is missing after ${word}`);
        return;
      }
    if (this.takes("has(")) {
      this.labels.add(this.identifier());
      if (!this.takes(")")) this.fail("a ) is missing after has(");
      return;
    }
    this.labels.add(this.identifier());
    this.condition();
  }

  private group(): void {
    if (++this.depth > maxDepth) this.fail(`more than ${maxDepth} parentheses are open`);
    this.or();
    if (!this.takes(")")) this.fail("a ) is missing");
    this.depth--;
  }

  private condition(): void {
    const operator = this.operator();
    if (operator !== "in" && operator !== "not in") return this.string(operator);
    if (!this.takes("{")) this.fail(`a set is missing after "${operator}", as in { 'a', 'b' }`);
    while (this.isQuote) {
      this.string("a set");
      if (!this.takes(",")) break;
    }
    if (!this.takes("}")) this.fail("a } is missing, or a value in the set has no quotes");
  }

  private operator(): Operator {
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

  private string(after: string): void {
    const quote = this.text[this.position];
    if (!this.isQuote) this.fail(`a value in quotes is missing after ${after}, as in 'value'`);
    const end = this.text.indexOf(quote ?? "", this.position + 1);
    if (end < 0) this.fail(`the quote ${quote} is never closed`);
    this.position = end + 1;
    this.skipSpace();
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
