import { planLines } from "../../cli/engine/plan-lines";
import { PlannedSteps } from "../../cli/engine/planned";
import type { StepMetadata } from "../../cli/engine/property-changes";
import type { Disruption } from "../../constructs/model";

const parts = "urn:pulumi:demo::calico-kit::calico-kit:eks:Cluster$";
const type = "aws:eks/nodeGroup:NodeGroup";

function step(op: string, name: string, more: object = {}): StepMetadata {
  const state = { custom: true, inputs: {}, outputs: {}, ...more };
  return { op, type, urn: `${parts}${type}::${name}`, provider: "", old: state, new: state, ...more } as never;
}
function planned(...steps: readonly StepMetadata[]): PlannedSteps {
  const all = new PlannedSteps();
  steps.forEach((one) => all.add(one));
  return all;
}
const why = {
  keys: ["instanceTypes"],
  detailedDiff: { "instanceTypes[0]": { diffKind: "update-replace", inputDiff: true } },
};
const inputs = (kind: string) => ({ custom: true, inputs: { instanceTypes: [kind] }, outputs: {} });
const replaced = { ...why, old: inputs("m6i.large"), new: inputs("m6i.xlarge") };
const plain = { columns: 80, colour: false };
const nodes: Disruption = {
  kind: "nodes",
  subjects: ["NodeGroup lab (instanceTypes[0])"],
  what: "EKS makes a second group, then drains and deletes this one, all nodes at once: every pod of it moves",
};

it("says what is disruptive first, then each resource with its properties", () => {
  const { all } = planned(
    step("create-replacement", "lab", replaced),
    step("replace", "lab", replaced),
    step("delete-replaced", "lab"),
  );
  expect(planLines(all, [nodes], plain)).toEqual([
    "Disruptive:",
    "  new nodes      NodeGroup lab (instanceTypes[0]): EKS makes a second group,",
    "                 then drains and deletes this one, all nodes at once: every pod",
    "                 of it moves",
    "",
    "+- replace aws:eks/nodeGroup:NodeGroup  lab",
    '    instanceTypes[0]: "m6i.large" -> "m6i.xlarge"  (forces replacement)',
  ]);
});

it("knows a replacement that deletes first", () => {
  const { all, changes } = planned(
    step("delete-replaced", "lab"),
    step("replace", "lab", replaced),
    step("create-replacement", "lab", replaced),
  );
  expect(all.map(({ label }) => label)).toEqual(["-+ delete, then replace"]);
  expect(changes).toMatchObject([
    { operation: "replace", properties: [{ path: "instanceTypes[0]", was: "m6i.large", replaces: true }] },
  ]);
});

it("says that nothing is disruptive only of what changes something that is there, and was looked at to its end", () => {
  const update = planned(step("update", "lab")).all;
  expect(planLines(update, [], plain)[0]).toBe("Disruptive: nothing that is known");
  expect(planLines(update, undefined, plain)).toEqual(["~ update aws:eks/nodeGroup:NodeGroup  lab"]);
  expect(planLines(planned(step("create", "lab")).all, [], plain)).toEqual([
    "+ create aws:eks/nodeGroup:NodeGroup  lab",
  ]);
  expect(planLines([], [], plain)).toEqual([]);
});

it("counts no resource as deleted that stays where it is", () => {
  const { all, changes } = planned(
    step("delete", "lab", { old: { custom: true, retainOnDelete: true } }),
    step("discard", "other"),
  );
  expect(all.map(({ label }) => label)).toEqual(["- delete", "- forget"]);
  expect(changes).toEqual([]);
});

it("leaves out components, and what stays as it is", () => {
  expect(planned(step("same", "lab"), step("create", "lab", { new: { custom: false }, old: undefined })).all).toEqual(
    [],
  );
});

it("gives a long name a line of its own on a terminal, where the line would break anywhere; elsewhere a line stays one", () => {
  const { all } = planned(step("update", "a-name-that-is-rather-long/with/what/it/is/the/name/of"));
  expect(planLines(all, undefined, plain)).toHaveLength(1);
  expect(planLines(all, undefined, { ...plain, isTerminal: true })).toEqual([
    "~ update aws:eks/nodeGroup:NodeGroup",
    "    a-name-that-is-rather-long/with/what/it/is/the/name/of",
  ]);
});

it("paints where colours are wanted, and says the same without", () => {
  const { all } = planned(step("create-replacement", "lab", replaced));
  const painted = planLines(all, [nodes], { columns: 80, colour: true });
  expect(painted.join("")).toContain("\u001b[31m");
  // eslint-disable-next-line no-control-regex -- terminal codes begin with one
  expect(painted.map((line) => line.replace(/\u001b\[\d+m/g, ""))).toEqual(planLines(all, [nodes], plain));
});

it.each([60, 80, 200])("keeps to %i columns, whatever it is told", (columns) => {
  const subjects = Array.from({ length: 30 }, (_, index) => `NodeGroup lab-${"long".repeat(20)}-${index}`);
  const told = planLines([], [{ ...nodes, subjects }], { columns, colour: false });
  for (const line of told) expect(line.length).toBeLessThanOrEqual(columns);
  expect(told.join(" ").replace(/ +/g, " ")).toContain("and 26 more");
});
