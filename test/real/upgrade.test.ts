/**
 * From one pinned release to the other and back, by the real engine, on a real API server with both releases' CRDs: what
 * belongs to others stays, and no definition is deleted or made again.
 */
import * as pulumi from "@pulumi/pulumi";
import * as kubernetes from "@pulumi/kubernetes";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CalicoResources } from "../../constructs/calico/component";
import { crdManifests } from "../../constructs/calico/crd";
import type { IntentInput, Plan } from "../../constructs/kit";
import { baseCluster } from "../calico/support/clusters";
import { changed as changedIntent, type DeepPartial } from "../support/changed";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { newSandbox, openTestStack, removeSandboxes, run } from "./support/engine";
import { describeWith } from "./support/needs";
import { makeReleaseDirectories, needsOlderManifests } from "./support/release-directories";
import { planOf, type Run, SandboxStack } from "./support/stack";

const definition = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition" };
const policies = "policy.networking.k8s.io/v1alpha1";

/** Somebody else's, of kinds that both releases have. */
const theirs = [
  ["IPPool", { cidr: "10.99.0.0/16", blockSize: 26 }],
  ["BGPPeer", { peerIP: "192.0.2.1", asNumber: 64512 }],
  ["GlobalNetworkPolicy", { selector: "all()" }],
].map(([kind, spec]) => ({
  apiVersion: "crd.projectcalico.org/v1",
  kind: kind as string,
  metadata: { name: "theirs" },
  spec: spec as object,
}));

/** Of kinds that only one of them has. */
const subject = { namespaces: {} };
const ofOlder = {
  apiVersion: policies,
  kind: "AdminNetworkPolicy",
  metadata: { name: "theirs" },
  spec: { priority: 10, subject },
};
const ofNewer = {
  apiVersion: "policy.networking.k8s.io/v1alpha2",
  kind: "ClusterNetworkPolicy",
  metadata: { name: "theirs" },
  spec: { tier: "Admin", priority: 10, subject },
};

describeWith(
  ["pulumi", "etcd", "kube-apiserver", needsCrds, needsOlderManifests],
  "a change of release from a directory",
  () => {
    let server: ApiServer;
    let stack: SandboxStack;
    let folder: string;
    let directories: Readonly<Record<string, string>>;
    beforeAll(async () => {
      server = await startApiServer({ crds: [crdFiles.served] });
      stack = SandboxStack.make("upgrade", { kubernetes: { forwardTo: server.kubeconfig } });
      folder = mkdtempSync(join(tmpdir(), "calico-kit-upgrade-"));
      directories = makeReleaseDirectories(folder);
    });
    afterAll(async () => {
      await server?.stop();
      for (const path of [stack?.directory, folder])
        if (path !== undefined) rmSync(path, { recursive: true, force: true });
    });

    const at = (release: string, calico: DeepPartial<IntentInput["calico"]> = {}): Plan =>
      planOf("existing-cluster", (intent) =>
        changedIntent<IntentInput>(intent, {
          calico: { release, install: { kind: "directory", path: directories[release] ?? "" }, ...calico } as never,
        }),
      );
    const well = (done: Run): Run => {
      expect(done.error).toBeUndefined();
      expect(done.operations.map(({ op }) => op).filter((op) => /replace/.test(op))).toEqual([]);
      return done;
    };
    const uids = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (await server.client.list(definition.apiVersion, definition.kind)).map(({ metadata }) => [
          metadata.name,
          metadata.uid ?? "",
        ]),
      );
    /** The definition of Installation as the server has it, as text. */
    const installations = async (): Promise<string> =>
      JSON.stringify(
        (await server.client.get({ ...definition, metadata: { name: "installations.operator.tigera.io" } })).spec,
      );
    const routing = async (): Promise<unknown> => {
      const installation = { apiVersion: "operator.tigera.io/v1", kind: "Installation", metadata: { name: "default" } };
      const spec = (await server.client.get(installation)).spec as { calicoNetwork: { clusterRoutingMode?: string } };
      return spec.calicoNetwork.clusterRoutingMode;
    };
    const stay = async (...objects: readonly (typeof theirs)[number][]): Promise<void> => {
      for (const object of [...theirs, ...objects])
        expect((await server.client.get(object)).spec).toMatchObject(object.spec);
    };

    it("goes up, takes a field of the newer release, goes down without it, and leaves what is not its own", async () => {
      // The operator's own: an object that is all the kit's would be empty in the end, which CRDs of projectcalico.org refuse.
      const felix = { apiVersion: "projectcalico.org/v3", kind: "FelixConfiguration", metadata: { name: "default" } };
      await server.client.apply({ ...felix, spec: { healthPort: 9099 } }, { fieldManager: "operator" });
      well(await stack.up(at("v3.31.7")));
      for (const object of [...theirs, ofOlder]) await server.client.create(object);
      const older = await uids();
      expect(await installations()).not.toContain("clusterRoutingMode");

      const up = well(await stack.up(at("v3.32.1")));
      expect(await installations()).toContain("clusterRoutingMode");
      const both = await uids();
      expect(both).toMatchObject(older);
      expect(Object.keys(both).length).toBeGreaterThan(Object.keys(older).length);
      await stay(ofOlder);
      // Of those that left, the engine lets go.
      const left = up.operations.filter(({ op }) => op === "delete");
      expect(left.map(({ type, name }) => `${type.split(":").pop()} ${name.split("/").pop()}`).sort()).toEqual([
        "CustomResourceDefinitionPatch adminnetworkpolicies.policy.networking.k8s.io",
        "CustomResourceDefinitionPatch baselineadminnetworkpolicies.policy.networking.k8s.io",
      ]);

      await server.client.create(ofNewer);
      well(await stack.up(at("v3.32.1", { installation: { clusterRoutingMode: "Felix" } })));
      expect(await routing()).toBe("Felix");

      well(await stack.up(at("v3.31.7")));
      expect(await installations()).not.toContain("clusterRoutingMode");
      expect(await routing()).toBeUndefined();
      expect(await uids()).toEqual(both);
      await stay(ofOlder, ofNewer);

      well(await stack.destroy(at("v3.31.7")));
      expect(await uids()).toEqual(both);
      await stay(ofOlder, ofNewer);
    });
  },
);

