import { youngFields } from "../../../constructs/calico/release/since";
import { valueAt } from "../../../constructs/findings";
import { intentSchema } from "../../../constructs/kit";
import { Cidr } from "../../../constructs/net";
import {
  calico,
  cloud,
  fabric,
  join,
  network,
  nodes,
  oneSubnet,
  onGround,
  overlay,
  type Patch,
  pools,
} from "./fixtures/fixture";
import { findingsOf, intentWith } from "./support";
import type { Judged } from "../../../constructs/calico";

const on = overlay("VXLAN", "Enabled");
const tor = { name: "tor", peerIP: "10.9.0.1", asNumber: 64513 };
const ebpf = (settings: object = {}): Patch => calico({ dataplane: { kind: "ebpf", ...settings } });
const host = (text: string): Patch => ebpf({ apiServer: { kind: "endpoint", host: text } });
const dualStack = network(["172.16.0.0/16", "fd00:10::/56"]);

/** Further ways to make a mistake, and where it is then found. */
const mistakes: readonly (readonly [code: string, path: string, changes: Patch])[] = [
  ["NET-007", "/network/services/0", network(undefined, ["127.0.0.0/20"])],
  ["CAL-006", "/calico/images/imagePath", calico({ images: { imagePath: "/mirrors/" } })],
  [
    "CAL-065",
    "/policy/packs/defaultDeny/directions/1",
    { policy: { packs: { defaultDeny: { directions: ["Egress", "Egress"] } } } },
  ],
  ...(
    [
      ["/exposedDaemons/trusted/0", { exposedDaemons: { trusted: ["::/0"] } }],
      ["/hardening/administrators/0", { hardening: { administrators: ["0.0.0.0/0"] } }],
      ["/hardening/failsafe/from", { hardening: { failsafe: { from: ["128.0.0.0/1", "192.0.2.0/24", "0.0.0.0/1"] } } }],
      ["/ingressControl/nodePorts/from/1", { ingressControl: { nodePorts: { from: ["10.0.0.0/8", "0.0.0.0/0"] } } }],
    ] as const
  ).map(([path, packs]) => ["POL-074", `/policy/packs${path}`, { policy: { packs } }] as const),
  [
    "POL-073",
    "/policy/packs/hardening/failsafe",
    join(
      { policy: { packs: { hardening: { failsafe: { from: ["198.51.100.0/28"] } } } } },
      calico({ felix: { failsafeInboundHostPorts: [] } }),
    ),
  ],
  // Policies of packs are served by Calico's API server, staged ones, too; and the host endpoints that they are about are its configuration's.
  ...[{ defaultDeny: {} }, { hardening: {} }, { egressControl: { internet: "allow" }, exposedDaemons: {} }].flatMap(
    (packs) =>
      (["staged", "enforced"] as const).map(
        (rollout) =>
          [
            "CAL-013",
            "/calico/components/apiServer",
            join({ policy: { rollout, packs } }, calico({ components: { apiServer: false, whisker: false } })),
          ] as const,
      ),
  ),
  [
    "CAL-006",
    "/calico/images/registries/quay.io",
    calico({ images: { registries: { "quay.io": "cache.example.com/a//b" } } }),
  ],
  [
    "CAL-057",
    "/calico/installation/typhaDeployment/spec/template/spec/tolerations/0",
    calico({
      installation: {
        typhaDeployment: { spec: { template: { spec: { tolerations: [{ operator: "Exists", value: "x" }] } } } },
      },
    }),
  ],
  [
    "CAL-066",
    "/calico/installation/csiNodeDriverDaemonSet/metadata/labels/a~1b~1c",
    calico({ installation: { csiNodeDriverDaemonSet: { metadata: { labels: { "a/b/c": "" } } } } }),
  ],
  [
    "CAL-066",
    "/calico/installation/typhaAffinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/preference/matchExpressions/0",
    calico({
      installation: {
        typhaAffinity: {
          nodeAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 1, preference: { matchExpressions: [{ key: "a-", operator: "Exists" }] } },
            ],
          },
        },
      },
    }),
  ],
  [
    "CAL-065",
    "/calico/installation/typhaDeployment/spec/template/spec/topologySpreadConstraints/1",
    calico({
      installation: {
        typhaDeployment: {
          spec: {
            template: {
              spec: {
                topologySpreadConstraints: [1, 2].map((maxSkew) => ({
                  maxSkew,
                  topologyKey: "topology.kubernetes.io/zone",
                  whenUnsatisfiable: "ScheduleAnyway",
                })),
              },
            },
          },
        },
      },
    }),
  ],
  [
    "CAL-085",
    "/calico/installation/calicoKubeControllersDeployment",
    join(
      { platform: { nodeGroups: [{ name: "main", taints: [{ key: "dedicated", effect: "NO_SCHEDULE" }] }] } },
      calico({
        installation: {
          calicoKubeControllersDeployment: {
            spec: { template: { spec: { tolerations: [{ key: "other", operator: "Exists" }] } } },
          },
        },
      }),
    ),
  ],
  ["CAL-006", "/calico/images/imagePrefix", calico({ images: { imagePrefix: "Mirror" } })],
  [
    "BGP-041",
    "/calico/bgp/peers/1/peerIP",
    join(
      on,
      calico({
        bgp: {
          peers: [
            { ...tor, nodeSelector: "rack in {'a', 'b'}" },
            { ...tor, name: "again", nodeSelector: "rack in { 'b','a' }" },
          ],
        },
      }),
    ),
  ],
  ["CAL-020", "/calico/felix/mtuIfacePattern", calico({ felix: { mtuIfacePattern: "(?=e)" } })],
  [
    "CAL-020",
    "/calico/kubeControllers/hostEndpointTemplates/0/interfacePattern",
    calico({ kubeControllers: { hostEndpointTemplates: [{ generateName: "a", interfacePattern: "[" }] } }),
  ],
  [
    "CAL-021",
    "/calico/installation/typhaMetricsPort",
    calico({ installation: { nodeMetricsPort: 9091, typhaMetricsPort: 9091 } }),
  ],
  [
    "CAL-021",
    "/calico/encryption/listeningPortV6",
    join(dualStack, calico({ encryption: { kind: "wireguard", listeningPort: 5000, listeningPortV6: 5000 } })),
  ],
  ["CAL-021", "/calico/encryption/listeningPort", calico({ encryption: { kind: "wireguard", listeningPort: 4789 } })],
  [
    "CAL-034",
    "/calico/nodeAddressAutodetection/ipv4/cidrs/1",
    calico({ nodeAddressAutodetection: { ipv4: { cidrs: ["10.0.0.0/16", "10.7.0.0/16"] } } }),
  ],
  [
    "CAL-050",
    "/calico/installation/nodeUpdateStrategy/maxUnavailable",
    calico({ installation: { nodeUpdateStrategy: { maxUnavailable: "0%" } } }),
  ],
  [
    "CAL-051",
    "/calico/installation/kubeletVolumePluginPath",
    calico({ installation: { kubeletVolumePluginPath: "var/lib" } }),
  ],
  [
    "CAL-057",
    "/calico/installation/controlPlaneTolerations/0",
    calico({ installation: { controlPlaneTolerations: [{ effect: "NoExecute" }] } }),
  ],
  [
    "POOL-012",
    "/calico/pools/1",
    pools({ cidr: "172.16.0.0/16" }, { name: "lb", cidr: "192.0.2.0/24", allowedUses: ["LoadBalancer"] }),
  ],
  ["POOL-030", "/calico/pools", calico({ pools: [] })],
  [
    "POOL-031",
    "/network/pods/0",
    join(network(["172.16.0.0/16"]), calico({ pools: undefined, encryption: { kind: "wireguard" } })),
  ],
  ["POOL-034", "/calico/pools/0/encapsulation", join(on, pools({ cidr: "172.16.0.0/16", encapsulation: "None" }))],
  ["BGP-001", "/calico/bgp/asNumber", calico({ bgp: { asNumber: "64086.59905" } })],
  ["BGP-005", "/calico/bgp/serviceClusterIPs", calico({ bgp: { serviceClusterIPs: [{ cidr: "10.100.0.0/16" }] } })],
  ["BGP-010", "/calico/felix/ipv6NormalRoutePriority", calico({ felix: { ipv6NormalRoutePriority: 2000 } })],
  [
    "BGP-012",
    "/calico/bgp/localWorkloadPeeringIPV6",
    join(on, calico({ bgp: { localWorkloadPeeringIPV6: "fe80::1" } })),
  ],
  [
    "BGP-040",
    "/calico/bgp/peers/0/reachableBy",
    join(on, calico({ bgp: { peers: [{ name: "a", peerSelector: "has(a)", reachableBy: "10.0.0.1" }] } })),
  ],
  ["FELIX-002", "/calico/felix/routeTableRanges/0", calico({ felix: { routeTableRanges: [{ min: 9, max: 1 }] } })],
  [
    "FELIX-002",
    "/calico/felix/routeTableRanges/1",
    calico({
      felix: {
        routeTableRanges: [
          { min: 1, max: 9 },
          { min: 1000, max: 99999 },
        ],
      },
    }),
  ],
  ["FELIX-005", "/calico/felix/kubeNodePortRanges/0", calico({ felix: { kubeNodePortRanges: ["http"] } })],
  ["FELIX-025", "/calico/felix/iptablesMarkMask", calico({ felix: { iptablesMarkMask: 15 } })],
  [
    "FELIX-025",
    "/calico/felix/iptablesMarkMask",
    calico({ felix: { iptablesMarkMask: 31 }, encryption: { kind: "wireguard" } }),
  ],
  [
    "FELIX-025",
    "/calico/felix/iptablesMarkMask",
    calico({ felix: { iptablesMarkMask: 0xffff }, dataplane: { kind: "ebpf" } }),
  ],
  ["FELIX-006", "/calico/felix/kubeNodePortRanges/0", calico({ felix: { kubeNodePortRanges: ["32767:30000"] } })],
  ["FELIX-018", "/calico/bgp/programClusterRoutes", calico({ bgp: { programClusterRoutes: "Disabled" } })],
  ["FELIX-019", "/calico/felix/vxlanMTU", calico({ mtu: 8900, felix: { vxlanMTU: 8800 } })],
  ["FELIX-024", "/calico/encryption/keepAlive", calico({ encryption: { kind: "wireguard", keepAlive: "0.5s" } })],
  ["EBPF-006", "/calico/dataplane/apiServer/host", host("HTTPS://api.example.com:443/x")],
  ["EBPF-007", "/calico/dataplane/apiServer/host", host("[2001:db8::1]:443")],
  ["EBPF-008", "/calico/dataplane/apiServer/host", host("kubernetes.default.svc")],
  ["EBPF-009", "/calico/dataplane/apiServer/host", host("::1")],
  [
    "EBPF-022",
    "/calico/felix/bpfHostNetworkedNATWithoutCTLB",
    join(ebpf(), calico({ felix: { bpfHostNetworkedNATWithoutCTLB: "Disabled" } })),
  ],
  ["EBPF-023", "/calico", join(ebpf(), { platform: { nodeGroups: [{ name: "main", interfaceName: "team0" }] } })],
  [
    "VPP-017",
    "/calico/dataplane/uplinks/0/mtu",
    calico({
      mtu: 8000,
      dataplane: { kind: "vpp", uplinks: [{ interfaceName: "ens5", vppDriver: "af_packet", mtu: 1500 }] },
    }),
  ],
  [
    "ENC-015",
    "/calico/encryption/interfaceNameV6",
    join(dualStack, calico({ encryption: { kind: "wireguard", interfaceName: "wg", interfaceNameV6: "wg" } })),
  ],
];

