import { largeEks, largeExisting, largeKops } from "../../../bench/large-clusters";
import { topologySvg } from "../../../constructs/diagram";
import { type IntentInput, platformOf, readScenarios, resolve } from "../../../constructs/kit";
import { single } from "../../fabric/support/intents";
import { intentOf, parsed } from "../../support/rules";

import { manyRacks } from "./fabrics";

type Eks = Extract<IntentInput["platform"], { kind: "eks" }>;
type Calico = NonNullable<IntentInput["calico"]>;

const region = "eu-central-1";
const zonesOf = (count: number): string[] => Array.from("abcdef".slice(0, count), (letter) => `${region}${letter}`);

/** The picture of an intent, drawn as `synth` draws it, whatever the rules say. */
export function drawn(intent: IntentInput): string {
  const platform = platformOf(intent.platform.kind);
  const { cluster, reasons } = resolve(parsed(intent), platform);
  return topologySvg(cluster, platform.topology(cluster), reasons);
}

/** The pictures of the scenarios. */
export function drawnScenarios(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readScenarios().map(({ id, intent: path }) => {
      const intent = intentOf(path);
      const platform = platformOf(intent.platform.kind);
      const { cluster, reasons } = resolve(intent, platform);
      return [id, topologySvg(cluster, platform.topology(cluster), reasons)];
    }),
  );
}

function eks(own: Partial<Eks> = {}, calico?: Calico, more: Partial<IntentInput> = {}): IntentInput {
  return {
    name: "lab",
    platform: { kind: "eks", region, nodeGroups: [{ name: "workers" }], ...own },
    ...(calico === undefined ? {} : { calico }),
    ...more,
  };
}

const long = (head: string, length: number): string => `${head.padEnd(length - 1, "-wide-name")}x`;

const eightGroups: Eks["nodeGroups"] = Array.from({ length: 8 }, (_, index) => ({
  name: long(`group-${index}`, 40),
  ...(index % 2 === 0 ? { os: "bottlerocket" as const } : { architecture: "arm64" as const }),
  capacityType: index % 3 === 0 ? ("SPOT" as const) : ("ON_DEMAND" as const),
  scaling: { min: 0, desired: index === 5 ? 0 : index * 4, max: 90 },
}));

const eightPools: NonNullable<Calico["pools"]> = [
  { name: "everybody", cidr: "192.168.0.0/18" },
  { name: long("tenants-with-a-very-long-name", 60), cidr: "192.168.64.0/18", encapsulation: "VXLANCrossSubnet" },
  {
    cidr: "192.168.128.0/20",
    encapsulation: "IPIP",
    nodeSelector: "topology.kubernetes.io/zone in {'eu-central-1a', 'eu-central-1b'}",
  },
  { cidr: "192.168.144.0/20", encapsulation: "None", natOutgoing: "Disabled" },
  { name: "balancers", cidr: "198.51.100.0/24", allowedUses: ["LoadBalancer"], encapsulation: "None" },
  { name: "tunnels", cidr: "192.168.160.0/24", allowedUses: ["Tunnel"] },
  { cidr: "192.168.176.0/20", blockSize: 28, namespaceSelector: "environment == 'production' && has(team)" },
  { cidr: "fd00:10:244:abcd:1234:5678:9abc::/112", managedBy: "ippool" },
];

const peersOf = (count: number): NonNullable<NonNullable<Calico["bgp"]>["peers"]> =>
  Array.from({ length: count }, (_, index) => ({
    name: `top-of-rack-${index}`,
    peerIP: index % 2 === 0 ? `10.9.${index}.1` : `[2001:db8:aaaa:bbbb:cccc:dddd:eeee:${index}]:1790`,
    asNumber: 4200000000 + index,
    nodeSelector: `rack == 'rack-with-a-long-name-${index}' && has(example.com/speaks-bgp)`,
  }));

