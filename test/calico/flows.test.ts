import { PeerAddress } from "../../constructs/calico/bgp/peer-address";
import { Selector } from "../../constructs/model";
import { Asn } from "../../constructs/net";
import { type CalicoCluster, type Flow, requiredFlows } from "../../constructs/calico";
import { baseCluster, clusters, ebpfCalico, vppCalico } from "./support/clusters";
import { pool } from "./support/pool";

/** `source protocol/port`, one a line. Without a provider's name the control plane is on nodes of the cluster. */
function flows(calico: Partial<CalicoCluster> = {}): readonly string[] {
  const controlPlane = calico.kubernetesProvider === "" ? ({ runsOn: "nodes" } as const) : {};
  return requiredFlows(baseCluster({ calico, controlPlane })).map(text);
}

const text = ({ source, protocol, port }: Flow) => `${source} ${protocol}${port === undefined ? "" : `/${port}`}`;

const bgp: CalicoCluster["bgp"] = {
  asNumber: Asn.of(64512),
  nodeToNodeMeshEnabled: true,
  isConfigured: false,
  peers: [],
  filters: [],
};
const fabric: Partial<CalicoCluster> = {
  kubernetesProvider: "",
  routing: { kind: "fabric", encapsulation: "None", bgp: "Enabled", clusterRoutingMode: "BIRD" },
  pools: [pool({ encapsulation: "None" })],
};
const ipip: Partial<CalicoCluster> = {
  routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled", clusterRoutingMode: "BIRD" },
  pools: [pool({ encapsulation: "IPIP" })],
};
const cloud: Partial<CalicoCluster> = {
  cni: "AmazonVPC",
  ipam: "AmazonVPC",
  pools: [],
  routing: { kind: "cloud", encapsulation: "None", bgp: "Disabled", clusterRoutingMode: "BIRD" },
};
const wireguard = (ipv4: boolean, ipv6: boolean): CalicoCluster["encryption"] => ({
  kind: "wireguard",
  ipv4,
  ipv6,
  hostEncryption: false,
});

test("VXLAN on EKS: Typha, the tunnel, the API server; no BGP", () => {
  expect(flows()).toEqual(["nodes tcp/5473", "nodes udp/4789", "control-plane tcp/5443"]);
});

test("IPIP: the tunnel and the mesh that announces its routes", () => {
  expect(flows({ ...ipip, kubernetesProvider: "" })).toEqual(["nodes tcp/5473", "nodes tcp/179", "nodes 4"]);
});

test("without a tunnel pods' packets are on the wire, and nodes reach pods themselves", () => {
  expect(flows(fabric)).toEqual(["nodes tcp/5473", "nodes tcp/179", "pods all", "nodes all"]);
});

test("across subnets only: both the tunnel and the bare packets", () => {
  expect(flows({ pools: [pool({ encapsulation: "VXLANCrossSubnet" })], kubernetesProvider: "" })).toEqual([
    "nodes tcp/5473",
    "nodes udp/4789",
    "pods all",
    "nodes all",
  ]);
});

test("a pool for load balancers carries no pods", () => {
  const pools = [pool(), pool({ name: "lb", encapsulation: "None", allowedUses: ["LoadBalancer"] })];
  expect(flows({ pools })).not.toContain("pods all");
});

describe("BGP", () => {
  test.each([
    ["the mesh", bgp, ["nodes tcp/179"]],
    ["its own port", { ...bgp, configuration: { listenPort: 1790 } }, ["nodes tcp/1790"]],
    [
      "route reflectors",
      { ...bgp, nodeToNodeMeshEnabled: false, peers: [{ name: "rr", peerSelector: Selector.of("rr == 'true'") }] },
      ["nodes tcp/179"],
    ],
    [
      "switches only: nodes have no session with each other",
      {
        ...bgp,
        nodeToNodeMeshEnabled: false,
        peers: [{ name: "tor", peerIP: PeerAddress.of("10.0.0.1"), asNumber: Asn.of(65101) }],
      },
      [],
    ],
  ])("%s", (_name, bgp, expected) => {
    const found = flows({ ...ipip, bgp });
    expect(found.filter((flow) => /tcp\/17/.test(flow))).toEqual(expected);
  });

  test("switched off", () => {
    expect(flows({ bgp })).not.toContain("nodes tcp/179");
  });
});

