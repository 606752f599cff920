/** Intents without a mistake which together say everything of Calico that an intent can say: a value at a time is changed. */
import type { IntentField } from "../../../../constructs/calico/felix/fields";
import { felixRows, intentRows } from "../../../../constructs/calico/felix/fields";
import type { FelixField } from "../../../../constructs/calico/felix/field";
import * as z from "zod";
import { kubeControllers } from "../api-server-intents";
import { workloads } from "../workloads";

const eks = { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] };
const overlay = { kind: "overlay", encapsulation: "VXLAN" };
const quantities = { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } };
const secretKeyRef = { name: "bgp-passwords", key: "tor-a" };

/** A value of each Felix field that has nothing special about it. */
const felixValues: Readonly<Partial<Record<IntentField, unknown>>> = {
  bpfConntrackTimeouts: { tcpEstablished: "1h" },
  bpfDSROptoutCIDRs: ["10.0.0.0/16"],
  bpfDataIfacePattern: "^ens5$",
  bpfDisableGROForIfaces: "^ens5$",
  bpfExcludeCIDRsFromNAT: ["10.9.0.0/16"],
  bpfForceTrackPacketsFromIfaces: ["docker+"],
  bpfL3IfacePattern: "^tun0$",
  bpfLogFilters: { all: "tcp" },
  bpfPSNATPorts: "20000:29999",
  debugHost: "localhost",
  deviceRouteSourceAddress: "10.0.0.1",
  deviceRouteSourceAddressIPv6: "2001:db8::1",
  externalNodesList: ["192.0.2.1"],
  failsafeInboundHostPorts: [{ protocol: "TCP", port: 22, net: "10.0.0.0/8" }],
  failsafeOutboundHostPorts: [{ protocol: "UDP", port: 53, net: "10.0.0.0/8" }],
  featureDetectOverride: "SNATFullyRandom=true",
  featureGates: "BPFConnectTimeLoadBalancingWorkaround=enabled",
  healthHost: "localhost",
  healthTimeoutOverrides: [{ name: "InternalDataplaneMainLoop", timeout: "5m" }],
  interfacePrefix: "cali",
  iptablesMarkMask: 4294901760,
  iptablesNATOutgoingInterfaceFilter: "ens5",
  logActionRateLimit: "10/second",
  logPrefix: "calico-packet",
  metadataAddr: "169.254.169.254",
  mtuIfacePattern: "^ens5$",
  natOutgoingAddress: "10.0.0.1",
  natPortRange: "32768:65535",
  nftablesMarkMask: 4294901760,
  openstackRegion: "region-one",
  policySyncPathPrefix: "/var/run/nodeagent",
  prometheusMetricsHost: "localhost",
  routeTableRange: { min: 1, max: 250 },
};

/** Fields that are said together with others, or against each other: each in its own way. */
const apart: readonly string[] = [
  "bpfExportBufferSizeMB",
  "programClusterRoutes",
  "prometheusMetricsCAFile",
  "prometheusMetricsCertFile",
  "prometheusMetricsClientAuth",
  "prometheusMetricsKeyFile",
  "routeTableRanges",
];

/** What a field's own type takes, where no value of it is special. */
function plainValueOf(name: IntentField, { type, default: known, bounds }: FelixField): unknown {
  if (name in felixValues) return felixValues[name];
  if (known !== undefined) return known;
  const {
    type: kind,
    enum: values,
    minimum,
  } = z.toJSONSchema(type(), { io: "input" }) as {
    readonly type?: string;
    readonly enum?: readonly unknown[];
    readonly minimum?: number;
  };
  if (values !== undefined) return values[0];
  const tried = ["10s", "/var/log/calico", "info", true, bounds?.[0] ?? Math.max(1, minimum ?? 1)];
  return tried.find((value) => (typeof value === kind || kind === "integer") && type().safeParse(value).success);
}

/** Every field of Felix, one by one, in a data plane that reads it. */
function felixCarriers(): readonly Carrier[] {
  return intentRows
    .filter(([name]) => !apart.includes(name))
    .map(([name, row]) => ({
      name: `felix ${name}`,
      from: ["calico", "felix"],
      intent: {
        name: "sweep",
        platform:
          row.dataplanes?.[0] === "nftables" ? { ...eks, kubeProxy: { kind: "daemonset", mode: "nftables" } } : eks,
        calico: {
          routing: overlay,
          ...(row.dataplanes === undefined ? {} : { dataplane: { kind: row.dataplanes[0] } }),
          felix: { [name]: plainValueOf(name, row) },
        },
      },
    }));
}

