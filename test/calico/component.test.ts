/** @jest-environment-options {"globalsCleanup": "off"} */
import * as core from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { parseAllDocuments } from "yaml";
import { crdManifests } from "../../constructs/calico/crd";
import { type Cluster, loadReleaseDirectory, renderCalico, type RenderedCalico } from "../../constructs/calico";
import { synthesiseYaml } from "../../constructs/calico";
import {
  type CalicoArgs,
  CalicoInstallation,
  CalicoResources,
  newResource,
  withStacks,
} from "../../constructs/calico/component";
import { exampleChoice, exampleGround } from "../../constructs/policy/packs";
import { type KubernetesObject, type LateName, objectKey, replaceLate } from "../../constructs/model";
import { baseCluster, clusters, release } from "./support/clusters";
import { type Recorded, recordResources } from "./support/pulumi-mocks";
import { crdsYaml, operatorYaml, withFiles } from "./support/release-files";

const known: Readonly<Record<LateName, string>> = {
  "apiServer.host": "abc.gr7.eu-central-1.eks.amazonaws.com",
  "apiServer.caData": "Y2E=",
  "kops.securityGroupId": "sg-0a",
  "ipsec.preSharedKey": "c2VjcmV0",
};

interface Made {
  readonly installation: CalicoInstallation;
  readonly resources: CalicoResources;
}

/** Runs both components as a program would, and returns what the engine was asked for. */
async function run(
  cluster: Cluster,
  rendered: RenderedCalico,
  more: Partial<CalicoArgs> = {},
  opts: pulumi.ComponentResourceOptions = {},
): Promise<{ readonly recorded: readonly Recorded[]; readonly made: Made }> {
  const { manifests, charts } = rendered;
  return recordResources(() => {
    const args = { cluster, manifests, charts, late: known, ...more };
    const installation = new CalicoInstallation("calico", args, opts);
    return { installation, resources: new CalicoResources("calico", args, { ...opts, dependsOn: installation }) };
  });
}

/** The Kubernetes objects among what was recorded, without the annotations that only Pulumi's provider reads. */
function objectsOf(recorded: readonly Recorded[]): readonly KubernetesObject[] {
  return recorded
    .filter(({ type, name }) => type !== "kubernetes:helm.sh/v3:Release" && !name.endsWith("/api-server-ready"))
    .map(({ inputs }) => withoutPulumiAnnotations(inputs as unknown as KubernetesObject));
}

function withoutPulumiAnnotations(object: KubernetesObject): KubernetesObject {
  const { annotations, ...metadata } = object.metadata;
  const left = Object.entries(annotations ?? {}).filter(([key]) => !key.startsWith("pulumi.com/"));
  return { ...object, metadata: left.length === 0 ? metadata : { ...metadata, annotations: Object.fromEntries(left) } };
}

const directory = baseCluster({ calico: { install: { kind: "directory", path: "/release" } } });
const files = withFiles({ "operator-crds.yaml": crdsYaml, "tigera-operator.yaml": operatorYaml("v1.42.3") }, (path) =>
  loadReleaseDirectory(path, release("v3.32.1")),
);
const rendered: readonly (readonly [string, Cluster, RenderedCalico])[] = [
  ...Object.entries(clusters).map(([name, cluster]) => [name, cluster, renderCalico(cluster)] as const),
  ["a directory", directory, renderCalico(directory, files.ok ? files.files : undefined)],
];

