import fc from "fast-check";
import { Selector } from "../../constructs/model";
import type { SelectorTree } from "../../constructs/model/selector-tree";
import { tries } from "../support/tries";

/** What Calico v3.32.1's own parser takes: 120,000 random texts were compared with it once, without a difference. */
const taken = [
  "",
  " \t ",
  "all()",
  "all( )",
  " ( all() ) ",
  "global()",
  "has(rack)",
  "has( example.com/rack-1_a )",
  "!has(rack)",
  "! !!has(rack)",
  "rack == 'r1'",
  'rack=="r1"',
  `rack != "it's"`,
  "rack == ''",
  "zone in {'a', 'b'}",
  "zone in{'a','b',}",
  "zone in {}",
  'zone not in { "a" }',
  "zone notin {'a'}",
  "name contains 'x'",
  "name starts with 'x'",
  "name startswith 'x'",
  "name ends  with'x'",
  "!rack == 'r1'",
  "a == '1' && b == '2' || has(c)",
  "!(a == '1' || !(has(b) && c != '3'))",
  "all == 'x'",
  "in in {'x'}",
] as const;

const refused = [
  ["rack == r1", "a value in quotes is missing after ==, as in 'value'", 8],
  ["rack = 'r1'", "one = is not an operator; write ==", 5],
  ["rack == 'r1", "the quote ' is never closed", 8],
  ["rack", "an operator is missing after the label", 4],
  ["rack is 'r1'", "an operator is missing after the label", 5],
  ["'r1' == rack", "is not a label", 0],
  ["has(rack", "a ) is missing after has(", 8],
  ["has()", "is not a label", 4],
  ["all(", "a ) is missing after all(", 4],
  ["(rack == 'r1'", "a ) is missing", 13],
  ["rack == 'r1')", "nothing may follow here but && or ||", 12],
  ["rack == 'r1' & has(b)", "nothing may follow here but && or ||", 13],
  ["rack == 'r1' and has(b)", "nothing may follow here but && or ||", 13],
  ["rack == 'r1' &&", "an expression is missing at the end", 15],
  ["!", "an expression is missing at the end", 1],
  ["zone in 'a'", 'a set is missing after "in"', 8],
  ["zone in ['a']", 'a set is missing after "in"', 8],
  ["zone in {a}", "a } is missing, or a value in the set has no quotes", 9],
  ["zone in {'a' 'b'}", "a } is missing", 13],
  ["zone inside {'a'}", "an operator is missing after the label", 5],
  ["rack\n== 'r1'", "an operator is missing after the label", 4],
  ["ra%ck == 'r1'", "an operator is missing after the label", 2],
  [`${"a".repeat(513)} == 'b'`, "longer than 512", 513],
] as const;

it.each(taken)("takes %p", (text) => {
  expect(Selector.parse(text)).toMatchObject({ ok: true });
});

it.each(refused)("refuses %p", (text, reason, offset) => {
  const parsed = Selector.parse(text);
  const said = parsed.ok ? "nothing" : parsed.reason;
  expect(said).toContain(reason);
  expect(said).toMatch(new RegExp(`\\(character ${offset + 1}\\)$`));
});

it("names labels and sees global()", () => {
  expect(Selector.of("a == '1' && (has(b) || !a in {'x'})")).toMatchObject({ labels: ["a", "b"], usesGlobal: false });
  expect(Selector.of("has(a) || global()")).toMatchObject({ labels: ["a"], usesGlobal: true });
});

