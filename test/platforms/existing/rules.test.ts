import type { Intent, IntentInput } from "../../../constructs/kit";
import { existingPlatform } from "../../../constructs/platforms/existing";
import { changed } from "../../support/changed";
import { allFindingsOf, describeRules, parsed } from "../../support/rules";
import { aks, ebpf, kubeadm, resolved, talos, vpp, ways } from "./intents";

type Changes = Readonly<Record<string, unknown>>;

const made = (base: IntentInput, changes: Changes): Intent => parsed(changed<IntentInput>(base, changes));
const platform = (changes: Changes): Changes => ({ platform: changes });
const calico = (changes: Changes): Changes => ({ calico: changes });
const groups = (...nodeGroups: readonly Changes[]): Changes => platform({ nodeGroups });
const gke = { ...platform({ distribution: "gke" }), ...calico({ routing: { kind: "cloud" } }) };
const cloud = { routing: { kind: "cloud" } };

/** base, mistake, the same without it, where the finding points. */
const mistakes: Readonly<Record<string, readonly [IntentInput, Changes, Changes, string]>> = {
  "EXI-001": [
    ebpf,
    platform({ kubernetesProvider: "AKS" }),
    platform({ kubernetesProvider: "RKE2" }),
    "/platform/kubernetesProvider",
  ],
  "EXI-002": [aks, platform({ kubernetesProvider: "" }), {}, "/platform/kubernetesProvider"],
  "EXI-003": [
    kubeadm,
    platform({ controlPlane: { runsOn: "outside" } }),
    platform({ controlPlane: { runsOn: "outside-with-agents" } }),
    "/platform/controlPlane/runsOn",
  ],
  "EXI-004": [
    aks,
    calico({ dataplane: { kind: "vpp" }, encryption: { kind: "none" } }),
    calico({ dataplane: { kind: "iptables" }, encryption: { kind: "none" } }),
    "/calico/dataplane/kind",
  ],
  "EXI-005": [kubeadm, { ...gke, ...calico({ ...cloud, dataplane: { kind: "ebpf" } }) }, gke, "/calico/dataplane/kind"],
  "EXI-006": [
    kubeadm,
    { ...gke, ...calico({ ...cloud, encryption: { kind: "wireguard" } }) },
    gke,
    "/calico/encryption/kind",
  ],
  "EXI-007": [
    kubeadm,
    { ...platform({ cni: "AzureVNET" }), ...calico({ routing: { kind: "overlay", encapsulation: "VXLAN" } }) },
    { ...platform({ cni: "AzureVNET" }), ...calico(cloud) },
    "/calico/routing/kind",
  ],
  "EXI-008": [
    ebpf,
    { ...platform({ cni: "GKE", kubernetesProvider: "RKE2" }), ...calico({ dataplane: { kind: "iptables" } }) },
    { ...platform({ cni: "none", kubernetesProvider: "RKE2" }), ...calico({ dataplane: { kind: "iptables" } }) },
    "/platform/cni",
  ],
  "EXI-010": [kubeadm, { network: { services: ["10.96.0.0/12"], pods: undefined } }, {}, "/network"],
  "EXI-011": [
    kubeadm,
    { ...platform({ distribution: "other" }), network: { pods: ["10.244.0.0/16"], services: undefined } },
    platform({ distribution: "other" }),
    "/network",
  ],
  "EXI-012": [
    aks,
    platform({ underlay: { nodes: ["172.30.0.0/16"] } }),
    platform({ underlay: { nodes: ["172.29.0.0/16"] } }),
    "/platform/underlay/nodes/0",
  ],
  "EXI-013": [
    kubeadm,
    calico({
      pools: [{ cidr: "10.244.0.0/16" }, { name: "lb", cidr: "203.0.113.0/24", allowedUses: ["LoadBalancer"] }],
    }),
    calico({
      pools: [
        { cidr: "10.244.0.0/16" },
        { name: "lb", cidr: "203.0.113.0/24", allowedUses: ["LoadBalancer"], managedBy: "ippool" },
      ],
    }),
    "/calico/pools/1/cidr",
  ],
  "EXI-014": [
    aks,
    calico({ encryption: { kind: "none" }, pools: [{ cidr: "10.244.0.0/16", encapsulation: "IPIP" }] }),
    calico({ encryption: { kind: "none" }, pools: [{ cidr: "10.244.0.0/16", encapsulation: "VXLAN" }] }),
    "/calico/pools/0/encapsulation",
  ],
  "EXI-015": [
    aks,
    calico({ encryption: { kind: "none" }, pools: [{ cidr: "10.244.0.0/16", encapsulation: "VXLANCrossSubnet" }] }),
    calico({ encryption: { kind: "none" }, pools: [{ cidr: "10.244.0.0/16", encapsulation: "VXLAN" }] }),
    "/calico/pools/0/encapsulation",
  ],
  "EXI-016": [kubeadm, platform({ underlay: { nodes: undefined, mtu: 1500 } }), {}, "/platform/underlay"],
  "EXI-020": [
    kubeadm,
    groups({ name: "a", nodes: [{ name: "n-1" }, { name: "n-1" }] }),
    groups({ name: "a", nodes: [{ name: "n-1" }, { name: "n-2" }] }),
    "/platform/nodeGroups/0/nodes/1/name",
  ],
  "EXI-021": [
    kubeadm,
    groups({ name: "a", count: 3, nodes: [{ name: "n-1" }] }),
    groups({ name: "a", count: 1, nodes: [{ name: "n-1" }] }),
    "/platform/nodeGroups/0/count",
  ],
  "EXI-022": [
    kubeadm,
    groups({ name: "a", nodes: [{ name: "n-1", addresses: ["198.51.100.1"] }] }),
    groups({ name: "a", nodes: [{ name: "n-1", addresses: ["192.0.2.1"] }] }),
    "/platform/nodeGroups/0/nodes/0/addresses/0",
  ],
  "EXI-023": [
    kubeadm,
    groups(
      { name: "a", nodes: [{ name: "n-1", addresses: ["192.0.2.1"] }] },
      { name: "b", nodes: [{ name: "n-2", addresses: ["192.0.2.1"] }] },
    ),
    groups(
      { name: "a", nodes: [{ name: "n-1", addresses: ["192.0.2.1"] }] },
      { name: "b", nodes: [{ name: "n-2", addresses: ["192.0.2.2"] }] },
    ),
    "/platform/nodeGroups/1/nodes/0/addresses/0",
  ],
  "EXI-024": [vpp, groups({ name: "a" }), groups({ name: "a", interfaceName: "ens1" }), "/calico/dataplane/kind"],
  "EXI-025": [
    vpp,
    groups({ name: "a", interfaceName: "ens1" }, { name: "b", interfaceName: "ens2" }),
    groups({ name: "a", interfaceName: "ens1" }, { name: "b", interfaceName: "ens1" }),
    "/platform/nodeGroups",
  ],
  "EXI-026": [
    kubeadm,
    calico({ dataplane: { kind: "nftables" } }),
    {
      ...platform({ kubeProxy: { runsAs: "daemonset", mode: "nftables" } }),
      ...calico({ dataplane: { kind: "nftables" } }),
    },
    "/calico/dataplane/kind",
  ],
  "EXI-027": [talos, calico({ dataplane: { kind: "iptables" } }), {}, "/calico/dataplane/kind"],
  "EXI-028": [
    kubeadm,
    { ...platform({ kubeProxy: { runsAs: "daemonset", mode: "ipvs" } }), ...calico({ dataplane: { kind: "ebpf" } }) },
    {
      ...platform({ kubeProxy: { runsAs: "daemonset", mode: "iptables" } }),
      ...calico({ dataplane: { kind: "ebpf" } }),
    },
    "/calico/dataplane/kind",
  ],
  "EXI-029": [
    kubeadm,
    { ...platform({ distribution: "k3s" }), ...calico({ installation: { containerIPForwarding: "Disabled" } }) },
    { ...platform({ distribution: "k3s" }), ...calico({ installation: { containerIPForwarding: "Enabled" } }) },
    "/calico/installation/containerIPForwarding",
  ],
};

