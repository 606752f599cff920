import type { IntentInput } from "../../../../constructs/kit";

/** Clusters on EKS: own images, an adopted VPC, each data plane, secrets. */
export const eksBases: Readonly<Record<string, IntentInput>> = {
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
      openings: [{ protocol: "tcp", port: 9443, from: "203.0.113.0/24", reason: "the mesh asks its webhooks" }],
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
        additionalCidrs: ["10.64.0.0/16"],
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
};
