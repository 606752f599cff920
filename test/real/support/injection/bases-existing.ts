import type { IntentInput } from "../../../../constructs/kit";

const amounts = { requests: { cpu: "50m" }, limits: { memory: "1Gi" } };
const metadata = { labels: { "example.com/team": "net" }, annotations: { "example.com/note": "of the network team" } };
const onLinux = { key: "kubernetes.io/os", operator: "In", values: ["linux"] } as const;
const template = {
  metadata,
  spec: {
    nodeSelector: { "kubernetes.io/os": "linux" },
    tolerations: [{ key: "example.com/infra", operator: "Equal", value: "yes", effect: "NoSchedule" }],
  },
} as const;

/** Clusters that are there already: BGP in full, IPv6. */
export const existingBases = (releaseDirectory: string): Readonly<Record<string, IntentInput>> => ({
  existing: existing({
    encryption: { kind: "none" },
    // Of a registry that nothing comes from: another name for quay.io would change what is made.
    images: { registries: { "registry.example.net": "registry.example.com/net" } },
    installation: {
      sysctl: [{ key: "net.ipv4.tcp_keepalive_time", value: "40" }],
      controlPlaneNodeSelector: { "example.com/role": "infra" },
      controlPlaneTolerations: [{ key: "example.com/infra", operator: "Equal", value: "yes", effect: "NoSchedule" }],
      nodeUpdateStrategy: { type: "RollingUpdate", maxUnavailable: "10%" },
      flexVolumePath: "/var/lib/kubelet/plugins",
      kubeletVolumePluginPath: "/var/lib/kubelet",
      cni: { binDir: "/opt/cni/bin", confDir: "/etc/cni/net.d" },
      logging: { cni: { logFileMaxSize: "50Mi" } },
      resources: {
        node: { requests: { cpu: "250m" }, limits: { memory: "1Gi" } },
        typha: { requests: { cpu: "100m" }, limits: { memory: "1Gi" } },
        kubeControllers: { requests: { memory: "64Mi" }, limits: { memory: "1Gi" } },
        csi: amounts,
        csiNodeDriverRegistrar: amounts,
        apiServer: amounts,
        goldmane: amounts,
        whisker: amounts,
        whiskerBackend: amounts,
      },
      calicoNodeDaemonSet: { metadata, spec: { template } },
      csiNodeDriverDaemonSet: { metadata, spec: { template } },
      calicoKubeControllersDeployment: { metadata, spec: { template } },
      typhaDeployment: {
        metadata,
        spec: {
          strategy: { rollingUpdate: { maxSurge: "100%", maxUnavailable: "25%" } },
          template: {
            metadata,
            spec: {
              ...template.spec,
              topologySpreadConstraints: [
                {
                  maxSkew: 1,
                  topologyKey: "topology.kubernetes.io/zone",
                  whenUnsatisfiable: "ScheduleAnyway",
                  labelSelector: { matchLabels: { "k8s-app": "calico-typha" } },
                },
              ],
            },
          },
        },
      },
      typhaAffinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [onLinux] }] },
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [onLinux] } }],
        },
      },
    },
    kubeControllers: {
      nodeHostEndpoints: "Enabled",
      hostEndpointTemplates: [
        {
          generateName: "x",
          interfaceCIDRs: ["10.0.0.0/8"],
          interfacePattern: "^eth.*",
          labels: { "example.com/rack": "r1" },
          nodeSelector: "all()",
        },
      ],
      leakGracePeriod: "20m",
      reconcilerPeriod: "3m",
    },
    felix: {
      cgroupV2Path: "/run/calico/cgroup",
      dataplaneWatchdogTimeout: "90s",
      debugHost: "localhost",
      debugMemoryProfilePath: "/tmp/profile",
      debugSimulateCalcGraphHangAfter: "1h",
      debugSimulateDataplaneApplyDelay: "1s",
      debugSimulateDataplaneHangAfter: "1h",
      deviceRouteSourceAddress: "192.0.2.1",
      deviceRouteSourceAddressIPv6: "2001:db8::1",
      endpointReportingDelay: "1s",
      endpointStatusPathPrefix: "/var/run/calico",
      externalNodesList: ["192.0.2.9"],
      failsafeInboundHostPorts: [{ protocol: "TCP", port: 22, net: "10.0.0.0/8" }],
      failsafeOutboundHostPorts: [{ protocol: "TCP", port: 443, net: "10.0.0.0/8" }],
      featureDetectOverride: "MASQFullyRandom=true",
      featureGates: "Some=on",
      flowLogsFlushInterval: "15s",
      flowLogsGoldmaneServer: "goldmane.calico-system.svc:7443",
      healthHost: "localhost",
      healthTimeoutOverrides: [{ name: "InternalDataplaneMainLoop", timeout: "90s" }],
      interfaceExclude: "kube-ipvs0",
      interfacePrefix: "cali",
      interfaceRefreshInterval: "90s",
      ipsetsRefreshInterval: "90s",
      iptablesLockProbeInterval: "50ms",
      iptablesNATOutgoingInterfaceFilter: "eth+",
      iptablesPostWriteCheckInterval: "1s",
      iptablesRefreshInterval: "90s",
      kubeNodePortRanges: ["30000:32767"],
      liveMigrationRouteConvergenceTime: "10s",
      logActionRateLimit: "10/second",
      logDebugFilenameRegex: "^int.*",
      logFilePath: "/var/log/felix.log",
      logPrefix: "calico-packet",
      metadataAddr: "127.0.0.1",
      mtuIfacePattern: "^enp.*",
      natOutgoingAddress: "192.0.2.1",
      natPortRange: "30000:31000",
      netlinkTimeout: "10s",
      nftablesRefreshInterval: "90s",
      openstackRegion: "r1",
      policySyncPathPrefix: "/var/run/nodeagent",
      prometheusMetricsCAFile: "/etc/ca.crt",
      prometheusMetricsCertFile: "/etc/tls.crt",
      prometheusMetricsClientAuth: "RequireAndVerifyClientCert",
      prometheusMetricsHost: "localhost",
      prometheusMetricsKeyFile: "/etc/tls.key",
      reportingInterval: "30s",
      reportingTTL: "90s",
      routeRefreshInterval: "90s",
      usageReportingInitialDelay: "300s",
      usageReportingInterval: "86400s",
      xdpRefreshInterval: "90s",
    },
    nodeAddressAutodetection: { ipv4: { canReach: "192.0.2.1" } },
  }),
  "existing-bgp": existing({
    install: { kind: "directory", path: releaseDirectory },
    routing: { kind: "fabric" },
    pools: [
      { name: "pods", cidr: "10.244.0.0/17", nodeSelector: "all()" },
      { name: "more", cidr: "10.244.128.0/17", namespaceSelector: "team == 'a'", nodeSelector: "rack == 'r1'" },
    ],
    reservations: [{ name: "gateways", cidrs: ["10.244.0.0/28"] }],
    nodeAddressAutodetection: { ipv4: { skipInterface: "^docker.*" } },
    bgp: {
      asNumber: "65001",
      nodeToNodeMeshEnabled: true,
      serviceClusterIPs: [{ cidr: "10.96.0.0/12" }],
      serviceExternalIPs: [{ cidr: "198.51.100.0/25" }],
      serviceLoadBalancerIPs: [{ cidr: "198.51.100.128/25" }],
      communities: [{ name: "rack", value: "65001:300" }],
      prefixAdvertisements: [{ cidr: "10.244.0.0/16", communities: ["rack"] }],
      nodeMeshPassword: { secretKeyRef: { name: "mesh", key: "mesh" } },
      nodeMeshMaxRestartTime: "120s",
      ignoredInterfaces: ["eth9"],
      localWorkloadPeeringIPV4: "169.254.1.2",
      peers: [
        {
          name: "tor",
          nodeSelector: "rack == 'rack-1'",
          peerIP: "192.0.2.254",
          asNumber: "65101",
          localASNumber: "65002",
          password: { secretKeyRef: { name: "bgp", key: "tor" } },
          maxRestartTime: "10s",
          keepaliveTime: "3s",
          reachableBy: "192.0.2.253",
          filters: ["no-defaults"],
        },
        { name: "one", node: "worker-1", peerIP: "192.0.2.252", asNumber: "65102" },
        { name: "workloads", nodeSelector: "all()", localWorkloadSelector: "app == 'bird'", asNumber: "65103" },
      ],
      filters: [
        {
          name: "no-defaults",
          exportV4: [filterRule("10.244.0.0/16")],
          importV4: [filterRule("10.244.0.0/16")],
          exportV6: [filterRule("2001:db8::/48")],
          importV6: [filterRule("2001:db8::/48")],
        },
      ],
    },
  }),
  ...Object.fromEntries(
    (
      [
        { ipv4: { cidrs: ["192.0.2.0/24"] }, ipv6: { interface: "^enp.*" } },
        { ipv6: { skipInterface: "^docker.*" } },
        { ipv6: { canReach: "2001:db8::1" } },
        { ipv6: { cidrs: ["2001:db8::/64"] } },
      ] as const
    ).map((detection, index) => [`existing-ipv6-${index + 1}`, dualStack(detection)]),
  ),
});

