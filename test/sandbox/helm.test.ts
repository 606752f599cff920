import { readCloud } from "../../sandbox";
import type { Live } from "../../sandbox/host/provider";
import type { Properties } from "../../sandbox/host/values";
import { type Client, crdsChart, kubernetes, kubernetesType, makeObject, newDirectory, releaseType } from "./support";

let client: Client;
let directory: string;
beforeEach(() => {
  directory = newDirectory();
  client = kubernetes(directory);
});

const make = (apiVersion: string, kind: string, name: string): Promise<Live> =>
  makeObject(client, apiVersion, kind, name);

describe("releases", () => {
  it.each<[string, Properties, RegExp]>([
    ["no chart", {}, /chart: missing/],
    ["a range of versions", { chart: "c", version: "3.x" }, /want an exact version/],
    ["an unknown option", { chart: "c", wait: true }, /unknown property "wait"/],
    [
      "a namespace that is not there",
      { chart: "c", namespace: "nowhere" },
      /namespaces "nowhere" not found; set createNamespace/,
    ],
    [
      "a repository that is none",
      { chart: "c", repositoryOpts: { repo: "docs.tigera.io" } },
      /want an https or oci address/,
    ],
  ])("are refused with %s", async (_, inputs, says) => {
    await expect(Promise.resolve().then(() => client.make(releaseType, "r", inputs))).rejects.toThrow(says);
  });
});

describe("Calico's charts, as Helm treats what is there", () => {
  const crds = { ...crdsChart, name: "calico-crds" };
  const operator = (version: string): Properties => ({
    chart: "tigera-operator",
    version,
    createNamespace: true,
    namespace: "tigera-operator",
  });
  const definition = (name: string): Properties => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name },
    spec: { group: "crd.projectcalico.org", names: { kind: "IPPool" }, scope: "Cluster", versions: [{ name: "v1" }] },
  });
  const patchType = `${kubernetesType("apiextensions.k8s.io/v1", "CustomResourceDefinition")}Patch`;

  it("definitions out of the operator's chart belong to nobody: the chart of definitions must take them over", async () => {
    await client.make(releaseType, "calico", operator("v3.31.7"));
    await expect(client.make(releaseType, "crds", crds)).rejects.toThrow(
      /"apiservers.operator.tigera.io" exists and cannot be imported into the current release: invalid ownership metadata/,
    );
    await client.make(releaseType, "crds", { ...crds, takeOwnership: true });
  });

  it("so it is with definitions of another way of install, which then go with the release", async () => {
    const name = "ippools.crd.projectcalico.org";
    await client.make(patchType, name, definition(name));
    await expect(client.make(releaseType, "crds", crds)).rejects.toThrow(/"ippools.crd.projectcalico.org" exists/);
    const release = await client.make(releaseType, "crds", { ...crds, takeOwnership: true });
    const pool = await make("crd.projectcalico.org/v1", "IPPool", "theirs");
    await expect(client.remove(releaseType, "crds", release)).rejects.toThrow(/it would take IPPool "theirs" with it/);
    await client.remove("kubernetes:crd.projectcalico.org/v1:IPPool", "theirs", pool);
    await client.remove(releaseType, "crds", release);
    expect(readCloud(directory)).toEqual([]);
  });

  it("an operator is there once, by the chart or by its manifest", async () => {
    const chart = await client.make(releaseType, "calico", operator("v3.32.1"));
    const account = (): Promise<Live> => make("v1", "ServiceAccount", "tigera-operator/tigera-operator");
    await expect(account()).rejects.toThrow(/AlreadyExists/);
    await client.remove(releaseType, "calico", chart);
    await make("v1", "Namespace", "tigera-operator");
    await account();
    await expect(client.make(releaseType, "calico", operator("v3.32.1"))).rejects.toThrow(
      /ServiceAccount "tigera-operator\/tigera-operator" exists and cannot be imported/,
    );
  });

  it("a definition that a patch makes declares its kind", async () => {
    await expect(make("example.com/v1", "IPPool", "a")).rejects.toThrow(/no CustomResourceDefinition declares it/);
    const spec = { group: "example.com", names: { kind: "IPPool" }, scope: "Cluster", versions: [{ name: "v1" }] };
    await client.make(patchType, "d", { ...definition("ippools.example.com"), spec });
    await make("example.com/v1", "IPPool", "a");
  });
});
