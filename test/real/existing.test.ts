/**
 * Calico on clusters that are there already, in five ways: a real API server takes every object, the real operator
 * derives what the kit derives, and the real engine makes, keeps, changes and destroys them.
 */
import { rmSync } from "node:fs";
import type { IntentInput, Plan } from "../../constructs/kit";
import { type KubernetesObject, plain } from "../../constructs/model";
import { ways } from "../platforms/existing/intents";
import { changed as changedIntent, type DeepPartial } from "../support/changed";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { complaintsOf } from "./support/api-server-judge";
import { findingsOf, objectsOf, unruled } from "./support/api-server-plans";
import { describeWith } from "./support/needs";
import { type Operator, startOperator } from "./support/operator";
import { expectDerived } from "./support/operator-derived";
import type { Refused } from "./support/operator-verdict";
import { changed, planOf, planOfIntent, type Run, SandboxStack } from "./support/stack";

const ids = Object.entries(ways);

describeWith(["etcd", "kube-apiserver", needsCrds], "an API server, of clusters that are there", () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer({ crds: Object.values(crdFiles) });
  });
  afterAll(async () => server?.stop());

  it.each(ids)("takes every object of %s as it is", async (_, intent) => {
    const objects = objectsOf(unruled(plain(intent) as object).manifests);
    expect(objects.map(({ kind }) => kind)).toContain("Installation");
    expect(await complaintsOf(server, objects)).toEqual([]);
  });
});

describeWith(
  ["etcd", "kube-apiserver", "tigera-operator", needsCrds],
  "the operator, of clusters that are there",
  () => {
    let server: ApiServer;
    let operator: Operator;
    beforeAll(async () => {
      server = await startApiServer({ crds: [crdFiles.operator, crdFiles.stored] });
      operator = await startOperator({ apiServer: server });
    });
    afterAll(async () => {
      await operator?.stop();
      await server?.stop();
    });

    it.each(ids)("reconciles %s as derived", async (_, intent) => {
      const { cluster, manifests } = unruled(plain(intent) as object);
      await expectDerived(operator, cluster, manifests);
    });

    it("refuses a CNI of another provider, as EXI-008 does", async () => {
      const intent = changedIntent<IntentInput>(ways["aks"]!, {
        platform: { cni: "GKE" },
        calico: { encryption: { kind: "none" }, routing: { kind: "cloud" } },
      });
      const verdict = await operator.judgeInstallation(objectsOf(unruled(plain(intent) as object).manifests));
      expect(verdict).toMatchObject({ kind: "refused", by: "tigera-operator" });
      expect((verdict as Refused).message).toContain("is not compatible with");
      expect(findingsOf(plain(intent) as object).map(({ code }) => code)).toContain("EXI-008");
    });

    it("refuses a pool outside kubeadm's podSubnet, as EXI-013 does, even one for load balancers", async () => {
      const kubeadmConfig = {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "kubeadm-config", namespace: "kube-system" },
        data: { ClusterConfiguration: "networking:\n  podSubnet: 10.244.0.0/16\n" },
      };
      await server.client.apply(kubeadmConfig);
      const pooled = (...more: readonly object[]): object =>
        plain(
          changedIntent<object>(ways["kubeadm"]!, {
            calico: { routing: { kind: "fabric" }, pools: [{ cidr: "10.244.0.0/16" }, ...more] },
          }),
        ) as object;
      const outside = { name: "lb", cidr: "203.0.113.0/24", allowedUses: ["LoadBalancer"] };
      const refused = await operator.judgeInstallation(objectsOf(unruled(pooled(outside)).manifests));
      expect(refused).toMatchObject({ kind: "refused", by: "tigera-operator" });
      expect((refused as Refused).message).toContain("10.244.0.0/16");
      expect(findingsOf(pooled(outside)).map(({ code }) => code)).toContain("EXI-013");
      const inside = await operator.judgeInstallation(objectsOf(unruled(pooled()).manifests));
      expect(inside).toMatchObject({ kind: "reconciled" });
      expect(findingsOf(pooled()).map(({ code }) => code)).not.toContain("EXI-013");
      await server.client.remove(kubeadmConfig);
    });
  },
);

