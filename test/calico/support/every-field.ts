import type { CalicoCluster } from "../../../constructs/calico";
import { PeerAddress } from "../../../constructs/calico/bgp/peer-address";
import { Selector } from "../../../constructs/model";
import { Asn, Cidr } from "../../../constructs/net";
import { pool } from "./pool";

/** Every field that an intent can set, each with a value that is not the operator's default. */
export const everyInstallationField: Partial<CalicoCluster> = {
  images: {
    registry: "example.com/",
    imagePath: "a",
    imagePrefix: "p-",
    registries: { "quay.io": "cache.example.com/quay" },
    pullSecrets: [{ kind: "existing", name: "s" }],
  },
  mtu: 1400,
  mtuIsExplicit: true,
  nodeAddressAutodetection: { ipv4: { cidrs: [Cidr.of("10.0.0.0/16")] }, ipv6: { firstFound: true } },
  routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled", clusterRoutingMode: "Felix" },
  pools: [
    pool({ disableBGPExport: true, disableNewAllocations: true, assignmentMode: "Manual" }),
    pool({
      name: "lb",
      cidr: Cidr.of("10.8.0.0/24"),
      encapsulation: "None",
      allowedUses: ["LoadBalancer"],
      blockSize: 28,
    }),
    pool({ name: "v6", cidr: Cidr.of("fd00::/48"), family: 6, encapsulation: "None", blockSize: 122 }),
  ],
  installation: {
    hostPorts: "Disabled",
    containerIPForwarding: "Enabled",
    sysctl: [{ key: "net.ipv4.tcp_keepalive_time", value: "40" }],
    linuxPolicySetupTimeoutSeconds: 10,
    controlPlaneReplicas: 3,
    controlPlaneNodeSelector: { role: "infra" },
    controlPlaneTolerations: [{ key: "infra", operator: "Exists", effect: "NoSchedule" }],
    nodeUpdateStrategy: { maxUnavailable: "10%" },
    nodeMetricsPort: 9091,
    typhaMetricsPort: 9093,
    flexVolumePath: "/var/lib/kubelet/plugins",
    kubeletVolumePluginPath: "None",
    cni: { binDir: "/opt/cni/bin", confDir: "/etc/cni/net.d" },
    logging: { cni: { logSeverity: "Debug", logFileMaxSize: "50Mi", logFileMaxAgeDays: 5, logFileMaxCount: 3 } },
    resources: {
      node: { requests: { cpu: "250m" }, limits: { memory: "1Gi" } },
      typha: { requests: { cpu: "100m" } },
      kubeControllers: { requests: { memory: "64Mi" } },
    },
  },
};

/** As much as the objects of projectcalico.org/v3 can say, in one cluster. */
export const everyResourceField: Partial<CalicoCluster> = {
  felix: {
    logSeverityScreen: "Warning",
    wireguardEnabled: true,
    wireguardListeningPort: 51830,
    bpfExternalServiceMode: "DSR",
    bpfKubeProxyIptablesCleanupEnabled: false,
    bpfKubeProxyHealthzPort: 0,
    failsafeInboundHostPorts: [{ protocol: "TCP", port: 22, net: Cidr.of("10.0.0.0/8") }],
    kubeNodePortRanges: ["30000:32767"],
    routeTableRanges: [{ min: 1, max: 100 }],
    bpfConntrackTimeouts: { tcpEstablished: "1h", udpTimeout: "Auto" },
  },
  pools: [
    pool({ managedBy: "ippool", namespaceSelector: Selector.of("team == 'a'") }),
    pool({
      managedBy: "ippool",
      name: "none",
      cidr: Cidr.of("10.9.0.0/16"),
      encapsulation: "None",
      natOutgoing: "Disabled",
      disableNewAllocations: true,
      disableBGPExport: true,
    }),
    pool({ managedBy: "ippool", name: "cross", cidr: Cidr.of("10.10.0.0/16"), encapsulation: "IPIPCrossSubnet" }),
  ],
  reservations: [{ name: "gateways", cidrs: [Cidr.of("192.168.0.0/28")] }],
  ipamConfiguration: { strictAffinity: true, autoAllocateBlocks: true, maxBlocksPerHost: 20 },
  bgp: {
    asNumber: Asn.of(65001),
    nodeToNodeMeshEnabled: false,
    isConfigured: true,
    configuration: {
      listenPort: 1790,
      bindMode: "NodeIP",
      serviceLoadBalancerAggregation: "Disabled",
      communities: [{ name: "rack", value: "65001:300" }],
      prefixAdvertisements: [{ cidr: Cidr.of("192.168.0.0/16"), communities: ["rack"] }],
      ignoredInterfaces: ["eth9"],
    },
    peers: [
      {
        name: "tor",
        nodeSelector: Selector.of("rack == 'r1'"),
        peerIP: PeerAddress.of("10.0.0.1"),
        asNumber: Asn.of(65101),
        localASNumber: Asn.of(65002),
        password: { secretKeyRef: { name: "bgp", key: "r1" } },
        sourceAddress: "None",
        maxRestartTime: "10s",
        keepaliveTime: "3s",
        numAllowedLocalASNumbers: 1,
        ttlSecurity: 1,
        reachableBy: "10.0.0.254",
        filters: ["no-defaults"],
      },
      {
        name: "reflectors",
        nodeSelector: Selector.of("all()"),
        peerSelector: Selector.of("reflector == 'true'"),
        reversePeering: "Manual",
      },
    ],
    filters: [
      {
        name: "no-defaults",
        exportV4: [
          {
            action: "Accept",
            cidr: Cidr.of("192.168.0.0/16"),
            matchOperator: "In",
            prefixLength: { min: 24, max: 26 },
            asPathPrefix: [Asn.of("1.10"), Asn.of(65101)],
            communities: { values: ["65001:300"] },
            priority: 100,
            operations: [
              { prependASPath: { prefix: [Asn.of("1.10"), Asn.of("65001")] } },
              { setPriority: { value: 5 } },
            ],
          },
          { action: "Reject", source: "RemotePeers", interface: "eth*", peerType: "eBGP" },
        ],
        importV6: [{ action: "Reject" }],
      },
    ],
  },
  kubeControllers: {
    nodeHostEndpoints: "Enabled",
    createDefaultHostEndpoint: "Disabled",
    hostEndpointTemplates: [
      {
        generateName: "x",
        interfaceCIDRs: [Cidr.of("10.0.0.0/8")],
        labels: { a: "b" },
        nodeSelector: Selector.of("all()"),
      },
    ],
    syncLabels: "Enabled",
    leakGracePeriod: "20m",
    reconcilerPeriod: "3m",
    assignLoadBalancerIPs: "RequestedServicesOnly",
    logSeverityScreen: "Debug",
    prometheusMetricsPort: 0,
  },
};
