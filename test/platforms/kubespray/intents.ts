import { defineIntent, type Intent, type IntentInput, resolve, type Resolved } from "../../../constructs/kit";
import { type KubesprayCluster, kubesprayPlatform } from "../../../constructs/platforms/kubespray";
import { parsed } from "../../support/rules";

const machine = (name: string, ...addresses: readonly string[]) => ({ name, addresses: [...addresses] });
const ofAll = { kernel: "6.8", interfaceName: "eth0" };

/** One control plane and two workers, with kube-proxy and a proxy of the API on each node. */
export const small = defineIntent({
  name: "small",
  platform: {
    kind: "kubespray",
    underlay: { nodes: ["192.0.2.0/24"] },
    nodeGroups: [
      { ...ofAll, name: "control-plane", role: "control-plane", nodes: [machine("cp1", "192.0.2.11")] },
      { ...ofAll, name: "workers", nodes: [machine("w1", "192.0.2.21"), machine("w2", "192.0.2.22")] },
    ],
  },
});

/** Dual stack, three control planes that take pods, a load balancer, nftables. */
export const dual = defineIntent({
  name: "dual",
  platform: {
    kind: "kubespray",
    on: { kind: "hosts", ssh: { user: "ubuntu", port: 2222 } },
    loadBalancer: { host: "api.example.com" },
    underlay: { nodes: ["192.0.2.0/24", "2001:db8::/64"] },
    nodeGroups: [
      {
        ...ofAll,
        name: "all",
        role: "control-plane",
        labels: { tier: "all" },
        taints: [{ key: "dedicated", value: "net", effect: "NoSchedule" }],
        maxPods: 250,
        nodes: [
          { ...machine("n1", "2001:db8::11", "192.0.2.11"), zone: "a" },
          { ...machine("n2", "192.0.2.12", "2001:db8::12"), ansibleHost: "n2.example.com", zone: "b" },
          { ...machine("n3", "192.0.2.13", "2001:db8::13"), accessAddress: "198.51.100.13", zone: "c" },
        ],
      },
    ],
  },
  network: { pods: ["10.244.0.0/16", "fd00:10:244::/56"], services: ["10.96.0.0/12", "fd00:10:96::/112"] },
  calico: { dataplane: { kind: "nftables" } },
});

/** Without kube-proxy. */
export const ebpf = defineIntent({ ...small, name: "ebpf", calico: { dataplane: { kind: "ebpf" } } });

/** VPP with IPsec. */
export const vpp = defineIntent({
  ...small,
  name: "vpp",
  calico: { dataplane: { kind: "vpp" }, encryption: { kind: "ipsec" } },
});

const native = (name: string, calico: IntentInput["calico"]): IntentInput =>
  defineIntent({ ...small, name, platform: { ...small.platform, networking: "calico" }, calico } as IntentInput);

/** Kubespray's own Calico with what it has by itself. */
export const nativeVxlan = native("native-vxlan", undefined);

/** IP-in-IP between subnets, by BGP, with every field that Kubespray has a variable for. */
export const nativeTuned = native("native-tuned", {
  routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" },
  pools: [{ name: "pods", cidr: "10.233.64.0/18", blockSize: 24, natOutgoing: "Disabled" }],
  mtu: 1400,
  nodeAddressAutodetection: { ipv4: { interface: "eth.*" } },
  ipam: { strictAffinity: true, maxBlocksPerHost: 4 },
  installation: {
    containerIPForwarding: "Enabled",
    typhaMetricsPort: 9393,
    resources: { node: { requests: { cpu: "250m", memory: "128M" }, limits: { memory: "1G" } } },
  },
  felix: {
    chainInsertMode: "Append",
    defaultEndpointToHostAction: "Accept",
    floatingIPs: "Enabled",
    iptablesBackend: "NFT",
    logSeverityScreen: "Warning",
    mtuIfacePattern: "^eth.*",
    prometheusMetricsEnabled: true,
    prometheusMetricsPort: 9191,
    reportingInterval: "30s",
    usageReportingEnabled: true,
    vxlanVNI: 4097,
    policySyncPathPrefix: "/var/run/nodeagent",
  },
  bgp: { asNumber: 64513, listenPort: 1790, serviceExternalIPs: [{ cidr: "203.0.113.0/24" }] },
});

/** eBPF, encrypted. */
export const nativeEbpf = native("native-ebpf", {
  dataplane: { kind: "ebpf", serviceMode: "DSR" },
  encryption: { kind: "wireguard" },
});

/** Dual stack and nftables. */
export const nativeDual = defineIntent({
  ...dual,
  name: "native-dual",
  platform: { ...dual.platform, networking: "calico", typhaReplicas: 2 },
} as IntentInput);

