import { findsOf } from "../findings";

const apiServer = { program: "calico-apiserver", verdict: "refuses" } as const;
const accepted = { program: "calico-apiserver", verdict: "accepts" } as const;
const kubernetes = { program: "kube-apiserver", verdict: "accepts" } as const;
const validator = "libcalico-go/lib/validator/v3/validator.go";

/** What reading objects finds: each object alone is wrong, whatever stands beside it. */
export const readFinds = findsOf({
  "POL-001": {
    title: "a value is not what this place of a policy takes",
    severity: "error",
    why: "The API server refuses the object, and traffic stays as it was.",
    upstream: apiServer,
    see: validator,
  },
  "POL-002": {
    title: "a selector cannot be read",
    severity: "error",
    why: "The API server refuses the object.",
    upstream: apiServer,
    see: "libcalico-go/lib/selector",
  },
  "POL-003": {
    title: "a key is not one of this kind",
    severity: "error",
    why: "An API server drops it or refuses the object: a rule that loses a condition matches more than was meant.",
    upstream: apiServer,
    see: "the CRDs of Calico 3.32; Kubernetes' field validation",
    locates: "key",
  },
  "POL-004": {
    title: "a policy's name does not begin with its tier",
    severity: "error",
    why: "Calico's API server refuses it; names in tier default may stand without a prefix, and then without a dot.",
    upstream: apiServer,
    see: "libcalico-go/lib/names/policy.go",
  },
  "POL-005": {
    title: "conditions of a rule exclude each other",
    severity: "error",
    why: "Calico's API server refuses the policy.",
    upstream: apiServer,
    see: validator,
  },
  "POL-006": {
    title: "settings of a policy for hosts exclude each other",
    severity: "error",
    why: "Calico's API server refuses the policy.",
    upstream: apiServer,
    see: `${validator}; api/pkg/apis/projectcalico/v3/globalnetworkpolicy.go`,
  },
  "POL-007": {
    title: "the same object is there twice",
    severity: "error",
    why: "The one that is applied later takes the place of the other.",
    upstream: { program: "kube-apiserver", verdict: "accepts" },
    see: "kubectl apply",
  },
  "POL-008": {
    title: "a file holds nothing",
    severity: "warning",
    why: "What the file's name promises is not in force, and kubectl says nothing of it where it is one of a folder.",
    upstream: { program: "kubectl", verdict: "accepts" },
    see: "tigera's Azure course, week3/00_default-deny.yaml",
  },
  "POL-009": {
    title: "a rule names a service without its namespace",
    severity: "warning",
    why: "Felix 3.31 looks for a service without namespace, finds none, and the rule never matches, whatever the API's text says.",
    upstream: { program: "felix", verdict: "accepts" },
    see: "libcalico-go/lib/backend/syncersv1/updateprocessors/rules.go of 3.31",
  },
});

/** What a set of objects is found to do to each other: accepted by every program, and not what was meant. */
export const designFinds = findsOf({
  "POL-020": {
    title: "two peers are alternatives where one with both selectors was meant",
    severity: "warning",
    why: "Each item of a list of peers lets somebody in: all pods of those namespaces, and these pods of the policy's own namespace.",
    upstream: kubernetes,
    see: "Kubernetes, NetworkPolicy, behaviour of to and from selectors; tigera's Azure course, week2/01_allow_summary.yaml",
  },
  "POL-021": {
    title: "a deny of everything but some ranges cuts off the nodes",
    severity: "warning",
    why: "Pods lose the API server, and what listens on nodes: kubelet, NodeLocal DNS, metrics.",
    upstream: accepted,
    see: "Calico's foundation course, lab 4.3: notNets has 10.0.0.0/24, the nodes are in 10.0.1.0/24",
  },
  "POL-022": {
    title: "a default deny selects the cluster's own components",
    severity: "warning",
    why: "DNS, the API server and Calico itself are cut off at once; what would mend it cannot be reached any more.",
    upstream: accepted,
    see: "Calico documentation, default deny; Calico's foundation course, lab 4.2",
  },
  "POL-023": {
    title: "an egress policy leaves pods without DNS",
    severity: "warning",
    why: "Every name look-up times out after 10 to 15 seconds, whatever else is allowed.",
    upstream: accepted,
    see: "Calico documentation, default deny; Calico's foundation course, lab 4.2",
  },
  "POL-024": {
    title: "a policy that denies comes behind Kubernetes policies that allow",
    severity: "warning",
    why: "Kubernetes policies have order 1000 in tier default: what they allow never comes to a policy with a greater order or none.",
    upstream: accepted,
    see: "libcalico-go/lib/backend/k8s/conversion/conversion.go; Calico documentation, policy order",
  },
  "POL-025": {
    title: "a selector selects nothing that is there",
    severity: "warning",
    why: "A policy without pods does nothing; a rule without peers never matches: usually a label is spelt otherwise.",
    upstream: accepted,
    see: "tigera's troubleshooting course: paymentserviceee; tigera's Azure course, week3/01.frontend-allow",
  },
  "POL-026": {
    title: "BGP peer is in none of the nodes' subnets",
    severity: "warning",
    why: "Nodes reach it by a router at best, and a session over a router needs a multihop peer: it stays in state Active or Connect.",
    upstream: accepted,
    see: "Calico's foundation course, lab_manifests/2.2-bgp-peer.yaml: 10.0.0.20, its text and topology: 10.0.1.10",
  },
  "POL-027": {
    title: "a policy is in a tier that is not there",
    severity: "error",
    why: "Calico's API server refuses a policy whose tier does not exist.",
    upstream: apiServer,
    see: "libcalico-go/lib/clientv3/networkpolicy.go",
  },
  "POL-028": {
    title: "a host endpoint without a policy that allows closes the node",
    severity: "warning",
    why: "A host endpoint without profile denies everything that no policy allows, but for the failsafe ports.",
    upstream: accepted,
    see: "Calico documentation, host endpoints; felix/rules/endpoints.go",
  },
  "POL-040": {
    title: "a rule allows the port of a Service, which no pod of it has",
    severity: "warning",
    why: "Policies are asked after kube-proxy, or eBPF in its place, has made the pod's own port of it: the rule never matches.",
    upstream: accepted,
    see: "projectcalico/calico issues 8049 and 2635; Kubernetes, NetworkPolicy",
  },
});
