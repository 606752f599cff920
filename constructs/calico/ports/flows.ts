import type { ControlPlane } from "../../model";
import type { Cidr } from "../../net";
import { bareRanges, podPools, tunnelOf } from "../addresses/pools";
import type { CalicoCluster, Cluster } from "../cluster";
import { defaultPorts, portsOf } from "./table";

/** Traffic that must pass between the hosts of a cluster. */
export interface Flow {
  /** Unique within a cluster, stable: lower-case letters, digits and `-`. */
  readonly name: string;
  /** `tcp`, `udp`, the number of an IP protocol (4 is IPIP, 50 is ESP), or `all`. */
  readonly protocol: "tcp" | "udp" | "4" | "50" | "all";
  /** Destination port; only with tcp and udp. */
  readonly port?: number;
  /** Source addresses: the nodes' own, the pods', or those of a control plane that is not one of the nodes. */
  readonly source: "nodes" | "control-plane" | "pods";
  /** Whose addresses the pods have: the pools that are bare on the wire. Only with source `pods`. */
  readonly ranges?: readonly Cidr[];
  /** Destination addresses. Both are reached through the nodes' network interfaces. */
  readonly destination: "nodes" | "pods";
  /** One sentence: which part of Calico needs it, and why here. */
  readonly why: string;
}

const fromNodes = { source: "nodes", destination: "nodes" } as const;

/**
 * What Calico needs open between the nodes, and from the control plane to them; nothing else. Not here: what Kubernetes
 * itself needs (kubelet, DNS), sessions with switches outside the cluster, pods' traffic under a cloud's own CNI, and
 * ports that are only used on the node itself (health checks).
 * The list follows docs.tigera.io, "Network requirements", narrowed by the cluster's own settings.
 */
export function requiredFlows({ calico, controlPlane }: Pick<Cluster, "calico" | "controlPlane">): readonly Flow[] {
  return [
    ...(calico.installer.kind === "platform" && !calico.installer.typha ? [] : [typha]),
    ...bgp(calico),
    ...tunnels(calico),
    ...encryption(calico),
    ...unencapsulated(calico),
    ...apiServer(calico, controlPlane),
    ...gatewayWebhook(calico, controlPlane),
    ...metrics(calico),
  ];
}

/** Typha runs on some nodes' own addresses and serves calico-node on all (tigera/operator pkg/render/typha.go). */
const typha: Flow = {
  name: "typha",
  protocol: "tcp",
  port: defaultPorts.typha,
  ...fromNodes,
  why: "calico-node on every node reads from Typha",
};

function bgp(calico: CalicoCluster): readonly Flow[] {
  const { routing, bgp } = calico;
  // Peers found by peerSelector are nodes (route reflectors); peers with an address are outside the cluster.
  const hasNodePeers = bgp.peers.some(({ peerSelector }) => peerSelector !== undefined);
  if (routing.bgp === "Disabled" || !(bgp.nodeToNodeMeshEnabled || hasNodePeers)) return [];
  const why = bgp.nodeToNodeMeshEnabled
    ? "every node has a BGP session with every other"
    : "nodes have BGP sessions with route reflectors";
  return [{ name: "bgp", protocol: "tcp", port: portsOf(calico).bgp, ...fromNodes, why }];
}

function tunnels(calico: CalicoCluster): readonly Flow[] {
  const pools = podPools(calico);
  const usesIpip = pools.some(({ encapsulation }) => tunnelOf(encapsulation) === "ipip");
  const usesVxlan = pools.some(({ encapsulation }) => tunnelOf(encapsulation) === "vxlan");
  const isEbpf = calico.dataplane.kind === "ebpf";
  const flows: Flow[] = [];
  // Under IPsec VPP's IPIP tunnels leave a node as ESP, and are down until a key is agreed (agent, connectivity/ipsec.go).
  if (usesIpip && calico.encryption.kind !== "ipsec") {
    flows.push({
      name: "ipip",
      protocol: "4",
      ...fromNodes,
      why: "pods' packets between nodes are encapsulated in IPIP",
    });
  }
  if (usesVxlan || isEbpf) {
    const why = usesVxlan
      ? "pods' packets between nodes are encapsulated in VXLAN"
      : "eBPF forwards NodePort traffic to the node of its backend in VXLAN, whatever the pools say";
    flows.push({ name: "vxlan", protocol: "udp", port: portsOf(calico).vxlan, ...fromNodes, why });
  }
  return flows;
}

