/** A cluster that nothing in the sandbox made: all that is known of it is a kubeconfig. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCloud, type SettingsInput } from "../../sandbox";
import type { Live } from "../../sandbox/host/provider";
import { type Properties, valueAt } from "../../sandbox/host/values";
import { type Client, kubeconfig, kubernetes, kubernetesBy, newDirectory } from "./support";

const server = "https://10.0.0.10:6443";
const withToken = kubeconfig(server, { token: "t" });

let client: Client;
let directory: string;
beforeEach(() => {
  directory = newDirectory();
  client = kubernetesBy(directory, { kubeconfig: withToken });
});

interface Step {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
}

function step(apiVersion: string, kind: string, id: string, more: Properties = {}, patch = ""): Step {
  const [name = "", namespace] = id.split("/").reverse();
  const metadata: Properties = namespace === undefined ? { name } : { name, namespace };
  const group = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  const inputs = { apiVersion, kind, ...more, metadata: { ...metadata, ...(more["metadata"] as Properties) } };
  return { type: `kubernetes:${group}:${kind}${patch}`, name: `${kind}-${name}${patch}`.toLowerCase(), inputs };
}

const release = (name: string, chart: string): Step => ({
  type: "kubernetes:helm.sh/v3:Release",
  name,
  inputs: { name, chart, version: "v3.32.1", namespace: "tigera-operator" },
});
const installation = (spec: Properties = {}): Step =>
  step("operator.tigera.io/v1", "Installation", "default", { spec });
const waitForReady = { metadata: { annotations: { "pulumi.com/waitFor": "jsonpath={.status.state}=Ready" } } };
const gate = step("operator.tigera.io/v1", "APIServer", "default", waitForReady, "Patch");
const felix = (spec: Properties): Step =>
  step("projectcalico.org/v3", "FelixConfiguration", "default", { spec }, "Patch");

/** In the order in which a program makes them. */
const install: readonly Step[] = [
  step("v1", "Namespace", "tigera-operator"),
  release("crds", "crd.projectcalico.org.v1"),
  release("operator", "tigera-operator"),
  installation(),
  step("operator.tigera.io/v1", "APIServer", "default"),
  gate,
  felix({ wireguardEnabled: true }),
  step("projectcalico.org/v3", "BGPPeer", "tor", { spec: { peerIP: "10.0.0.1", asNumber: 64512 } }),
];

const make = ({ type, name, inputs }: Step, on = client): Promise<Live> => on.make(type, name, inputs);

async function makeAll(steps: readonly Step[], on = client): Promise<Map<string, Live>> {
  const made = new Map<string, Live>();
  for (const one of steps) made.set(one.name, await make(one, on));
  return made;
}

async function read(apiVersion: string, kind: string, id: string, on = client): Promise<Properties | undefined> {
  const { type } = step(apiVersion, kind, id);
  return (await on.provider.read(on.subject(type, id), id, {}))?.outputs;
}

const tigeraStatus = (name: string): Promise<Properties | undefined> =>
  read("operator.tigera.io/v1", "TigeraStatus", name);

describe("the kubeconfig", () => {
  it.each([
    ["text with a token", (): Properties => ({ kubeconfig: withToken })],
    ["text with a certificate", () => ({ kubeconfig: kubeconfig(server, { "client-certificate-data": "eA==" }) })],
    [
      "the path of a file",
      () => {
        const path = join(directory, "config");
        writeFileSync(path, withToken);
        return { kubeconfig: path };
      },
    ],
  ])("may be %s", async (_, config) => {
    await make(step("v1", "Namespace", "a"), kubernetesBy(directory, config()));
    expect(await read("v1", "Namespace", "a")).toMatchObject({ status: { phase: "Active" } });
  });

  it("leads to what the server holds, however its address is spelt, and to nothing else", async () => {
    await make(step("v1", "Namespace", "a"), kubernetes(directory, "https://lab.example.com"));
    const there = (address: string): Promise<Properties | undefined> =>
      read("v1", "Namespace", "a", kubernetes(directory, address));
    expect(await there("https://Lab.example.com:443/")).toBeDefined();
    expect(await there("https://lab.example.com:6443")).toBeUndefined();
    expect(await there("https://lab.example.com/k8s/clusters/c-1")).toBeUndefined();
  });
});

