import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCloud, writeSettings } from "../../sandbox";
import { clusterMakers } from "../../sandbox/cluster-makers";
import type { Live } from "../../sandbox/host/provider";
import { asText, type Properties } from "../../sandbox/host/values";
import { KubernetesProvider } from "../../sandbox/kubernetes/provider";
import {
  aws,
  type Client,
  crdsChart,
  kubeconfig,
  kubernetes,
  kubernetesType,
  lab,
  makeObject,
  newDirectory,
  releaseType,
  types,
} from "./support";

let client: Client;
let directory: string;
beforeEach(() => {
  directory = newDirectory();
  client = kubernetes(directory);
});

function make(apiVersion: string, kind: string, name: string, more: Properties = {}, on = client): Promise<Live> {
  return makeObject(on, apiVersion, kind, name, more);
}

const deployment = {
  spec: {
    selector: { matchLabels: { a: "b" } },
    template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "i" }] } },
  },
};

describe("the provider's configuration", () => {
  const problems = (config: Properties): string =>
    new KubernetesProvider(directory, clusterMakers)
      .checkConfig(config)
      .map(({ reason }) => reason)
      .join("\n");

  it("wants a kubeconfig that parses and is complete", () => {
    expect(problems({})).toMatch(/kubeconfig: missing/);
    expect(problems({ kubeconfig: "{" })).toMatch(/neither YAML nor JSON/);
    expect(problems({ kubeconfig: "/nowhere/config" })).toMatch(/want its content or an existing file/);
    expect(problems({ kubeconfig: "{}" })).toMatch(/contexts has no ""/);
    expect(problems({ kubeconfig: kubeconfig("example.com") })).toMatch(
      /server: got "example.com", want an https address/,
    );
    expect(problems({ kubeconfig: kubeconfig("https://a"), kubeConfig: "x" })).toMatch(/unknown argument "kubeConfig"/);
    expect(problems({ kubeconfig: kubeconfig("https://a") })).toBe("");
  });

  it("wants no token for a cluster of the program's own making; in one that was there, that is the user's affair", async () => {
    const { cluster } = await lab(aws(directory));
    const withToken = (server: string): string => problems({ kubeconfig: kubeconfig(server, { token: "t" }) });
    expect(withToken(asText(cluster.outputs["endpoint"]))).toMatch(/static token; want an exec plugin/);
    expect(withToken("https://a")).toBe("");
  });

  it("takes a path as well", () => {
    const path = join(directory, "config");
    writeFileSync(path, kubeconfig("https://a"));
    expect(problems({ kubeconfig: path })).toBe("");
  });

  it("makes everything anew in another cluster, and only there", () => {
    const provider = new KubernetesProvider(directory, clusterMakers);
    const from = { kubeconfig: kubeconfig("https://a") };
    expect(provider.replacesProvider(from, { kubeconfig: kubeconfig("https://b") })).toBe(true);
    expect(provider.replacesProvider(from, { kubeconfig: kubeconfig("https://a", { exec: { command: "x" } }) })).toBe(
      false,
    );
  });
});

