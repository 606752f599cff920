import { type CalicoPool, type Cluster, isForLoadBalancers, releaseName, requiredFlows, tunnelOf } from "../calico";
import { designOf } from "./fabric-words";
import type { Reasons, TopologyGroup } from "../model";

/** Nodes now, and between which numbers they may be. */
export function countOf({ least, initial, most }: TopologyGroup["count"]): string {
  return least === most ? String(initial) : `${initial} (${least} to ${most})`;
}

/** What forwards packets on a node, in a few words. */
export function dataplaneOf({ calico: { dataplane } }: Cluster): string {
  switch (dataplane.kind) {
    case "ebpf":
      return dataplane.kubeProxy === "remove" ? "eBPF in place of kube-proxy" : "eBPF";
    case "vpp":
      return `VPP on ${dataplane.uplinks.map(({ interfaceName }) => interfaceName).join(", ")}`;
    case "iptables":
    case "nftables":
      return dataplane.kind;
  }
}

/** What travels between the nodes, and how: a word, and a sentence. */
export function betweenNodes(
  cluster: Cluster,
  groups: readonly TopologyGroup[],
): readonly (readonly [word: string, sentence: string])[] {
  const open = requiredFlows(cluster)
    .filter(({ source }) => source === "nodes")
    .map(
      ({ name, protocol, port }) =>
        `${name} (${port === undefined ? (protocol === "all" ? "all" : `IP protocol ${protocol}`) : `${protocol} ${port}`})`,
    );
  return [
    ["pods", podTraffic(cluster)],
    ["encryption", encryptionOf(cluster)],
    ["BGP", bgpOf(cluster, groups)],
    ["open ports", open.length > 0 ? open.join(", ") : "nothing of Calico's own"],
  ];
}

const ways = {
  IPIP: "IPIP tunnels between all nodes",
  IPIPCrossSubnet: "IPIP tunnels between subnets, none within a subnet",
  VXLAN: "VXLAN tunnels between all nodes",
  VXLANCrossSubnet: "VXLAN tunnels between subnets, none within a subnet",
  None: "no tunnels: packets carry the pods' own addresses",
} as const satisfies Readonly<Record<CalicoPool["encapsulation"], string>>;

function podTraffic({ calico }: Cluster): string {
  if (calico.cni !== "Calico") return `no tunnels: ${calico.cni} gives pods addresses that the network knows`;
  const used = calico.pools.filter(({ allowedUses }) => allowedUses.includes("Workload"));
  const kinds = [...new Set(used.map(({ encapsulation }) => encapsulation))];
  if (kinds.length <= 1) return ways[kinds[0] ?? calico.routing.encapsulation];
  return kinds
    .map((kind) => `${ways[kind]} (${counted(used.filter((pool) => pool.encapsulation === kind).length, "pool")})`)
    .join("; ");
}

function encryptionOf({ calico: { encryption } }: Cluster): string {
  switch (encryption.kind) {
    case "none":
      return "none";
    case "wireguard":
      return `WireGuard tunnels between all nodes, for pods' packets${encryption.hostEncryption ? " and the nodes' own" : ""}`;
    case "ipsec":
      return "IPsec (ESP) tunnels between all nodes, keys agreed by IKEv2";
  }
}

