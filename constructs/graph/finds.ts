import { findsOf, here } from "../findings";

const attack = "Calico documentation, host endpoints; the attack on exposed Docker daemons, which probes these ports";
const aws = "docs.aws.amazon.com, VPC security groups: rules allow, and nothing denies what one of them allows";

/** What is found about a resource graph beside what is found about its Kubernetes objects. */
export const graphFinds = findsOf({
  "GRAPH-001": {
    title: "a security group opens a port of the Docker daemon to everyone",
    severity: "error",
    why: "Whoever reaches the daemon is root on the node; worms look for these ports.",
    upstream: { program: "aws", verdict: "accepts" },
    see: attack,
  },
  "GRAPH-002": {
    title: "a security group opens a port of nodes, etcd or Calico to everyone",
    severity: "error",
    why: "The world talks to kubelet, etcd, Typha or BGP of the cluster, which trust who reaches them more than they should.",
    upstream: { program: "aws", verdict: "accepts" },
    see: "kubernetes.io, ports and protocols; docs.tigera.io, system requirements",
  },
  "GRAPH-003": {
    title: "a security group opens every port to everyone",
    severity: "error",
    why: "Kubelet, etcd, Docker and whatever else listens on a node is reached from everywhere.",
    upstream: { program: "aws", verdict: "accepts" },
    see: aws,
  },
  "GRAPH-004": {
    title: "a security group opens SSH to everyone",
    severity: "warning",
    why: "Port 22 of every machine on the Internet is tried all the time.",
    upstream: { program: "aws", verdict: "accepts" },
    see: aws,
  },
  "GRAPH-005": {
    title: "AWS drops what pods send without a tunnel",
    severity: "error",
    why: "The source/destination check takes packets only from and to a machine's own addresses, and pods have others.",
    upstream: { program: "felix", verdict: "accepts" },
    see: "docs.tigera.io, FelixConfiguration, awsSrcDstCheck",
  },
  "GRAPH-006": {
    title: "a field of FelixConfiguration is not what its CRD takes",
    severity: "error",
    why: "The API server refuses the object, and Felix goes on as before.",
    upstream: { program: "kube-apiserver", verdict: "refuses" },
    see: "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go",
  },
  "GRAPH-010": {
    title: "an edge is otherwise than expected",
    severity: "error",
    why: "Who may talk to whom is not what the stack's policy says; traffic is let in or cut off as soon as this is applied.",
    upstream: here,
    see: "constructs/reach",
  },
  "GRAPH-011": {
    title: "an expectation names an endpoint that the graph has not",
    severity: "error",
    why: "Nothing is tried for it, and a test that tries nothing never fails.",
    upstream: here,
    see: "constructs/reach",
  },
});