describe("objects", () => {
  it("need a name, a known shape and strings for labels", () => {
    const check = (inputs: Properties): Properties =>
      client.check("kubernetes:core/v1:ConfigMap", "c", { apiVersion: "v1", kind: "ConfigMap", ...inputs });
    expect(() => check({})).toThrow(/metadata.name: missing: want a name/);
    expect(() => check({ metadata: { generateName: "a-" } })).toThrow(/in place of generateName/);
    expect(() => check({ metadata: { name: "A_b" } })).toThrow(/want a lower-case RFC 1123 name/);
    expect(() => check({ metadata: { name: "a", labels: { n: 1 } } })).toThrow(/labels\["n"\]: got 1, want a string/);
    expect(() => check({ metadata: { name: "a" }, datum: {} })).toThrow(
      /unknown property "datum"; did you mean "data"/,
    );
    expect(check({ metadata: { name: "a" } })["metadata"]).toEqual({ name: "a", namespace: "default" });
  });

  it("need their namespace", async () => {
    await expect(make("v1", "ConfigMap", "calico-system/a")).rejects.toThrow(
      /NotFound.*namespaces "calico-system" not found/,
    );
    await make("v1", "Namespace", "calico-system");
    const map = await make("v1", "ConfigMap", "calico-system/a", { data: { a: "b" } });
    expect(map.id).toBe("calico-system/a");
    expect(map.outputs).toMatchObject({
      data: { a: "b" },
      metadata: { uid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    await make("v1", "ConfigMap", "kube-system/a");
    const ns = await make("v1", "Namespace", "other");
    await make("v1", "Secret", "other/s");
    await client.remove("kubernetes:core/v1:Namespace", "other", ns);
    expect(readCloud(directory).some(({ id }) => id === "other/s")).toBe(false);
  });

  it("with no namespaces take none", async () => {
    await expect(make("v1", "Namespace", "a/b")).rejects.toThrow(/Namespace has no namespaces; leave it out/);
  });

  it("exist once", async () => {
    await make("v1", "ConfigMap", "default/a");
    const again = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "default" } };
    await expect(client.make("kubernetes:core/v1:ConfigMap", "again", again)).rejects.toThrow(/AlreadyExists/);
    await expect(make("v1", "Namespace", "kube-system")).rejects.toThrow(/AlreadyExists.*made by the cluster itself/);
  });

  it("of kind Secret keep their text as data", async () => {
    const secret = await make("v1", "Secret", "default/s", { stringData: { key: "psk" } });
    expect(secret.outputs).toMatchObject({ data: { key: "cHNr" }, type: "Opaque" });
    expect(secret.outputs).not.toHaveProperty("stringData");
  });

  it("of kind Service get an address", async () => {
    const service = await make("v1", "Service", "default/s", { spec: { ports: [{ port: 80 }] } });
    expect(service.outputs["spec"]).toMatchObject({
      clusterIP: expect.stringMatching(/^10\.\d+\.\d+\.\d+$/),
      type: "ClusterIP",
    });
  });

  it("are replaced for what cannot change", async () => {
    const map = await make("v1", "ConfigMap", "default/a", { data: { a: "b" } });
    const diff = (more: Properties): string[] =>
      client.diff("kubernetes:core/v1:ConfigMap", "a", map, { ...map.inputs, ...more });
    expect(diff({ data: { a: "c" } })).toEqual(["data.a!"]);
    expect(diff({ metadata: { name: "a", labels: { x: "y" } } })).toEqual(["metadata.labels"]);
    expect(diff({ metadata: { name: "b" } })).toEqual(["metadata.name!"]);
  });

  it("can be patched when someone else made them", async () => {
    const patch = { apiVersion: "v1", kind: "Namespace", metadata: { name: "kube-system", labels: { a: "b" } } };
    const made = await client.make("kubernetes:core/v1:NamespacePatch", "p", patch);
    expect(made.outputs).toMatchObject({ metadata: { name: "kube-system", labels: { a: "b" } } });
  });

  it("that are not there are made by a patch", async () => {
    const patch = { apiVersion: "v1", kind: "Namespace", metadata: { name: "new" } };
    expect((await client.make("kubernetes:core/v1:NamespacePatch", "q", patch)).id).toBe("new");
  });

  it("can be read, and are gone when they are gone", async () => {
    await make("v1", "ConfigMap", "default/a", { data: { a: "b" } });
    const subject = client.subject("kubernetes:core/v1:ConfigMap", "a");
    expect((await client.provider.read(subject, "default/a", {}))?.outputs).toMatchObject({ data: { a: "b" } });
    expect(await client.provider.read(subject, "default/b", {})).toBeUndefined();
  });
});

describe("kinds of others", () => {
  const installation = (): Promise<Live> => make("operator.tigera.io/v1", "Installation", "default");

  it("are unknown without their definitions", async () => {
    await expect(installation()).rejects.toThrow(
      /no matches for kind "Installation".*no CustomResourceDefinition declares it/,
    );
    await client.make(releaseType, "crds", crdsChart);
    await installation();
    await expect(make("operator.tigera.io/v1", "Instalation", "default")).rejects.toThrow(
      /no matches for kind "Instalation"/,
    );
    await expect(make("apps/v1", "Deploymnet", "default/a")).rejects.toThrow(/no matches for kind/);
  });

  it("come with the operator's own chart up to 3.31", async () => {
    await client.make(releaseType, "operator", {
      chart: "tigera-operator",
      version: "v3.32.1",
      createNamespace: true,
      namespace: "tigera-operator",
    });
    await expect(installation()).rejects.toThrow(/no matches for kind/);
    await client.make(releaseType, "older", {
      chart: "tigera-operator",
      version: "v3.31.7",
      namespace: "tigera-operator",
    });
    await installation();
  });

  it("of projectcalico.org/v3 want Calico's API server", async () => {
    await client.make(releaseType, "crds", crdsChart);
    const peer = (): Promise<Live> => make("projectcalico.org/v3", "BGPPeer", "tor-a");
    await expect(peer()).rejects.toThrow(/no APIServer \(operator.tigera.io\/v1\) serves it/);
    await make("operator.tigera.io/v1", "APIServer", "default");
    await peer();
  });

  it("are judged by the schema of a definition that is there", async () => {
    const definition = {
      spec: {
        group: "example.com",
        names: { kind: "Rack", plural: "racks" },
        scope: "Cluster",
        versions: [
          {
            name: "v1",
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: "object",
                properties: {
                  spec: {
                    type: "object",
                    required: ["asNumber"],
                    properties: {
                      asNumber: { type: "integer" },
                      mode: { type: "string", enum: ["A", "B"] },
                      port: { "x-kubernetes-int-or-string": true },
                    },
                  },
                },
              },
            },
          },
        ],
      },
    };
    const crd = await make("apiextensions.k8s.io/v1", "CustomResourceDefinition", "racks.example.com", definition);
    const rack = (spec: Properties): Promise<Live> => make("example.com/v1", "Rack", "r1", { spec });
    await expect(rack({})).rejects.toThrow(/spec.asNumber: Required value/);
    await expect(rack({ asNumber: "1" })).rejects.toThrow(/spec.asNumber: got "1", want integer/);
    await expect(rack({ asNumber: 1, asnumber: 2 })).rejects.toThrow(/unknown field "spec.asnumber"/);
    await expect(rack({ asNumber: 1, mode: "C" })).rejects.toThrow(/Unsupported value: "C": supported values: A, B/);
    const made = await rack({ asNumber: 1, mode: "A", port: "80" });
    const crdType = kubernetesType("apiextensions.k8s.io/v1", "CustomResourceDefinition");
    await expect(client.remove(crdType, "racks.example.com", crd)).rejects.toThrow(
      /it would take kubernetes:example.com\/v1:Rack:r1/,
    );
    await client.remove("kubernetes:example.com/v1:Rack", "r1", made);
    await client.remove(crdType, "racks.example.com", crd);
  });

  it("go before the chart that defines them, and before the operator that ends them", async () => {
    const crds = await client.make(releaseType, "crds", crdsChart);
    const chart = { chart: "tigera-operator", version: "v3.32.1", createNamespace: true, namespace: "tigera-operator" };
    const operator = await client.make(releaseType, "tigera-operator", chart);
    const made = await installation();
    await expect(client.remove(releaseType, "crds", crds)).rejects.toThrow(
      /it would take Installation "default" with it/,
    );
    const early = client.remove(releaseType, "tigera-operator", operator);
    await expect(early).rejects.toThrow(
      /wait for ever for the operator to remove its finalizer tigera.io\/cni-protector/,
    );
    await client.remove(kubernetesType("operator.tigera.io/v1", "Installation"), "default", made);
    await client.remove(releaseType, "tigera-operator", operator);
    await client.remove(releaseType, "crds", crds);
  });
});