type Calico = NonNullable<IntentInput["calico"]>;

function existing(calico: Calico): IntentInput {
  return {
    name: "there",
    kubernetes: "1.35",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      apiServer: { host: "api.example.com", port: 6443 },
      kubeProxy: { runsAs: "daemonset", mode: "iptables", managedBy: "helm" },
      underlay: { nodes: ["192.0.2.0/24"], spansSubnets: true },
      nodeGroups: [
        {
          name: "workers",
          os: "ubuntu",
          kernel: "6.8",
          interfaceName: "enp1s0",
          labels: { "example.com/pool": "p1" },
          taints: [{ key: "example.com/dedicated", value: "net", effect: "PreferNoSchedule" }],
          nodes: [
            {
              name: "worker-1",
              addresses: ["192.0.2.21"],
              zone: "hall-a",
              rack: "rack-1",
              labels: { "example.com/u": "u1" },
            },
          ],
        },
        { name: "more", interfaceName: "enp1s0", zones: ["hall-b"] },
      ],
    },
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    calico: { mtu: 1400, ...calico },
  };
}

type FilterRule = NonNullable<NonNullable<NonNullable<Calico["bgp"]>["filters"]>[number]["exportV4"]>[number];

function filterRule(cidr: string): FilterRule {
  return {
    action: "Accept",
    cidr,
    matchOperator: "In",
    interface: "eth*",
    communities: { values: ["65001:300"] },
    asPathPrefix: ["65101"],
    operations: [{ addCommunity: { value: "65001:301" } }, { prependASPath: { prefix: ["65001"] } }],
  };
}

function dualStack(nodeAddressAutodetection: object): IntentInput {
  return {
    name: "dual",
    platform: {
      kind: "existing",
      underlay: { nodes: ["192.0.2.0/24", "2001:db8::/64"] },
      nodeGroups: [{ name: "workers", interfaceName: "enp1s0" }],
    },
    network: { pods: ["10.244.0.0/16", "fd00:10::/56"], services: ["10.96.0.0/12", "fd00:20::/112"] },
    calico: {
      mtu: 1400,
      routing: { kind: "fabric" },
      nodeAddressAutodetection,
      bgp: { localWorkloadPeeringIPV4: "169.254.1.2", localWorkloadPeeringIPV6: "fd00:30::2" },
    },
  };
}
