import { adopted, cloud, create, type Fixture, group, platform, smallVpc, subnet, twelve, twoSubnets } from "./changes";

const opening = {
  protocol: "tcp" as const,
  port: 8443,
  from: "control-plane" as const,
  reason: "webhook of cert-manager",
};

/** The VPC, the API and how Calico fits in: EKS-001 to EKS-020. */
export const networkFixtures = {
  "EKS-001": {
    failing: platform({ autoMode: true }),
    passing: platform({ autoMode: false }),
    path: "/platform/autoMode",
  },
  "EKS-002": {
    failing: create({ availabilityZones: ["eu-central-1a", "eu-central-1a"] }),
    passing: create({ availabilityZones: ["eu-central-1a", "eu-central-1b"] }),
    path: "/platform/vpc/availabilityZones",
  },
  "EKS-085": {
    failing: create({ availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1b"] }),
    passing: create({ availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }),
    path: "/platform/vpc/availabilityZones/2",
  },
  "EKS-003": {
    failing: create({ availabilityZones: ["eu-central-1a", "eu-west-1b"] }),
    passing: create({ availabilityZones: ["eu-central-1a", "eu-central-1b"] }),
    path: "/platform/vpc/availabilityZones/1",
  },
  "EKS-061": {
    failing: platform({ region: "eu-centrl-1" }),
    passing: platform({ region: "eu-central-2" }),
    path: "/platform/region",
  },
  "EKS-063": {
    failing: {},
    passing: platform({ endpoint: { publicCidrs: ["203.0.113.0/24"] } }),
    path: "/platform",
  },
  "EKS-066": {
    failing: platform({ openings: [{ ...opening, from: "2001:db8::/64" }] }),
    passing: platform({ openings: [opening] }),
    path: "/platform/openings/0/from",
  },
  "EKS-067": {
    failing: platform({ openings: [{ ...opening, from: "0.0.0.0/0" }] }),
    passing: platform({ openings: [{ ...opening, from: "203.0.113.0/24" }] }),
    path: "/platform/openings/0/from",
  },
  "EKS-004": {
    failing: group({ availabilityZones: ["eu-central-1d"] }),
    passing: group({ availabilityZones: ["eu-central-1c"] }),
    path: "/platform/nodeGroups/0/availabilityZones/0",
  },
  "EKS-005": {
    failing: create({ cidr: "10.0.0.0/23" }),
    passing: create({ cidr: "10.0.0.0/22" }),
    path: "/platform/vpc/cidr",
  },
  "EKS-006": {
    failing: create({ availabilityZones: [..."abcdefgh"].map((letter) => `eu-central-1${letter}`) }),
    passing: create({ availabilityZones: [..."abcdefg"].map((letter) => `eu-central-1${letter}`) }),
    path: "/platform/vpc/availabilityZones",
  },
  "EKS-007": {
    failing: { network: { services: ["100.64.0.0/16"] } },
    passing: { network: { services: ["10.96.0.0/12"] } },
    path: "/network/services",
  },
  "EKS-008": {
    failing: platform({ endpoint: { private: false } }),
    passing: platform({ endpoint: { private: true } }),
    path: "/platform/endpoint/private",
  },
  "EKS-009": {
    failing: platform({ endpoint: { publicCidrs: ["0.0.0.0/0"] } }),
    passing: platform({ endpoint: { publicCidrs: ["203.0.113.7/32"] } }),
    path: "/platform/endpoint/publicCidrs/0",
  },
  "EKS-010": {
    failing: platform({ endpoint: { publicCidrs: ["203.0.113.7/32", "192.168.0.0/16"] } }),
    passing: platform({ endpoint: { publicCidrs: ["203.0.113.7/32", "198.51.100.0/24"] } }),
    path: "/platform/endpoint/publicCidrs/1",
  },
  "EKS-011": {
    failing: platform({ endpoint: { private: false, publicCidrs: ["203.0.113.7/32"] } }),
    passing: platform({ endpoint: { private: true, publicCidrs: ["203.0.113.7/32"] } }),
    path: "/platform/endpoint/private",
  },
  "EKS-012": {
    failing: create({ natGateways: "none", endpoints: ["s3", "ecr.api"] }),
    passing: create({ natGateways: "none", endpoints: ["s3", "ecr.api", "ecr.dkr", "ec2", "sts", "eks-auth"] }),
    path: "/platform/vpc/endpoints",
  },
  "EKS-013": {
    failing: create({ natGateways: "none" }),
    passing: { ...create({ natGateways: "none" }), calico: { images: { registry: "registry.example.com/" } } },
    path: "/platform/vpc/natGateways",
  },
  "EKS-014": {
    failing: { platform: { ...smallVpc, nodeGroups: twelve }, ...cloud },
    passing: { platform: { ...smallVpc, nodeGroups: twelve } },
    path: "/platform/vpc/cidr",
  },
  "EKS-015": {
    failing: platform({ vpc: adopted([...twoSubnets, subnet("c", "0c", "10.1.0.0/19")]) }),
    passing: platform({ vpc: adopted([...twoSubnets, subnet("c", "0c", "10.0.64.0/19")]) }),
    path: "/platform/vpc/privateSubnets/2/cidr",
  },
  "EKS-016": {
    failing: { ...platform({ vpcCni: { enableNetworkPolicy: true } }), ...cloud },
    passing: { ...platform({ vpcCni: { enableNetworkPolicy: false } }), ...cloud },
    path: "/platform/vpcCni/enableNetworkPolicy",
  },
  "EKS-017": {
    failing: platform({ vpcCni: { prefixDelegation: true } }),
    passing: { ...platform({ vpcCni: { prefixDelegation: true } }), ...cloud },
    path: "/platform/vpcCni",
  },
  "EKS-018": {
    failing: { ...platform({ kubeProxy: { kind: "addon" } }), calico: { dataplane: { kind: "nftables" } } },
    passing: {
      ...platform({ kubeProxy: { kind: "daemonset", mode: "nftables" } }),
      calico: { dataplane: { kind: "nftables" } },
    },
    path: "/platform/kubeProxy",
  },
  "EKS-019": {
    failing: { ...platform({ kubeProxy: { kind: "addon" } }), calico: { dataplane: { kind: "ebpf" } } },
    passing: {
      ...platform({ kubeProxy: { kind: "addon" } }),
      calico: { dataplane: { kind: "ebpf", kubeProxy: "leave" } },
    },
    path: "/platform/kubeProxy",
  },
  "EKS-020": {
    failing: platform({ kubeProxy: { kind: "none" } }),
    passing: { ...platform({ kubeProxy: { kind: "none" } }), calico: { dataplane: { kind: "ebpf" } } },
    path: "/platform/kubeProxy",
  },
} as const satisfies Readonly<Record<string, Fixture>>;