describe("a cluster of the sandbox's own", () => {
  it("has no node until a node group is there", async () => {
    const cloud = aws(directory);
    const { cluster, nodeRole, subnets } = await lab(cloud);
    const own = kubernetes(directory, asText(cluster.outputs["endpoint"]));
    const app = (name: string, annotations: Properties): Promise<Live> =>
      own.make("kubernetes:apps/v1:Deployment", name, {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name, namespace: "default", annotations },
        ...deployment,
      });
    await expect(app("a", {})).rejects.toThrow(/Timeout.*no node has joined.*skipAwait/);
    await app("b", { "pulumi.com/skipAwait": "true" });
    const chart = { chart: "tigera-operator", version: "v3.32.1", createNamespace: true, namespace: "tigera-operator" };
    await expect(own.make(releaseType, "operator", chart)).rejects.toThrow(/no node has joined; set skipAwait: true/);
    await own.make(releaseType, "operator", { ...chart, skipAwait: true });
    await own.make(releaseType, "crds", crdsChart);
    await make("operator.tigera.io/v1", "Installation", "default", {}, own);
    await make("operator.tigera.io/v1", "APIServer", "default", {}, own);
    const peer = (): Promise<Live> => make("projectcalico.org/v3", "BGPPeer", "tor-a", {}, own);
    await expect(peer()).rejects.toThrow(/Calico's API server has no node to run on/);
    await cloud.make(types.nodeGroup, "workers", {
      clusterName: "lab",
      nodeRoleArn: nodeRole.outputs["arn"] as string,
      subnetIds: subnets.map(({ id }) => id),
      scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 1 },
    });
    await peer();
    await app("c", {});
  });

  it("lets in whom an access policy names, and nobody else", async () => {
    const cloud = aws(directory);
    const made = await lab(cloud);
    const cluster = await cloud.make(types.cluster, "closed", {
      ...made.cluster.inputs,
      name: "closed",
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
    });
    const own = kubernetes(directory, asText(cluster.outputs["endpoint"]));
    const map = (): Promise<Live> => make("v1", "ConfigMap", "default/a", {}, own);
    await expect(map()).rejects.toThrow(/Unauthorized: ConfigMap "default\/a".*want an AccessPolicyAssociation/);
    const principalArn = "arn:aws:iam::111122223333:role/admins";
    const common = { clusterName: "closed", principalArn };
    await cloud.make(types.accessEntry, "admins", common);
    const policyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
    const access = { ...common, policyArn, accessScope: { type: "cluster" } };
    const association = await cloud.make(types.accessPolicy, "admins", access);
    const object = await map();
    await cloud.remove(types.accessPolicy, "admins", association);
    await expect(own.remove("kubernetes:core/v1:ConfigMap", "default/a", object)).rejects.toThrow(/Unauthorized/);
  });

  it("takes its objects with it", async () => {
    const cloud = aws(directory);
    const { cluster } = await lab(cloud);
    await make("v1", "ConfigMap", "default/a", {}, kubernetes(directory, asText(cluster.outputs["endpoint"])));
    await cloud.remove(types.cluster, "lab", cluster);
    expect(readCloud(directory).filter(({ type }) => type.startsWith("kubernetes:"))).toEqual([]);
  });

  it("has nodes when the settings say so", async () => {
    const { cluster } = await lab(aws(directory));
    const own = kubernetes(directory, asText(cluster.outputs["endpoint"]));
    writeSettings(directory, { kubernetes: { nodes: "present" } });
    await make("apps/v1", "Deployment", "default/a", deployment, own);
  });

  it("holds what EKS puts there", async () => {
    const { cluster } = await lab(aws(directory));
    const own = kubernetes(directory, asText(cluster.outputs["endpoint"]));
    await aws(directory).make(types.addon, "cni", { clusterName: "lab", addonName: "vpc-cni" });
    const made = make("apps/v1", "DaemonSet", "kube-system/aws-node", deployment, own);
    await expect(made).rejects.toThrow(
      /AlreadyExists: .*made by the cluster itself; want another name, or a Patch resource/,
    );
  });
});