describe("eBPF forwards node ports in VXLAN", () => {
  test("without any VXLAN pool", () => {
    expect(flows({ ...fabric, ...ebpfCalico, pools: fabric.pools! })).toContain("nodes udp/4789");
  });
  test("on Felix's port, with the AWS CNI", () => {
    expect(flows({ ...cloud, ...ebpfCalico, felix: { vxlanPort: 4790 } })).toContain("nodes udp/4790");
  });
});

describe("encryption", () => {
  test.each([
    [wireguard(true, false), {}, ["nodes udp/51820"]],
    [wireguard(true, true), {}, ["nodes udp/51820", "nodes udp/51821"]],
    [
      wireguard(true, true),
      { wireguardListeningPort: 1000, wireguardListeningPortV6: 1001 },
      ["nodes udp/1000", "nodes udp/1001"],
    ],
    [wireguard(false, true), {}, ["nodes udp/51821"]],
  ])("WireGuard %j %j", (encryption, felix, expected) => {
    expect(flows({ encryption, felix }).filter((flow) => /udp\/(?!4789)/.test(flow))).toEqual(expected);
  });

  test("WireGuard leaves the tunnel open: traffic of hosts, and of nodes without it, still takes it", () => {
    expect(flows({ encryption: wireguard(true, false) })).toContain("nodes udp/4789");
  });

  test("VPP has one WireGuard port for both families", () => {
    expect(flows({ ...vppCalico, encryption: wireguard(true, true) })).toContain("nodes udp/51820");
    expect(flows({ ...vppCalico, encryption: wireguard(true, true) })).not.toContain("nodes udp/51821");
  });

  test("IPsec takes the place of IPIP on the wire", () => {
    const { calico } = clusters["vpp with ipsec"]!;
    expect(flows(calico)).toEqual([
      "nodes tcp/5473",
      "nodes tcp/179",
      "nodes 50",
      "nodes udp/500",
      "nodes udp/4500",
      "control-plane tcp/5443",
    ]);
  });
});

describe("the AWS CNI: pods' traffic is the platform's business", () => {
  test("a Gateway's webhook is a pod that the control plane outside asks", () => {
    const components = { apiServer: false, goldmane: false, whisker: false, gatewayAPI: true };
    expect(flows({ ...cloud, components })).toEqual(["nodes tcp/5473", "control-plane tcp/9443"]);
    expect(flows({ components })).not.toContain("control-plane tcp/9443");
  });
  test("Calico's own components remain", () => {
    expect(flows(cloud)).toEqual([
      "nodes tcp/5473",
      "nodes tcp/7443",
      "control-plane tcp/5443",
      "control-plane tcp/9443",
    ]);
  });
  test("without them", () => {
    expect(
      flows({ ...cloud, components: { apiServer: false, goldmane: false, whisker: false, gatewayAPI: false } }),
    ).toEqual(["nodes tcp/5473"]);
  });
});

describe("metrics that are on are there to be read", () => {
  const off = flows();
  const added = (calico: Partial<CalicoCluster>) => flows(calico).filter((flow) => !off.includes(flow));

  test("Felix', by the operator or by FelixConfiguration, at the port that wins", () => {
    expect(added({ felix: { prometheusMetricsEnabled: true } })).toEqual(["nodes tcp/9091"]);
    expect(added({ felix: { prometheusMetricsEnabled: true, prometheusMetricsPort: 9191 } })).toEqual([
      "nodes tcp/9191",
    ]);
    expect(added({ installation: { nodeMetricsPort: 9081 }, felix: { prometheusMetricsPort: 9191 } })).toEqual([
      "nodes tcp/9081",
    ]);
  });
  test("not where only the node itself is to read them", () => {
    expect(added({ felix: { prometheusMetricsEnabled: true, prometheusMetricsHost: "127.0.0.1" } })).toEqual([]);
    expect(added({ felix: { prometheusMetricsPort: 9191 } })).toEqual([]);
  });
  test("Typha's", () => {
    expect(added({ installation: { typhaMetricsPort: 9093 } })).toEqual(["nodes tcp/9093"]);
  });
});

test.each(Object.entries(clusters))("names are unique and every flow says why: %s", (_name, cluster) => {
  const all = requiredFlows(cluster);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.every(({ name, why }) => /^[a-z0-9-]+$/.test(name) && why.length > 20)).toBe(true);
  for (const { protocol, port } of all) expect(port !== undefined).toBe(protocol === "tcp" || protocol === "udp");
});