it.each(mistakes)("%s at %s", (code, path, patch) => {
  // POOL-031 needs a pool without the use Tunnel: the schema has no other way to say it than by hand.
  const adapt = code === "POOL-031" ? withoutTunnels : undefined;
  const found = findingsOf(intentWith(patch), adapt).filter((finding) => finding.code === code);
  expect(found.map((finding) => finding.path)).toContain(path);
});

const withoutTunnels: Parameters<typeof findingsOf>[1] = (context) => {
  const all = context.cluster.calico.pools.map((pool) => ({ ...pool, allowedUses: ["Workload" as const] }));
  return { ...context, cluster: { ...context.cluster, calico: { ...context.cluster.calico, pools: all } } };
};

/** Clusters as people run them: nothing to object to. */
const sound: Readonly<Record<string, Patch>> = {
  "one subnet, routed by a top-of-rack switch": join(
    fabric,
    oneSubnet,
    calico({ bgp: { nodeToNodeMeshEnabled: false, peers: [{ ...tor, maxRestartTime: "10s" }] } }),
  ),
  "several subnets, routed through a route server": join(fabric, calico({ bgp: { peers: [tor] } })),
  "BGP for load balancers": join(
    on,
    pools({ cidr: "172.16.0.0/16" }, { name: "lb", cidr: "192.168.200.0/24", allowedUses: ["LoadBalancer"] }),
    calico({
      kubeControllers: { assignLoadBalancerIPs: "RequestedServicesOnly" },
      bgp: {
        serviceLoadBalancerIPs: [{ cidr: "192.168.200.0/24" }],
        serviceClusterIPs: [{ cidr: "10.100.0.0/16" }],
        communities: [{ name: "no-export", value: "65535:65281" }],
        prefixAdvertisements: [{ cidr: "172.16.0.0/16", communities: ["no-export", "64512:1"] }],
        filters: [
          {
            name: "default-only",
            importV4: [{ action: "Accept", cidr: "0.0.0.0/0", matchOperator: "Equal" }, { action: "Reject" }],
          },
        ],
        peers: [{ ...tor, filters: ["default-only"], password: { secretKeyRef: { name: "bgp", key: "tor" } } }],
      },
    }),
  ),
  "route reflectors": join(
    overlay("IPIPCrossSubnet"),
    calico({
      bgp: { nodeToNodeMeshEnabled: false, peers: [{ name: "rr", nodeSelector: "all()", peerSelector: "has(rr)" }] },
    }),
    {
      platform: { nodeGroups: [{ name: "main", scaling: { min: 2, desired: 2, max: 3 }, labels: { rr: "" } }] },
    },
  ),
  "eBPF beside a route that Felix programs": join(
    ebpf(),
    overlay("VXLANCrossSubnet"),
    calico({
      felix: {
        bpfConnectTimeLoadBalancing: "TCP",
        bpfLogLevel: "Off",
        bpfMapSizeConntrack: 1024000,
        logSeverityScreen: "Warning",
      },
    }),
  ),
  "WireGuard with the cloud's own CNI": join(cloud, calico({ encryption: { kind: "wireguard" } })),
  "WireGuard over IP-in-IP with a smaller MTU": join(
    overlay("IPIP"),
    calico({ encryption: { kind: "wireguard" }, mtu: 1440 }),
  ),
  "tuned to the last": calico({
    images: { registry: "registry.example.com:5000/", imagePath: "UseDefault", pullSecrets: ["registry"] },
    ipam: { kind: "calico", strictAffinity: true, maxBlocksPerHost: 20 },
    reservations: [{ name: "kept", cidrs: ["172.16.255.0/28"] }],
    installation: {
      controlPlaneReplicas: 2,
      controlPlaneNodeSelector: { "kubernetes.io/os": "linux", role: "system" },
      controlPlaneTolerations: [{ key: "role", operator: "Exists", effect: "NoSchedule" }, { operator: "Exists" }],
      flexVolumePath: "None",
      linuxPolicySetupTimeoutSeconds: 10,
      logging: { cni: { logFileMaxSize: "50Mi", logFileMaxCount: 5, logFileMaxAgeDays: 7 } },
      nodeMetricsPort: 9091,
      nodeUpdateStrategy: { type: "RollingUpdate", maxUnavailable: "25%" },
      resources: { node: { requests: { cpu: "250m", memory: "0.5Gi" }, limits: { memory: "1Gi" } } },
      sysctl: [{ key: "net.ipv4.tcp_keepalive_time", value: "120" }],
      typhaMetricsPort: 9093,
    },
    kubeControllers: {
      nodeHostEndpoints: "Enabled",
      createDefaultHostEndpoint: "Disabled",
      hostEndpointTemplates: [{ generateName: "eth", interfacePattern: "^ens[0-9]+$", nodeSelector: "role == 'edge'" }],
    },
    felix: {
      failsafeInboundHostPorts: [{ port: 22, protocol: "TCP" }],
      reportingInterval: "90m",
      natPortRange: "32768:65535",
    },
  }),
};

