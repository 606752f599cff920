import { byOperator, calico, type Fixture, group, platform, shared, subnet } from "./changes";

const vxlan = { kind: "overlay", encapsulation: "VXLANCrossSubnet" } as const;
const reflectorPeer = { name: "reflectors", nodeSelector: "all()", peerSelector: "has(route-reflector)" };
const toRouter = (peerIP: string) => ({ bgp: { peers: [{ name: "router", peerIP, asNumber: 65000 }] } });

/** Calico and BGP on kOps. */
export const calicoFixtures = {
  "KOPS-001": {
    failing: calico({ dataplane: { kind: "vpp" } }),
    passing: byOperator({ dataplane: { kind: "vpp" } }),
    path: "/calico/dataplane/kind",
  },
  "KOPS-002": {
    failing: calico({ dataplane: { kind: "nftables" } }),
    passing: byOperator({ dataplane: { kind: "nftables" } }),
    path: "/calico/dataplane/kind",
  },
  "KOPS-003": {
    failing: calico({ dataplane: { kind: "ebpf", kubeProxy: "leave" } }),
    passing: calico({ dataplane: { kind: "ebpf", kubeProxy: "remove" } }),
    path: "/calico/dataplane/kubeProxy",
  },
  "KOPS-004": {
    failing: calico({ installation: { controlPlaneReplicas: 3 } }),
    passing: calico({ installation: { containerIPForwarding: "Enabled" } }),
    path: "/calico/installation/controlPlaneReplicas",
  },
  "KOPS-005": {
    failing: calico({ release: "v3.32.1" }),
    passing: byOperator({ release: "v3.32.1" }),
    path: "/calico/release",
  },
  "KOPS-006": {
    failing: calico({ pools: [{ cidr: "100.96.0.0/11", blockSize: 24 }] }),
    passing: calico({ pools: [{ cidr: "100.96.0.0/11", blockSize: 26 }] }),
    path: "/calico/pools/0/blockSize",
  },
  "KOPS-007": {
    failing: calico({ routing: vxlan, bgp: { peers: [reflectorPeer] } }),
    passing: calico({
      routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" },
      bgp: { peers: [reflectorPeer] },
    }),
    path: "/calico/bgp",
  },
  "KOPS-008": {
    failing: calico({ nodeAddressAutodetection: { ipv4: { kubernetes: "NodeInternalIP" } } }),
    passing: calico({ nodeAddressAutodetection: { ipv4: { interface: "ens.*" } } }),
    path: "/calico/nodeAddressAutodetection/ipv4/kubernetes",
  },
  "KOPS-009": {
    failing: calico({ nodeAddressAutodetection: { ipv4: { canReach: "router.example.com" } } }),
    passing: calico({ nodeAddressAutodetection: { ipv4: { canReach: "169.254.169.253" } } }),
    path: "/calico/nodeAddressAutodetection/ipv4/canReach",
  },
  "KOPS-010": {
    failing: calico({ felix: { defaultEndpointToHostAction: "Drop" } }),
    passing: calico({ felix: { iptablesRefreshInterval: "60s" } }),
    path: "/calico/felix/defaultEndpointToHostAction",
  },
  "KOPS-011": {
    failing: { network: { pods: ["fd00:10::/56"], services: ["100.64.0.0/13"] } },
    passing: { network: { pods: ["100.96.0.0/11"], services: ["100.64.0.0/13"] } },
    path: "/network/pods/0",
  },
  "KOPS-012": {
    failing: { ...group({ os: "flatcar" }), ...calico({ encryption: { kind: "wireguard" } }) },
    passing: { ...group({ os: "ubuntu" }), ...calico({ encryption: { kind: "wireguard" } }) },
    path: "/platform/instanceGroups/0/os",
  },
  "KOPS-042": {
    failing: calico(toRouter("172.20.32.10")),
    passing: { ...shared([subnet("a", "0a", "10.40.32.0/19")]), ...calico(toRouter("10.40.32.10")) },
    path: "/calico/bgp/peers/0/peerIP",
  },
  "KOPS-043": {
    failing: group({ routeReflectorClusterId: "244.0.0.1" }),
    passing: { ...group({ routeReflectorClusterId: "244.0.0.1" }), ...calico({ bgp: { peers: [reflectorPeer] } }) },
    path: "/platform/instanceGroups/0/routeReflectorClusterId",
  },
  "KOPS-044": {
    failing: platform({ networking: "cni", typhaReplicas: 3 }),
    passing: platform({ networking: "calico", typhaReplicas: 3 }),
    path: "/platform/typhaReplicas",
  },
} satisfies Readonly<Record<string, Fixture>>;
