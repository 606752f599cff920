/** A whole scenario: the real engine makes it, and a real API server takes every Kubernetes object of it. */
import { rmSync } from "node:fs";
import { lateNames } from "../../constructs/model";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds, releaseDirectory } from "./support/api-server-crds";
import { describeWith } from "./support/needs";
import { planOf, SandboxStack } from "./support/stack";

describeWith(["pulumi", "kube-apiserver", "etcd", needsCrds], "engine and API server together", () => {
  let server: ApiServer;
  let stack: SandboxStack;

  beforeAll(async () => {
    // The CRDs of the two lower groups come out of the release's directory, by the engine; projectcalico.org/v3 is what
    // Calico's API server would serve.
    server = await startApiServer({ crds: [crdFiles.served] });
    stack = SandboxStack.make("forward", { kubernetes: { forwardTo: server.kubeconfig } });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(stack.directory, { recursive: true, force: true });
  });

  test("aws-eks-vpp-ipsec from a release directory", async () => {
    const plan = planOf("aws-eks-vpp-ipsec", (intent) => ({
      ...intent,
      calico: { ...intent.calico, install: { kind: "directory", path: releaseDirectory } },
    }));
    const up = await stack.up(plan);
    expect(up.error).toBeUndefined();
    for (const object of plan.manifests.flatMap(({ objects }) => objects)) {
      const found = await server.client.get(object);
      expect(found?.metadata.name).toBe(object.metadata.name);
      // No late value has stayed behind.
      expect(lateNames(found)).toEqual([]);
      expect(JSON.stringify(found)).not.toContain("${");
    }
    expect(Object.keys((await stack.up(plan)).changes)).toEqual(["same"]);
    const down = await stack.destroy(plan);
    expect(down.error).toBeUndefined();
  });
});
