import { rmSync } from "node:fs";
import type { Plan } from "../../constructs/kit";
import { describeWith } from "./support/needs";
import { changed, type Operation, planOf, type Run, SandboxStack } from "./support/stack";

/** The four ways of running Calico on EKS, and encryption on top. */
const ways = [
  "quickstart",
  "aws-eks-vpccni-policy",
  "aws-eks-calico-vxlan",
  "aws-eks-ebpf",
  "aws-eks-vpp-ipsec",
  "aws-eks-wireguard-host",
];

const nextMinor = (minor: string): string => minor.replace(/\d+$/, (number) => String(Number(number) + 1));
const nodeGroup = "aws:eks/nodeGroup:NodeGroup";
const isCni = ({ type }: Operation): boolean =>
  type === "kubernetes:operator.tigera.io/v1:Installation" ||
  type === "kubernetes:helm.sh/v3:Release" ||
  type === "kubernetes:apps/v1:DaemonSet";

function only(run: Run, op: string, type: string): Operation[] {
  return run.operations.filter((operation) => operation.op === op && operation.type === type);
}

describeWith(["pulumi"], "EKS by the real engine", () => {
  describe.each(ways)("%s", (scenario) => {
    let stack: SandboxStack;
    let plan: Plan;
    let up: Run;

    beforeAll(() => {
      plan = planOf(scenario);
      stack = SandboxStack.make(scenario);
    });
    afterAll(() => rmSync(stack.directory, { recursive: true, force: true }));

    test("preview touches nothing", async () => {
      const preview = await stack.preview(plan);
      expect(preview.error).toBeUndefined();
      expect(preview.changes.create).toBeGreaterThan(20);
      expect(stack.cloud).toEqual([]);
    });

    test("up creates what preview promised", async () => {
      up = await stack.up(plan);
      expect(up.error).toBeUndefined();
      expect(Object.keys(changed(up))).toEqual(["create"]);
    });

    test("the CNI is there before the first node group begins", () => {
      const nodes = only(up, "create", nodeGroup);
      const cni = up.operations.filter((operation) => operation.op === "create" && isCni(operation));
      expect(nodes.length).toBeGreaterThan(0);
      expect(cni.length).toBeGreaterThan(0);
      const first = Math.min(...nodes.map(({ begun }) => begun));
      for (const object of cni) expect(object.ended).toBeLessThan(first);
    });

    test("a second up changes nothing, and neither does a refresh", async () => {
      expect(changed(await stack.up(plan))).toEqual({});
      expect(changed(await stack.refresh(plan))).toEqual({});
    });

    test("another size of one node group updates one resource and replaces none", async () => {
      const bigger = planOf(scenario, (intent) => {
        const [group] = intent.platform.kind === "eks" ? intent.platform.nodeGroups : [];
        if (group) Object.assign(group, { scaling: { min: 1, desired: 5, max: 9 } });
        return intent;
      });
      const run = await stack.up(bigger);
      expect(run.error).toBeUndefined();
      expect(changed(run)).toEqual({ update: 1 });
      expect(only(run, "update", nodeGroup)).toHaveLength(1);
    });

    test("another Kubernetes takes kube-proxy's add-on with it: after the control plane, before the nodes", async () => {
      if (scenario !== "quickstart") return;
      const next = planOf(scenario, (intent) => ({ ...intent, kubernetes: nextMinor(plan.cluster.kubernetes) }));
      const run = await stack.up(next);
      expect(run.error).toBeUndefined();
      const [cluster, nodes] = ["aws:eks/cluster:Cluster", nodeGroup].map((type) => only(run, "update", type)[0]);
      const proxy = only(run, "update", "aws:eks/addon:Addon").find(({ name }) => name.endsWith("-kube-proxy"));
      expect(proxy?.begun).toBeGreaterThan(cluster?.ended ?? Infinity);
      expect(nodes?.begun).toBeGreaterThan(proxy?.ended ?? Infinity);
    });

    test("destroy removes the nodes before the CNI, and everything in the end", async () => {
      const run = await stack.destroy(plan);
      expect(run.error).toBeUndefined();
      const nodes = only(run, "delete", nodeGroup);
      const cni = run.operations.filter((operation) => operation.op === "delete" && isCni(operation));
      expect(nodes.length).toBeGreaterThan(0);
      expect(cni.length).toBeGreaterThan(0);
      const last = Math.max(...nodes.map(({ ended }) => ended ?? Infinity));
      for (const object of cni) expect(object.begun).toBeGreaterThan(last);
      // What lives in a cluster goes with it; the cloud's own resources must be gone one by one.
      expect(stack.cloud.filter(({ type }) => type.startsWith("aws:")).map(({ type, id }) => `${type} ${id}`)).toEqual(
        [],
      );
    });
  });
});