describeWith(["pulumi", "etcd", "kube-apiserver", needsCrds], "kOps' own Calico, which writes first", () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer({ crds: [crdFiles.stored] });
  });
  afterAll(async () => {
    await server?.stop();
    removeSandboxes();
  });

  const object = (kind: string) => ({ apiVersion: "crd.projectcalico.org/v1", kind, metadata: { name: "default" } });
  const felix = object("FelixConfiguration");
  const controllers = object("KubeControllersConfiguration");
  const written = [
    { ...felix, spec: { reportingInterval: "0s", healthPort: 9099 } },
    { ...controllers, spec: { controllers: { node: { reconcilerPeriod: "5m", syncLabels: "Enabled" } } } },
  ];

  /** As the stack's program has it; `plain`, as earlier versions of the kit had it. */
  function program(asked: () => object, plain = false): () => Promise<void> {
    return () => {
      const kubeconfig = JSON.stringify({
        "current-context": "lab",
        clusters: [{ name: "lab", cluster: { server: "https://lab.invalid:6443" } }],
        contexts: [{ name: "lab", context: { cluster: "lab", user: "lab" } }],
        users: [{ name: "lab", user: { exec: { apiVersion: "client.authentication.k8s.io/v1", command: "true" } } }],
      });
      const provider = new kubernetes.Provider("lab", { kubeconfig });
      const cluster = baseCluster({
        calico: { components: { apiServer: false, goldmane: false, whisker: false, gatewayAPI: false }, ...asked() },
      });
      const manifests = crdManifests(cluster);
      if (!plain) {
        new CalicoResources("lab", { cluster, manifests }, { provider });
        return Promise.resolve();
      }
      const parent = new pulumi.ComponentResource("calico-kit:calico:CalicoResources", "lab", {}, { provider });
      for (const item of manifests.flatMap(({ objects }) => objects)) {
        const name = `lab/${item.kind.toLowerCase()}/${item.metadata.name}`;
        new kubernetes.apiextensions.CustomResource(name, item, { parent });
      }
      return Promise.resolve();
    };
  }
  const both = { felix: { reportingInterval: "30s" }, kubeControllers: { reconcilerPeriod: "1m" } };

  it("is patched without a conflict, keeps its own fields, and gets ours back when the keys go", async () => {
    const made = [];
    for (const item of written) made.push(await server.client.apply(item, { fieldManager: "calico-node" }));
    let asked: object = both;
    const stack = await openTestStack(
      newSandbox({ kubernetes: { forwardTo: server.kubeconfig } }),
      program(() => asked),
    );
    const up = await run(stack, "up");
    expect(up.output.match(/error: .*/g)).toBeNull();
    expect(await server.client.get(felix)).toMatchObject({ spec: { reportingInterval: "30s", healthPort: 9099 } });
    expect(await server.client.get(controllers)).toMatchObject({
      spec: { controllers: { node: { reconcilerPeriod: "1m", syncLabels: "Enabled" } } },
    });
    asked = {};
    expect((await run(stack, "up")).failed).toBe(false);
    const left = [await server.client.get(felix), await server.client.get(controllers)];
    expect(left.map(({ metadata }) => metadata.uid)).toEqual(made.map(({ metadata }) => metadata.uid));
    expect(left[0]?.spec).toMatchObject({ healthPort: 9099 });
    expect(left[0]?.spec).not.toHaveProperty("reportingInterval");
    expect((await run(stack, "destroy")).failed).toBe(false);
    expect(await server.client.find(felix)).toBeDefined();
  });

  it("was made whole by an earlier version of the kit: it is taken over, and not deleted either", async () => {
    for (const item of written) await server.client.remove(item);
    const directory = newSandbox({ kubernetes: { forwardTo: server.kubeconfig } });
    const before = await run(
      await openTestStack(
        directory,
        program(() => both, true),
      ),
      "up",
    );
    expect(before.failed).toBe(false);
    const made = await server.client.get(felix);
    let asked: object = both;
    const stack = await openTestStack(
      directory,
      program(() => asked),
    );
    const taken = await run(stack, "up");
    expect([taken.failed, Object.keys(taken.changes).filter((op) => !["same", "update"].includes(op))]).toEqual([
      false,
      [],
    ]);
    asked = {};
    expect((await run(stack, "up")).failed).toBe(false);
    expect((await server.client.get(felix)).metadata.uid).toBe(made.metadata.uid);
  });
});
