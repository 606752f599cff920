/** The sandbox hands Kubernetes objects on to a real API server, which judges them. */
import * as kubernetes from "@pulumi/kubernetes";
import { readCloud, removeFromCloud } from "../../sandbox";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { newSandbox, openTestStack, removeSandboxes, run } from "./support/engine";
import { describeWith } from "./support/needs";

interface Choices {
  readonly poolName?: string;
  readonly natOutgoing?: boolean;
  readonly spec?: object;
  readonly label?: string;
}

const rackDefinition = {
  metadata: { name: "racks.example.com" },
  spec: {
    group: "example.com",
    names: { kind: "Rack", plural: "racks", singular: "rack" },
    scope: "Cluster",
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: { spec: { type: "object", x_kubernetes_preserve_unknown_fields: true } },
          },
        },
      },
    ],
  },
};

/** Kinds of the server, of its CRDs, and of a CRD that the stack itself brings; a patch of what others made. */
function program(choices: () => Choices): () => Promise<void> {
  return () => {
    const { label, poolName, natOutgoing, spec } = choices();
    // No such server: the setting `kubernetes.forwardTo` stands in for it.
    const kubeconfig = JSON.stringify({
      "current-context": "lab",
      clusters: [{ name: "lab", cluster: { server: "https://lab.invalid:6443" } }],
      contexts: [{ name: "lab", context: { cluster: "lab", user: "lab" } }],
      users: [{ name: "lab", user: { exec: { apiVersion: "client.authentication.k8s.io/v1", command: "true" } } }],
    });
    const provider = new kubernetes.Provider("lab", { kubeconfig });
    const options = { provider };
    const namespace = new kubernetes.core.v1.Namespace("lab", { metadata: { name: "lab" } }, options);
    const metadata = { name: "bgp", namespace: namespace.metadata.name };
    new kubernetes.core.v1.Secret("bgp", { metadata, stringData: { password: "secret" } }, options);
    new kubernetes.core.v1.NamespacePatch(
      "system",
      { metadata: { name: "kube-system", labels: { lab: label ?? "one" } } },
      options,
    );
    const rack = new kubernetes.apiextensions.v1.CustomResourceDefinition("rack", rackDefinition, options);
    const object = { apiVersion: "example.com/v1", kind: "Rack", metadata: { name: "r1" }, spec: { asNumber: 65101 } };
    new kubernetes.apiextensions.CustomResource("r1", object, { provider, dependsOn: [rack] });
    new kubernetes.apiextensions.CustomResource(
      "pool",
      {
        apiVersion: "crd.projectcalico.org/v1",
        kind: "IPPool",
        metadata: { name: poolName ?? "pods" },
        spec: spec ?? { cidr: "10.244.0.0/16", natOutgoing: natOutgoing ?? false },
      },
      options,
    );
    return Promise.resolve();
  };
}

const resourceCount = 8;
describeWith(["pulumi", "etcd", "kube-apiserver", needsCrds], "a sandbox before a real API server", () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer({ crds: [crdFiles.stored] });
  });
  afterAll(async () => {
    await server?.stop();
    removeSandboxes();
  });

  const find = (apiVersion: string, kind: string, name: string, namespace?: string): Promise<unknown> =>
    server.client
      .get({ apiVersion, kind, metadata: namespace === undefined ? { name } : { name, namespace } })
      .catch(() => undefined);

  it("applies, keeps, changes, refuses and removes there", async () => {
    const directory = newSandbox({ kubernetes: { forwardTo: server.kubeconfig } });
    let choices: Choices = {};
    const stack = await openTestStack(
      directory,
      program(() => choices),
    );
    const up = await run(stack, "up");
    expect([up.output.match(/error: .*/g), up.changes]).toEqual([null, { create: resourceCount }]);
    expect(await find("v1", "Secret", "bgp", "lab")).toMatchObject({ data: { password: "c2VjcmV0" } });
    expect(await find("example.com/v1", "Rack", "r1")).toMatchObject({ spec: { asNumber: 65101 } });
    expect(await find("v1", "Namespace", "kube-system")).toMatchObject({ metadata: { labels: { lab: "one" } } });
    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount });
    expect((await run(stack, "refresh")).changes).toEqual({ same: resourceCount });

    choices = { natOutgoing: true, label: "two" };
    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount - 2, update: 2 });
    const pool = (name: string): Promise<unknown> => find("crd.projectcalico.org/v1", "IPPool", name);
    expect(await pool("pods")).toMatchObject({ spec: { natOutgoing: true } });

    choices = { ...choices, poolName: "workloads" };
    expect((await run(stack, "up")).failed).toBe(false);
    expect([await pool("pods"), await pool("workloads")]).toEqual([undefined, expect.anything()]);

    choices = { ...choices, spec: { cidr: "10.244.0.0/16", blocksize: 26 } };
    const refused = await run(stack, "up");
    expect(refused.failed).toBe(true);
    expect(refused.output).toMatch(/IPPool "pool".*(unknown field|field not declared in schema)/);
    expect(await pool("workloads")).toMatchObject({ spec: { natOutgoing: true } });

    choices = { natOutgoing: true, label: "two", poolName: "workloads" };
    await server.client.remove({ apiVersion: "example.com/v1", kind: "Rack", metadata: { name: "r1" } });
    expect((await run(stack, "refresh")).changes).toEqual({ same: resourceCount - 1, delete: 1 });
    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount - 1, create: 1 });

    const destroy = await run(stack, "destroy");
    expect([destroy.failed, destroy.changes]).toEqual([false, { delete: resourceCount }]);
    expect(await pool("workloads")).toBeUndefined();
    const system = (await find("v1", "Namespace", "kube-system")) as { metadata: { labels?: object } };
    expect(system.metadata.labels).not.toHaveProperty("lab");
    expect(readCloud(directory)).toEqual([]);
    expect(removeFromCloud(directory, "kubernetes:core/v1:Namespace", "lab")).toBe(false);
  });
});