describe("Calico", () => {
  it("is not there before it is installed", async () => {
    await expect(make(installation())).rejects.toThrow(/no matches for kind "Installation"/);
    expect(await tigeraStatus("calico")).toBeUndefined();
    expect(await read("v1", "Namespace", "calico-system")).toBeUndefined();
  });

  it("is installed, and its operator makes what it makes", async () => {
    const made = await makeAll(install);
    expect(valueAt(made.get("apiserver-default")?.outputs, "status.state")).toBe("Ready");
    for (const name of ["calico", "ippools", "apiserver", "tiers"]) {
      const available = { type: "Available", status: "True" };
      expect(await tigeraStatus(name)).toMatchObject({ status: { conditions: expect.arrayContaining([available]) } });
    }
    for (const kind of ["ClusterInformation", "FelixConfiguration", "KubeControllersConfiguration", "Tier"]) {
      expect(await read("projectcalico.org/v3", kind, "default")).toMatchObject({
        kind,
        metadata: { name: "default" },
      });
      await expect(make(step("projectcalico.org/v3", kind, "default"))).rejects.toThrow(/AlreadyExists/);
    }
    expect(await read("projectcalico.org/v3", "IPPool", "default-ipv4-ippool")).toBeDefined();
    await make(step("v1", "ConfigMap", "calico-system/a"));
  });

  it("makes the pools of its Installation, and none for another CNI", async () => {
    const pools = [{ name: "rack-1", cidr: "10.1.0.0/16" }];
    const made = await makeAll([...install.slice(0, 3), installation({ calicoNetwork: { ipPools: pools } })]);
    const pool = (name: string): Promise<Properties | undefined> => read("projectcalico.org/v3", "IPPool", name);
    expect(await pool("rack-1")).toBeDefined();
    expect(await pool("default-ipv4-ippool")).toBeUndefined();
    const { type, name, inputs } = installation({ cni: { type: "AmazonVPC" } });
    await client.change(type, name, made.get(name) as Live, inputs);
    expect(await pool("rack-1")).toBeUndefined();
    expect(await pool("default-ipv4-ippool")).toBeUndefined();
  });

  it("is changed in place", async () => {
    const made = await makeAll(install);
    const changed = felix({ wireguardEnabled: false });
    const old = made.get(changed.name) as Live;
    expect(client.diff(changed.type, changed.name, old, changed.inputs)).toEqual(["spec.wireguardEnabled"]);
    const { outputs } = await client.change(changed.type, changed.name, old, changed.inputs);
    expect(outputs).toMatchObject({ spec: { wireguardEnabled: false }, metadata: { name: "default" } });
    const { type, name, inputs } = installation({ calicoNetwork: { bgp: "Enabled" } });
    const again = await client.change(type, name, made.get(name) as Live, inputs);
    expect(valueAt(again.outputs, "metadata.generation")).toBe(2);
    expect(await tigeraStatus("calico")).toBeDefined();
  });

  it("goes in the reverse order, and leaves nothing", async () => {
    const made = await makeAll(install);
    const operator = made.get("operator") as Live;
    await expect(client.remove("kubernetes:helm.sh/v3:Release", "operator", operator)).rejects.toThrow(
      /tigera.io\/cni-protector/,
    );
    for (const { type, name } of [...install].reverse()) await client.remove(type, name, made.get(name) as Live);
    expect(readCloud(directory)).toEqual([]);
    expect(await tigeraStatus("calico")).toBeUndefined();
    await makeAll(install);
  });
});

describe("what the settings say was there", () => {
  const before: SettingsInput = {
    preexisting: [
      { type: "kubernetes:core/v1:ConfigMap", id: "kube-system/kubeadm-config" },
      {
        type: "kubernetes:operator.tigera.io/v1:Installation",
        id: "default",
        properties: { spec: { variant: "Calico" } },
      },
    ],
  };

  it("can be read and patched, not made; its kinds are known, and Calico runs where an Installation is", async () => {
    directory = newDirectory(before);
    client = kubernetesBy(directory, { kubeconfig: withToken });
    await expect(make(step("v1", "ConfigMap", "kube-system/kubeadm-config"))).rejects.toThrow(/AlreadyExists/);
    expect(await read("operator.tigera.io/v1", "Installation", "default")).toMatchObject({
      spec: { variant: "Calico" },
    });
    const patch = step("operator.tigera.io/v1", "Installation", "default", { spec: { registry: "r/" } }, "Patch");
    expect((await make(patch)).outputs).toMatchObject({ spec: { variant: "Calico", registry: "r/" } });
    expect(await tigeraStatus("calico")).toBeDefined();
    expect(await tigeraStatus("apiserver")).toBeUndefined();
    await expect(make(step("v1", "ConfigMop", "default/a"))).rejects.toThrow(/no matches for kind "ConfigMop"/);
    const peer = step("projectcalico.org/v3", "BGPPeer", "tor");
    await expect(make(peer)).rejects.toThrow(/no APIServer/);
    await make(step("operator.tigera.io/v1", "APIServer", "default"));
    await make(peer);
  });
});

describe("a condition that an object waits for", () => {
  it("must come true", async () => {
    await makeAll(install.slice(0, 5));
    const never = { metadata: { annotations: { "pulumi.com/waitFor": "jsonpath={.status.state}=Gone" } } };
    await expect(make(step("operator.tigera.io/v1", "APIServer", "default", never, "Patch"))).rejects.toThrow(
      /Timeout: .*did not become ready: status.state: got "Ready", want "Gone"/,
    );
  });
});
