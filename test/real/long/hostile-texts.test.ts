import fc from "fast-check";
import { timed } from "../../../bench/measure";
import { type Finding, pointer, pointerKeys, tableReport, valueAt } from "../../../constructs/findings";
import { parseText, readSource } from "../../../constructs/intent";
import { checkDocument, readScenarios } from "../../../constructs/kit";
import { base } from "../../intent/fixtures/source";
import { longTries } from "../../support/tries";

function check(text: string, file = "intent.yaml"): readonly Finding[] {
  const read = parseText(file, text);
  if (!read.ok) return read.report.findings;
  const checked = checkDocument(file, read.document, "/");
  const findings = checked.ok ? checked.plan.findings : checked.refusal.findings;
  // EKS-039 informs of any EKS.
  return findings.filter(({ severity }) => severity !== "info");
}

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join("");

describe("one finding, at its place, for", () => {
  const mtu = (value: string) => base(`calico: { mtu: ${value} }`);
  test.each<[string, string, string, number, number, string]>([
    ["an alias to its own parent", "a: &a\n  b: *a\n", "SRC-006", 2, 6, "the alias *a stands inside"],
    ["an alias of nothing", base("calico: *c"), "SRC-002", 3, 9, "no &c comes before it"],
    ["a number beyond all", mtu("1e400"), "SRC-007", 3, 16, "1e400 is larger than any number"],
    ["an integer beyond 2^53", mtu("9007199254740993"), "SRC-007", 3, 16, "it would become 9007199254740992"],
    ["not a number", mtu(".nan"), "SRC-007", 3, 16, ".nan is not a number"],
    ["infinity", mtu("-.inf"), "SRC-007", 3, 16, "-.inf is larger"],
    ["a zero with a sign", mtu("-0"), "SRC-007", 3, 16, "-0 is a zero with a sign"],
    ["an octal of YAML 1.1", mtu("0755"), "SRC-007", 3, 16, "YAML 1.2 reads 755, YAML 1.1 493"],
    ["100,000 lists", "[".repeat(100_000), "SRC-004", 1, 67, "more than 64 deep"],
    ["100,000 mappings", "{a: ".repeat(100_000), "SRC-004", 1, 262, "more than 64 deep"],
    [
      "aliases that nest",
      `a0: &a0 [x,x,x,x,x,x,x,x,x,x]
${many(
  6,
  (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]
`,
)}`,
      "SRC-004",
      1,
      20,
      "more than 250,000 values, with aliases written out",
    ],
    ["very many signs", `a: [${"1,".repeat(500_000)}]`, "SRC-004", 1, 533_335, "the file is too large"],
    ["a key without end", base(`? ${"k".repeat(5000)}\n: 1`), "SRC-004", 3, 3, "the key is too long: 5,000 characters"],
    ["NUL", base("x: a\u0000b"), "SRC-005", 3, 5, "the file is binary"],
    ["an escape", base("x: \u001b[31m"), "SRC-005", 3, 4, "U+001B"],
    ["half a character", base("x: \ud800"), "SRC-005", 3, 4, "U+D800"],
    ["line ends of old", "name: a\rplatform: b\r", "SRC-005", 1, 8, "a carriage return"],
    ["a tab", "name: a\nplatform:\n\tkind: eks\n", "SRC-002", 3, 1, "tabs are not allowed"],
    [
      "a repeated key",
      base("name: b"),
      "SRC-002",
      3,
      1,
      'the key "name" stands twice in the same mapping; first in line 1',
    ],
    ["a tag", base("kubernetes: !!binary aGk="), "SRC-006", 3, 22, "the tag !!binary"],
    ["a program as a tag", base("x: !!js/function f"), "SRC-006", 3, 18, "the tag !!js/function"],
    ["a merge key", "x: &x {}\ny:\n  <<: *x\n", "SRC-006", 3, 3, "the merge key <<"],
    ["two documents", `${base()}---\nname: b\n`, "SRC-006", 3, 1, "the file holds 2 documents"],
    ["a directive", `%YAML 1.1\n---\n${base()}`, "SRC-006", 1, 1, "the directive %YAML 1.1"],
    ["nothing", "", "SRC-001", 1, 1, "the file holds nothing"],
    ["comments", "# one\n# two\n", "SRC-001", 1, 1, "the file holds comments only"],
    ["null", "---\nnull\n", "SRC-001", 1, 1, "the file holds no value"],
    ["a list", "- a\n", "INT-002", 1, 1, "a list where a mapping belongs"],
    ["a text", "hello\n", "INT-002", 1, 1, "a text where a mapping belongs"],
    ["a number as key", base("1: x"), "SRC-006", 3, 1, "the key 1 is not a text"],
    ["a boolean as key", base("true: x"), "SRC-006", 3, 1, "the key true is not a text"],
    ["a list as key", base("[a]: x"), "SRC-006", 3, 1, "a list or a mapping is used as a key"],
    ["no key", base(": x"), "SRC-006", 3, 3, "a key is missing"],
    ["__proto__", base("__proto__: { polluted: true }"), "SRC-006", 3, 1, "the key __proto__"],
    ["constructor", base("constructor: { prototype: 1 }"), "INT-001", 3, 1, 'unknown key "constructor"'],
    ["yes", base("calico: { felix: { prometheusMetricsEnabled: yes } }"), "INT-002", 3, 46, "a text where a boolean"],
  ])("%s", (_, text, code, line, column, message) => {
    const findings = check(text);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.message).toContain(message);
    if (line > 0) expect(findings[0]?.location).toEqual({ file: "intent.yaml", line, column });
    expect(findings[0]?.message.length).toBeLessThan(300);
  });

  test("__proto__ as a label, which would be lost silently", () => {
    const findings = check(base("calico: { felix: { __proto__: 1 } }"));
    expect(findings.map(({ code, path }) => [code, path])).toEqual([["SRC-006", "/calico/felix"]]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

test("names that every object has are labels like any other", () => {
  const labels = "{ constructor: a, toString: b, hasOwnProperty: c, valueOf: d, then: e }";
  const read = parseText(
    "x",
    `name: demo\nplatform: { kind: eks, region: eu-central-1, nodeGroups: [{ name: a, labels: ${labels} }] }\n`,
  );
  const checked = read.ok ? checkDocument("x", read.document, "/") : undefined;
  const plan = JSON.stringify(checked?.ok === true ? checked.plan.cluster : undefined);
  for (const name of ["constructor", "toString", "hasOwnProperty", "valueOf", "then"])
    expect(plan).toContain(`"${name}"`);
});

test("an alias is a value of its own: what is wrong with it is left out where it is wrong, and told at both", () => {
  const group = (name: string, labels: string) => `{ name: ${name}, labels: ${labels} }`;
  const groups = `[${group("a", "&l { a: 1 }")}, ${group("b", "*l")}]`;
  const findings = check(`name: demo\nplatform: { kind: eks, region: eu-central-1, nodeGroups: ${groups} }\n`);
  expect(findings.map(({ path }) => path)).toEqual([
    "/platform/nodeGroups/0/labels/a",
    "/platform/nodeGroups/1/labels/a",
  ]);
});

test.each([
  [
    "unknown keys",
    base(
      "calico:",
      many(10_000, (i) => `  k${i}: 1\n`),
    ),
    "INT-001",
    "9,975 more of this kind",
  ],
  [
    "repeated keys",
    base(
      "calico:",
      many(10_000, () => "  mtu: 1500\n"),
    ),
    "SRC-002",
    "9,973 more mistakes",
  ],
  ["syntax errors", `{${",".repeat(10_000)}`, "SRC-002", "more mistakes after it"],
  [
    "wrong entries of a list",
    base(`network: { pods: [${"1,".repeat(10_000)}] }`),
    "INT-002",
    "9,975 more of this kind",
  ],
])("of 10,000 %s a few are told, and how many there are", (_, text, code, more) => {
  const { result: findings, time } = timed(() => check(text));
  expect(findings.length).toBeLessThan(30);
  expect(findings[0]?.code).toBe(code);
  expect(findings.at(-1)?.message).toContain(more);
  expect(time).toBeLessThan(2000);
});

describe("no input crashes reading", () => {
  const say = (findings: readonly Finding[]) => {
    for (const { location, message } of findings) {
      expect(location?.line).toBeGreaterThanOrEqual(1);
      expect(location?.column).toBeGreaterThanOrEqual(1);
      expect(message).toMatch(/\S/);
    }
    tableReport(findings, { source: "x" });
  };
  const words = [
    ..."-?:,[]{}#&*!|>'\"%@`\n\t ~0",
    "- ",
    ": ",
    "? ",
    "<<",
    "__proto__",
    "constructor",
    "name",
    "platform",
  ];
  words.push(
    "kind",
    "eks",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!set ",
    "!x ",
    "1e999",
    ".nan",
    "\r\n",
    "\\u0000",
    "  ",
    "|2-\n",
  );

  test.each<[string, fc.Arbitrary<string>]>([
    ["words of YAML", fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(""))],
    [
      "words of YAML after an intent",
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((all) => base(all.join(""))),
    ],
    ["any text", fc.string({ unit: "binary", maxLength: 200 })],
    ["any bytes", fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("utf8"))],
    ["any JSON", fc.json({ maxDepth: 5 })],
  ])("%s", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => say(check(text))),
      longTries(400),
    );
  });
});

