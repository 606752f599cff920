import { join } from "node:path";
import { chooseSource } from "../../stacks/source";

const scenarios = [
  { id: "quickstart", intent: "/kit/scenarios/quickstart/intent.yaml" },
  { id: "aws-eks-ebpf", intent: "/kit/scenarios/aws-eks-ebpf/intent.yaml" },
];
const choose = (chosen: { intent?: string; scenario?: string }) => chooseSource(chosen, "/project", scenarios);

it("takes an intent by its path, relative to the project", () => {
  expect(choose({ intent: "labs/a.yaml" })).toEqual({ path: "/project/labs/a.yaml" });
  expect(choose({ intent: "/elsewhere/a.yaml", scenario: "" })).toEqual({ path: "/elsewhere/a.yaml" });
});

it("names a file below the working directory shortly", () => {
  expect(choose({ intent: join(process.cwd(), "labs/a.yaml") })).toEqual({ path: "labs/a.yaml" });
});

it("takes a scenario by its id", () => {
  expect(choose({ intent: "", scenario: "aws-eks-ebpf" })).toEqual({ path: scenarios[1]!.intent });
});

it.each([
  [{}, /neither intent nor scenario .* wanted one .*`pulumi config set intent PATH`.*quickstart, aws-eks-ebpf/],
  [{ intent: "", scenario: "" }, /neither intent nor scenario/],
  [{ intent: "a.yaml", scenario: "quickstart" }, /both intent \(a\.yaml\) and scenario \(quickstart\).*config rm/],
  [{ scenario: "nope" }, /no scenario nope; wanted one of quickstart, aws-eks-ebpf; fix: /],
])("says what is wrong with %j", (chosen, problem) => {
  expect(choose(chosen)).toEqual({ problem: expect.stringMatching(problem) as string });
});