it.each(Object.entries(sound))("has nothing to say about a cluster with %s", (_, patch) => {
  expect(findingsOf(intentWith(patch)).filter(({ severity }) => severity !== "info")).toEqual([]);
});

describe("what is not known is not objected to:", () => {
  const codes = (patch: Patch, adapt?: (context: Judged) => Judged) =>
    findingsOf(intentWith(patch), adapt).map(({ code }) => code);

  it("the family of pods that the cloud gives addresses", () => {
    expect(codes(cloud, onGround({ network: { pods: [], families: [] } }))).not.toContain("NET-003");
  });

  it("the range of the cloud network", () => {
    const pods = join(cloud, network(["172.16.0.0/16"]));
    expect(codes(pods, onGround({ network: { nodes: [] } }))).not.toContain("NET-011");
    expect(codes(pods, onGround({ network: { nodes: [Cidr.of("10.0.0.0/16")] } }))).toContain("NET-011");
  });
});

it("holds WireGuard's MTU to what the path carries", () => {
  const intent = intentWith(calico({ encryption: { kind: "wireguard", mtu: 1400 } }));
  const found = findingsOf(intent, onGround({ network: { underlayMtu: 1500, pathMtu: 1400 } }));
  expect(found.find(({ code }) => code === "ENC-012")).toMatchObject({
    message: "1400 bytes and WireGuard's 60 do not fit in 1400, the MTU between nodes",
    want: "at most 1340",
  });
});

