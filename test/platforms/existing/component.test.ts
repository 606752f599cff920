/** @jest-environment-options {"globalsCleanup": "off"} */
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { renderCalico } from "../../../constructs/calico";
import { objectKey } from "../../../constructs/model";
import { CalicoOnCluster } from "../../../constructs/platforms/existing/component";
import { makeStack } from "../../../constructs/platforms/existing/components/stack";
import { planes } from "../../fabric/support/intents";
import { Recording } from "../recording";
import { resolved, vpp, ways } from "./intents";

/** How the SDK marks a secret on the wire. */
const secretKey = "4dabf18193072939515e22adb298388d";
const providerType = "pulumi:providers:kubernetes";

describe.each(Object.entries(ways))("Calico on a cluster that is there, %s", (_way, intent) => {
  const { cluster } = resolved(intent);
  const { manifests, charts } = renderCalico(cluster);
  const run = (): Promise<Recording> =>
    Recording.of((opts) => {
      new CalicoOnCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
    });

  it("makes each object once, and nothing of the cluster itself", async () => {
    const one = await run();
    const keys = manifests.flatMap(({ objects }) => objects.map((object) => `demo/${objectKey(object)}`));
    const names = one.resources.map(({ name }) => name).filter((name) => keys.includes(name));
    expect(names.sort()).toEqual(keys.sort());
    expect(one.resources.filter(({ type }) => !/^(kubernetes:|random:|calico-kit:)/.test(type))).toEqual([]);
  });

  it("makes a key where there is IPsec, and only there", async () => {
    const one = await run();
    const isIpsec = cluster.calico.encryption.kind === "ipsec";
    expect(one.of("random:index/randomBytes:RandomBytes").size).toBe(isIpsec ? 1 : 0);
  });

  it("hands every object to the provider that it is given, and to no other", async () => {
    const one = await Recording.of((opts) => {
      const provider = new Provider("given", {}, opts);
      new CalicoOnCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, { ...opts, provider });
    });
    const kubernetes = one.resources.filter(({ type }) => type.startsWith("kubernetes:"));
    expect(kubernetes.length).toBeGreaterThan(3);
    for (const { type, name } of kubernetes)
      expect([name, [...one.comesAfter(`${type} ${name}`)]]).toEqual([
        name,
        expect.arrayContaining([`${providerType} given`]),
      ]);
  });
});

describe("Calico on a fabric", () => {
  it("labels and annotates nodes that are there, before Calico, and never owns one", async () => {
    const { cluster } = resolved(planes());
    const { manifests, charts } = renderCalico(cluster);
    const one = await Recording.of((opts) => {
      new CalicoOnCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
    });
    const nodes = one.resources.filter(({ name }) => name.startsWith("demo/node/"));
    expect(nodes.map(({ type }) => type)).toEqual(nodes.map(() => "kubernetes:core/v1:NodePatch"));
    expect(nodes).toHaveLength(4);
    const after = one.comesAfter("kubernetes:operator.tigera.io/v1:Installation demo/installation/default");
    for (const { type, name } of nodes) expect([...after]).toContain(`${type} ${name}`);
    // A patch of a node that is not there would make it.
    for (const { type, name } of nodes)
      expect([...one.comesAfter(`${type} ${name}`)]).toContain(
        `kubernetes:core/v1:Node ${name.replace("demo/node/", "demo/there/node/")}`,
      );
  });
});

describe("the stack", () => {
  const { cluster } = resolved(vpp);
  const calico = renderCalico(cluster);
  const provider = async (config: Readonly<Record<string, string>>, secretKeys: readonly string[] = []) => {
    pulumi.runtime.setAllConfig({ ...config }, [...secretKeys]);
    const one = await Recording.of(() => {
      makeStack({ cluster, manifests: calico.manifests, calico }, {});
    });
    pulumi.runtime.setAllConfig({});
    return one.only(providerType);
  };

  it("takes kubeconfig and context from the configuration", async () => {
    const config = { "kubernetes:kubeconfig": "apiVersion: v1", "kubernetes:context": "lab" };
    const { inputs } = await provider(config, ["kubernetes:kubeconfig"]);
    expect(inputs).toMatchObject({
      context: "lab",
      enableServerSideApply: "true",
      enableConfigMapMutable: "true",
      enableSecretMutable: "true",
    });
    // The SDK's mark of a secret around it: it is nowhere in plain state.
    expect(inputs["kubeconfig"]).toMatchObject({ value: "apiVersion: v1", [secretKey]: expect.any(String) });
  });

  it("leaves both to whoever runs the program otherwise", async () => {
    const { inputs } = await provider({});
    expect(inputs).not.toHaveProperty("context");
    expect(inputs["kubeconfig"]).toBeFalsy();
  });
});