it("survives a text that is nothing but parentheses", () => {
  expect(Selector.parse("(".repeat(100_000))).toMatchObject({
    ok: false,
    reason: "more than 500 parentheses are open (character 502)",
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9_./-]{0,9}$/).filter((text) => !["has", "all", "global"].includes(text));
const value = fc.stringMatching(/^[ a-z(){}!&|"]{0,6}$/).map((text) => `'${text}'`);
const condition = fc.oneof(
  fc.constant("all()"),
  label.map((name) => `has(${name})`),
  fc
    .tuple(label, fc.constantFrom("==", "!=", "contains", "starts with", "ends with"), value)
    .map(([name, operator, text]) => `${name} ${operator} ${text}`),
  fc
    .tuple(label, fc.constantFrom("in", "not in"), fc.array(value))
    .map(([name, operator, texts]) => `${name} ${operator} { ${texts.join(", ")} }`),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small" },
    condition,
    tie("expression").map((inner) => `!(${inner})`),
    fc.tuple(tie("expression"), fc.constantFrom("&&", "||"), tie("expression")).map((parts) => parts.join(" ")),
  ),
}));

it("takes whatever the grammar makes", () => {
  fc.assert(
    fc.property(expression, (text) => {
      expect(Selector.parse(text)).toMatchObject({ ok: true });
    }),
  );
});

it("never throws, and points into the text", () => {
  const word = fc.constantFrom(
    "has(",
    "all()",
    "(",
    ")",
    "!",
    "==",
    "&&",
    "||",
    "in",
    "{",
    "}",
    "'",
    '"',
    "a",
    " ",
    ",",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(word).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(text, (selector) => {
      const parsed = Selector.parse(selector);
      if (parsed.ok) return;
      const character = Number(/\(character (\d+)\)$/.exec(parsed.reason)?.[1]);
      expect(character >= 1 && character <= selector.length + 1).toBe(true);
    }),
    tries(1000),
  );
});

/** Values without both kinds of quotes, which the language cannot write. */
const anyValue = fc.stringMatching(/^[ a-c'=!&|(){},]{0,4}$/);
const anyLabel = fc.constantFrom("a", "b", "rack", "example.com/x-1");
const tree: fc.Arbitrary<SelectorTree> = fc.letrec<{ tree: SelectorTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<SelectorTree>({ kind: "all" }, { kind: "global" }),
    fc.record({ kind: fc.constant("has" as const), label: anyLabel }),
    fc.record({
      kind: fc.constant("value" as const),
      label: anyLabel,
      operator: fc.constantFrom(
        "==" as const,
        "!=" as const,
        "contains" as const,
        "starts with" as const,
        "ends with" as const,
      ),
      value: anyValue,
    }),
    fc.record({
      kind: fc.constant("set" as const),
      label: anyLabel,
      operator: fc.constantFrom("in" as const, "not in" as const),
      values: fc.uniqueArray(anyValue, { maxLength: 3 }).map((values) => [...values].sort()),
    }),
    fc.record({ kind: fc.constant("not" as const), operand: tie("tree") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).tree;

function print(node: SelectorTree): string {
  const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`);
  const inside = (inner: SelectorTree) =>
    ["and", "or", "not"].includes(inner.kind) ? `(${print(inner)})` : print(inner);
  switch (node.kind) {
    case "all":
    case "global":
      return `${node.kind}()`;
    case "has":
      return `has(${node.label})`;
    case "value":
      return `${node.label} ${node.operator} ${quoted(node.value)}`;
    case "set":
      return `${node.label} ${node.operator} {${node.values.map(quoted).join(", ")}}`;
    case "not":
      return `!${inside(node.operand)}`;
    default:
      return node.operands.map(inside).join(node.kind === "and" ? " && " : " || ");
  }
}

it("reads back every tree as it was printed", () => {
  fc.assert(
    fc.property(tree, (wanted) => {
      expect(Selector.of(print(wanted)).tree).toEqual(wanted);
    }),
    tries(500),
  );
});

/** What a tree means, said in another way: an absent label fails every positive condition and passes every negative. */
function oracle(node: SelectorTree, labels: Readonly<Record<string, string>>): boolean {
  switch (node.kind) {
    case "all":
    case "global":
      return true;
    case "not":
      return oracle(node.operand, labels) ? false : true;
    case "and":
    case "or": {
      const took = node.operands.filter((operand) => oracle(operand, labels)).length;
      return took >= (node.kind === "and" ? node.operands.length : 1);
    }
    case "has":
      return Object.keys(labels).includes(node.label);
    case "set":
      return (
        valuesOf(node.label, labels).some((value) => new Set(node.values).has(value)) !== (node.operator === "not in")
      );
    case "value": {
      const takes: Record<typeof node.operator, RegExp> = {
        "==": new RegExp(`^${escaped(node.value)}$`),
        "!=": new RegExp(`^${escaped(node.value)}$`),
        contains: new RegExp(escaped(node.value)),
        "starts with": new RegExp(`^${escaped(node.value)}`),
        "ends with": new RegExp(`${escaped(node.value)}$`),
      };
      return (
        valuesOf(node.label, labels).some((value) => takes[node.operator].test(value)) !== (node.operator === "!=")
      );
    }
  }
}

/** The label's value, or nothing. */
function valuesOf(label: string, labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).flatMap(([name, value]) => (name === label ? [value] : []));
}

function escaped(text: string): string {
  return text.replace(/[^a-z ]/g, "\\$&");
}

it("matches labels as a second reading of the tree does", () => {
  const labels = fc.dictionary(anyLabel, anyValue, { maxKeys: 4 });
  fc.assert(
    fc.property(tree, labels, (wanted, values) => {
      expect(Selector.of(print(wanted)).matches(values)).toBe(oracle(wanted, values));
    }),
    tries(2000),
  );
});

/** What projectcalico/calico libcalico-go/lib/selector/parser/parser_test.go and ast.go say of absent labels. */
it.each([
  ["a == 'x'", {}, false],
  ["a != 'x'", {}, true],
  ["a in {'x'}", {}, false],
  ["a not in {'x'}", {}, true],
  ["a contains ''", {}, false],
  ["a starts with ''", {}, false],
  ["a ends with ''", {}, false],
  ["has(a)", { a: "" }, true],
  ["!has(a)", {}, true],
  ["a in {}", { a: "x" }, false],
  ["a not in {}", { a: "x" }, true],
  ["", {}, true],
  ["global()", {}, true],
  ["!all()", { a: "x" }, false],
  ["a == 'x' || b == 'y' && c == 'z'", { a: "x" }, true],
  ["has(toString)", {}, false],
] as const)("%p with %p is %p", (text, labels, expected) => {
  expect(Selector.of(text).matches(labels)).toBe(expected);
});

it("is plain text for JSON, as it was written, and cannot be changed", () => {
  const selector = Selector.of(" a=='x' ");
  expect(JSON.stringify({ selector })).toBe(`{"selector":" a=='x' "}`);
  expect(String(selector)).toBe(" a=='x' ");
  expect(Object.isFrozen(selector) && Object.isFrozen(selector.tree)).toBe(true);
});