export interface Carrier {
  readonly name: string;
  readonly intent: object;
  /** What is changed of it: everything below these keys. */
  readonly from: readonly string[];
}

const bgp = {
  asNumber: "64512",
  nodeToNodeMeshEnabled: false,
  listenPort: 1179,
  bindMode: "NodeIP",
  logSeverityScreen: "Debug",
  serviceClusterIPs: [{ cidr: "10.100.0.0/16" }],
  serviceExternalIPs: [{ cidr: "198.51.100.0/24" }],
  serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }],
  serviceLoadBalancerAggregation: "Disabled",
  communities: [{ name: "blue", value: "65001:100" }],
  prefixAdvertisements: [{ cidr: "192.168.0.0/16", communities: ["blue", "65001:200:300"] }],
  ignoredInterfaces: ["docker0", "eni*"],
  localWorkloadPeeringIPV4: "192.0.2.2",
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
      reachableBy: "10.0.0.254",
      filters: ["in", "out"],
    },
    { name: "reflectors", nodeSelector: "all()", peerSelector: "has(route-reflector)" },
    { name: "workloads", localWorkloadSelector: "role == 'router'", asNumber: 64777, reversePeering: "Manual" },
    { name: "ttl", nodeSelector: "all()", peerIP: "10.0.0.2", asNumber: 65101, ttlSecurity: 2 },
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
          asPathPrefix: [65101, 65102],
          operations: [{ addCommunity: { value: "65001:300" } }, { prependASPath: { prefix: [65101, 65102] } }],
        },
      ],
    },
    {
      name: "out",
      exportV4: [{ action: "Accept", interface: "eth*", cidr: "192.168.0.0/16", matchOperator: "Equal" }],
    },
  ],
};

const installation = {
  hostPorts: "Disabled",
  containerIPForwarding: "Enabled",
  sysctl: [{ key: "net.ipv4.tcp_keepalive_time", value: "40" }],
  linuxPolicySetupTimeoutSeconds: 5,
  controlPlaneReplicas: 3,
  controlPlaneNodeSelector: { pool: "system" },
  controlPlaneTolerations: [
    { key: "system", operator: "Equal", value: "yes", effect: "NoSchedule" },
    { key: "system", operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 },
  ],
  nodeUpdateStrategy: { type: "RollingUpdate", maxUnavailable: "25%" },
  nodeMetricsPort: 9091,
  typhaMetricsPort: 9093,
  flexVolumePath: "/usr/libexec/kubernetes/kubelet-plugins/volume/exec/",
  kubeletVolumePluginPath: "/var/lib/kubelet",
  cni: { binDir: "/opt/cni/bin", confDir: "/etc/cni/net.d" },
  logging: { cni: { logSeverity: "Debug", logFileMaxSize: "50Mi", logFileMaxAgeDays: 7, logFileMaxCount: 3 } },
  resources: {
    ...{ node: quantities, typha: quantities, kubeControllers: quantities },
    // Of the same type as those.
    ...Object.fromEntries(
      ["csi", "csiNodeDriverRegistrar", "apiServer", "goldmane", "whisker", "whiskerBackend"].map((name) => [
        name,
        { limits: { cpu: "1" } },
      ]),
    ),
  },
  ...workloads,
};

const network = { pods: ["192.168.0.0/16"] };

