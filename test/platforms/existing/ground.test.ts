import type { IntentInput } from "../../../constructs/kit";
import { labelSets, Selector } from "../../../constructs/model";
import { changed, type DeepPartial } from "../../support/changed";
import { aks, ebpf, kubeadm, resolved, talos, vpp } from "./intents";

const whole = (changes: DeepPartial<IntentInput>, base: IntentInput = kubeadm) =>
  resolved(changed<IntentInput>(base, changes)).cluster;
const groups = (...nodeGroups: readonly object[]): DeepPartial<IntentInput> =>
  ({ platform: { nodeGroups } }) as unknown as DeepPartial<IntentInput>;

describe("what a distribution says where the intent does not", () => {
  it("are its ranges, its provider and who runs kube-proxy", () => {
    const { cluster } = resolved({
      name: "a",
      platform: { kind: "existing", distribution: "rke2", nodeGroups: [{ name: "w" }] },
    });
    expect(cluster.network.pods.map(String)).toEqual(["10.42.0.0/16"]);
    expect(cluster.network.services.map(String)).toEqual(["10.43.0.0/16"]);
    expect(cluster.calico.kubernetesProvider).toBe("RKE2");
    expect(cluster.controlPlane.kubeProxy).toEqual({ runsAs: "static-pod", removableBy: "nobody", mode: "iptables" });
  });

  it("is nothing for a cluster of which nobody says what made it", () => {
    const { cluster } = resolved({ name: "a", platform: { kind: "existing", nodeGroups: [{ name: "w" }] } });
    expect(cluster.network.pods).toEqual([]);
    expect(cluster.calico.kubernetesProvider).toBe("");
    expect(cluster.controlPlane).not.toHaveProperty("apiServer");
  });

  it("gives k3s' pods forwarding, and Talos no CSI driver and the right control groups for eBPF", () => {
    const k3s = whole({ platform: { distribution: "k3s" } });
    expect(k3s.calico.installation.containerIPForwarding).toBe("Enabled");
    expect(resolved(talos).cluster.calico.installation.kubeletVolumePluginPath).toBe("None");
    expect(resolved(talos).cluster.calico.felix).not.toHaveProperty("cgroupV2Path");
    const { felix } = whole({ calico: { dataplane: { kind: "ebpf" } } }, talos).calico;
    expect(felix.cgroupV2Path).toBe("/sys/fs/cgroup");
  });

  it("yields to the intent", () => {
    const { installation } = whole({
      platform: { distribution: "k3s" },
      calico: { installation: { containerIPForwarding: "Disabled" } },
    }).calico;
    expect(installation.containerIPForwarding).toBe("Disabled");
  });
});

describe("MTU", () => {
  it("is the smallest of the groups'", () => {
    expect(whole(groups({ name: "a", mtu: 9000 }, { name: "b", mtu: 1500 })).network.underlayMtu).toBe(1500);
  });

  it("is 1340 for WireGuard on AKS, whose network carries 1400 whole, and is written", () => {
    const { calico } = resolved(aks).cluster;
    expect(calico.mtu).toBe(1340);
    expect(calico.mtuIsExplicit).toBe(true);
  });

  it("is written where Felix would not look at the nodes' interface", () => {
    const bonded = groups({ name: "a", interfaceName: "bond0" });
    expect(whole(bonded).calico).toMatchObject({ mtu: 1450, mtuIsExplicit: true });
    expect(whole(groups({ name: "a", interfaceName: "eth0" })).calico).toMatchObject({ mtuIsExplicit: false });
  });
});

describe("eBPF", () => {
  it("has the endpoint that is said, or lets the operator find one where it can", () => {
    expect(resolved(ebpf).cluster.calico.dataplane).toMatchObject({
      apiServer: { kind: "endpoint", host: "192.0.2.10", port: 6443 },
      kubeProxy: "remove",
    });
    expect(whole({ calico: { dataplane: { kind: "ebpf" } } }).calico.dataplane).toMatchObject({
      apiServer: { kind: "bootstrap" },
      kubeProxy: "remove",
    });
  });

  it("has Talos' own proxy where there is no kube-proxy", () => {
    const without = whole(
      {
        platform: { kubeProxy: { runsAs: "none" } },
        calico: { dataplane: { kind: "ebpf" } },
      },
      talos,
    );
    expect(without.calico.dataplane).toMatchObject({ apiServer: { kind: "endpoint", host: "localhost", port: 7445 } });
  });

  it("leaves a kube-proxy that the platform would put back", () => {
    const left = whole(
      { calico: { dataplane: { kind: "ebpf", apiServer: { kind: "endpoint", host: "a.example" } } } },
      aks,
    );
    expect(left.calico.dataplane).toMatchObject({ kubeProxy: "leave" });
    expect(left.calico.felix).toMatchObject({ bpfKubeProxyIptablesCleanupEnabled: false, bpfKubeProxyHealthzPort: 0 });
  });
});

it("follows kube-proxy's mode where the intent names no data plane", () => {
  expect(resolved(kubeadm).cluster.calico.dataplane.kind).toBe("iptables");
  expect(resolved(talos).cluster.calico.dataplane.kind).toBe("nftables");
});

it("takes over the interface of the nodes with VPP, and IPIP where the network passes it", () => {
  expect(resolved(vpp).cluster.calico).toMatchObject({
    dataplane: { uplinks: [{ interfaceName: "ens1f0", vppDriver: "af_packet" }] },
    routing: { encapsulation: "IPIP", bgp: "Enabled" },
    mtu: 8940,
  });
});

describe("nodes by name", () => {
  const nodes = [
    { name: "a-1", zone: "z1", rack: "r1", labels: { role: "edge" } },
    { name: "a-2", zone: "z1", rack: "r2" },
    { name: "a-3", zone: "z2", rack: "r2" },
  ];
  const cluster = whole(groups({ name: "a", labels: { pool: "a" }, nodes }, { name: "b", labels: { pool: "b" } }));

  it("make up their group, its zones and the racks", () => {
    expect(cluster.nodes.groups[0]).toMatchObject({ count: { least: 3, initial: 3, most: 3 }, zones: ["z1", "z2"] });
    expect(cluster.nodes.racks).toEqual([
      { name: "r1", nodes: ["a-1"] },
      { name: "r2", nodes: ["a-2", "a-3"] },
    ]);
    expect(cluster.network.spansSubnets).toBe(true);
  });

  it("are what selectors are held against", () => {
    const matching = (text: string) =>
      labelSets(cluster.nodes).filter((labels) => Selector.of(text).matches(labels)).length;
    expect(matching("pool == 'a'")).toBe(3);
    expect(matching("pool == 'b'")).toBe(1);
    expect(matching("role == 'edge' && topology.kubernetes.io/zone == 'z1'")).toBe(1);
    expect(matching("kubernetes.io/hostname in {'a-2', 'a-3'}")).toBe(2);
    expect(matching("rack == 'r1'")).toBe(0);
  });

  it("share one reason, however many they are", () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ name: `n-${index}`, zone: "z" }));
    const { reasons } = resolved(changed<IntentInput>(kubeadm, groups({ name: "a", nodes: many })));
    expect(reasons.at("/nodes/named/271/zone")).toMatchObject({ path: "/nodes/named/271" });
    expect(reasons.entries().filter(([path]) => path.startsWith("/nodes/named"))).toHaveLength(1);
  });
});