function encryption(calico: CalicoCluster): readonly Flow[] {
  const { encryption, dataplane } = calico;
  const ports = portsOf(calico);
  if (encryption.kind === "wireguard") {
    const why = "traffic between nodes is encrypted with WireGuard";
    const v4: Flow = { name: "wireguard", protocol: "udp", port: ports.wireguard, ...fromNodes, why };
    // VPP has one switch and one port for both families (agent, connectivity/wireguard.go).
    if (dataplane.kind === "vpp") return encryption.ipv4 ? [v4] : [];
    const v6: Flow = {
      ...v4,
      name: "wireguard-v6",
      port: ports.wireguardV6,
      why: `${why} (IPv6)`,
    };
    return [...(encryption.ipv4 ? [v4] : []), ...(encryption.ipv6 ? [v6] : [])];
  }
  if (encryption.kind === "ipsec") {
    return [
      { name: "ipsec-esp", protocol: "50", ...fromNodes, why: "traffic between nodes is encrypted with IPsec (ESP)" },
      { name: "ipsec-ike", protocol: "udp", port: ports.ike, ...fromNodes, why: "nodes agree on IPsec keys (IKEv2)" },
      {
        name: "ipsec-nat",
        protocol: "udp",
        port: ports.ikeNat,
        ...fromNodes,
        why: "IKEv2 moves here where it finds NAT (RFC 7296)",
      },
    ];
  }
  return [];
}

/** Packets with pods' own addresses on the wire: no tunnel hides their protocol and port. */
function unencapsulated(calico: CalicoCluster): readonly Flow[] {
  const { components, cni } = calico;
  const ranges = bareRanges(calico);
  if (ranges.length > 0) {
    return [
      {
        name: "pods",
        protocol: "all",
        source: "pods",
        ranges,
        destination: "pods",
        why: "pods' packets between nodes are not encapsulated",
      },
      {
        name: "nodes-to-pods",
        protocol: "all",
        source: "nodes",
        destination: "pods",
        why: "kube-proxy and host-networked clients reach pods of other nodes under the node's own address",
      },
    ];
  }
  // calico-node is host-networked and sends flow logs to Goldmane's pod; inside a tunnel that needs nothing more.
  return cni !== "Calico" && components.goldmane
    ? [
        {
          name: "goldmane",
          protocol: "tcp",
          port: defaultPorts.goldmane,
          source: "nodes",
          destination: "pods",
          why: "calico-node sends flow logs to Goldmane",
        },
      ]
    : [];
}

/**
 * Metrics that the intent turns on are there to be read: by a Prometheus on any node, which comes with that node's address, from a
 * pod of a pool, too (a pool's way out is NAT, and a node is outside every pool).
 */
function metrics(calico: CalicoCluster): readonly Flow[] {
  const { felix, installation, dataplane } = calico;
  const ports = portsOf(calico);
  const isLoopback = /^(?:localhost|127\..*|::1)$/.test(felix.prometheusMetricsHost ?? "");
  const readsFelix = installation.nodeMetricsPort !== undefined || felix.prometheusMetricsEnabled === true;
  const open = (name: string, port: number, what: string): Flow => ({
    name,
    protocol: "tcp",
    port,
    ...fromNodes,
    why: `a Prometheus on any node reads the metrics of ${what}, which are on`,
  });
  return [
    ...(readsFelix && !isLoopback && dataplane.kind !== "vpp" && ports.felixMetrics !== 0
      ? [open("felix-metrics", ports.felixMetrics, "Felix")]
      : []),
    ...(installation.typhaMetricsPort === undefined
      ? []
      : [open("typha-metrics", installation.typhaMetricsPort, "Typha")]),
    ...(dataplane.kind === "vpp" && dataplane.featureGates.prometheusEnabled === true
      ? [open("vpp-metrics", ports.vppMetrics, "VPP")]
      : []),
  ];
}

/**
 * kube-apiserver passes projectcalico.org/v3 on to Calico's API server. From outside it has no route to Calico's pods, so
 * with Calico's CNI the operator puts that server on the nodes' own network (pkg/render/apiserver.go, HostNetworkRequired);
 * with the AWS CNI its address belongs to a node's interface, too.
 */
function apiServer({ cni, components }: CalicoCluster, { runsOn }: ControlPlane): readonly Flow[] {
  if (!components.apiServer || runsOn !== "outside") return [];
  return [
    {
      name: "calico-apiserver",
      protocol: "tcp",
      port: defaultPorts.calicoApiServer,
      source: "control-plane",
      destination: cni === "Calico" ? "nodes" : "pods",
      why: "kube-apiserver passes projectcalico.org/v3 on to Calico's API server",
    },
  ];
}

/**
 * Envoy Gateway tells its proxies their zone by a webhook for pods in tigera-gateway (pkg/render/gatewayapi, failurePolicy Ignore).
 * With Calico's CNI a control plane outside has no way to it, whatever is open; Gateways work without.
 */
function gatewayWebhook({ cni, components }: CalicoCluster, { runsOn }: ControlPlane): readonly Flow[] {
  if (!components.gatewayAPI || runsOn !== "outside" || cni === "Calico") return [];
  return [
    {
      name: "gateway-webhook",
      protocol: "tcp",
      port: defaultPorts.gatewayWebhook,
      source: "control-plane",
      destination: "pods",
      why: "kube-apiserver asks Envoy Gateway for the zone of its proxies",
    },
  ];
}
