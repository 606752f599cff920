/** Machines on AWS, by the real engine: made, unchanged, one of them moved to another rack, and gone. */
import { rmSync } from "node:fs";
import type { IntentInput, Plan } from "../../constructs/kit";
import { describeWith } from "./support/needs";
import { type Operation, planOf, type Run, SandboxStack } from "./support/stack";

const scenario = "kubespray-aws-ebpf";
const command = "command:local:Command";
const instance = "aws:ec2/instance:Instance";

/** `a2` goes to the rack of the other zone, which is another subnet. */
function moved(intent: IntentInput): IntentInput {
  const text = JSON.stringify(intent).replace(
    /"name":"a2","addresses":\["10\.0\.0\.22"\],"rack":"a"/,
    '"name":"a2","addresses":["10.0.32.22"],"rack":"b"',
  );
  return JSON.parse(text) as IntentInput;
}

/** What was done to a resource whose name ends so. */
const did = ({ operations }: Run, type: string, end: string): readonly string[] =>
  operations.filter((one) => one.type === type && one.name.endsWith(end) && one.op !== "same").map(({ op }) => op);

function only(run: Run, ops: readonly string[], type: string, end: string): Operation {
  const found = run.operations.filter((one) => ops.includes(one.op) && one.type === type && one.name.endsWith(end));
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} of ${ops.join(" or ")} ${type} ${end}`);
  return found[0];
}

describeWith(["pulumi"], "Kubespray's machines on AWS by the real engine", () => {
  let stack: SandboxStack;
  let plan: Plan;

  beforeAll(() => {
    plan = planOf(scenario);
    stack = SandboxStack.make(scenario);
  });
  afterAll(() => rmSync(stack.directory, { recursive: true, force: true }));

  test("up makes machines with fixed addresses and no check of sources, then plays, then brings Calico's objects", async () => {
    const up = await stack.up(plan);
    expect(up.error).toBeUndefined();
    const made = stack.cloud.filter(({ type }) => type === instance).map(({ inputs }) => inputs);
    const machines = made.filter((inputs) => inputs["privateIp"] !== undefined);
    expect(machines.map((inputs) => inputs["privateIp"]).sort()).toEqual([
      "10.0.0.11",
      "10.0.0.21",
      "10.0.0.22",
      "10.0.32.21",
    ]);
    for (const inputs of machines) expect(inputs).toMatchObject({ sourceDestCheck: false });
    const play = only(up, ["create"], command, "-cluster");
    for (const { op, type, ended = Infinity } of up.operations)
      if (op === "create" && (type === instance || type.endsWith("IngressRule")))
        expect(ended).toBeLessThan(play.begun);
    expect(up.said).not.toContain("client-key-data");
  });

  test("the second up changes nothing", async () => {
    const again = await stack.up(plan);
    expect(again.error).toBeUndefined();
    expect(Object.keys(again.changes).filter((op) => op !== "same")).toEqual([]);
  });

  test("one machine's other rack: it leaves the cluster, is made anew, and a play takes it in; no other machine is touched", async () => {
    const run = await stack.up(planOf(scenario, moved));
    expect(run.error).toBeUndefined();
    for (const other of ["-cp1", "-a1", "-b1", "-bastion"]) expect(did(run, instance, other)).toEqual([]);
    for (const other of ["-machine-cp1", "-machine-a1", "-machine-b1"]) expect(did(run, command, other)).toEqual([]);
    const left = only(run, ["delete-replaced"], command, "-machine-a2");
    const gone = only(run, ["delete-replaced"], instance, "-a2");
    const born = only(run, ["create-replacement"], instance, "-a2");
    const played = only(run, ["update"], command, "-cluster");
    expect(left.ended).toBeLessThan(gone.begun);
    expect(gone.ended).toBeLessThan(born.begun);
    expect(born.ended).toBeLessThan(played.begun);
  });

  test("a machine that leaves the intent leaves the cluster before it is terminated", async () => {
    const without = (intent: IntentInput): IntentInput =>
      JSON.parse(JSON.stringify(moved(intent)).replace(/,\{"name":"a2"[^}]*\}/, "")) as IntentInput;
    const run = await stack.up(planOf(scenario, without));
    expect(run.error).toBeUndefined();
    const left = only(run, ["delete"], command, "-machine-a2");
    expect(left.ended).toBeLessThan(only(run, ["delete"], instance, "-a2").begun);
  });

  test("destroy leaves nothing", async () => {
    expect((await stack.destroy(plan)).error).toBeUndefined();
    // What lived in the cluster goes with it, unasked; so do the commands that would take machines out of it.
    expect(stack.cloud.filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
  });
});
