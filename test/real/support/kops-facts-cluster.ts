/** Claims about the rest of the `Cluster`. */
import { fact, type Fact, inCluster } from "./kops-fact";
import { type Change, controlPlane, etcd, privateSubnet, publicSubnet, utilitySubnet } from "./kops-specs";

const names: readonly Fact[] = [
  fact("§2.4", "name Lab.example.com", { name: "Lab.example.com" }, "refuses", "must be a valid DNS name"),
  fact("§2.4", "name lab_a.example.com", { name: "lab_a.example.com" }, "refuses", "must be a valid DNS name"),
  fact("§2.4", "name without a dot, dns None", { name: "lab" }, "refuses", undefined, "accepts"),
  fact(
    "§2.4",
    "name without a dot, dns Public",
    { name: "lab", cluster: { topology: { dns: { type: "Public" } } } },
    "refuses",
    "must be a fully-qualified DNS name",
  ),
  fact("§2.4", "name lab.k8s.local, dns None", { name: "lab.k8s.local" }, "accepts"),
  fact(
    "§2.4",
    "name lab.k8s.local, gossip",
    { name: "lab.k8s.local", cluster: { topology: { dns: { type: "Private" } } } },
    "refuses",
    undefined,
    "accepts",
  ),
];

const mixed = [
  { ...publicSubnet, id: "subnet-11111111" },
  { ...publicSubnet, name: "eu-central-1b", zone: "eu-central-1b", cidr: "172.20.16.0/20" },
];

