import { readFileSync } from "node:fs";
import { join } from "node:path";
import { profileOf, readScenarios, stepsOf } from "../../constructs/kit";
import { withSection, withValues } from "../../tools/generated/markers";
import { planOfScenario } from "../../tools/generated/picture";
import { scenarioReadme } from "../../tools/generated/scenario-readme";
import { withScenarios } from "../../tools/generated/scenario-table";

const root = join(__dirname, "..", "..");
/** Prettier, which fills up tables, cannot be loaded under jest: the spaces are for `npm run schema -- --check`. */
const words = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/-{3,}/g, "---")
    .replace(/ ?\| ?/g, "|");
const page = (path: string): string => readFileSync(join(root, path), "utf8");

describe.each(readScenarios().map(({ id }) => id))("the page of %s", (id) => {
  const text = page(`scenarios/${id}/README.md`);
  const plan = planOfScenario(id);

  test("is what its intent makes of it", () => {
    expect(words(scenarioReadme(text, plan))).toBe(words(text));
  });

  test("has each step once", () => {
    const ids = stepsOf(plan).map((step) => step.id);
    expect(ids.filter((one, index) => ids.indexOf(one) < index)).toEqual([]);
  });

  test("has no number by hand that the model knows", () => {
    const byHand = text.replace(/<!-- (what-you-get|steps): .*?<!-- \/\1 -->|<!-- =.*?<!-- \/ -->/gs, "");
    const { mtu, asNumber, peerAsNumbers, pools } = profileOf(plan.cluster);
    const numbers = [mtu, asNumber, ...peerAsNumbers, ...pools.map(({ cidr }) => cidr)];
    for (const number of numbers.filter((one) => one !== undefined)) expect(byHand).not.toContain(String(number));
    expect(byHand).not.toMatch(/\b\d+ nodes\b/);
  });

  test("is stale when the model says something else", () => {
    const { cluster } = plan;
    const changed = { ...plan, cluster: { ...cluster, calico: { ...cluster.calico, mtu: 1234 } } };
    const made = scenarioReadme(text, changed);
    expect(made).toContain("1234, on a network of");
    expect(words(made)).not.toBe(words(text));
  });
});

test("the table of scenarios is what the intents make of it", () => {
  const text = page("README.md");
  expect(words(withScenarios(text))).toBe(words(text));
});

test("a page that has lost a marker is refused, and so is a value that does not exist", () => {
  expect(withSection("a\n<!-- x: made -->old<!-- /x -->\nb", "x", "new")).toBe(
    "a\n<!-- x: made -->\n\nnew\n\n<!-- /x -->\nb",
  );
  expect(() => withSection("<!-- x: made -->", "x", "")).toThrow("lost its markers");
  expect(() => withSection("<!-- /x --> <!-- x: made -->", "x", "")).toThrow("lost its markers");
  expect(withValues("<!-- =mtu -->1<!-- / --> and <!-- =mtu -->2<!-- / -->", { mtu: "3" })).toBe(
    "<!-- =mtu -->3<!-- / --> and <!-- =mtu -->3<!-- / -->",
  );
  expect(() => withValues("<!-- =mut -->1<!-- / -->", { mtu: "3" })).toThrow("there is no value mut; there are mtu");
});
