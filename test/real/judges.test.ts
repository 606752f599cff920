/** The judges judged: a verdict of theirs is worth something only if they accept what is right and refuse what is wrong. */
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "../../constructs/model";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { expectReadBackEqual, readBackDifferences } from "./support/kubernetes-client-read-back";
import { describeWith } from "./support/needs";
import { environmentOf, type Operator, startOperator } from "./support/operator";
import { notJudged } from "./support/operator-stored";

function installation(calicoNetwork: object, spec: object = {}): KubernetesObject {
  return {
    apiVersion: "operator.tigera.io/v1",
    kind: "Installation",
    metadata: { name: "default" },
    spec: { variant: "Calico", kubernetesProvider: "EKS", cni: { type: "Calico" }, calicoNetwork, ...spec },
  };
}

const vxlanPool = { cidr: "10.244.0.0/16", encapsulation: "VXLAN" };
const overlay = installation({ linuxDataplane: "Iptables", bgp: "Disabled", ipPools: [vxlanPool] });
const vppWithoutBgp = installation({ linuxDataplane: "VPP", bgp: "Disabled", ipPools: [vxlanPool] });

const endpoint: KubernetesObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "kubernetes-services-endpoint", namespace: "tigera-operator" },
  data: { KUBERNETES_SERVICE_HOST: "api.example.com", KUBERNETES_SERVICE_PORT: "443" },
};

describeWith(["etcd", "kube-apiserver", needsCrds], "the real API server", () => {
  let apiServer: ApiServer;

  beforeAll(async () => {
    apiServer = await startApiServer({ crds: Object.values(crdFiles) });
  });

  afterAll(async () => apiServer?.stop());

  it("serves Calico's CRDs, all three groups", async () => {
    for (const [apiVersion, kind] of [
      ["operator.tigera.io/v1", "Installation"],
      ["crd.projectcalico.org/v1", "FelixConfiguration"],
      ["projectcalico.org/v3", "BGPPeer"],
    ] as const) {
      expect(await apiServer.client.kindsOf(apiVersion)).toContain(kind);
    }
  });

  it("takes an object and returns all of it", async () => {
    await apiServer.client.apply(overlay);
    const read = await apiServer.client.get(overlay);
    expectReadBackEqual(overlay, read);
    await apiServer.client.remove(overlay);
    expect(await apiServer.client.find(overlay)).toBeUndefined();
  });

  it("refuses a field that the CRD does not know", async () => {
    const wrong = installation({ linuxDataplan: "Iptables" });
    await expect(apiServer.client.apply(wrong)).rejects.toThrow(/linuxDataplan/);
    expect(await apiServer.client.find(wrong)).toBeUndefined();
  });

  it("refuses a field that Kubernetes does not know", async () => {
    const wrong = { ...endpoint, metadata: { name: "x", namespace: "default" }, dta: {} };
    await expect(apiServer.client.apply(wrong)).rejects.toThrow(/\.dta: field not declared in schema/);
  });

  it("refuses a value outside an enumeration, and one against a rule between fields", async () => {
    await expect(apiServer.client.apply(installation({ linuxDataplane: "XDP" }))).rejects.toThrow(/Unsupported value/);
    const peer = {
      apiVersion: "projectcalico.org/v3",
      kind: "BGPPeer",
      metadata: { name: "x" },
      spec: { node: "node-1", nodeSelector: "all()", peerIP: "192.0.2.1", asNumber: 64512 },
    };
    await expect(apiServer.client.apply(peer)).rejects.toThrow(/node and nodeSelector cannot both be set/i);
  });

  it("keeps nothing that was only tried", async () => {
    await apiServer.client.apply(overlay, { dryRun: true });
    expect(await apiServer.client.find(overlay)).toBeUndefined();
  });
});

describe("comparison of what was sent with what was read", () => {
  const sent: KubernetesObject = {
    apiVersion: "v1",
    kind: "X",
    metadata: { name: "x" },
    spec: { list: [1, { a: 1 }] },
  };

  it("lets the server add", () => {
    const read = { ...sent, status: {}, spec: { list: [1, { a: 1, default: true }], more: 1 } };
    expect(readBackDifferences(sent, read)).toEqual([]);
  });

  it.each([
    ["a dropped field", { list: [1, {}] }, "/spec/list/1/a: sent 1, read nothing"],
    ["a changed value", { list: [2, { a: 1 }] }, "/spec/list/0: sent 1, read 2"],
    ["a longer list", { list: [1, { a: 1 }, 2] }, '/spec/list: sent [1,{"a":1}], read [1,{"a":1},2]'],
  ])("tells %s", (_, spec, difference) => {
    expect(readBackDifferences(sent, { ...sent, spec })).toEqual([difference]);
  });

  it("compares quantities by value and secrets as stored", () => {
    const limits = { cpu: "1000m", memory: "0.5Gi" };
    const object = { ...sent, limits, stringData: { psk: "abc" } };
    expect(
      readBackDifferences(object, { ...sent, limits: { cpu: "1", memory: "512Mi" }, data: { psk: "YWJj" } }),
    ).toEqual([]);
    expect(readBackDifferences(object, { ...sent, limits: { cpu: "1", memory: "512M" } })).toHaveLength(2);
  });
});