describe("no value at any place of a scenario crashes check", () => {
  const values: readonly unknown[] = [
    "constructor",
    "toString",
    "",
    "\n",
    "x".repeat(10_000),
    "0.0.0.0/0",
    "::/0",
    "-1",
    "None",
  ];
  const others: readonly unknown[] = [
    0,
    -1,
    1.5,
    2 ** 53 - 1,
    65_536,
    true,
    null,
    [],
    {},
    [[]],
    [null],
    { kind: "constructor" },
  ];
  const data = readScenarios().map(({ intent }) => {
    const read = readSource(intent);
    if (!read.ok) throw new Error(`${intent} cannot be read`);
    return read.document.data;
  });
  const placesIn = (value: unknown, path = ""): string[] =>
    typeof value !== "object" || value === null
      ? [path]
      : [path, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, path + pointer(key)))];
  const places = data.flatMap((value) => placesIn(value).flatMap((path) => (path === "" ? [] : [{ value, path }])));

  test("two hundred of them", () => {
    const changes = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...values, ...others));
    fc.assert(
      fc.property(changes, ([{ value, path }, put]) => {
        const changed = structuredClone(value);
        const keys = pointerKeys(path);
        (valueAt(changed, pointer(...keys.slice(0, -1))) as Record<string, unknown>)[keys.at(-1) ?? ""] = put;
        const location = { file: "x", line: 1, column: 1 };
        const document = { file: "x", data: changed, locate: () => location, text: () => undefined };
        const checked = checkDocument("x", document, "/");
        expect(checked.ok || checked.refusal.findings.length > 0).toBe(true);
      }),
      longTries(200),
    );
  });
});
