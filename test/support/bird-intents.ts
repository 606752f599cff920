/** Intents that together use everything of BGP that confd reads: nodes without a fabric, and peers by hand. */

const node = (name: string, addresses: readonly string[], labels: Readonly<Record<string, string>> = {}) => ({
  name,
  addresses,
  labels,
});

interface Parts {
  readonly calico: object;
  readonly nodes?: readonly object[];
  readonly network?: object;
  readonly ranges?: readonly string[];
}

const three = [
  node("n1", ["10.0.0.9"], { tor: "a", role: "reflector" }),
  node("n2", ["10.0.0.10"], { tor: "a" }),
  node("n3", ["10.0.1.11"], { tor: "b", "node.kubernetes.io/exclude-from-external-load-balancers": "true" }),
];

function intent({ calico, nodes = three, network, ranges = ["10.0.0.0/16"] }: Parts): object {
  return {
    name: "bird",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ranges, learnsRoutes: true },
      nodeGroups: [{ name: "cp", role: "control-plane", nodes }],
    },
    network: { pods: ["192.168.0.0/16"], services: ["10.96.0.0/12"], ...network },
    calico,
  };
}

const overlay = (encapsulation: string) => ({ kind: "overlay", encapsulation, bgp: "Enabled" });
const secretKeyRef = { name: "bgp", key: "tor" };
const community = { addCommunity: { value: "65001:300" } };
const long = `a-name-that-is-longer-than-what-bird-takes-for-a-symbol-${"x".repeat(20)}`;