const subnets: readonly Fact[] = [
  fact(
    "row 33",
    "one subnet with id, one without",
    inCluster({ networkID: "vpc-11111111", subnets: mixed }),
    "refuses",
    "cannot mix subnets with specified ID and unspecified ID",
  ),
  fact(
    "row 33",
    "subnets with id, no networkID",
    inCluster({ subnets: [{ ...publicSubnet, id: "subnet-11111111" }] }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.4",
    "two subnets of one name",
    inCluster({ subnets: [publicSubnet, { ...publicSubnet, cidr: "172.20.16.0/20" }] }),
    "refuses",
    "Duplicate value",
  ),
  fact("§2.4", "Private subnet with Utility", inCluster({ subnets: [privateSubnet, utilitySubnet] }), "accepts"),
  fact("§2.4", "Private subnet without Utility", inCluster({ subnets: [privateSubnet] }), "refuses"),
  fact(
    "§2.4",
    "egress on a Public subnet",
    inCluster({ subnets: [{ ...publicSubnet, egress: "nat-11111111" }] }),
    "refuses",
    "egress can only be specified for private or IPv6-capable public subnets",
  ),
  fact(
    "§2.4",
    "internal load balancer without Private subnet",
    inCluster({ api: { loadBalancer: { type: "Internal", class: "Network" } } }),
    "refuses",
    "Internal LoadBalancers must have at least one subnet of type Private",
  ),
  fact(
    "§2.4",
    "classic load balancer with dns None",
    inCluster({ api: { loadBalancer: { type: "Public", class: "Classic" } } }),
    "refuses",
    "topology.dns.type=none requires Network Load Balancer",
  ),
  fact(
    "§2.4",
    "subnet outside networkCIDR",
    inCluster({ subnets: [{ ...publicSubnet, cidr: "10.9.0.0/20" }] }),
    "refuses",
    "is not a subnet of the networkCIDR",
  ),
  fact(
    "§2.4",
    "subnet inside additionalNetworkCIDRs",
    inCluster({ additionalNetworkCIDRs: ["10.9.0.0/16"], subnets: [{ ...publicSubnet, cidr: "10.9.0.0/20" }] }),
    "accepts",
  ),
  fact(
    "§2.4",
    "two subnets that overlap",
    inCluster({
      subnets: [publicSubnet, { ...publicSubnet, name: "eu-central-1b", zone: "eu-central-1b", cidr: "172.20.8.0/21" }],
    }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.4",
    "subnet with bits outside its prefix",
    inCluster({ subnets: [{ ...publicSubnet, cidr: "172.20.1.0/20" }] }),
    "refuses",
    "Network contains bits outside prefix",
  ),
];

const addresses: readonly Fact[] = [
  fact(
    "row 34",
    "nonMasqueradeCIDR overlaps networkCIDR",
    inCluster({ nonMasqueradeCIDR: "172.16.0.0/12" }),
    "refuses",
    "cannot overlap with networkCIDR",
  ),
  fact(
    "row 34",
    "podCIDR outside nonMasqueradeCIDR",
    inCluster({ podCIDR: "10.244.0.0/16" }),
    "refuses",
    "must be a subnet of nonMasqueradeCIDR",
  ),
  fact(
    "row 34",
    "podCIDR inside a wider nonMasqueradeCIDR",
    inCluster({ nonMasqueradeCIDR: "10.0.0.0/8", podCIDR: "10.244.0.0/16", serviceClusterIPRange: "10.96.0.0/16" }),
    "accepts",
  ),
  fact(
    "§2.4",
    "serviceClusterIPRange outside nonMasqueradeCIDR",
    inCluster({ serviceClusterIPRange: "10.96.0.0/16" }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.4",
    "podCIDR and serviceClusterIPRange overlap",
    inCluster({ podCIDR: "100.64.0.0/12", serviceClusterIPRange: "100.64.0.0/16" }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.4",
    "subnet overlaps serviceClusterIPRange",
    inCluster({ serviceClusterIPRange: "172.20.0.0/20" }),
    "refuses",
    "must not overlap serviceClusterIPRange",
  ),
  fact(
    "§2.4",
    "kubeControllerManager.clusterCIDR outside nonMasqueradeCIDR",
    inCluster({ kubeControllerManager: { clusterCIDR: "10.244.0.0/16" } }),
    "refuses",
    "must be a subnet of nonMasqueradeCIDR",
  ),
  fact("§2.4", "sshAccess without prefix", inCluster({ sshAccess: ["192.0.2.1"] }), "refuses", "did you mean"),
];

const three = Object.fromEntries(["b", "c"].map((letter) => [`control-plane-${letter}`, controlPlane()]));
const oddOf = (...groups: string[]): Change["cluster"] => ({ etcdClusters: etcd(...groups) });

const etcds: readonly Fact[] = [
  fact(
    "row 32",
    "three etcd members",
    { cluster: oddOf("control-plane-a", "control-plane-b", "control-plane-c"), groups: three },
    "accepts",
  ),
  fact(
    "row 32",
    "two etcd members",
    { cluster: oddOf("control-plane-a", "control-plane-b"), groups: { "control-plane-b": controlPlane() } },
    "refuses",
    "Should be an odd number of control-plane-zones for quorum",
  ),
  fact(
    "§2.4",
    "etcd member of an unknown instance group",
    inCluster(oddOf("control-plane-z")),
    "refuses",
    "must have a member in etcd cluster",
  ),
  fact(
    "§2.4",
    "control plane group without etcd member",
    { groups: { "control-plane-b": controlPlane() } },
    "refuses",
    "must have a member in etcd cluster",
  ),
  fact(
    "§2.4",
    "one instance group three times in an etcd cluster",
    inCluster(oddOf("control-plane-a", "control-plane-a", "control-plane-a")),
    "refuses",
  ),
  fact("§2.4", "no etcd clusters", inCluster({ etcdClusters: [] }), "refuses", "spec.etcdClusters: Required value"),
  fact(
    "§2.4",
    "etcd cluster main alone",
    inCluster({ etcdClusters: etcd("control-plane-a").slice(0, 1) }),
    "refuses",
    undefined,
    "accepts",
  ),
  fact(
    "§2.3",
    "etcd cluster leases",
    inCluster({ etcdClusters: [...etcd("control-plane-a"), { ...etcd("control-plane-a")[0], name: "leases" }] }),
    "accepts",
    'Unsupported value: "leases"',
    "refuses",
  ),
];

export const clusterFacts: readonly Fact[] = [...names, ...subnets, ...addresses, ...etcds];
