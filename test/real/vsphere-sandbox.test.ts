/** Machines in vSphere by the real engine, in the sandbox: what `calico-kit up --sandbox` shows. */
import { readCloud } from "../../sandbox";
import { twoRacks } from "../places/vsphere/intents";
import { newSandbox, type Ran, removeSandboxes, run } from "./support/engine";
import { describeWith } from "./support/needs";
import { openMachines } from "./support/vsphere-stack";

const server = "vcenter.example.com";

describeWith(["pulumi"], "machines in vSphere, in the sandbox", () => {
  let directory: string;
  beforeAll(() => (directory = newSandbox()));
  afterAll(removeSandboxes);

  const does = async (
    operation: "preview" | "up" | "destroy",
    place = twoRacks(server, { made: true }),
  ): Promise<Ran> => run(await openMachines({ place, directory }), operation);
  const machines = (steps: readonly string[]) =>
    steps.filter((step) => step.includes("virtualMachine:VirtualMachine") && !step.startsWith("same"));

  it("makes them one after another, control planes first", async () => {
    const ran = await does("up");
    expect(ran.failed ? ran.output : "").toBe("");
    const groups = ran.steps.filter((step) => step.startsWith("create vsphere:index/distributedPortGroup:"));
    expect(groups.map((step) => step.split(" ").at(-1)).sort()).toEqual([
      "lab-r1-0",
      "lab-r1-1",
      "lab-r2-0",
      "lab-r2-1",
    ]);
    expect(machines(ran.steps).map((step) => step.split(" ").at(-1))).toEqual([
      "lab-r1-cp1",
      "lab-r1-w1",
      "lab-r2-w1",
      "lab-r1-w2",
    ]);
  });

  it("changes nothing the second time, and makes one anew for another rack", async () => {
    expect(Object.keys((await does("up")).changes)).toEqual(["same"]);
    const moved = await does("up", twoRacks(server, { moved: true, made: true }));
    expect(moved.failed ? moved.output : "").toBe("");
    expect(new Set(machines(moved.steps).map((step) => step.split(" ").at(-1)))).toEqual(new Set(["lab-r1-w2"]));
  });

  it("destroy leaves nothing", async () => {
    const ran = await does("destroy");
    expect(ran.failed ? ran.output : "").toBe("");
    expect(readCloud(directory)).toEqual([]);
  });
});
