import { planOf, planOfStarted, planToCarryOut } from "../../cli/source";
import { Memory, world } from "./support";

/** The kit knows no such instance type, which is a warning. */
const warned = `name: warned
platform: { kind: eks, region: eu-central-1, nodeGroups: [{ name: workers, instanceTypes: [m99i.large] }] }
`;

const said = (read: typeof planOf, source: string, text = "", isTTY = true): string => {
  const err = new Memory(isTTY);
  const { context } = world({ err, input: { isTTY: false, read: () => ({ text }) } });
  read(source, context);
  return err.text;
};

describe("what a command says of its source", () => {
  it("says warnings, and leaves infos to check", () => {
    expect(said(planOf, "-", warned)).toContain("EKS-0");
    expect(said(planOf, "quickstart")).toBe("");
  });

  it("counts infos where the cluster is touched, so that nobody who skipped check misses one", () => {
    expect(said(planToCarryOut, "quickstart")).toBe(
      "calico-kit: 1 info beside, which `calico-kit check quickstart` shows\n",
    );
    expect(said(planToCarryOut, "dual-tor-enterprise")).toContain("2 infos beside");
    expect(said(planToCarryOut, "existing-cluster")).toBe("");
    expect(said(planToCarryOut, "quickstart", "", false)).toBe("");
  });

  it("does not say warnings again of what was started with them", () => {
    expect(said(planOfStarted, "-", warned)).toBe("");
  });
});
