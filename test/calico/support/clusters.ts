import {
  type CalicoCluster,
  type CalicoDataplane,
  type Cluster,
  findRelease,
  type PinnedRelease,
} from "../../../constructs/calico";
import { PeerAddress } from "../../../constructs/calico/bgp/peer-address";
import { Asn, Cidr } from "../../../constructs/net";
import { type ClusterNetwork, type ControlPlane, late, type NodeGroup, Selector } from "../../../constructs/model";
import { everyInstallationField, everyResourceField } from "./every-field";
import { pool } from "./pool";

export { pool };

export interface ClusterOverrides {
  readonly network?: Partial<ClusterNetwork>;
  readonly controlPlane?: Partial<ControlPlane>;
  readonly calico?: Partial<CalicoCluster>;
}

export function release(calico: string): PinnedRelease {
  const found = findRelease(calico);
  if (found === undefined) throw new Error(`no release ${calico}`);
  return found;
}

const nodeGroup: NodeGroup = {
  name: "main",
  path: "/platform/nodeGroups/0",
  role: "worker",
  os: "al2023",
  osName: "Amazon Linux 2023",
  kernel: "6.12",
  architecture: "x86_64",
  interfaceName: "ens5",
  mtu: 9001,
  count: { least: 2, initial: 2, most: 4 },
  zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  labels: {},
  taints: [],
  vppHooks: {},
};

/** EKS with Calico's CNI over VXLAN, all else as by default. */
export function baseCluster({ network, controlPlane, calico }: ClusterOverrides = {}): Cluster {
  return {
    name: "lab",
    kubernetes: "1.35",
    network: {
      pods: [Cidr.of("192.168.0.0/16")],
      services: [Cidr.of("10.100.0.0/16")],
      nodes: [Cidr.of("10.0.0.0/16")],
      families: [4],
      underlayMtu: 9001,
      spansSubnets: true,
      checksSource: true,
      learnsRoutes: false,
      ...network,
    },
    nodes: { groups: [nodeGroup], named: [], racks: [] },
    controlPlane: {
      apiServer: { host: late("apiServer.host"), port: 443 },
      apiPort: 443,
      isProxiedOnNodes: false,
      runsOn: "outside",
      kubeProxy: { runsAs: "daemonset", removableBy: "kit" },
      ...controlPlane,
    },
    calico: {
      release: release("v3.32.1"),
      installer: { kind: "operator" },
      edition: "oss",
      install: { kind: "release" },
      images: { pullSecrets: [] },
      kubernetesProvider: "EKS",
      cni: "Calico",
      ipam: "Calico",
      dataplane: { kind: "iptables" },
      encryption: { kind: "none" },
      routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Disabled", clusterRoutingMode: "BIRD" },
      pools: [pool()],
      reservations: [],
      bgp: { asNumber: Asn.of(64512), nodeToNodeMeshEnabled: true, isConfigured: false, peers: [], filters: [] },
      felix: {},
      nodeAddressAutodetection: { ipv4: { kubernetes: "NodeInternalIP" } },
      mtu: 8951,
      mtuIsExplicit: false,
      installation: {},
      components: { apiServer: true, goldmane: true, whisker: true, gatewayAPI: true },
      hostNameservers: [],
      ...calico,
    },
    platform: { kind: "eks" },
  };
}

type Vpp = Extract<CalicoDataplane, { readonly kind: "vpp" }>;

/** What vpp-dataplane's own calico-vpp.yaml says, but the uplink, which each variant has its own. */
export function vppDataplane(overrides: Partial<Vpp> = {}): Vpp {
  return {
    kind: "vpp",
    uplinks: [{ interfaceName: "eth1" }],
    hugepages2Mi: 256,
    workers: 0,
    buffersPerNuma: 131072,
    maxPodIfSpec: { rx: 10, tx: 10, rxqsz: 1024, txqsz: 1024 },
    defaultPodIfSpec: { rx: 1, tx: 1, isl3: true },
    vppHostTapSpec: { rx: 1, tx: 1, rxqsz: 1024, txqsz: 1024, isl3: false },
    featureGates: {},
    hooks: {},
    ...overrides,
  };
}

