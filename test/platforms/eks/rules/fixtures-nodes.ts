import { cloud, dpdk, type Fixture, group, platform, vpp } from "./changes";

const ownKubeProxy = { kind: "daemonset", mode: "iptables" } as const;

/** Versions, nodes, VPP on them, access: EKS-021 to EKS-045. */
export const nodeFixtures = {
  "EKS-060": {
    failing: { ...platform({ kubeProxy: ownKubeProxy }), calico: { images: { pullSecrets: ["registry"] } } },
    passing: {
      ...platform({ kubeProxy: ownKubeProxy }),
      calico: { images: { pullSecrets: [{ kind: "secret", name: "registry", config: "credentials" }] } },
    },
    path: "/calico/images/pullSecrets/0",
  },
  "EKS-021": { failing: { kubernetes: "1.29" }, passing: { kubernetes: "1.36" }, path: "/kubernetes" },
  "EKS-022": { failing: { kubernetes: "1.33" }, passing: { kubernetes: "1.34" }, path: "/kubernetes" },
  "EKS-023": {
    failing: platform({ nodeGroups: [{ name: "main" }, { name: "main" }] }),
    passing: platform({ nodeGroups: [{ name: "main" }, { name: "spot" }] }),
    path: "/platform/nodeGroups/1/name",
  },
  "EKS-024": {
    failing: { name: "a-cluster-with-a-really-long-name", ...group({ name: "and-a-group-with-a-long-one" }) },
    passing: { name: "a-cluster-with-a-really-long-name", ...group({ name: "main" }) },
    path: "/platform/nodeGroups/0/name",
  },
  "EKS-025": {
    failing: group({ scaling: { min: 2, desired: 1, max: 3 } }),
    passing: group({ scaling: { min: 1, desired: 1, max: 3 } }),
    path: "/platform/nodeGroups/0/scaling",
  },
  "EKS-026": {
    failing: group({ instanceTypes: ["m6i.large", "m7g.large"] }),
    passing: group({ instanceTypes: ["m6i.large", "g5.xlarge"] }),
    path: "/platform/nodeGroups/0/instanceTypes/1",
  },
  "EKS-062": {
    failing: group({ instanceTypes: ["m6i.large", "m6i.lage"] }),
    passing: group({ instanceTypes: ["m6i.large", "m6i.xlarge"] }),
    path: "/platform/nodeGroups/0/instanceTypes/1",
  },
  "EKS-027": {
    failing: group({ os: "ubuntu" }),
    passing: group({ os: "ubuntu", amiId: "ami-0a" }),
    path: "/platform/nodeGroups/0/os",
  },
  "EKS-028": {
    failing: { ...group({ os: "bottlerocket" }), ...vpp({ interfaceName: "eth0", ...dpdk }) },
    passing: { ...group({ os: "bottlerocket" }), ...vpp({ interfaceName: "eth0", vppDriver: "af_packet" }) },
    path: "/platform/nodeGroups/0/os",
  },
  "EKS-029": {
    failing: { ...group({ os: "ubuntu", amiId: "ami-0a" }), ...vpp() },
    passing: { ...group({ os: "al2023" }), ...vpp() },
    path: "/platform/nodeGroups/0/os",
  },
  "EKS-030": {
    failing: { ...group({ instanceTypes: ["t3.medium"] }), ...vpp(dpdk) },
    passing: { ...group({ instanceTypes: ["t3.large"] }), ...vpp(dpdk) },
    path: "/platform/nodeGroups/0/instanceTypes/0",
  },
  "EKS-031": {
    failing: vpp({ interfaceName: "eth0", vppDriver: "af_packet" }),
    passing: vpp({ interfaceName: "ens5", vppDriver: "af_packet" }),
    path: "/calico/dataplane/uplinks/0/interfaceName",
  },
  "EKS-032": {
    failing: { ...group({ instanceTypes: ["m8i.large"] }), ...vpp() },
    passing: { ...group({ instanceTypes: ["m8i.large"], interfaceName: "enp39s0" }), ...vpp() },
    path: "/platform/nodeGroups/0/instanceTypes",
  },
  "EKS-068": {
    failing: group({ instanceTypes: ["g5.xlarge", "m6i.xlarge"] }),
    passing: group({ instanceTypes: ["g5.xlarge", "g4dn.xlarge"] }),
    path: "/platform/nodeGroups/0/instanceTypes",
  },
  "EKS-033": {
    failing: group({ labels: { "node-role.kubernetes.io/worker": "" } }),
    passing: group({ labels: { "example.com/rack": "r1" } }),
    path: "/platform/nodeGroups/0/labels/node-role.kubernetes.io~1worker",
  },
  "EKS-064": {
    failing: group({ taints: [{ key: "a/b/c", effect: "PREFER_NO_SCHEDULE" }] }),
    passing: group({ taints: [{ key: "a.example/b", effect: "PREFER_NO_SCHEDULE" }] }),
    path: "/platform/nodeGroups/0/taints/0",
  },
  "EKS-065": {
    failing: group({ taints: ["a", "b"].map((value) => ({ key: "k", value, effect: "PREFER_NO_SCHEDULE" as const })) }),
    passing: group({ taints: ["a", "b"].map((key) => ({ key, value: "v", effect: "PREFER_NO_SCHEDULE" as const })) }),
    path: "/platform/nodeGroups/0/taints/1",
  },
  "EKS-034": {
    failing: group({ taints: [{ key: "dedicated", effect: "NO_SCHEDULE" }] }),
    passing: group({ taints: [{ key: "dedicated", effect: "PREFER_NO_SCHEDULE" }] }),
    path: "/platform/nodeGroups",
  },
  "EKS-035": {
    failing: { ...group({ instanceTypes: ["t3.medium"], maxPods: 18 }), ...cloud },
    passing: { ...group({ instanceTypes: ["t3.medium"], maxPods: 17 }), ...cloud },
    path: "/platform/nodeGroups/0/maxPods",
  },
  "EKS-036": {
    failing: {
      platform: { vpcCni: { prefixDelegation: true }, nodeGroups: [{ name: "main", instanceTypes: ["m4.large"] }] },
      ...cloud,
    },
    passing: {
      platform: { vpcCni: { prefixDelegation: true }, nodeGroups: [{ name: "main", instanceTypes: ["m5.large"] }] },
      ...cloud,
    },
    path: "/platform/nodeGroups/0/instanceTypes",
  },
  "EKS-037": {
    failing: group({ volume: { sizeGiB: 10 } }),
    passing: group({ volume: { sizeGiB: 20 } }),
    path: "/platform/nodeGroups/0/volume/sizeGiB",
  },
  "EKS-038": { failing: vpp(dpdk), passing: vpp({ vppDriver: "af_packet" }), path: "/calico/dataplane/uplinks" },
  "EKS-039": { failing: {}, passing: cloud, path: "" },
  "EKS-040": {
    failing: platform({ deployer: { profile: "ops" } }),
    passing: platform({ deployer: { profile: "ops", principalArn: "arn:aws:iam::111122223333:role/Ops" } }),
    path: "/platform/deployer/profile",
  },
  "EKS-041": {
    failing: platform({ administrators: ["arn:aws:sts::111122223333:assumed-role/Admin/me"] }),
    passing: platform({ administrators: ["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/Admin"] }),
    path: "/platform/administrators/0",
  },
  "EKS-042": {
    failing: platform({
      secretsEncryption: { kind: "key", keyArn: "arn:aws:kms:eu-west-1:111122223333:key/1-2" },
    }),
    passing: platform({
      secretsEncryption: { kind: "key", keyArn: "arn:aws:kms:eu-central-1:111122223333:key/1-2" },
    }),
    path: "/platform/secretsEncryption/keyArn",
  },
  "EKS-043": {
    failing: platform({ addonVersions: { "vpc-cni": "v1.21.1-eksbuild.1" } }),
    passing: { ...platform({ addonVersions: { "vpc-cni": "v1.21.1-eksbuild.1" } }), ...cloud },
    path: "/platform/addonVersions/vpc-cni",
  },
  "EKS-044": {
    failing: platform({ addonVersions: { coredns: "1.13.2" } }),
    passing: platform({ addonVersions: { coredns: "v1.13.2-eksbuild.1" } }),
    path: "/platform/addonVersions/coredns",
  },
  "EKS-045": {
    failing: platform({ tags: { "aws:owner": "ops" } }),
    passing: platform({ tags: { owner: "ops" } }),
    path: "/platform/tags/aws:owner",
  },
} as const satisfies Readonly<Record<string, Fixture>>;