describeWith(["etcd", "kube-apiserver", "tigera-operator", needsCrds], "the real operator", () => {
  let apiServer: ApiServer;
  let operator: Operator;

  beforeAll(async () => {
    apiServer = await startApiServer({ crds: [crdFiles.operator, crdFiles.stored] });
    operator = await startOperator({ apiServer });
  });

  afterAll(async () => {
    await operator?.stop();
    await apiServer?.stop();
  });

  const reconciled = async (...objects: KubernetesObject[]) => {
    const verdict = await operator.judgeInstallation(objects);
    if (verdict.kind === "refused") throw new Error(`refused by ${verdict.by}: ${verdict.reason}: ${verdict.message}`);
    return verdict;
  };

  it("reconciles an overlay on EKS", async () => {
    const { daemonSet, pools, felixConfiguration, installation: filled } = await reconciled(overlay);
    expect(environmentOf(daemonSet)).toMatchObject({
      CALICO_NETWORKING_BACKEND: "vxlan",
      CLUSTER_TYPE: "k8s,operator,ecs",
      IP: "autodetect",
      IP_AUTODETECTION_METHOD: "can-reach=8.8.8.8",
      IP6: "none",
      NO_DEFAULT_POOLS: "true",
    });
    expect(pools.map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
      [
        "default-ipv4-ippool",
        expect.objectContaining({ cidr: "10.244.0.0/16", vxlanMode: "Always", ipipMode: "Never" }),
      ],
    ]);
    expect(felixConfiguration.spec).toMatchObject({ bpfEnabled: false, vxlanVNI: 4096, nftablesMode: "Disabled" });
    expect(filled.spec).toMatchObject({ calicoNetwork: { hostPorts: "Enabled" }, controlPlaneReplicas: 2 });
  });

  it("refuses VPP without BGP, and its TigeraStatus says the same as its log", async () => {
    const verdict = await operator.judgeInstallation([vppWithoutBgp]);
    expect(verdict).toEqual({
      kind: "refused",
      by: "tigera-operator",
      reason: "InvalidConfigurationError",
      message: "Invalid Installation provided: VPP requires BGP to be enabled",
    });
    const degraded = await degradedCondition(apiServer);
    expect(degraded).toEqual({
      reason: "InvalidConfigurationError",
      message: (verdict as { message: string }).message,
    });
  });

  it("refuses pools with the sentence of its pool controller", async () => {
    const small = installation({ bgp: "Disabled", ipPools: [{ ...vxlanPool, blockSize: 12 }] });
    expect(await operator.judgeInstallation([small])).toMatchObject({
      by: "tigera-operator",
      message: expect.stringContaining("block size must be greater than 19") as string,
    });
  });

  it("tells the API server's refusal from the operator's", async () => {
    const wrong = installation({ linuxDataplane: "XDP" });
    expect(await operator.judgeInstallation([wrong])).toMatchObject({ kind: "refused", by: "kube-apiserver" });
  });

  it("remembers nothing of the Installation before", async () => {
    const nodeAddressAutodetectionV4 = { kubernetes: "NodeInternalIP" };
    const pools = [vxlanPool, { cidr: "fd00:10::/64", encapsulation: "VXLAN" }];
    const ebpf = { linuxDataplane: "BPF", bgp: "Disabled", nodeAddressAutodetectionV4, ipPools: pools };
    const nodeAddressAutodetectionV6 = { kubernetes: "NodeInternalIP" };
    const first = await reconciled(endpoint, installation({ ...ebpf, nodeAddressAutodetectionV6 }));
    expect(first.pools).toHaveLength(2);
    expect(first.felixConfiguration.spec).toMatchObject({ bpfEnabled: true });
    expect(environmentOf(first.daemonSet)).toMatchObject({
      IP_AUTODETECTION_METHOD: "kubernetes-internal-ip",
      IP6: "autodetect",
      KUBERNETES_SERVICE_HOST: "api.example.com",
    });

    const second = await reconciled(overlay);
    expect(second.pools).toHaveLength(1);
    expect(second.felixConfiguration.spec).toMatchObject({ bpfEnabled: false });
    const environment = environmentOf(second.daemonSet);
    expect(environment).toMatchObject({ IP_AUTODETECTION_METHOD: "can-reach=8.8.8.8", IP6: "none" });
    expect(environment).not.toHaveProperty("KUBERNETES_SERVICE_HOST");
  });

  it("sees what Calico's API server would store, and objects to what it does not like", async () => {
    const felix = (spec: object): KubernetesObject => ({
      apiVersion: "projectcalico.org/v3",
      kind: "FelixConfiguration",
      metadata: { name: "default" },
      spec,
    });
    const { felixConfiguration } = await reconciled(overlay, felix({ wireguardEnabled: true }));
    expect(felixConfiguration.spec).toMatchObject({ wireguardEnabled: true, bpfEnabled: false });
    expect(await operator.judgeInstallation([overlay, felix({ bpfEnabled: true })])).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("has been modified by someone else") as string,
    });
  });

  it("says what it is too old to judge", () => {
    const young = installation({ clusterRoutingMode: "Felix", ipPools: [{ ...vxlanPool, assignmentMode: "Manual" }] });
    expect(notJudged(young)).toEqual(["/calicoNetwork/clusterRoutingMode"]);
    expect(notJudged(overlay)).toEqual([]);
  });
});

/** What the operator's public status says, which it writes every five seconds. */
async function degradedCondition({ client }: ApiServer): Promise<{ reason: string; message: string } | undefined> {
  const reference = { apiVersion: "operator.tigera.io/v1", kind: "TigeraStatus", metadata: { name: "calico" } };
  interface Status {
    readonly conditions?: readonly { type: string; status: string; reason: string; message: string }[];
  }
  for (let attempt = 0; attempt < 1800; attempt++) {
    const status = (await client.find(reference))?.status as Status | undefined;
    const found = status?.conditions?.find(({ type, status }) => type === "Degraded" && status === "True");
    if (found !== undefined) return { reason: found.reason, message: found.message };
    await sleep(100);
  }
  return undefined;
}
