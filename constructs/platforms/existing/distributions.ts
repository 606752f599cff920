import type { ClusterDns } from "../../policy";
import type { CloudCni, KubernetesProvider, Routing } from "../../calico";
import type { ControlPlane, KubeProxy } from "../../model";

/** What is known of a distribution or a managed service of Kubernetes before anybody says more. */
export interface Distribution {
  /** Its name to a reader. */
  readonly label: string;
  /** Installation.spec.kubernetesProvider for it. */
  readonly provider: KubernetesProvider;
  /** The provider that the operator finds by itself when it starts; absent: none (pkg/common/discovery). */
  readonly detectedAs?: KubernetesProvider;
  readonly runsOn: ControlPlane["runsOn"];
  readonly kubeProxy: KubeProxy;
  /** Whether each node runs a proxy of the API on its loopback address. */
  readonly isProxiedOnNodes?: true;
  /** Where it does, for whoever has no kube-proxy; absent where upstream's documentation names another address. */
  readonly nodeProxy?: { readonly host: string; readonly port: number };
  readonly apiPort: number;
  /** Ranges that it takes itself; absent: they are always said when it is made. */
  readonly pods?: string;
  readonly services?: string;
  /** MTU of the nodes' interfaces, bytes. */
  readonly mtu: number;
  /** What the network between nodes carries whole, where that is less. */
  readonly pathMtu?: number;
  /** Whether the network drops packets whose source or destination is not the node's own address. */
  readonly checksSource: boolean;
  /** Whether the network lets IP-in-IP (protocol 4) through. */
  readonly passesIpip: boolean;
  /** Where the operator reads the range that pools must lie in (pkg/controller/ippool/defaults.go). */
  readonly poolsMustLieIn?: "kubeadm-config" | "networks.config.openshift.io";
  /** Of an intent that says nothing, where Calico is the CNI. */
  readonly routing: Overlay;
  /** Fields of Installation that it needs. */
  readonly installation?: {
    readonly containerIPForwarding?: "Enabled";
    readonly kubeletVolumePluginPath?: string;
    readonly why: string;
  };
  /** FelixConfiguration's cgroupV2Path, which eBPF needs there. */
  readonly cgroupV2Path?: string;
  /** Namespaces of its own that it does not live without, beside Kubernetes'; `…-` stands for all that begin so. */
  readonly namespaces?: readonly string[];
  /** Where pods ask for names, where that is not CoreDNS alone. */
  readonly dns?: {
    readonly pods?: ClusterDns["pods"];
    /** Addresses of the cache on each node. */
    readonly nodeLocal?: readonly string[];
    /** Whether that also answers under the address of Service kube-dns, the tenth of the Services. */
    readonly hasServiceAddress?: true;
  };
  /** The CNI that is there unless it was made without one. */
  readonly cni?: CloudCni["name"];
  /** What does not work there: the rules say why, and where that is written. */
  readonly without: readonly ("vpp" | "wireguard")[];
}

type Overlay = Extract<Routing, { kind: "overlay" }>;
const crossSubnet: Overlay = { kind: "overlay", encapsulation: "VXLANCrossSubnet" };
const vxlan: Overlay = { kind: "overlay", encapsulation: "VXLAN" };
const removable: KubeProxy = { runsAs: "daemonset", removableBy: "operator", mode: "iptables" };
const managed: KubeProxy = { runsAs: "daemonset", removableBy: "nobody", mode: "iptables" };
const onNodes = {
  runsOn: "nodes",
  apiPort: 6443,
  mtu: 1500,
  checksSource: false,
  passesIpip: true,
  without: [],
} as const;

/**
 * Read at tigera/operator v1.42.3 and v1.40.15, projectcalico/calico v3.32.1 and v3.31.7, and in the distributions' own
 * documentation; ranges of AKS and Talos are what their tools take unasked, and the intent says others.
 */