function bgpOf({ calico: { routing, bgp }, fabric }: Cluster, groups: readonly TopologyGroup[]): string {
  if (routing.bgp === "Disabled") return "off";
  const inside = bgp.peers.filter(({ peerSelector }) => peerSelector !== undefined);
  const sessions = inside.map(
    ({ node, nodeSelector, peerSelector }) =>
      `${node ?? `nodes ${String(nodeSelector ?? "all()")}`} with nodes ${String(peerSelector)}`,
  );
  const reflectors = groups.flatMap(({ name, routeReflector }) => (routeReflector === undefined ? [] : [name]));
  const { serviceClusterIPs = [], serviceExternalIPs = [], serviceLoadBalancerIPs = [] } = bgp.configuration ?? {};
  const services = [...serviceClusterIPs, ...serviceExternalIPs, ...serviceLoadBalancerIPs].map(({ cidr }) =>
    String(cidr),
  );
  return [
    fabric === undefined ? `nodes are AS ${bgp.asNumber}` : designOf(fabric, bgp.asNumber),
    ...(reflectors.length > 0 ? [`route reflectors: ${reflectors.join(", ")}`] : []),
    bgp.nodeToNodeMeshEnabled ? "every node has a session with every other" : "no mesh",
    ...(fabric === undefined && sessions.length > 0 ? [`sessions: ${sessions.slice(0, mostSessions).join(", ")}`] : []),
    ...(services.length > 0 ? [`Services ${services.join(", ")} are told to peers`] : []),
  ].join("; ");
}

const mostSessions = 20;

export const poolHead = ["Range", "For", "Block size", "Between nodes", "Leaving the cluster", "Pool, who uses it"];

/** A pool as a row of a table under `poolHead`. */
export function poolRow(pool: CalicoPool): readonly string[] {
  const { cidr, name, blockSize, encapsulation, natOutgoing, nodeSelector, namespaceSelector } = pool;
  const selectors = [
    ...(String(nodeSelector) === "all()" ? [] : [`nodes ${nodeSelector}`]),
    ...(namespaceSelector === undefined ? [] : [`namespaces ${namespaceSelector}`]),
    ...(pool.assignmentMode === "Manual" ? ["only by name"] : []),
    ...(pool.disableNewAllocations ? ["no new addresses"] : []),
    ...(pool.disableBGPExport ? ["not told by BGP"] : []),
  ];
  const isForPods = pool.allowedUses.includes("Workload");
  return [
    String(cidr),
    pool.allowedUses.map((use) => uses[use]).join(", "),
    `/${blockSize} (${2n ** BigInt((pool.family === 4 ? 32 : 128) - blockSize)} addresses)`,
    isForPods ? inTunnels(encapsulation) : isForLoadBalancers(pool) ? "on Services, not on pods" : "on nodes' tunnels",
    isForPods ? (natOutgoing === "Enabled" ? "NAT to the node's address" : "no NAT") : "",
    [name, ...selectors].join("; "),
  ];
}

function inTunnels(encapsulation: CalicoPool["encapsulation"]): string {
  const tunnel = tunnelOf(encapsulation);
  if (tunnel === "none") return "without tunnel";
  return `in ${tunnel === "ipip" ? "IPIP" : "VXLAN"}${encapsulation.endsWith("CrossSubnet") ? " between subnets" : ""}`;
}

const uses = { Workload: "pods", Tunnel: "tunnels", LoadBalancer: "load balancers" } as const;

/** What else of Calico a reader asks for. */
export function calicoFacts(
  cluster: Cluster,
  reasons: Reasons,
): readonly (readonly [word: string, sentence: string])[] {
  const { calico } = cluster;
  return [
    [
      "version",
      `${releaseName(calico.release).replace(/^Calico /, "")}, ${calico.release.kind !== "platform" ? `installed by the Tigera operator ${calico.release.operator}` : "installed by the platform"}`,
    ],
    ["data plane", dataplaneOf(cluster)],
    ["pod MTU", mtuOf(calico.mtu, reasons.at("/calico/mtu")?.reason.why)],
  ];
}

/** The number, and why it is what it is: mostly the sum that begins with it. */
function mtuOf(mtu: number, why = ""): string {
  return why === "" || why.startsWith(String(mtu)) ? why || String(mtu) : `${mtu}: ${why}`;
}

/** `3 pools`, `1 pool`, `2 switches`. */
export function counted(count: number, what: string, many = "s"): string {
  return `${count} ${what}${count === 1 ? "" : many}`;
}
