/** The hand-over from Cilium to Calico, run as a user runs it: bash and kubectl against a real API server. */
import { marker } from "../../constructs/platforms/eks-anywhere";
import { needsCrds } from "./support/api-server-crds";
import { capi, cilium, HandOverBench, installation, nodeNames, own } from "./support/hand-over-bench";
import type { ServerObject } from "./support/kubernetes-client";
import { describeWith } from "./support/needs";

describeWith(["kube-apiserver", "etcd", "kubectl", needsCrds], "hand-over.sh against a real API server", () => {
  const bench = new HandOverBench();
  beforeAll(() => bench.start());
  afterAll(() => bench.stop());
  const annotation = async (of: typeof own, key: string): Promise<string | undefined> =>
    (await bench.server.client.find(of))?.metadata.annotations?.[key];
  const isPaused = () => annotation(capi, "cluster.x-k8s.io/paused");
  const there = async (of: typeof own): Promise<boolean> => (await bench.server.client.find(of)) !== undefined;
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "kube-system" } };
  const mark = (value: string | null) =>
    bench.server.client.merge(namespace, { metadata: { annotations: { "calico-kit/in-service": value } } });
  let spec: unknown;

  it("refuses a cluster that is marked as in service", async () => {
    spec = (await bench.server.client.get(cilium))["spec"];
    await mark("true");
    const { status, said } = await bench.run("run");
    await mark(null);
    expect([status, said]).toEqual([2, expect.stringContaining("marked as in service; nothing was changed")]);
    expect([await isPaused(), await there(cilium)]).toEqual([undefined, true]);
  });

  it("stops where a step fails, says what is, and offers the way back", async () => {
    bench.setFailing(true);
    const { status, said } = await bench.run("run");
    bench.setFailing(false);
    expect([status, said]).toEqual([1, expect.stringContaining("step installation did not come to its end")]);
    expect(said).toMatch(/nodes may have been without a CNI for \d+ s, of at most 300 s/);
    expect(said).toContain("hand-over.sh rollback");
    expect([await isPaused(), await there(cilium), await annotation(own, marker)]).toEqual(["true", false, ""]);
  });

  it("takes it back: Cilium is what it was, and Cluster API goes on", async () => {
    const { status, said } = await bench.run("rollback");
    expect([status, said]).toEqual([0, expect.stringContaining("Cilium is the CNI of small")]);
    expect([await isPaused(), await there(installation)]).toEqual([undefined, false]);
    expect((await bench.server.client.get(cilium))["spec"]).toEqual(spec);
    for (const [apiVersion, kind, name] of [
      ["apps/v1", "Deployment", "cilium-operator"],
      ["v1", "ConfigMap", "cilium-config"],
      ["v1", "ServiceAccount", "cilium"],
    ] as const)
      expect([name, await there({ apiVersion, kind, metadata: { name, namespace: "kube-system" } })]).toEqual([
        name,
        true,
      ]);
  });

  it("goes on where it was killed, and comes to its end", async () => {
    const killed = await bench.run("run", async () => !(await there(cilium)));
    expect(killed.signal).toBe("SIGKILL");
    expect((await bench.run("status")).said).toMatch(/remove-cilium +begun[^]*nodes may have been without a CNI for/);
    const { status, said } = await bench.run("run");
    expect([status, said]).toEqual([0, expect.stringContaining("Calico is the CNI of small")]);
    expect(said).toContain("= pause: done already");
    expect([await there(cilium), await there(installation), await isPaused()]).toEqual([false, true, undefined]);
    expect(await annotation(own, marker)).toBe("");
    const { client } = bench.server;
    const nodes = await Promise.all(
      nodeNames.map((name) => client.get({ apiVersion: "v1", kind: "Node", metadata: { name } })),
    );
    const taints = nodes.flatMap(({ spec: of }: ServerObject) => (of as { taints?: { key: string }[] }).taints ?? []);
    expect(taints.map(({ key }) => key).filter((key) => key.includes("cilium"))).toEqual([]);
    const definitions = await client.list("apiextensions.k8s.io/v1", "CustomResourceDefinition");
    expect(definitions.map(({ metadata: { name } }) => name).filter((name) => name.endsWith("cilium.io"))).toEqual([]);
    const pods = await client.list("v1", "Pod", "kube-system");
    expect(
      pods
        .filter(({ metadata: { deletionTimestamp } }) => deletionTimestamp === undefined)
        .map(({ metadata: { name } }) => name),
    ).toEqual(["kube-proxy"]);
    expect(
      await there({ apiVersion: "projectcalico.org/v3", kind: "BGPConfiguration", metadata: { name: "default" } }),
    ).toBe(true);
  });

  it("does nothing twice", async () => {
    const { status, said } = await bench.run("run");
    expect([status, said.match(/^> /gm)]).toEqual([0, null]);
  });
});
