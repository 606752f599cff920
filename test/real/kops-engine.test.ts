import { rmSync } from "node:fs";
import type { Plan } from "../../constructs/kit";
import type { KopsIntent } from "../../constructs/platforms/kops/schema";
import { describeWith } from "./support/needs";
import { changed, type Operation, planOf, type Run, SandboxStack } from "./support/stack";

type Groups = KopsIntent["instanceGroups"];

const command = "command:local:Command";

/** kOps' own Calico in a VPC that exists, and the operator's in one that the kit makes. */
const ways: readonly { scenario: string; steps: readonly string[]; hasVpc: boolean }[] = [
  {
    scenario: "aws-kops-route-reflectors",
    steps: ["cluster", "update", "rolling-update", "validate", "annotate"],
    hasVpc: false,
  },
  { scenario: "aws-kops-operator-vpp", steps: ["cluster", "update", "rolling-update", "validate"], hasVpc: true },
];

/** The only operation of a kind on a resource with that name under the component. */
function only(run: Run, op: string, type: string, end: string): Operation {
  const found = run.operations.filter(
    (one) => one.op === op && one.type === type && new RegExp(`^[a-z]+${end}$`).test(one.name),
  );
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${op} ${type} ${end}`);
  return found[0];
}

describeWith(["pulumi"], "kOps by the real engine", () => {
  describe.each(ways)("$scenario", ({ scenario, steps, hasVpc }) => {
    let stack: SandboxStack;
    let plan: Plan;
    let up: Run;

    beforeAll(() => {
      plan = planOf(scenario);
      stack = SandboxStack.make(scenario);
    });
    afterAll(() => rmSync(stack.directory, { recursive: true, force: true }));

    const ofAws = (): string[] => stack.cloud.map(({ type }) => type).filter((type) => type.startsWith("aws:"));

    test("preview touches nothing", async () => {
      const preview = await stack.preview(plan);
      expect(preview.error).toBeUndefined();
      expect(preview.said).not.toMatch(/Undefined value/);
      expect(preview.changes.create).toBeGreaterThan(15);
      expect(stack.cloud).toEqual([]);
    });

    test("up takes kOps' steps one after the other, with a state store first", async () => {
      up = await stack.up(plan);
      expect(up.error).toBeUndefined();
      expect(Object.keys(changed(up))).toEqual(["create"]);
      const begun = steps.map((step) => only(up, "create", command, `-${step}`));
      for (const [index, step] of begun.slice(1).entries()) expect(begun[index]?.ended).toBeLessThan(step.begun);
      const policy = only(up, "create", "aws:s3/bucketPolicy:BucketPolicy", "-state");
      expect(policy.ended).toBeLessThan(begun[0]?.begun ?? 0);
      expect(ofAws().includes("aws:ec2/vpc:Vpc")).toBe(hasVpc);
    });

    test("Calico comes before validation only where nodes wait for it, its resources after", () => {
      const validate = only(up, "create", command, "-validate");
      const installations = up.operations.filter(({ type }) => type.endsWith(":Installation"));
      expect(installations).toHaveLength(hasVpc ? 1 : 0);
      for (const { ended } of installations) expect(ended).toBeLessThan(validate.begun);
      const resources = up.operations.filter(({ type }) => /:(BGPPeer|FelixConfiguration)(Patch)?$/.test(type));
      expect(resources.length).toBeGreaterThan(0);
      for (const { begun } of resources) expect(begun).toBeGreaterThan(validate.ended ?? Infinity);
    });

    test("route reflectors come behind their peers, and BGPConfiguration, without the mesh, behind both", () => {
      const of = (kind: RegExp): readonly Operation[] => up.operations.filter(({ type }) => kind.test(type));
      const peers = of(/:BGPPeer$/);
      const configurations = of(/:BGPConfiguration(Patch)?$/);
      if (!steps.includes("annotate")) return;
      const annotate = only(up, "create", command, "-annotate");
      expect([peers.length > 0, configurations.length]).toEqual([true, 1]);
      for (const { ended } of peers) expect(ended).toBeLessThan(annotate.begun);
      expect(annotate.ended).toBeLessThan(configurations[0]?.begun ?? 0);
    });

    test("a second up changes nothing, and neither does a refresh", async () => {
      expect(changed(await stack.up(plan))).toEqual({});
      expect(changed(await stack.refresh(plan))).toEqual({});
    });

    /** The plan with other instance groups. */
    const withGroups = (change: (groups: Groups) => void): Plan =>
      planOf(scenario, (intent) => {
        if (intent.platform.kind === "kops") change(intent.platform.instanceGroups as Groups);
        return intent;
      });
    const again = [...steps.filter((step) => step !== "cluster"), "kubeconfig"];

    test("another size of an instance group runs the commands again and replaces nothing", async () => {
      const run = await stack.up(
        withGroups((groups) => {
          const group = groups.find(({ name }) => name === "nodes");
          if (group) group.scaling = { min: 4, max: 5 };
        }),
      );
      expect(run.error).toBeUndefined();
      expect(changed(run)).toEqual({ update: again.length + 1 });
      const updated = run.operations.filter(({ op }) => op === "update");
      expect(new Set(updated.map(({ type }) => type))).toEqual(new Set([command]));
      for (const step of [...again, "instance-group-nodes"]) only(run, "update", command, `-${step}`);
    });

    test("a further group comes before kOps' update; one that leaves goes last, when the rest is valid", async () => {
      const run = await stack.up(withGroups((groups) => groups.push({ name: "more" })));
      expect(run.error).toBeUndefined();
      const more = only(run, "create", command, "-instance-group-more");
      expect(more.ended).toBeLessThan(only(run, "update", command, "-update").begun);

      const back = await stack.up(plan);
      expect(back.error).toBeUndefined();
      expect(changed(back)).toEqual({ update: again.length, delete: 1 });
      const gone = only(back, "delete", command, "-instance-group-more");
      expect(gone.begun).toBeGreaterThan(only(back, "update", command, "-validate").ended ?? Infinity);
    });

    test("destroy deletes the cluster before its network and its buckets, and everything in the end", async () => {
      const run = await stack.destroy(plan);
      expect(run.error).toBeUndefined();
      const cluster = only(run, "delete", command, "-cluster");
      // The groups' own deletes, which drain node after node, are not run: of them the cloud never hears.
      const left = stack.cloud.filter(({ type }) => type === command).map(({ urn }) => urn.split("::").at(-1) ?? "");
      expect(left.length).toBeGreaterThan(1);
      expect(left.filter((name) => !/-instance-group-/.test(name))).toEqual([]);
      const cloud = run.operations.filter(({ op, type }) => op === "delete" && type.startsWith("aws:"));
      expect(cloud.length).toBeGreaterThan(4);
      for (const { begun } of cloud) expect(begun).toBeGreaterThan(cluster.ended ?? Infinity);
      expect(ofAws()).toEqual([]);
    });
  });
});