export const vppCalico: Partial<CalicoCluster> = {
  dataplane: vppDataplane({ uplinks: [{ interfaceName: "ens5", vppDriver: "af_packet" }], hugepages2Mi: 0 }),
  routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled", clusterRoutingMode: "BIRD" },
  pools: [pool({ encapsulation: "IPIP" })],
};

export const ebpfCalico: Partial<CalicoCluster> = {
  dataplane: {
    kind: "ebpf",
    apiServer: { kind: "endpoint", host: late("apiServer.host"), port: 443 },
    serviceMode: "Tunnel",
    kubeProxy: "remove",
  },
  hostNameservers: ["169.254.169.253"],
};

/** Clusters that differ in every way that changes what is rendered. */
export const clusters: Readonly<Record<string, Cluster>> = {
  "eks with Calico's CNI": baseCluster(),
  "eks with the AWS CNI": baseCluster({
    calico: {
      cni: "AmazonVPC",
      ipam: "AmazonVPC",
      pools: [],
      routing: { kind: "cloud", encapsulation: "None", bgp: "Disabled", clusterRoutingMode: "BIRD" },
    },
  }),
  ebpf: baseCluster({
    calico: { ...ebpfCalico, felix: { bpfExternalServiceMode: "DSR", awsSrcDstCheck: "Disable" } },
  }),
  "vpp with ipsec": baseCluster({
    calico: { ...vppCalico, encryption: { kind: "ipsec", preSharedKey: { kind: "generated" } } },
  }),
  "every field of the Installation": baseCluster({ calico: { ...ebpfCalico, ...everyInstallationField } }),
  "every field of Calico's own objects": baseCluster({ calico: everyResourceField }),
  "bgp with a registry of its own": baseCluster({
    calico: {
      kubernetesProvider: "",
      images: {
        registry: "registry.example.com/",
        imagePath: "mirror",
        pullSecrets: [{ kind: "existing", name: "pull-secret" }],
      },
      routing: { kind: "fabric", encapsulation: "None", bgp: "Enabled", clusterRoutingMode: "BIRD" },
      pools: [
        pool({ encapsulation: "None" }),
        pool({ name: "rack-1", cidr: Cidr.of("10.9.0.0/16"), managedBy: "ippool", encapsulation: "IPIPCrossSubnet" }),
      ],
      ipamConfiguration: { strictAffinity: true, autoAllocateBlocks: true, maxBlocksPerHost: 4 },
      reservations: [{ name: "gateways", cidrs: [Cidr.of("192.168.0.0/28")] }],
      bgp: {
        asNumber: Asn.of(65001),
        nodeToNodeMeshEnabled: false,
        isConfigured: true,
        configuration: { logSeverityScreen: "Info", serviceClusterIPs: [{ cidr: Cidr.of("10.100.0.0/16") }] },
        peers: [
          {
            name: "tor-a",
            nodeSelector: Selector.of("rack == 'r1'"),
            peerIP: PeerAddress.of("10.0.0.1"),
            asNumber: Asn.of(65101),
            filters: ["in"],
          },
        ],
        filters: [
          {
            name: "in",
            importV4: [
              {
                action: "Accept",
                asPathPrefix: [Asn.of("1.10"), Asn.of(65101)],
                operations: [{ prependASPath: { prefix: [Asn.of("1.10")] } }, { addCommunity: { value: "65001:100" } }],
              },
              { action: "Reject" },
            ],
          },
        ],
      },
      kubeControllers: { nodeHostEndpoints: "Enabled", leakGracePeriod: "20m", assignLoadBalancerIPs: "AllServices" },
    },
  }),
};