export const distributions = {
  kubeadm: {
    ...onNodes,
    label: "kubeadm",
    provider: "",
    kubeProxy: removable,
    services: "10.96.0.0/12",
    poolsMustLieIn: "kubeadm-config",
    routing: crossSubnet,
  },
  k3s: {
    ...onNodes,
    label: "k3s",
    provider: "",
    // Inside the k3s process; --disable-kube-proxy takes it away.
    kubeProxy: { runsAs: "process", removableBy: "nobody", mode: "iptables" },
    // The agents' own load balancer, and the server itself.
    isProxiedOnNodes: true,
    pods: "10.42.0.0/16",
    services: "10.43.0.0/16",
    routing: crossSubnet,
    installation: {
      containerIPForwarding: "Enabled",
      why: "the pods of k3s' ServiceLB forward packets (k3s docs, basic network options)",
    },
  },
  rke2: {
    ...onNodes,
    label: "RKE2",
    provider: "RKE2",
    detectedAs: "RKE2",
    // pkg/executor/staticpod; `disable-kube-proxy: true` takes it away.
    kubeProxy: { runsAs: "static-pod", removableBy: "nobody", mode: "iptables" },
    isProxiedOnNodes: true,
    pods: "10.42.0.0/16",
    services: "10.43.0.0/16",
    routing: crossSubnet,
  },
  talos: {
    ...onNodes,
    label: "Talos",
    provider: "",
    // nftables since Talos 1.8 with Kubernetes 1.31.
    kubeProxy: { runsAs: "daemonset", removableBy: "operator", mode: "nftables" },
    // KubePrism, on by default.
    isProxiedOnNodes: true,
    nodeProxy: { host: "localhost", port: 7445 },
    pods: "10.244.0.0/16",
    services: "10.96.0.0/12",
    routing: crossSubnet,
    installation: {
      kubeletVolumePluginPath: "None",
      why: "Talos has no place for Calico's CSI driver (Talos docs, deploy Calico)",
    },
    cgroupV2Path: "/sys/fs/cgroup",
  },
  aks: {
    label: "AKS",
    provider: "AKS",
    runsOn: "outside-with-agents",
    kubeProxy: managed,
    apiPort: 443,
    pods: "10.244.0.0/16",
    services: "10.0.0.0/16",
    mtu: 1500,
    // Above it Azure fragments, and WireGuard forbids that (docs.tigera.io, networking/configuring/mtu).
    pathMtu: 1400,
    checksSource: true,
    passesIpip: false,
    // LocalDNS: for dnsPolicy Default, and for ClusterFirst; AKS Automatic's, and everybody's from Kubernetes 1.37 on.
    dns: { nodeLocal: ["169.254.10.10", "169.254.10.11"] },
    namespaces: ["aks-command", "gatekeeper-system"],
    routing: vxlan,
    without: ["vpp"],
  },
  gke: {
    label: "GKE",
    provider: "GKE",
    detectedAs: "GKE",
    runsOn: "outside-with-agents",
    kubeProxy: managed,
    apiPort: 443,
    mtu: 1460,
    checksSource: true,
    passesIpip: true,
    cni: "GKE",
    // An add-on of Autopilot, and of Standard from 1.34.1-gke.3720000 on (GKE docs, set up NodeLocal DNSCache).
    dns: { nodeLocal: ["169.254.20.10"], hasServiceAddress: true },
    namespaces: ["gke-gmp-system", "gke-managed-", "gmp-public", "gmp-system"],
    routing: vxlan,
    without: ["wireguard"],
  },
  openshift: {
    ...onNodes,
    label: "OpenShift",
    provider: "OpenShift",
    detectedAs: "OpenShift",
    // The network operator's deployKubeProxy.
    kubeProxy: managed,
    poolsMustLieIn: "networks.config.openshift.io",
    // The DNS operator's daemon set (cluster-dns-operator); nobody else may make a project of that name.
    dns: {
      pods: {
        namespace: "openshift-dns",
        label: "dns.operator.openshift.io/daemonset-dns",
        value: "default",
        port: 5353,
      },
    },
    namespaces: ["openshift-"],
    routing: vxlan,
  },
  "docker-enterprise": {
    ...onNodes,
    label: "Docker Enterprise",
    provider: "DockerEnterprise",
    detectedAs: "DockerEnterprise",
    kubeProxy: managed,
    routing: vxlan,
  },
  tkg: {
    ...onNodes,
    label: "TKG",
    provider: "TKG",
    detectedAs: "TKG",
    runsOn: "outside",
    kubeProxy: managed,
    namespaces: ["tkg-system", "tkg-system-public", "vmware-system-"],
    routing: crossSubnet,
  },
  kind: {
    ...onNodes,
    label: "kind",
    provider: "Kind",
    detectedAs: "Kind",
    kubeProxy: removable,
    pods: "10.244.0.0/16",
    services: "10.96.0.0/16",
    poolsMustLieIn: "kubeadm-config",
    routing: crossSubnet,
  },
  other: {
    ...onNodes,
    label: "Kubernetes",
    provider: "",
    // Nobody knows who would put it back.
    kubeProxy: { runsAs: "daemonset", removableBy: "nobody" },
    routing: vxlan,
  },
} as const satisfies Readonly<Record<string, Distribution>>;

export type DistributionName = keyof typeof distributions;

export function distributionOf({ distribution }: { readonly distribution: DistributionName }): Distribution {
  return distributions[distribution];
}
