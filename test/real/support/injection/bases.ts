/** Intents that together have every text of the schema, and reach every artefact that the kit writes. */
import type { IntentInput } from "../../../../constructs/kit";

/** By name. Each text is one that rules take, so that a refusal is the payload's and not the place's. */
export const bases = (releaseDirectory: string): Readonly<Record<string, IntentInput>> => ({
  "eks-own-images": {
    name: "images",
    kubernetes: "1.35",
    platform: {
      kind: "eks",
      region: "eu-central-1",
      vpc: {
        kind: "create",
        cidr: "10.0.0.0/16",
        availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
      },
      endpoint: { publicCidrs: ["203.0.113.0/24"] },
      administrators: ["arn:aws:iam::111122223333:role/admins"],
      deployer: {
        principalArn: "arn:aws:iam::111122223333:user/deploy",
        roleArn: "arn:aws:iam::111122223333:role/deploy",
        profile: "deploy",
      },
      secretsEncryption: { kind: "key", keyArn: "arn:aws:kms:eu-central-1:111122223333:key/abc" },
      addonVersions: { coredns: "v1.13.1-eksbuild.1" },
      nodeGroups: [...(["al2023", "ubuntu", "bottlerocket"] as const)].map((os) => ({
        name: os,
        os,
        amiId: "ami-0a",
        instanceTypes: ["m6i.large"],
        availabilityZones: ["eu-central-1a"],
        interfaceName: os === "bottlerocket" ? "eth0" : "ens5",
        labels: { "example.com/rack": "r1" },
        taints: [{ key: "example.com/dedicated", value: "edge", effect: "PREFER_NO_SCHEDULE" as const }],
      })),
      tags: { team: "network" },
    },
    network: { pods: ["192.168.0.0/16"], services: ["172.20.0.0/16"] },
    calico: {
      mtu: 1400,
      release: "v3.32.1",
      images: {
        registry: "registry.example.com:5000",
        imagePath: "mirror/calico",
        imagePrefix: "kit-",
        pullSecrets: ["registry-key"],
      },
      encryption: { kind: "wireguard", keepAlive: "25s", interfaceName: "wg0", interfaceNameV6: "wg1" },
    },
  },
  "eks-adopted": {
    name: "adopted",
    platform: {
      kind: "eks",
      region: "eu-central-1",
      vpc: {
        kind: "adopt",
        vpcId: "vpc-0a",
        cidr: "10.0.0.0/16",
        privateSubnets: ["a", "b"].map((letter, index) => ({
          subnetId: `subnet-0${letter}`,
          availabilityZone: `eu-central-1${letter}`,
          cidr: `10.0.${index}.0/24`,
          routeTableId: `rtb-0${letter}`,
        })),
      },
      nodeGroups: [{ name: "main" }],
      routeServer: {
        amazonSideAsn: "65000",
        peers: [
          { name: "node-a", availabilityZone: "eu-central-1a", peerAddress: "10.0.0.10", peerAsn: "64512" },
          { name: "node-b", availabilityZone: "eu-central-1b", peerAddress: "10.0.1.10", peerAsn: "64512" },
        ],
      },
    },
    calico: { routing: { kind: "fabric" }, bgp: { asNumber: "64512" } },
  },
  "eks-ebpf": {
    name: "ebpf",
    platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main" }] },
    calico: {
      dataplane: { kind: "ebpf", apiServer: { kind: "endpoint", host: "api.example.com", port: 443 } },
      felix: {
        bpfCTLBLogFilter: "all",
        bpfConntrackTimeouts: {
          creationGracePeriod: "10s",
          genericTimeout: "10m",
          icmpTimeout: "5s",
          tcpEstablished: "1h",
          tcpFinsSeen: "30s",
          tcpResetSeen: "40s",
          tcpSynSent: "20s",
          udpTimeout: "60s",
        },
        bpfDSROptoutCIDRs: ["10.9.0.0/16"],
        bpfDataIfacePattern: "^ens.*",
        bpfDisableGROForIfaces: "^dummy.*",
        bpfExcludeCIDRsFromNAT: ["10.8.0.0/16"],
        bpfForceTrackPacketsFromIfaces: ["docker+"],
        bpfKubeProxyMinSyncPeriod: "1s",
        bpfL3IfacePattern: "^tun.*",
        bpfLogFilters: { ens5: "tcp port 80" },
        bpfPSNATPorts: "20000:29999",
      },
    },
  },
  "eks-vpp": {
    name: "vpp",
    platform: {
      kind: "eks",
      region: "eu-central-1",
      nodeGroups: [{ name: "main", interfaceName: "ens5" }],
      tags: { team: "network" },
    },
    calico: {
      mtu: 1400,
      dataplane: {
        kind: "vpp",
        uplinks: [
          {
            interfaceName: "ens5",
            vppDriver: "dpdk",
            newDriver: "vfio-pci",
            physicalNetworkName: "fabric",
            annotations: { "example.com/rack": "r1" },
          },
        ],
      },
      encryption: { kind: "ipsec", preSharedKey: { kind: "secret", config: "ipsecKey" } },
      routing: { kind: "overlay", encapsulation: "IPIP" },
      images: {
        registry: "registry.example.com",
        imagePath: "vpp",
        imagePrefix: "x-",
        pullSecrets: ["registry-key", { kind: "existing", name: "mirror-key" }],
      },
    },
  },
  "eks-secrets": {
    name: "secrets",
    platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main", interfaceName: "ens5" }] },
    calico: {
      mtu: 1400,
      dataplane: { kind: "vpp" },
      encryption: {
        kind: "ipsec",
        preSharedKey: { kind: "existing", secretKeyRef: { name: "ike", key: "psk" } },
      },
      routing: { kind: "overlay", encapsulation: "IPIP" },
    },
  },
  // Uplinks that are not named are the nodes' interfaces, whose names are then in the hooks.
  "eks-vpp-default": {
    name: "vpp",
    platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main", interfaceName: "ens5" }] },
    calico: { mtu: 1400, dataplane: { kind: "vpp" }, routing: { kind: "overlay", encapsulation: "IPIP" } },
  },
  "kops-vpp-default": {
    name: "vpp",
    platform: {
      kind: "kops",
      networking: "cni",
      stateStore: "s3://kops-state",
      region: "eu-central-1",
      instanceGroups: [{ name: "nodes", os: "al2023", interfaceName: "ens5" }],
    },
    calico: { mtu: 1400, dataplane: { kind: "vpp" }, routing: { kind: "overlay", encapsulation: "IPIP" } },
  },
  "eks-cloud": {
    name: "cloud",
    platform: {
      kind: "eks",
      region: "eu-central-1",
      addonVersions: { "vpc-cni": "v1.20.4-eksbuild.2" },
      nodeGroups: [{ name: "main", taints: [{ key: "spot", value: "yes", effect: "PREFER_NO_SCHEDULE" }] }],
    },
    calico: { routing: { kind: "cloud" } },
  },
  "kops-vpp": {
    name: "vpp",
    kubernetes: "1.35",
    platform: {
      kind: "kops",
      networking: "cni",
      release: "1.35.0",
      region: "eu-central-1",
      domain: "example.com",
      stateStore: "s3://kops-state",
      discoveryStore: "s3://kops-discovery",
      vpc: { kind: "create", cidr: "172.20.0.0/16", availabilityZones: ["eu-central-1a"] },
      nonMasqueradeCidr: "100.64.0.0/10",
      bastion: { instanceType: "t3.micro" },
      api: { publicCidrs: ["203.0.113.0/24"] },
      sshCidrs: ["203.0.113.0/24"],
      controlPlane: { availabilityZones: ["eu-central-1a"], image: "ami-0a", instanceType: "t3.medium" },
      instanceGroups: [
        {
          name: "nodes",
          os: "al2023",
          image: "amazon/al2023-ami-2023.6.20250107.0-kernel-6.1-x86_64",
          instanceTypes: ["m6i.large"],
          availabilityZones: ["eu-central-1a"],
          interfaceName: "ens5",
          labels: { "example.com/rack": "r1" },
          taints: [{ key: "example.com/dedicated", value: "net", effect: "PreferNoSchedule" }],
          rollingUpdate: { maxSurge: "10%", maxUnavailable: "10%" },
          sysctlParameters: ["vm.max_map_count=262144"],
        },
        { name: "reflectors", interfaceName: "ens5", routeReflectorClusterId: "244.0.0.1" },
      ],
      rollingUpdate: { maxSurge: "10%", maxUnavailable: "10%" },
      sysctlParameters: ["net.core.somaxconn=1024"],
      hooks: [
        {
          name: "load.service",
          before: ["kubelet.service"],
          manifest: "Type=oneshot\nExecStart=/sbin/modprobe wireguard",
        },
        { name: "run", execContainer: { image: "busybox:1.36", command: ["sh", "-c"] } },
      ],
      addonManifests: ["s3://addons/mine.yaml"],
      tags: { team: "network" },
    },
    calico: {
      mtu: 1400,
      dataplane: { kind: "vpp", uplinks: [{ interfaceName: "ens5", vppDriver: "af_packet" }] },
      routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" },
      images: { registry: "registry.example.com", pullSecrets: ["registry-key"] },
    },
  },
  "kops-own-calico": {
    name: "own",
    platform: {
      kind: "kops",
      networking: "calico",
      region: "eu-central-1",
      domain: "example.com",
      stateStore: "s3://kops-state",
      vpc: {
        kind: "shared",
        vpcId: "vpc-0a",
        cidr: "10.40.0.0/16",
        additionalCidrs: ["10.41.0.0/16"],
        subnets: [
          { subnetId: "subnet-0a", availabilityZone: "eu-central-1a", cidr: "10.40.32.0/19", type: "Private" },
          { subnetId: "subnet-0b", availabilityZone: "eu-central-1a", cidr: "10.40.4.0/22", type: "Utility" },
        ],
      },
      instanceGroups: [
        { name: "reflectors", labels: { rack: "r1" }, routeReflectorClusterId: "244.0.0.1" },
        { name: "nodes", labels: { rack: "r2" } },
      ],
      tags: { team: "network" },
    },
    calico: {
      images: { registry: "registry.example.com" },
      routing: { kind: "fabric" },
      bgp: {
        asNumber: "64512",
        nodeToNodeMeshEnabled: false,
        peers: [
          { name: "to-reflectors", nodeSelector: "all()", peerSelector: "has(route-reflector)" },
          { name: "outside", nodeSelector: "rack == 'r1'", peerIP: "10.40.32.10", asNumber: "65000" },
        ],
      },
      nodeAddressAutodetection: { ipv4: { interface: "^ens.*" } },
    },
  },
  existing: existing({
    encryption: { kind: "none" },
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