describeRules({
  rules: existingPlatform.rules,
  mistakes: Object.fromEntries(
    Object.entries(mistakes).map(([code, [base, failing, passing, path]]) => [
      code,
      () => ({ failing: made(base, failing), passing: made(base, passing), path }),
    ]),
  ),
  references: ways,
});

const codesOf = (intent: Intent): readonly string[] => allFindingsOf(intent).map(({ code }) => code);

describe("numbers of nodes", () => {
  it.each([
    [{ count: { min: 5, max: 2 } }, ["EXI-021"]],
    [{ count: { min: 2, max: 5 } }, []],
    [{ nodes: [{ name: "n-1" }], count: { min: 0, max: 1 } }, []],
  ])("%j", (group, codes) => {
    const found = codesOf(made(kubeadm, groups({ name: "a", ...group })));
    expect(found.filter((code) => code === "EXI-021")).toEqual(codes);
  });
});

describe("a network that checks sources", () => {
  const checked = (changes: Changes = {}, calicoChanges: Changes = {}): Intent =>
    made(kubeadm, {
      ...platform({ underlay: { nodes: ["192.0.2.0/24"], checksSource: true }, ...changes }),
      ...calico(calicoChanges),
    });
  const pool = (encapsulation: string): Changes => ({ pools: [{ cidr: "10.244.0.0/16", encapsulation }] });
  const fabricCodes = (intent: Intent): readonly string[] =>
    codesOf(intent).filter((code) => ["EXI-015", "POOL-034", "FELIX-010"].includes(code));

  it("gets VXLAN everywhere unasked, and has nothing against it", () => {
    const intent = checked();
    expect(resolved(intent).cluster.calico.pools.map(({ encapsulation }) => encapsulation)).toEqual(["VXLAN"]);
    expect(fabricCodes(intent)).toEqual([]);
  });

  it.each([
    ["IPIP", []],
    ["VXLAN", []],
    ["IPIPCrossSubnet", ["EXI-015"]],
    ["VXLANCrossSubnet", ["EXI-015"]],
  ])("takes or refuses %s", (encapsulation, codes) => {
    const bgp = { routing: { kind: "overlay", encapsulation, bgp: "Enabled" } };
    expect(fabricCodes(checked({}, { ...bgp, ...pool(encapsulation) }))).toEqual(codes);
  });

  it("says one thing of bare pods between subnets, and nothing where a router outside learns of them", () => {
    const bare = { routing: { kind: "fabric" }, ...pool("None") };
    const across = { underlay: { nodes: ["192.0.2.0/24"], checksSource: true, spansSubnets: true } };
    expect(fabricCodes(checked({}, bare))).toEqual(["EXI-015"]);
    expect(fabricCodes(checked(across, bare))).toEqual(["POOL-034"]);
    const peers = { bgp: { asNumber: 64512, peers: [{ name: "tor", peerIP: "192.0.2.1", asNumber: 65001 }] } };
    expect(fabricCodes(checked(across, { ...bare, ...peers }))).toEqual([]);
    expect(fabricCodes(checked({}, { ...bare, ...peers }))).toEqual([]);
  });

  it("asks the AWS API where the machines are AWS', and nowhere else", () => {
    const direct = { dataplane: { kind: "ebpf", serviceMode: "DSR" }, encryption: { kind: "none" } };
    const felixOf = (intent: Intent) => resolved(intent).cluster.calico.felix.awsSrcDstCheck;
    const api = { apiServer: { host: "api.example.com" } };
    expect(felixOf(made(aks, { ...platform(api), ...calico(direct) }))).toBeUndefined();
    expect(felixOf(checked(api, direct))).toBeUndefined();
    expect(felixOf(checked({ ...api, kubernetesProvider: "EKS" }, direct))).toBe("Disable");
    const asked = { felix: { awsSrcDstCheck: "Disable" } };
    expect(fabricCodes(made(aks, calico(asked)))).toEqual(["FELIX-010"]);
    expect(fabricCodes(checked({}, asked))).toEqual([]);
  });
});