const racks: IntentInput = {
  name: "racks",
  platform: {
    kind: "existing",
    distribution: "rke2",
    apiServer: { host: "api.cluster.with.a.rather.long.name.example.com", port: 6443 },
    underlay: { nodes: ["192.0.2.0/24", "2001:db8:0:ffff::/64"], mtu: 9000 },
    nodeGroups: [
      {
        name: "control-plane",
        role: "control-plane",
        os: "talos",
        nodes: [1, 2, 3].map((index) => ({ name: `cp-${index}`, rack: `rack-${index}`, zone: "hall-a" })),
      },
      {
        name: "workers",
        os: "flatcar",
        kernel: "6.12",
        interfaceName: "enp1s0f0np0",
        nodes: Array.from({ length: 30 }, (_, index) => ({
          name:
            index % 5 === 0 ? `worker-${index}.with.a.very.long.name.rack-${index % 3}.example.com` : `worker-${index}`,
          rack: `rack-${(index % 3) + 1}`,
          zone: "hall-a",
        })),
      },
      {
        name: "gpu",
        os: "ubuntu",
        architecture: "arm64",
        nodes: [{ name: "gpu-1", rack: "rack-2" }],
        taints: [{ key: "gpu", effect: "NoSchedule" }],
      },
    ],
  },
  kubernetes: "1.35",
  network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
  calico: {
    dataplane: { kind: "ebpf" },
    routing: { kind: "fabric" },
    pools: [{ cidr: "10.244.0.0/16" }, { cidr: "203.0.113.0/26", allowedUses: ["LoadBalancer"] }],
    bgp: {
      asNumber: 65010,
      nodeToNodeMeshEnabled: false,
      serviceLoadBalancerIPs: [{ cidr: "203.0.113.0/26" }],
      peers: peersOf(5),
    },
  },
};

const kopsPrivate: IntentInput = {
  name: "private",
  platform: {
    kind: "kops",
    networking: "cni",
    region,
    domain: "a.course.about.calico.example.com",
    topology: "private",
    bastion: {},
    sshCidrs: ["203.0.113.0/24"],
    api: { publicCidrs: ["203.0.113.0/24", "198.51.100.0/24"] },
    instanceGroups: [
      { name: "nodes", scaling: { min: 7, max: 12 } },
      { name: "spot", instanceTypes: ["m6i.large", "m5.large"], spot: {}, scaling: { min: 0, max: 5 } },
      { name: "gpu", instanceTypes: ["g5.xlarge"], availabilityZones: ["eu-central-1b"], scaling: { min: 1, max: 2 } },
    ],
  },
  calico: {
    dataplane: { kind: "vpp", uplinks: [{ interfaceName: "ens5", vppDriver: "af_packet" }] },
    routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" },
    encryption: { kind: "wireguard" },
  },
};

/** Texts that try to be markup, to turn writing round, or to be as wide as no table says. */
const hostile: IntentInput = {
  name: "hostile",
  platform: {
    kind: "existing",
    nodeGroups: [
      { name: "markup", os: `</text></svg><script>alert(1)</script><image href='//x'/> "&amp;` },
      {
        name: "turned",
        os: "\ud83d\ude80\ud83d\ude80 \ufdfd\ufdfd \u05e9\u05dc\u05d5\u05dd z\u0335\u0321\u0353a\u0337l",
      },
      { name: "wide", os: "字".repeat(40), zones: ["z"] },
      { name: "letters", os: "W".repeat(300) },
      { name: "accents", os: "Übergrößenträger ÅÄÖ Ω жж" },
    ],
  },
};

