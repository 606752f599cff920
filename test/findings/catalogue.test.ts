import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { catalogue, type Code, type Entry } from "../../constructs/findings";
import { calicoFixtures } from "../calico/rules/fixtures";
import { eksFixtures } from "../eks/rules/fixtures";
import { kopsFixtures } from "../kops/rules/fixtures";
import { sourceFixtures } from "../intent/fixtures/source";

const root = resolve(__dirname, "../..");
const entries = Object.entries(catalogue) as [Code, Entry][];

/** The text of every TypeScript file below a folder, by path. */
function sources(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

const inCatalogue = join("constructs", "findings", "catalogue");
const code = sources("constructs");
const outside = [...code].filter(([file]) => !file.startsWith(inCatalogue)).map(([, text]) => text);
const mentions = (texts: readonly string[], name: string) => texts.some((text) => text.includes(`"${name}"`));

it.each(entries)("%s is raised somewhere", (name) => {
  expect(mentions(outside, name)).toBe(true);
});

it("is where every code in the source comes from", () => {
  const raised = outside.flatMap((text) => [...text.matchAll(/"([A-Z]{2,6}-\d{3})"/g)].map((match) => match[1] ?? ""));
  expect(raised.filter((name) => !(name in catalogue))).toEqual([]);
});

it("defines each code once", () => {
  const defined = [...code]
    .filter(([file]) => file.startsWith(inCatalogue))
    .flatMap(([, text]) => [...text.matchAll(/^ {2}"([A-Z]{2,6}-\d{3})": \{$/gm)].map((match) => match[1] ?? ""));
  expect([...defined].sort()).toEqual(Object.keys(catalogue).sort());
});

it("gives each code a title of its own", () => {
  const titles = entries.map(([, { title }]) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) < index)).toEqual([]);
});

it.each(entries)("%s is written as the others are", (_, { title, why, see }) => {
  expect(title).toMatch(/^(?:[a-z0-9]|[A-Z]{2}|[A-Z][a-z]+)/);
  expect(title).not.toMatch(/[.!?]$/);
  expect(title.length).toBeLessThanOrEqual(90);
  expect(why).toMatch(/^[A-Z0-9a-z].*[.]$/s);
  expect(see).not.toMatch(/^$|\.$/);
});

it.each(entries)("%s has an intent that raises it and one that does not", (name) => {
  const isFixture = name in calicoFixtures || name in eksFixtures || name in kopsFixtures || name in sourceFixtures;
  // What is wrong with files is tried with files, not with intents.
  const isAboutFiles = /^(SRC|REL)-/.test(name);
  const tested =
    isAboutFiles &&
    mentions(
      [...sources("test")].map(([, text]) => text),
      name,
    );
  expect(isFixture || tested).toBe(true);
});

it("is no milder than the program that would refuse", () => {
  const tooMild = entries.filter(
    ([, { upstream, severity }]) =>
      upstream.program !== "calico-kit" && upstream.verdict === "refuses" && severity !== "error",
  );
  expect(tooMild.map(([name]) => name)).toEqual([]);
});
