/** Every pack alone, in the example population: what it is there for holds, and the rule that says so decides. */
import { Report } from "../../constructs/findings";
import { Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { exampleOf, packNames, packOf, type PackExample } from "../../constructs/policy/packs";
import { judgeDesign, parseProbe, Reach, type Step } from "../../constructs/reach";

function reachOf({ objects, population, externals }: PackExample, options = {}): Reach {
  const report = new Report();
  const read = readObjects(
    [...objects, ...population].map((value) => ({ value, locate: () => undefined })),
    report,
  );
  expect(report.findings).toEqual([]);
  return new Reach(read.set, { externals: externals.map(Ip.of), ...options });
}

/** As `PackEdge.by` says it. */
function decidedBy(step: Step | undefined): string {
  const policy = step?.verdict.policy;
  if (step?.isFailsafe === true) return "failsafe";
  if (step === undefined || policy === undefined) return "nothing";
  const name = policy.namespace === undefined ? policy.name : `${policy.namespace}/${policy.name}`;
  return `${name} ${step.verdict.direction} ${step.verdict.rule < 0 ? "end" : step.verdict.rule + 1}`;
}

function edgesOf(example: PackExample, reach: Reach): PackExample["edges"] {
  return example.edges.map(({ from, to, probe: text, ...rest }) => {
    const [sender, receiver, probe] = [reach.find(from), reach.find(to), parseProbe(text)];
    if (sender === undefined || receiver === undefined || probe === undefined)
      throw new Error(`${from}, ${to} or ${text} is not there`);
    const { isAllowed, decisive } = reach.edge(sender, receiver, probe);
    return { ...rest, from, to, probe: text, isAllowed, by: decidedBy(decisive) };
  });
}

describe.each(packNames)("pack %s", (name) => {
  const example = exampleOf(name);

  it("does in its example what it says, by the rule that it says", () => {
    expect(edgesOf(example, reachOf(example))).toEqual(example.edges);
  });

  it("opens something, or leaves it open, and closes something", () => {
    expect(new Set(example.edges.map(({ isAllowed }) => isAllowed))).toEqual(new Set([true, false]));
  });

  it("refuses nothing while it is staged", () => {
    const staged = exampleOf(name, "staged");
    const reach = reachOf(staged);
    expect(edgesOf(staged, reach).filter(({ isAllowed }) => !isAllowed)).toEqual([]);
    // As if it were promoted, it is what it will be.
    expect(edgesOf(staged, reachOf(staged, { staged: "enforce" }))).toEqual(example.edges);
  });

  it("has nothing that the kit itself warns of", () => {
    const report = new Report();
    const located = [...example.objects, ...example.population].map((value) => ({ value, locate: () => undefined }));
    judgeDesign(readObjects(located, report), report);
    expect(report.findings).toEqual([]);
  });

  it("says its practice", () => {
    expect(packOf(name).name).toBe(name);
    expect(packOf(name).practice).toMatch(/^[^A-Z].*[^.]$/);
  });
});