describe.each(rendered)("%s", (_name, cluster, calico) => {
  test("Pulumi, cdk8s and the renderer have the same objects", async () => {
    const { recorded } = await run(cluster, calico);
    const byKey = (objects: readonly KubernetesObject[]) =>
      Object.fromEntries(objects.map((object) => [objectKey(object), object]));
    const expected = calico.manifests.flatMap(({ objects }) => replaceLate(objects, ({ $late }) => known[$late]));
    expect(byKey(objectsOf(recorded))).toEqual(byKey(expected));

    const yaml = synthesiseYaml(calico.manifests, known).flatMap(({ content }) => documents(content));
    const withKey = JSON.parse(JSON.stringify(yaml).replaceAll("${IPSEC_PRE_SHARED_KEY}", known["ipsec.preSharedKey"]));
    expect(byKey(withKey as KubernetesObject[])).toEqual(byKey(expected));
  });

  test("one resource for each object, named after it", async () => {
    const { recorded, made } = await run(cluster, calico);
    const keys = calico.manifests.flatMap(({ objects }) => objects.map(objectKey));
    const charts = calico.charts.map(({ name }) => `chart/${name}`);
    const gate = calico.manifests.some(({ phase }) => phase === "resources") ? ["api-server-ready"] : [];
    const names = recorded.map(({ name }) => name.replace(/^calico\//, ""));
    expect([...names].sort()).toEqual([...keys, ...charts, ...gate].sort());
    expect([...made.installation.children.keys(), ...made.resources.children.keys()].sort()).toEqual([...names].sort());
  });
});

describe("types", () => {
  test("typed classes where there are some, generic ones elsewhere, patches for what Calico makes itself", async () => {
    const { recorded } = await run(clusters["vpp with ipsec"]!, renderCalico(clusters["vpp with ipsec"]!));
    const types = Object.fromEntries(recorded.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      "calico/daemonset/calico-vpp-dataplane/calico-vpp-node": "kubernetes:apps/v1:DaemonSet",
      "calico/secret/calico-vpp-dataplane/calicovpp-ipsec-secret": "kubernetes:core/v1:Secret",
      "calico/installation/default": "kubernetes:operator.tigera.io/v1:Installation",
    });
    const bgp = clusters["bgp with a registry of its own"]!;
    const resources = (await run(bgp, renderCalico(bgp))).recorded;
    expect(Object.fromEntries(resources.map(({ name, type }) => [name, type]))).toMatchObject({
      "calico/bgppeer/tor-a": "kubernetes:projectcalico.org/v3:BGPPeer",
      "calico/bgpconfiguration/default": "kubernetes:projectcalico.org/v3:BGPConfigurationPatch",
      "calico/ipamconfiguration/default": "kubernetes:projectcalico.org/v3:IPAMConfigurationPatch",
    });
  });

  test("definitions are patches that stay: of a release that has one no more, and when all else is destroyed", async () => {
    const { recorded } = await run(directory, renderCalico(directory, files.ok ? files.files : undefined));
    const definitions = recorded.filter(({ name }) => name.includes("/customresourcedefinition/"));
    expect(definitions.length).toBeGreaterThan(1);
    for (const definition of definitions) {
      expect(definition).toMatchObject({
        type: "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinitionPatch",
        formerTypes: expect.arrayContaining(["kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition"]),
        retainOnDelete: true,
        inputs: { metadata: { annotations: { "pulumi.com/patchForce": "true" } } },
      });
    }
  });

  test("what Calico makes itself is patched in the datastore's API group, too", async () => {
    const bgp = clusters["bgp with a registry of its own"]!;
    const more = { felix: { reportingInterval: "30s" }, kubeControllers: { reconcilerPeriod: "1m" } };
    const manifests = crdManifests({ ...bgp, calico: { ...bgp.calico, ...more } });
    const { recorded } = await run(bgp, { manifests, steps: [], charts: [] });
    const shared = recorded.filter(({ name }) => name.endsWith("/default"));
    expect(shared.map(({ type, formerTypes, retainOnDelete }) => [type, formerTypes, retainOnDelete])).toEqual(
      ["FelixConfiguration", "IPAMConfig", "KubeControllersConfiguration", "BGPConfiguration"].map((kind) => [
        `kubernetes:crd.projectcalico.org/v1:${kind}Patch`,
        [`kubernetes:crd.projectcalico.org/v1:${kind}`],
        kind === "IPAMConfig",
      ]),
    );
  });

  test("charts are Helm releases of a fixed name that wait for no pod", async () => {
    const { recorded } = await run(baseCluster(), renderCalico(baseCluster()));
    const charts = recorded.filter(({ type }) => type === "kubernetes:helm.sh/v3:Release");
    expect(charts.map(({ inputs }) => inputs)).toMatchObject([
      { name: "calico-crds", chart: "crd.projectcalico.org.v1", version: "v3.32.1", skipAwait: true },
      {
        name: "calico",
        chart: "tigera-operator",
        namespace: "tigera-operator",
        createNamespace: false,
        repositoryOpts: { repo: "https://docs.tigera.io/calico/charts" },
        values: { installation: { enabled: false } },
      },
    ]);
  });
});

describe("what the provider waits for", () => {
  test("not for pods that need a node", async () => {
    const { recorded } = await run(clusters["vpp with ipsec"]!, renderCalico(clusters["vpp with ipsec"]!));
    const daemonSet = recorded.find(({ name }) => name.endsWith("daemonset/calico-vpp-dataplane/calico-vpp-node"));
    expect(daemonSet?.inputs).toMatchObject({ metadata: { annotations: { "pulumi.com/skipAwait": "true" } } });
  });

  test("for Calico's API server, before any of its objects", async () => {
    const bgp = clusters["bgp with a registry of its own"]!;
    const { recorded } = await run(bgp, renderCalico(bgp));
    const gate = recorded.find(({ name }) => name === "calico/api-server-ready");
    expect(gate).toMatchObject({
      type: "kubernetes:operator.tigera.io/v1:APIServerPatch",
      inputs: {
        metadata: { name: "default", annotations: { "pulumi.com/waitFor": "jsonpath={.status.state}=Ready" } },
      },
    });
    const order = recorded.filter(({ type }) => type.startsWith("kubernetes:projectcalico.org/v3:"));
    expect(order.length).toBeGreaterThan(5);
    for (const { after } of order) expect(after).toContain("calico/api-server-ready");
  });

  test("with policies that refuse for those that let through in front of them, and goes before them", async () => {
    const packs = Object.assign(
      {},
      ...(["hardening", "ingressControl", "egressControl"] as const).map((name) => exampleChoice(name, "enforced")),
    ) as ReturnType<typeof exampleChoice>;
    const enforced = baseCluster({ calico: { policy: { packs, ground: exampleGround, needsHostEndpoints: true } } });
    const { recorded } = await run(enforced, renderCalico(enforced));
    const ofPolicy = (name: string) =>
      recorded.find((one) => one.name.endsWith(`globalnetworkpolicy/platform.${name}`));
    // Pulumi deletes in the reverse of this.
    for (const [first, then] of [
      ["api-server", "nodes"],
      ["gateway-1-gateways", "from-outside"],
      ["egress-payments", "to-outside"],
    ] as const) {
      const [allowing, refusing] = [ofPolicy(first), ofPolicy(then)];
      expect(allowing?.name).toBeDefined();
      expect(refusing?.after).toContain(allowing?.name);
      expect(allowing?.after).not.toContain(refusing?.name);
    }
  });

  test("for nothing where there are no such objects, or no such server", async () => {
    const none = (await run(baseCluster(), renderCalico(baseCluster()))).recorded;
    expect(none.some(({ name }) => name.endsWith("api-server-ready"))).toBe(false);
    const off = baseCluster({
      calico: {
        felix: { logSeverityScreen: "Info" },
        components: { apiServer: false, goldmane: false, whisker: false, gatewayAPI: false },
      },
    });
    expect((await run(off, renderCalico(off))).recorded.some(({ name }) => name.endsWith("api-server-ready"))).toBe(
      false,
    );
  });
});

test("everything comes after what stands before it, but neighbours of one kind", async () => {
  const bgp = clusters["bgp with a registry of its own"]!;
  const { recorded } = await run(bgp, renderCalico(bgp));
  const after = Object.fromEntries(recorded.map(({ name, after }) => [name.replace("calico/", ""), after]));
  expect(after["chart/calico-crds"]).toContain("calico/namespace/tigera-operator");
  expect(after["chart/calico"]).toContain("calico/chart/calico-crds");
  expect(after["installation/default"]).toContain("calico/chart/calico");
  expect(after["bgppeer/tor-a"]).toContain("calico/bgpfilter/in");
  expect(after["bgpconfiguration/default"]).toContain("calico/bgppeer/tor-a");
});

describe("options", () => {
  test("children go with the cluster where the component does", async () => {
    const { recorded } = await recordResources(() => {
      const cluster = new pulumi.ComponentResource("test:Cluster", "cluster");
      const { manifests, charts } = renderCalico(baseCluster());
      return new CalicoInstallation("calico", { cluster: baseCluster(), manifests, charts }, { deletedWith: cluster });
    });
    const urns = recorded.map(({ deletedWith }) => deletedWith);
    expect(new Set(urns).size).toBe(1);
    expect(urns[0]).toMatch(/::test:Cluster::cluster$/);
  });

  test("fields of IPAMConfiguration are not given back: all of them would become false", async () => {
    const bgp = clusters["bgp with a registry of its own"]!;
    const { recorded } = await run(bgp, renderCalico(bgp));
    expect(recorded.filter(({ retainOnDelete }) => retainOnDelete).map(({ name }) => name)).toEqual([
      "calico/ipamconfiguration/default",
    ]);
  });

  test("transform changes any child, charts included", async () => {
    const cluster = baseCluster();
    const { recorded } = await run(cluster, renderCalico(cluster), {
      transform: ({ key, args, options }) =>
        key === "chart/calico" ? { args: { ...args, timeout: 60 }, options: { ...options, protect: true } } : undefined,
    });
    expect(recorded.find(({ name }) => name === "calico/chart/calico")).toMatchObject({ inputs: { timeout: 60 } });
  });
});

describe("late values", () => {
  const cluster = clusters["vpp with ipsec"]!;

  test("secret ones stay secret", async () => {
    const { recorded } = await run(cluster, renderCalico(cluster));
    const secret = recorded.find(({ name }) => name.endsWith("/calicovpp-ipsec-secret"));
    expect(secret?.secretInputs).toBe(true);
    expect(secret?.additionalSecretOutputs).toEqual(expect.arrayContaining(["data", "stringData"]));
    expect(recorded.filter(({ secretInputs }) => secretInputs)).toHaveLength(1);
  });

  test("one that is missing is a mistake of the program, named", async () => {
    await expect(run(cluster, renderCalico(cluster), { late: {} })).rejects.toThrow(
      /calicovpp-ipsec-secret needs the late value ipsec\.preSharedKey \(IKEv2 pre-shared key/,
    );
  });
});

describe("stack traces of the SDK", () => {
  /** What a class sees of the stack while it is made. */
  class Stacked {
    readonly frames = (new Error("seen").stack ?? "").split("\n").slice(1);
    readonly own = withStacks(() => new Error("of the user").stack);
    constructor(error?: Error) {
      if (error !== undefined) throw Object.assign(new Error(error.message), { name: error.name });
    }
  }

  afterEach(() => {
    delete process.env["PULUMI_DEBUG_PROMISE_LEAKS"];
  });

  test("none while a resource is made, but for what is the user's; as before afterwards", () => {
    const limit = Error.stackTraceLimit;
    const made = newResource(Stacked);
    expect(made.frames).toEqual([]);
    expect(made.own).toContain("component.test");
    expect(Error.stackTraceLimit).toBe(limit);
    expect(new Stacked().frames).not.toEqual([]);
  });

  test("all for who looks for leaks of promises", () => {
    process.env["PULUMI_DEBUG_PROMISE_LEAKS"] = "1";
    expect(newResource(Stacked).frames).not.toEqual([]);
  });

  test("an error of the SDK says who made the resource; the kit's own for users stay without", () => {
    const limit = Error.stackTraceLimit;
    const thrown = (name: string): Error | undefined => {
      try {
        newResource(Stacked, Object.assign(new Error("missing"), { name }));
        return undefined;
      } catch (error) {
        return error as Error;
      }
    };
    expect(thrown("TypeError")?.stack).toMatch(/missing\n +at .*component\.test/s);
    expect(thrown("ResourceError")?.stack).not.toContain("component.test");
    expect(Error.stackTraceLimit).toBe(limit);
  });

  test("a component takes none for the properties of its children", async () => {
    const cluster = baseCluster();
    const { manifests, charts } = renderCalico(cluster);
    const before: unknown = Reflect.get(Error, "prepareStackTrace");
    let taken = 0;
    Error.prepareStackTrace = (error, frames) => {
      if (frames.some((frame) => frame.getFunctionName() === "transferProperties")) taken++;
      return String(error);
    };
    const takenBy = async (program: () => void): Promise<number> => {
      taken = 0;
      await recordResources(() => withStacks(program));
      return taken;
    };
    try {
      expect(await takenBy(() => new CalicoInstallation("calico", { cluster, manifests, charts, late: known }))).toBe(
        0,
      );
      // By hand it takes them: what is counted here is there.
      expect(await takenBy(() => new core.ConfigMap("by-hand", {}))).toBeGreaterThan(0);
    } finally {
      Reflect.set(Error, "prepareStackTrace", before);
    }
  });
});

function documents(content: string): readonly unknown[] {
  const parsed = parseAllDocuments(content, { version: "1.1" });
  return ("empty" in parsed ? [] : parsed).map((document) => document.toJS() as unknown);
}