it("asks for an API server where nobody named one", () => {
  const intent = intentWith(ebpf({ apiServer: { kind: "bootstrap" } }));
  const fixes = (adapt?: (context: Judged) => Judged) =>
    findingsOf(intent, adapt).flatMap(({ code, fix }) => (code === "EBPF-003" ? [fix] : []));
  expect(fixes()).toEqual(["remove apiServer: the platform's own endpoint is then used"]);
  expect(fixes(onGround({ controlPlane: { apiServer: undefined } }))).toEqual([
    "write calico.dataplane.apiServer: { kind: endpoint, host, port }",
  ]);
});

it("reckons with the pods that each group of nodes can run", () => {
  const intent = intentWith(join(nodes(4), pools({ cidr: "172.16.0.0/23" })));
  const withMost =
    (maxPods: number | undefined) =>
    (context: Judged): Judged => {
      const groups = context.cluster.nodes.groups.map((group) => ({ ...group, maxPods }));
      return { ...context, cluster: { ...context.cluster, nodes: { ...context.cluster.nodes, groups } } };
    };
  const found = (maxPods?: number) => findingsOf(intent, withMost(maxPods)).find(({ code }) => code === "POOL-025");
  expect(found()).toBeUndefined();
  expect(found(128)).toBeUndefined();
  expect(found(129)).toMatchObject({
    message: "172.16.0.0/23 has 512 addresses, and 4 nodes can run 516 pods",
    want: "at least 516 addresses",
  });
});

it("knows young fields by names that the intent has", () => {
  const rule = Object.fromEntries(
    ["peerType", "communities", "asPathPrefix", "priority", "operations"].map((key) => [key, 0]),
  );
  const lists = Object.fromEntries(["exportV4", "importV4", "exportV6", "importV6"].map((key) => [key, [rule]]));
  const filters = { bgp: { filters: [lists], peers: [{ keepaliveTime: 0 }] } };
  const calicoShape = intentSchema().shape.calico.unwrap().shape;
  for (const { path } of youngFields) {
    const [, section = "", field = ""] = path.split("/");
    if (path.includes("*")) {
      expect(valueAt(filters, path.replace(/\*/g, "0"))).toBe(0);
      continue;
    }
    const shape = calicoShape[section as "felix" | "bgp" | "installation"].unwrap().shape;
    expect(Object.keys(shape)).toContain(field);
  }
});