describeWith(["pulumi"], "the engine, on clusters that are there", () => {
  const stacks: SandboxStack[] = [];
  const made = (name: string): SandboxStack => {
    const stack = SandboxStack.make(name);
    stacks.push(stack);
    return stack;
  };
  afterAll(() => {
    for (const { directory } of stacks) rmSync(directory, { recursive: true, force: true });
  });
  const well = (run: Run): Run => {
    expect(run.error).toBeUndefined();
    return run;
  };

  it.each(ids)("makes, keeps and destroys %s", async (name, intent) => {
    const stack = made(name);
    const plan = planOfIntent(intent);
    const up = well(await stack.up(plan));
    expect(Object.keys(changed(up))).toEqual(["create"]);
    expect(changed(well(await stack.up(plan)))).toEqual({});
    expect(changed(well(await stack.refresh(plan)))).toEqual({});
    well(await stack.destroy(plan));
    expect(stack.cloud).toEqual([]);
  });

  it("changes Calico in place, and takes away what is no longer asked for", async () => {
    const stack = made("changes");
    const asked = (calico: DeepPartial<IntentInput["calico"]>): Plan =>
      planOf("existing-cluster", (intent) => changedIntent<IntentInput>(intent, { calico }));
    well(await stack.up(asked({})));
    expect(changed(well(await stack.up(asked({ installation: { nodeMetricsPort: 9091 } }))))).toEqual({ update: 1 });
    const without = well(await stack.up(asked({ encryption: { kind: "none" } })));
    const deleted = without.operations.filter(({ op }) => op === "delete");
    // The patch, and the question whether Calico's API server answers, which nothing waits for any more.
    expect(deleted.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "kubernetes:projectcalico.org/v3:FelixConfigurationPatch existing-cluster/felixconfiguration/default",
      expect.stringMatching(/api-server-ready$/),
    ]);
    expect(changed(without)).toEqual({ update: 1, delete: 2 });
  });
});

describeWith(
  ["pulumi", "kube-apiserver", "etcd", needsCrds],
  "engine and API server, on a cluster that is there",
  () => {
    let server: ApiServer;
    let stack: SandboxStack;
    beforeAll(async () => {
      server = await startApiServer({ crds: Object.values(crdFiles) });
      stack = SandboxStack.make("existing-forward", { kubernetes: { forwardTo: server.kubeconfig } });
    });
    afterAll(async () => {
      await server?.stop();
      if (stack !== undefined) rmSync(stack.directory, { recursive: true, force: true });
    });

    it("takes the scenario, keeps it and lets it go", async () => {
      const plan = planOf("existing-cluster");
      // Where there is an operator, it has written a FelixConfiguration of its own.
      const felix = { apiVersion: "projectcalico.org/v3", kind: "FelixConfiguration", metadata: { name: "default" } };
      await server.client.apply({ ...felix, spec: { healthPort: 9099 } });
      expect((await stack.up(plan)).error).toBeUndefined();
      const objects = plan.manifests.flatMap((manifest) => manifest.objects);
      for (const object of objects) expect((await server.client.get(object))?.metadata.name).toBe(object.metadata.name);
      expect(changed(await stack.up(plan))).toEqual({});
      expect((await stack.destroy(plan)).error).toBeUndefined();
      const installation = objects.find(({ kind }) => kind === "Installation");
      if (installation === undefined) throw new Error("the scenario has no Installation");
      expect(await server.client.find(installation)).toBeUndefined();
      const left = (await server.client.get(felix))?.spec;
      expect(left).toMatchObject({ healthPort: 9099 });
      expect(left).not.toHaveProperty("wireguardEnabled");
    });
  },
);

// A server of its own: a bare one never ends the deletion of a namespace that both make.
describeWith(["pulumi", "kube-apiserver", "etcd", needsCrds], "engine and API server, and the nodes of racks", () => {
  let server: ApiServer;
  let stack: SandboxStack;
  beforeAll(async () => {
    server = await startApiServer({ crds: Object.values(crdFiles) });
    stack = SandboxStack.make("existing-nodes", { kubernetes: { forwardTo: server.kubeconfig } });
  });
  afterAll(async () => {
    await server?.stop();
    if (stack !== undefined) rmSync(stack.directory, { recursive: true, force: true });
  });

  it("labels nodes that are there, makes none, and leaves them", async () => {
    const plan = planOf("tor-as-per-rack");
    const nodes = plan.manifests.flatMap(({ objects }) => objects.filter(({ kind }) => kind === "Node"));
    const bare = (object: KubernetesObject): KubernetesObject => ({
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: object.metadata.name },
    });
    const [missing, ...others] = nodes;
    if (missing === undefined) throw new Error("the scenario labels no node");
    for (const node of others) await server.client.apply(bare(node));
    // Else giving all fields back would leave one without a spec, which the definitions that are served here refuse.
    const bgp = { apiVersion: "projectcalico.org/v3", kind: "BGPConfiguration", metadata: { name: "default" } };
    await server.client.apply({ ...bgp, spec: { logSeverityScreen: "Info" } });
    // A name that somebody mistyped: the API server would make a Node of the patch.
    expect((await stack.up(plan)).error).toContain(`'${missing.metadata.name}' does not exist`);
    expect(await server.client.find(missing)).toBeUndefined();
    await server.client.apply(bare(missing));
    expect((await stack.up(plan)).error).toBeUndefined();
    for (const node of nodes)
      expect((await server.client.get(node))?.metadata.labels).toMatchObject(node.metadata.labels ?? {});
    expect((await stack.destroy(plan)).error).toBeUndefined();
    for (const node of nodes) expect((await server.client.get(node))?.metadata.labels ?? {}).toEqual({});
  });
});