export const birdIntents: Readonly<Record<string, object>> = {
  "the mesh, with everything that it has": intent({
    calico: {
      routing: overlay("IPIPCrossSubnet"),
      bgp: {
        asNumber: "1.10",
        nodeToNodeMeshEnabled: true,
        listenPort: 1790,
        bindMode: "NodeIP",
        logSeverityScreen: "Debug",
        ignoredInterfaces: ["docker0", "eni*"],
        nodeMeshPassword: { secretKeyRef },
        nodeMeshMaxRestartTime: "1m30.6s",
      },
    },
  }),
  "pools of every kind, Services and communities": intent({
    calico: {
      routing: overlay("IPIP"),
      pools: [
        { name: "ipip", cidr: "192.168.0.0/18" },
        { name: "vxlan", cidr: "192.168.64.0/18", encapsulation: "VXLAN" },
        { name: "bare", cidr: "192.168.128.0/18", encapsulation: "None" },
        { name: "quiet", cidr: "192.168.192.0/18", disableBGPExport: true },
        {
          name: "lb",
          cidr: "203.0.113.0/24",
          allowedUses: ["LoadBalancer"],
          encapsulation: "None",
          managedBy: "ippool",
        },
      ],
      bgp: {
        nodeToNodeMeshEnabled: true,
        logSeverityScreen: "Warning",
        serviceClusterIPs: [{ cidr: "10.96.0.0/12" }],
        serviceExternalIPs: [{ cidr: "198.51.100.0/24" }, { cidr: "198.51.101.7/32" }],
        serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }, { cidr: "203.0.114.1/32" }],
        communities: [{ name: "blue", value: "65001:100" }],
        prefixAdvertisements: [
          { cidr: "192.168.0.0/18", communities: ["blue", "65001:200:300", "65000:1"] },
          { cidr: "192.168.64.0/18", communities: ["65001:1"] },
        ],
      },
    },
  }),
  "peers by address, for all and for some": intent({
    calico: {
      routing: overlay("VXLANCrossSubnet"),
      bgp: {
        nodeToNodeMeshEnabled: false,
        serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/24" }],
        serviceLoadBalancerAggregation: "Disabled",
        peers: [
          { name: "everybody", peerIP: "10.0.255.1", asNumber: 65000, password: { secretKeyRef } },
          { name: "again", nodeSelector: "tor == 'a'", peerIP: "10.0.255.1", asNumber: 65009 },
          {
            name: "tor-a",
            nodeSelector: "tor == 'a'",
            peerIP: "10.0.255.2:1179",
            asNumber: 65101,
            localASNumber: 65555,
            nextHopMode: "Self",
            sourceAddress: "None",
            maxRestartTime: "10s",
            keepaliveTime: "3s",
            numAllowedLocalASNumbers: 2,
            ttlSecurity: 2,
            reachableBy: "10.0.255.254",
            filters: ["in", "missing", "out", long],
          },
          { name: "keeps", node: "n3", peerIP: "10.0.255.3", asNumber: 65102, keepOriginalNextHop: true },
          { name: "inside", node: "n3", peerIP: "10.0.255.4", asNumber: 64512, keepOriginalNextHop: true },
          { name: "a-node", node: "n1", peerIP: "10.0.0.10", asNumber: 64512 },
          { name: "one-way", node: "n1", peerIP: "10.0.1.11", asNumber: 64512, reversePeering: "Manual" },
        ],
        filters: [
          {
            name: "in",
            importV4: [
              { action: "Reject", cidr: "10.0.0.0/8", matchOperator: "NotIn", prefixLength: { min: 4 } },
              {
                action: "Accept",
                cidr: "10.0.0.0/8",
                matchOperator: "In",
                prefixLength: { min: 16, max: 24 },
                source: "RemotePeers",
                interface: "eth*",
                peerType: "eBGP",
                communities: { values: ["65001:100"] },
                asPathPrefix: [65101, "1.20"],
                priority: 100,
                operations: [
                  community,
                  { addCommunity: { value: "65001:1:2" } },
                  { prependASPath: { prefix: [65101, "1.20"] } },
                  { setPriority: { value: 200 } },
                ],
              },
              { action: "Accept", communities: { values: ["65001:1:2"] } },
              { action: "Reject" },
            ],
            importV6: [{ action: "Reject", cidr: "fd00::/8", matchOperator: "NotEqual" }],
          },
          {
            name: "out",
            exportV4: [
              { action: "Accept", peerType: "iBGP" },
              { action: "Reject", cidr: "192.168.0.0/16", matchOperator: "Equal" },
            ],
          },
          { name: long, exportV4: [{ action: "Accept" }], importV4: [{ action: "Accept" }] },
        ],
      },
    },
  }),
  "nodes by selectors, on a port of their own": intent({
    calico: {
      routing: { kind: "fabric" },
      bgp: {
        nodeToNodeMeshEnabled: false,
        listenPort: 1790,
        peers: [
          {
            name: "reflectors",
            nodeSelector: "all()",
            peerSelector: "role == 'reflector'",
            nextHopMode: "Keep",
            ttlSecurity: 1,
            filters: ["all"],
            password: { secretKeyRef },
            localASNumber: 65555,
            numAllowedLocalASNumbers: 1,
          },
          { name: "for-all", peerSelector: "tor == 'b'", sourceAddress: "None" },
        ],
        filters: [{ name: "all", exportV4: [{ action: "Accept" }] }],
      },
    },
  }),
  "both families": intent({
    network: { pods: ["192.168.0.0/16", "fd00:244::/56"], services: ["10.96.0.0/12", "fd00:96::/112"] },
    ranges: ["10.0.0.0/16", "fd00:10::/64"],
    nodes: [node("n1", ["10.0.0.9", "fd00:10::9"]), node("n2", ["10.0.0.10", "fd00:10::a"]), node("n3", ["10.0.0.11"])],
    calico: {
      routing: { kind: "fabric" },
      bgp: {
        nodeToNodeMeshEnabled: true,
        bindMode: "NodeIP",
        ipv4NormalRoutePriority: 512,
        ipv6NormalRoutePriority: 2048,
        serviceClusterIPs: [{ cidr: "10.96.0.0/12" }, { cidr: "fd00:96::/112" }],
        prefixAdvertisements: [{ cidr: "fd00:244::/56", communities: ["65000:1"] }],
        peers: [
          { name: "tor", peerIP: "fd00:10::ffff", asNumber: 65000, ttlSecurity: 1, filters: ["six"] },
          { name: "port", peerIP: "[fd00:10::fffe]:1790", asNumber: 65000, reachableBy: "fd00:10::1" },
        ],
        filters: [
          {
            name: "six",
            exportV6: [{ action: "Accept", cidr: "fd00::/8", matchOperator: "In", prefixLength: { max: 64 } }],
          },
        ],
      },
    },
  }),
  "IPv6 alone": intent({
    network: { pods: ["fd00:244::/56"], services: ["fd00:96::/112"] },
    ranges: ["fd00:10::/64"],
    nodes: [node("n1", ["fd00:10::9"]), node("n2", ["fd00:10::a"])],
    calico: { routing: { kind: "fabric" }, bgp: { nodeToNodeMeshEnabled: true } },
  }),
  "Felix programs the routes": intent({
    calico: { routing: { kind: "fabric" }, bgp: { nodeToNodeMeshEnabled: true, programClusterRoutes: "Disabled" } },
  }),
};