/** Racks with an AS number each, and a machine in each. */
export const nativeRacks = defineIntent({
  name: "native-racks",
  platform: {
    kind: "kubespray",
    networking: "calico",
    underlay: { nodes: ["172.31.11.0/24", "172.31.21.0/24"], learnsRoutes: true },
    nodeGroups: [
      {
        ...ofAll,
        name: "control-plane",
        role: "control-plane",
        nodes: [{ ...machine("r1-cp1", "172.31.11.11"), rack: "r1" }],
      },
      {
        ...ofAll,
        name: "workers",
        nodes: [
          { ...machine("r1-w1", "172.31.11.12"), rack: "r1" },
          { ...machine("r2-w1", "172.31.21.11"), rack: "r2" },
          { ...machine("r2-w2", "172.31.21.12"), rack: "r2" },
        ],
      },
    ],
  },
  fabric: {
    design: { kind: "as-per-rack" },
    services: ["ClusterIP"],
    racks: [
      { name: "r1", tors: [{ name: "r1-tor", os: "frr" }] },
      { name: "r2", tors: [{ name: "r2-tor", os: "frr" }] },
    ],
    spines: [{ name: "spine-1", os: "frr" }],
  },
});

/** On a laptop. */
export const laptop = defineIntent({
  name: "laptop",
  platform: {
    kind: "kubespray",
    networking: "calico",
    on: { kind: "vagrant", os: "debian12", network: "172.31.9.0", memoryMiB: 3072 },
    nodeGroups: [
      { name: "workers", count: 2 },
      { name: "control-plane", role: "control-plane", count: 1 },
    ],
  },
});

/** Machines that the kit makes on AWS. */
export const onAws = defineIntent({
  name: "on-aws",
  platform: {
    kind: "kubespray",
    networking: "calico",
    on: {
      kind: "aws",
      availabilityZones: ["eu-central-1a", "eu-central-1b"],
      access: ["203.0.113.0/24"],
      sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE you@example.com",
    },
    nodeGroups: [
      { name: "control-plane", role: "control-plane", kernel: "6.8", nodes: [machine("cp1", "10.0.0.11")] },
      { name: "workers", kernel: "6.8", nodes: [machine("a1", "10.0.0.21"), machine("b1", "10.0.32.21")] },
    ],
  },
});

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGtleUZvclRlc3RzT25seU5vdEFTZWNyZXRBdEFsbDEy ops@example.com";
const inRack = (rack: 1 | 2, name: string, host: number) => ({
  ...machine(`r${rack}-${name}`, `172.31.${rack}1.${host}`),
  rack: `r${rack}`,
});

/** Machines in two racks of vSphere, with the names of govmomi's simulator; an AS of its own for each node. */
export const inVsphere = defineIntent({
  name: "lab",
  platform: {
    kind: "kubespray",
    networking: "calico",
    on: {
      kind: "vsphere",
      vcenter: { server: "vcenter.example.com" },
      datacenter: "DC0",
      cluster: "DC0_C0",
      datastore: "LocalDS_0",
      template: "DC0_C0_RP0_VM0",
      racks: [
        { name: "r1", hosts: ["DC0_C0_H0", "DC0_C0_H1"], networks: [{ portGroup: "DC0_DVPG0" }] },
        { name: "r2", hosts: ["DC0_C0_H2", "DC0_C0_H3"], networks: [{ portGroup: "DC0_DVPG1" }] },
      ],
      sizes: { "control-plane": { cpus: 2, memoryMiB: 4096 } },
      ssh: { authorizedKeys: [key] },
      nameservers: ["192.0.2.53"],
    },
    underlay: { nodes: ["172.31.11.0/24", "172.31.21.0/24"], learnsRoutes: true },
    nodeGroups: [
      { name: "control-plane", role: "control-plane", kernel: "6.8", nodes: [inRack(1, "cp1", 11)] },
      {
        name: "workers",
        kernel: "6.8",
        nodes: [inRack(1, "w1", 12), inRack(2, "w1", 11), inRack(2, "w2", 12), inRack(1, "w2", 13)],
      },
    ],
  },
  network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/16"] },
  fabric: {
    design: { kind: "as-per-server" },
    render: "neighbours",
    racks: [
      {
        name: "r1",
        tors: [
          { name: "r1-tor-a", os: "frr" },
          { name: "r1-tor-b", os: "frr" },
        ],
      },
      {
        name: "r2",
        tors: [
          { name: "r2-tor-a", os: "frr" },
          { name: "r2-tor-b", os: "frr" },
        ],
      },
    ],
    spines: [{ name: "spine-1", os: "frr" }],
  },
});

/** `r1-w2` goes to the other rack, where it has another address. */
export const movedInVsphere = JSON.parse(
  JSON.stringify(inVsphere).replace(
    '"name":"r1-w2","addresses":["172.31.11.13"],"rack":"r1"',
    '"name":"r1-w2","addresses":["172.31.21.13"],"rack":"r2"',
  ),
) as IntentInput;

/** In vSphere without a fabric: packets between racks in VXLAN, Calico by the operator. */
export const vxlanInVsphere = defineIntent({
  ...inVsphere,
  name: "vxlan",
  platform: { ...inVsphere.platform, networking: "cni", underlay: { nodes: ["172.31.11.0/24", "172.31.21.0/24"] } },
  fabric: undefined,
} as IntentInput);

export const ways: Readonly<Record<string, IntentInput>> = {
  small,
  dual,
  ebpf,
  vpp,
  nativeVxlan,
  nativeTuned,
  nativeEbpf,
  nativeDual,
  nativeRacks,
  laptop,
  inVsphere,
  vxlanInVsphere,
};

export function resolved(intent: IntentInput | Intent): Resolved<KubesprayCluster> {
  return resolve(parsed(intent), kubesprayPlatform);
}
