import { workloads } from "./workloads";

/** Intents that say everything there is to say, so that every field the kit can write is seen by a judge. */

const eks = { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] };

const secretKeyRef = { name: "bgp-passwords", key: "tor-a" };

const quantities = { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "1", memory: "0.5Gi" } };

const bgp = {
  asNumber: "1.10",
  nodeToNodeMeshEnabled: true,
  listenPort: 1179,
  bindMode: "NodeIP",
  logSeverityScreen: "Debug",
  serviceClusterIPs: [{ cidr: "10.100.0.0/16" }],
  serviceExternalIPs: [{ cidr: "198.51.100.0/24" }],
  serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }],
  serviceLoadBalancerAggregation: "Disabled",
  communities: [{ name: "blue", value: "65001:100" }],
  prefixAdvertisements: [{ cidr: "192.168.0.0/16", communities: ["blue", "65001:200:300"] }],
  nodeMeshPassword: { secretKeyRef },
  nodeMeshMaxRestartTime: "90s",
  ignoredInterfaces: ["docker0", "eni*"],
  localWorkloadPeeringIPV4: "192.0.2.2",
  localWorkloadPeeringIPV6: "2001:db8::2",
  programClusterRoutes: "Enabled",
  ipv4NormalRoutePriority: 1024,
  ipv6NormalRoutePriority: 1025,
  peers: [
    {
      name: "tor-a",
      nodeSelector: "rack == 'r1'",
      peerIP: "10.0.0.1:1179",
      asNumber: 65101,
      localASNumber: "65000",
      nextHopMode: "Self",
      password: { secretKeyRef },
      sourceAddress: "None",
      maxRestartTime: "120s",
      keepaliveTime: "10s",
      numAllowedLocalASNumbers: 1,
      ttlSecurity: 2,
      reachableBy: "10.0.0.254",
      filters: ["in", "out"],
    },
    { name: "reflectors", nodeSelector: "all()", peerSelector: "has(route-reflector)", keepOriginalNextHop: true },
    { name: "workloads", localWorkloadSelector: "role == 'router'", asNumber: 64777, reversePeering: "Manual" },
    { name: "one-node", node: "ip-10-0-1-5.eu-central-1.compute.internal", peerIP: "2001:db8::1", asNumber: 65101 },
  ],
  filters: [
    {
      name: "in",
      importV4: [
        {
          action: "Accept",
          cidr: "10.0.0.0/8",
          matchOperator: "In",
          prefixLength: { min: 16, max: 24 },
          source: "RemotePeers",
          peerType: "eBGP",
          communities: { values: ["65001:100"] },
          asPathPrefix: [65101, "1.20"],
          priority: 100,
          operations: [
            { addCommunity: { value: "65001:300" } },
            { prependASPath: { prefix: [65101, "1.20"] } },
            { setPriority: { value: 200 } },
          ],
        },
        { action: "Reject" },
      ],
      importV6: [{ action: "Reject", cidr: "fd00::/8", matchOperator: "NotIn" }],
    },
    {
      name: "out",
      exportV4: [{ action: "Accept", interface: "eth*", cidr: "192.168.0.0/16", matchOperator: "Equal" }],
      exportV6: [{ action: "Accept", cidr: "fd00:10::/64", matchOperator: "NotEqual" }],
    },
  ],
};

/** Every key of Calico's kube-controllers. */
export const kubeControllers = {
  nodeHostEndpoints: "Enabled",
  createDefaultHostEndpoint: "Disabled",
  hostEndpointTemplates: [
    {
      generateName: "front",
      interfaceCIDRs: ["10.0.0.0/16"],
      interfacePattern: "eth.*",
      labels: { side: "front" },
      nodeSelector: "all()",
    },
  ],
  syncLabels: "Enabled",
  leakGracePeriod: "20m",
  reconcilerPeriod: "5m",
  assignLoadBalancerIPs: "RequestedServicesOnly",
  logSeverityScreen: "Warning",
  prometheusMetricsPort: 9094,
};

const installation = {
  hostPorts: "Disabled",
  containerIPForwarding: "Enabled",
  clusterRoutingMode: "BIRD",
  sysctl: [{ key: "net.ipv4.tcp_keepalive_time", value: "40" }],
  linuxPolicySetupTimeoutSeconds: 5,
  controlPlaneReplicas: 3,
  controlPlaneNodeSelector: { "kubernetes.io/os": "linux", pool: "system" },
  controlPlaneTolerations: [{ key: "system", operator: "Equal", value: "yes", effect: "NoSchedule" }],
  nodeUpdateStrategy: { type: "RollingUpdate", maxUnavailable: "25%" },
  nodeMetricsPort: 9091,
  typhaMetricsPort: 9093,
  flexVolumePath: "None",
  kubeletVolumePluginPath: "/var/lib/kubelet",
  cni: { binDir: "/opt/cni/bin", confDir: "/etc/cni/net.d" },
  logging: { cni: { logSeverity: "Debug", logFileMaxSize: "50Mi", logFileMaxAgeDays: 7, logFileMaxCount: 3 } },
  resources: {
    ...Object.fromEntries(
      ["node", "typha", "kubeControllers", "csi", "csiNodeDriverRegistrar"].map((name) => [name, quantities]),
    ),
    ...Object.fromEntries(["apiServer", "goldmane", "whisker", "whiskerBackend"].map((name) => [name, quantities])),
  },
  ...workloads,
};

