import { family } from "./entry";
import { here, operatorAccepts } from "./verdicts";

const ranges = "docs.tigera.io/calico/latest/networking/ipam/get-started-ip-addresses";

/** The cluster's address ranges against each other and against the network around them. */
export const networkFamily = family({
  "NET-001": {
    title: "two pod ranges of one IP family",
    severity: "error",
    why: "A cluster has one pod range per family; further ranges are IP pools inside it or beside it.",
    upstream: here,
    see: "kubernetes.io/docs/concepts/services-networking/dual-stack",
  },
  "NET-002": {
    title: "two service ranges of one IP family",
    severity: "error",
    why: "The Kubernetes API server takes one service range, or one per family.",
    upstream: here,
    see: "kubernetes.io/docs/concepts/services-networking/dual-stack",
  },
  "NET-003": {
    title: "services have an IP family that pods do not have",
    severity: "error",
    why: "A Service of that family would have no endpoint that it can send to.",
    upstream: here,
    see: "kubernetes.io/docs/concepts/services-networking/dual-stack",
  },
  "NET-004": {
    title: "pod and service ranges overlap",
    severity: "error",
    why: "Traffic to a pod in the overlap would be taken for traffic to a Service and vanish.",
    upstream: operatorAccepts,
    see: ranges,
  },
  "NET-005": {
    title: "pod range overlaps the range of the nodes",
    severity: "error",
    why: "Nodes, load balancers and gateways in the overlap become unreachable from every node that holds such a pod.",
    upstream: operatorAccepts,
    see: ranges,
  },
  "NET-006": {
    title: "service range overlaps the range of the nodes",
    severity: "error",
    why: "A node or gateway with an address in the overlap is taken for a Service.",
    upstream: operatorAccepts,
    see: "kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation",
  },
  "NET-007": {
    title: "range of addresses with a special meaning",
    severity: "error",
    why: "Loopback, link-local, multicast and reserved addresses are never routed between hosts.",
    upstream: operatorAccepts,
    see: "IANA IPv4 and IPv6 special-purpose address registries",
  },
  "NET-008": {
    title: "pods have an IP family that nodes do not have",
    severity: "error",
    why: "Routes and tunnels between nodes start and end at a node address of the same family.",
    upstream: operatorAccepts,
    see: "docs.tigera.io/calico/latest/networking/ipam/ipv6",
  },
  "NET-009": {
    title: "range in public address space",
    severity: "warning",
    why: "Hosts on the internet with these addresses can no longer be reached from the cluster.",
    upstream: operatorAccepts,
    see: "RFC 1918, RFC 4193, RFC 6598",
  },
  "NET-010": {
    title: "range overlaps Docker's default bridge",
    severity: "warning",
    why: "A node or build machine with Docker keeps 172.17.0.0/16 for itself and cannot reach these addresses.",
    upstream: operatorAccepts,
    see: "docs.docker.com/engine/daemon/#daemon-configuration-file (bip)",
  },
  "NET-011": {
    title: "pod range without effect: the cloud's own CNI hands out addresses",
    severity: "warning",
    why: "Pods get addresses of the cloud network whatever the intent says, and policies written for the range miss them.",
    upstream: operatorAccepts,
    see: "docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks",
  },
});