/** Clusters at the edges of what can be drawn, by what is special of each. */
export const extremes: Readonly<Record<string, () => IntentInput>> = {
  "250 racks": () => manyRacks(250, 40, 4),
  "six racks, long names": () => manyRacks(6, 4, 9, "-with-a-long-name-of-a-row"),
  "a fabric without spines and nodes": () => ({
    ...single({ spines: undefined }),
    platform: { kind: "existing", nodeGroups: [{ name: "workers", count: 2 }] },
  }),
  "three nodes": () => eks({ endpoint: { publicCidrs: ["203.0.113.0/24"] } }),
  "500 nodes": () =>
    eks(
      {
        nodeGroups: [
          { name: "system", scaling: { min: 3, desired: 6, max: 9 }, os: "bottlerocket" },
          { name: "workers", scaling: { min: 300, desired: 440, max: 600 }, instanceTypes: ["m6i.4xlarge"] },
          { name: "spot", capacityType: "SPOT", architecture: "arm64", scaling: { min: 0, desired: 50, max: 200 } },
          {
            name: "gpu",
            instanceTypes: ["g6.2xlarge"],
            availabilityZones: [`${region}a`],
            scaling: { min: 0, desired: 4, max: 8 },
          },
          { name: "batch", scaling: { min: 0, desired: 0, max: 100 } },
        ],
      },
      {
        dataplane: { kind: "ebpf" },
        routing: { kind: "overlay", encapsulation: "VXLAN" },
        encryption: { kind: "wireguard" },
      },
    ),
  "six zones, long names": () =>
    eks(
      {
        vpc: { kind: "create", cidr: "10.0.0.0/16", availabilityZones: zonesOf(6), natGateways: "per-zone" },
        endpoint: { publicCidrs: Array.from({ length: 40 }, (_, index) => `203.0.${index}.0/24`) },
        nodeGroups: eightGroups,
        routeServer: {
          amazonSideAsn: 65000,
          endpointsPerSubnet: 2,
          peers: zonesOf(6).map((availabilityZone, index) => ({
            name: `p${index}`,
            availabilityZone,
            peerAddress: `10.0.${index}.9`,
            peerAsn: 64512,
          })),
        },
      },
      { routing: { kind: "fabric" }, pools: eightPools, bgp: { peers: peersOf(9) } },
      { name: long("a-cluster", 40) },
    ),
  "six zones": () =>
    eks(
      {
        vpc: { kind: "create", cidr: "10.0.0.0/16", availabilityZones: zonesOf(6), natGateways: "per-zone" },
        nodeGroups: [
          { name: "workers", scaling: { min: 6, desired: 18, max: 40 } },
          { name: "edge", os: "bottlerocket", scaling: { min: 2, desired: 2, max: 4 } },
          { name: "spot", capacityType: "SPOT", architecture: "arm64", scaling: { min: 0, desired: 42, max: 100 } },
        ],
      },
      { routing: { kind: "overlay", encapsulation: "VXLANCrossSubnet" }, pools: eightPools },
    ),
  "a VPC that is there": () =>
    eks(
      {
        vpc: {
          kind: "adopt",
          vpcId: "vpc-0123456789abcdef0",
          cidr: "10.0.0.0/16",
          privateSubnets: [1, 2, 3].map((index) => ({
            subnetId: `subnet-${index}`,
            availabilityZone: `${region}${index === 3 ? "a" : "b"}`,
          })),
        },
      },
      { routing: { kind: "cloud" } },
    ),
  "no way out": () =>
    eks({
      vpc: {
        kind: "create",
        natGateways: "none",
        endpoints: ["s3", "ecr.api", "ecr.dkr", "ec2", "sts", "logs", "eks", "eks-auth"],
      },
    }),
  racks: () => racks,
  "kOps, private": () => kopsPrivate,
  hostile: () => hostile,
  "nobody said anything": () => ({ name: "bare", platform: { kind: "existing", nodeGroups: [{ name: "nodes" }] } }),
  "10,000 nodes of one group": () =>
    eks({ nodeGroups: [{ name: "workers", scaling: { min: 10_000, desired: 10_000, max: 10_000 } }] }),
  "10,000 nodes, EKS": () => largeEks(10_000),
  "10,000 nodes, kOps": () => largeKops(10_000),
  "10,000 nodes in 1,000 racks": () => largeExisting(10_000),
};