/** By what they are about. */
export const fullIntents: Readonly<Record<string, object>> = {
  "pools, BGP and the whole Installation": {
    name: "full",
    platform: eks,
    network: { pods: ["192.168.0.0/16"] },
    calico: {
      routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet", bgp: "Enabled" },
      images: {
        registry: "registry.example.com/",
        imagePath: "mirror",
        imagePrefix: "x-",
        registries: { "quay.io": "cache.example.com/quay" },
        pullSecrets: ["pull"],
      },
      pools: [
        { name: "pods", cidr: "192.168.0.0/17", natOutgoing: "Disabled", nodeSelector: "zone == 'a'", blockSize: 24 },
        { name: "old", cidr: "192.168.128.0/18", disableNewAllocations: true, disableBGPExport: true },
        { name: "manual", cidr: "192.168.192.0/19", assignmentMode: "Manual", allowedUses: ["Workload"] },
        { name: "team", cidr: "192.168.224.0/20", namespaceSelector: "team == 'a'", managedBy: "ippool" },
        {
          name: "services",
          cidr: "203.0.113.0/24",
          allowedUses: ["LoadBalancer"],
          encapsulation: "None",
          managedBy: "ippool",
        },
      ],
      ipam: { kind: "calico", strictAffinity: true, maxBlocksPerHost: 4, autoAllocateBlocks: true },
      reservations: [{ name: "gateways", cidrs: ["192.168.0.0/28", "192.168.1.1/32"] }],
      bgp,
      kubeControllers,
      installation,
      nodeAddressAutodetection: { ipv4: { cidrs: ["10.0.0.0/16"] } },
      mtu: 1400,
      components: { apiServer: true, goldmane: true, whisker: true, gatewayAPI: true },
    },
  },
  "eBPF that finds the API server itself": {
    name: "full-ebpf",
    platform: eks,
    calico: {
      routing: { kind: "overlay", encapsulation: "VXLAN" },
      dataplane: {
        kind: "ebpf",
        apiServer: { kind: "bootstrap" },
        serviceMode: "DSR",
        kubeProxy: "leave",
      },
      felix: { bpfConnectTimeLoadBalancing: "Disabled", bpfDSROptoutCIDRs: ["10.0.0.0/16"] },
      encryption: {
        kind: "wireguard",
        listeningPort: 51900,
        mtu: 1380,
        keepAlive: "25s",
        threading: true,
        interfaceName: "wg0",
      },
    },
  },
  "VPP with all its settings": {
    name: "full-vpp",
    platform: eks,
    network: { pods: ["192.168.0.0/16"] },
    calico: {
      routing: { kind: "overlay", encapsulation: "IPIP" },
      dataplane: {
        kind: "vpp",
        uplinks: [
          { interfaceName: "ens5", vppDriver: "dpdk", newDriver: "vfio-pci", mtu: 9001, isMain: true, rx: 2, tx: 2 },
          { interfaceName: "ens6", vppDriver: "af_xdp", physicalNetworkName: "storage", annotations: { a: "b" } },
        ],
        hugepages: { pages2Mi: 1024 },
        workers: 2,
        buffersPerNuma: 65536,
        maxPodIfSpec: { rx: 10, tx: 10, rxqsz: 1024, txqsz: 1024 },
        defaultPodIfSpec: { rx: 1, tx: 1, isl3: true, rxMode: "adaptive" },
        vppHostTapSpec: { rx: 1, tx: 1, isl3: false },
        featureGates: {
          memifEnabled: true,
          vclEnabled: true,
          multinetEnabled: true,
          srv6Enabled: true,
          prometheusEnabled: true,
        },
        bgpServerMode: "v4Only",
        logLevel: "debug",
      },
      encryption: { kind: "ipsec", preSharedKey: { kind: "generated" }, asyncCryptoThreads: 2, crossTunnels: true },
    },
  },
  "secrets of the configuration": {
    name: "full-secrets",
    platform: { ...eks, kubeProxy: { kind: "daemonset", mode: "iptables" } },
    calico: {
      routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled" },
      images: {
        registry: "registry.example.com/",
        pullSecrets: ["mirror", { kind: "secret", name: "registry", config: "registryCredentials" }],
      },
      bgp: {
        nodeMeshPassword: { kind: "secret", config: "meshPassword" },
        peers: [
          { name: "tor-a", peerIP: "10.0.0.1", asNumber: 65101, password: { kind: "secret", config: "torPassword" } },
          { name: "tor-b", peerIP: "10.0.0.2", asNumber: 65101, password: { kind: "existing", secretKeyRef } },
        ],
      },
    },
  },
  "secrets of the configuration, with VPP": {
    name: "full-secrets-vpp",
    platform: eks,
    calico: {
      routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled" },
      dataplane: { kind: "vpp" },
      encryption: { kind: "ipsec", preSharedKey: { kind: "secret", config: "ipsecKey" } },
      images: { pullSecrets: [{ kind: "secret", name: "registry", config: "registryCredentials" }] },
      bgp: {
        peers: [
          { name: "tor", peerIP: "10.0.0.1", asNumber: 65101, password: { kind: "secret", config: "torPassword" } },
        ],
      },
    },
  },
  "nftables with a kube-proxy of its own": {
    name: "full-nftables",
    platform: { ...eks, kubeProxy: { kind: "daemonset", mode: "nftables" } },
    calico: { routing: { kind: "overlay", encapsulation: "VXLANCrossSubnet" }, dataplane: { kind: "nftables" } },
  },
};