describe("a CNI of the cloud's without known pod ranges", () => {
  it.each([
    ["GKE", { distribution: "gke", cni: "GKE" }],
    ["AzureVNET", { distribution: "aks", cni: "AzureVNET", underlay: { nodes: ["10.224.0.0/16"] } }],
  ])("%s has no error", (_name, changes) => {
    const intent = made(kubeadm, {
      ...platform(changes),
      network: { services: ["10.96.0.0/12"], pods: undefined },
      ...calico({ routing: { kind: "cloud" } }),
    });
    expect(allFindingsOf(intent).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("Calico's own rules on such clusters", () => {
  it.each(Object.entries(ways))("say nothing against %s", (_, intent) => {
    expect(allFindingsOf(parsed(intent))).toEqual([]);
  });

  it("want an endpoint for eBPF where the operator cannot find one", () => {
    const processed = { ...platform({ distribution: "k3s" }), ...calico({ dataplane: { kind: "ebpf" } }) };
    expect(codesOf(made(kubeadm, processed))).toContain("EBPF-003");
    const said = { ...processed, ...platform({ distribution: "k3s", apiServer: { host: "api.example.com" } }) };
    expect(codesOf(made(kubeadm, said))).not.toContain("EBPF-003");
  });

  it.each(["gke", "k3s"])("say that once on %s, and not that the operator finds it", (distribution) => {
    const said = codesOf(made(kubeadm, { ...platform({ distribution }), ...calico({ dataplane: { kind: "ebpf" } }) }));
    expect(said).toContain("EBPF-003");
    expect(said).not.toContain("EBPF-005");
  });

  it("refuse to take a kube-proxy away that is no DaemonSet", () => {
    const removed = {
      ...platform({ distribution: "k3s", apiServer: { host: "api.example.com" } }),
      ...calico({ dataplane: { kind: "ebpf", kubeProxy: "remove" } }),
    };
    expect(codesOf(made(kubeadm, removed))).toContain("EBPF-012");
  });

  it("take the API's proxy on each node for an endpoint, from 3.32 on", () => {
    const proxied = {
      ...platform({ kubeProxy: { runsAs: "none" } }),
      ...calico({ dataplane: { kind: "ebpf", apiServer: { kind: "endpoint", host: "localhost", port: 7445 } } }),
    };
    expect(codesOf(made(talos, proxied))).not.toContain("EBPF-009");
    const older = made(talos, { ...proxied, calico: { ...(proxied["calico"] as object), release: "v3.31.7" } });
    expect(codesOf(older)).toContain("EBPF-009");
    expect(codesOf(made(kubeadm, proxied))).toContain("EBPF-009");
  });

  it("know what the network carries whole", () => {
    expect(codesOf(made(aks, calico({ encryption: { kind: "wireguard" }, mtu: 1440 })))).toContain("CAL-014");
  });
});
