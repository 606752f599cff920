import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { catalogueOf, type Entry, rulesAbout } from "../../constructs/findings";
import { catalogue } from "../../constructs/kit";

const root = resolve(__dirname, "../..");
const entries = Object.entries(catalogue());

/** The text of every test. */
const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(root, "test", file), "utf8"))
  .join("\n");

it("gives each code a title of its own", () => {
  const titles = entries.map(([, { title }]) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) < index)).toEqual([]);
});

it.each(entries)("%s is written as the others are", (code, { title, why, see }) => {
  expect(code).toMatch(/^[A-Z]{2,6}-\d{3}$/);
  expect(title).toMatch(/^(?:[a-z0-9]|[A-Z]{2}|[A-Z][a-z]+)/);
  expect(title).not.toMatch(/[.!?]$/);
  expect(title.length).toBeLessThanOrEqual(90);
  expect(why).toMatch(/^[A-Z0-9a-z].*[.]$/s);
  expect(see).not.toMatch(/^$|\.$/);
});

// That rules raise their codes is tried by describeRules (test/support/rules.ts); here no code is left to nobody.
it("names each code in a test", () => {
  expect(entries.map(([code]) => code).filter((code) => !tests.includes(`"${code}"`))).toEqual([]);
});

it("is no milder than the program that would refuse", () => {
  const tooMild = entries.filter(
    ([, { upstream, severity }]) =>
      upstream.program !== "calico-kit" && upstream.verdict === "refuses" && severity !== "error",
  );
  expect(tooMild.map(([name]) => name)).toEqual([]);
});

describe("a rule", () => {
  const entry: Entry = {
    title: "odd",
    severity: "error",
    why: "It is odd.",
    upstream: { program: "calico-kit", verdict: "refuses" },
    see: "here",
  };

  it("does not compile where it raises a code that it does not declare", () => {
    const made = rulesAbout<{ readonly name: string }>()({
      finds: { "ODD-001": entry },
      check: ({ report }) => {
        report.add("ODD-001", "", { want: "even", fix: "halve it" });
        // @ts-expect-error -- ODD-002 is not among what the rule finds
        const undeclared: Parameters<typeof report.add>[0] = "ODD-002";
        expect(undeclared).toBe("ODD-002");
      },
    });
    expect(Object.keys(made.finds)).toEqual(["ODD-001"]);
  });

  it("shares no code with another", () => {
    expect(() => catalogueOf([{ "ODD-001": entry }, { "ODD-001": entry }])).toThrow("ODD-001 is declared twice");
  });
});