export const carriers: readonly Carrier[] = [
  {
    name: "installation",
    from: ["calico"],
    intent: {
      name: "sweep",
      platform: eks,
      network,
      calico: {
        routing: overlay,
        images: {
          registry: "registry.example.com/",
          imagePath: "mirror",
          imagePrefix: "x-",
          registries: { "quay.io": "cache.example.com/quay" },
          pullSecrets: ["pull"],
        },
        installation,
        kubeControllers,
        nodeAddressAutodetection: { ipv4: { cidrs: ["10.0.0.0/16"] } },
        mtu: 1400,
        components: { apiServer: true, goldmane: true, whisker: true, gatewayAPI: true },
      },
    },
  },
  {
    name: "pools and BGP",
    from: ["calico"],
    intent: {
      name: "sweep",
      platform: eks,
      network,
      calico: {
        routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet", bgp: "Enabled" },
        pools: [
          { name: "pods", cidr: "192.168.0.0/17", natOutgoing: "Enabled", nodeSelector: "all()", blockSize: 26 },
          { name: "old", cidr: "192.168.128.0/18", disableNewAllocations: true, disableBGPExport: false },
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
        ipam: { kind: "calico", strictAffinity: true, maxBlocksPerHost: 20, autoAllocateBlocks: true },
        reservations: [{ name: "gateways", cidrs: ["192.168.0.0/28", "192.168.1.1/32"] }],
        bgp,
      },
    },
  },
  {
    name: "WireGuard beside eBPF",
    from: ["calico", "encryption"],
    intent: {
      name: "sweep",
      platform: eks,
      calico: {
        routing: overlay,
        dataplane: { kind: "ebpf" },
        encryption: {
          kind: "wireguard",
          listeningPort: 51900,
          mtu: 1380,
          keepAlive: "25s",
          threading: true,
          interfaceName: "wg0",
          routingRulePriority: 99,
        },
      },
    },
  },
  {
    name: "VPP",
    from: ["calico", "dataplane"],
    intent: {
      name: "sweep",
      platform: eks,
      network,
      calico: {
        routing: { kind: "overlay", encapsulation: "IPIP" },
        dataplane: {
          kind: "vpp",
          uplinks: [{ interfaceName: "ens5", vppDriver: "dpdk", newDriver: "vfio-pci", mtu: 9001, rx: 2, tx: 2 }],
          hugepages: { pages2Mi: 1024 },
          workers: 2,
          buffersPerNuma: 65536,
          maxPodIfSpec: { rx: 10, tx: 10, rxqsz: 1024, txqsz: 1024 },
          defaultPodIfSpec: { rx: 1, tx: 1, isl3: true, rxMode: "adaptive" },
          vppHostTapSpec: { rx: 1, tx: 1, isl3: false },
          featureGates: { memifEnabled: true },
          bgpServerMode: "v4Only",
          logLevel: "debug",
        },
      },
    },
  },
  {
    name: "host-local",
    from: ["calico"],
    intent: {
      name: "sweep",
      platform: {
        kind: "existing",
        distribution: "kubeadm",
        underlay: { nodes: ["192.0.2.0/25"] },
        nodeGroups: [{ name: "all", kernel: "6.8", nodes: [{ name: "n1", addresses: ["192.0.2.11"] }] }],
      },
      network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
      calico: {
        routing: { kind: "overlay", encapsulation: "IPIP", bgp: "Enabled" },
        ipam: { kind: "host-local" },
        pools: [{ name: "pods", cidr: "10.244.0.0/16", encapsulation: "IPIP", natOutgoing: "Enabled" }],
      },
    },
  },
  {
    name: "EKS",
    from: ["platform"],
    intent: {
      name: "sweep",
      platform: {
        kind: "eks",
        region: "eu-central-1",
        kubeProxy: { kind: "daemonset", mode: "iptables" },
        nodeGroups: [
          {
            name: "workers",
            labels: { "example.com/rack": "r1" },
            taints: [{ key: "dedicated", value: "net", effect: "PREFER_NO_SCHEDULE" }],
            maxPods: 110,
            updateMaxUnavailable: 1,
            metadataOptions: { httpPutResponseHopLimit: 2 },
          },
        ],
        openings: [{ protocol: "tcp", port: 9443, toPort: 9444, from: "sg-0a1b", reason: "webhook" }],
        tags: { owner: "net" },
      },
      calico: { routing: overlay },
    },
  },
  {
    name: "policy with the cloud's CNI",
    from: ["calico"],
    intent: {
      name: "sweep",
      platform: eks,
      calico: {
        routing: { kind: "cloud" },
        installation: { controlPlaneReplicas: 2, nodeMetricsPort: 9091 },
        felix: { routeTableRange: { min: 65, max: 99 }, logSeverityScreen: "Info" },
      },
    },
  },
  ...felixCarriers(),
];

/** Fields of Felix that no carrier holds, for the test that counts them. */
export const felixApart = felixRows.filter(([name]) => apart.includes(name)).map(([name]) => name);
