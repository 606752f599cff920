import type { IntentInput } from "../../../../constructs/kit";

/** Clusters by kOps, with its own Calico and with the kit's. */
export const kopsBases: Readonly<Record<string, IntentInput>> = {
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
      openings: [{ protocol: "tcp", port: 9443, from: "203.0.113.0/24", reason: "the mesh asks its webhooks" }],
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
};
