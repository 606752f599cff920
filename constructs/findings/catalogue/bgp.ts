import { family } from "./entry";
import { apiServerAccepts, apiServerRefuses, felixAccepts, here, operatorAccepts } from "./verdicts";

const config = "docs.tigera.io/calico/latest/reference/resources/bgpconfig";
const calicoValidator =
  "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateBGPConfigurationSpec)";
const topologies = "docs.tigera.io/calico/latest/networking/configuring/bgp";
const services = "docs.tigera.io/calico/latest/networking/configuring/advertise-service-ips";

/** BGP of the whole cluster: AS numbers, mesh, Services, communities. */
export const bgpFamily = family({
  "BGP-001": {
    title: "AS number above what the CRDs declare",
    severity: "warning",
    why:
      "Calico's CRDs declare AS numbers as int32. Kubernetes 1.35 does not hold them to it, but clients are reported " +
      "to refuse larger numbers, the private 4-byte ones among them.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico issue 13494",
  },
  "BGP-002": {
    title: "reserved AS number",
    severity: "warning",
    why: "Routers drop routes with it, or refuse the session.",
    upstream: apiServerAccepts,
    see: "IANA registry Autonomous System (AS) Numbers",
  },
  "BGP-003": {
    title: "AS number 0",
    severity: "error",
    why: "0 stands for no number: no session comes up.",
    upstream: apiServerAccepts,
    see: "RFC 7607",
  },
  "BGP-004": {
    title: "two objects have the same name",
    severity: "error",
    why: "They are one object: the second overwrites the first.",
    upstream: here,
    see: "kubernetes.io/docs/concepts/overview/working-with-objects/names",
  },
  "BGP-005": {
    title: "BGP setting without effect: BGP is off",
    severity: "error",
    why: "No BGP daemon runs on the nodes, so nothing is peered with and nothing advertised.",
    upstream: operatorAccepts,
    see: "tigera/operator pkg/render/node.go (CALICO_NETWORKING_BACKEND)",
  },
  "BGP-006": {
    title: "no mesh and no peers",
    severity: "error",
    why: "Nodes learn no routes: pods of two nodes cannot meet.",
    upstream: apiServerAccepts,
    see: topologies,
  },
  "BGP-007": {
    title: "mesh beside peers inside the cluster",
    severity: "warning",
    why: "Nodes that are peered by selector have a session through the mesh as well; route reflectors are for doing without.",
    upstream: apiServerAccepts,
    see: topologies,
  },
  "BGP-008": {
    title: "mesh of more than a hundred nodes",
    severity: "warning",
    why: "Every node has a session with every other; beyond about a hundred, route reflectors are the way.",
    upstream: apiServerAccepts,
    see: topologies,
  },
  "BGP-009": {
    title: "mesh setting with the mesh switched off",
    severity: "error",
    why: "The CRD forbids the pair.",
    upstream: apiServerRefuses,
    see: "projectcalico/calico api/pkg/apis/projectcalico/v3/bgpconfig.go",
  },
  "BGP-010": {
    title: "BIRD and Felix disagree on the priority of routes",
    severity: "error",
    why: "BIRD would take every local route for an elevated one, or none.",
    upstream: felixAccepts,
    see: "projectcalico/calico api/pkg/apis/projectcalico/v3/bgpconfig.go (ipv4NormalRoutePriority)",
  },
  "BGP-011": {
    title: "peering address for workloads that is not an address of its family",
    severity: "error",
    why: "Calico's own API server refuses it.",
    upstream: apiServerAccepts,
    see: calicoValidator,
  },
  "BGP-012": {
    title: "peering address for workloads that Calico cannot use",
    severity: "error",
    why: "169.254.0.1 and 169.254.0.2 are Calico's own, and link-local IPv6 addresses would need a scope.",
    upstream: apiServerAccepts,
    see: config,
  },
  "BGP-013": {
    title: "every interface is ignored",
    severity: "error",
    why: "BIRD would learn no route of any interface. Calico's own API server refuses it.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateIgnoredInterface)",
  },
  "BGP-014": {
    title: "cluster IPs that are not the cluster's",
    severity: "error",
    why: "Nodes would advertise a range that no Service has an address in, and draw traffic that they drop.",
    upstream: apiServerAccepts,
    see: services,
  },
  "BGP-015": {
    title: "advertised Service addresses overlap pods or cluster IPs",
    severity: "error",
    why: "One address would mean two things.",
    upstream: apiServerAccepts,
    see: services,
  },
  "BGP-016": {
    title: "load-balancer pool that is not advertised",
    severity: "warning",
    why: "BGP advertises load-balancer addresses inside serviceLoadBalancerIPs only.",
    upstream: apiServerAccepts,
    see: services,
  },
  "BGP-017": {
    title: "community out of range",
    severity: "error",
    why: "aa:nn has two 16-bit numbers, aa:nn:mm three of 32 bits. Calico's own API server refuses others.",
    upstream: apiServerAccepts,
    see: calicoValidator,
  },
  "BGP-018": {
    title: "communities without an advertisement",
    severity: "error",
    why: "Calico's own API server refuses names that prefixAdvertisements cannot use.",
    upstream: apiServerAccepts,
    see: calicoValidator,
  },
  "BGP-019": {
    title: "community that no advertisement uses",
    severity: "warning",
    why: "It is attached to no route.",
    upstream: apiServerAccepts,
    see: config,
  },
  "BGP-020": {
    title: "undefined community",
    severity: "error",
    why: "It is neither a value nor a name under communities. Calico's own API server refuses it.",
    upstream: apiServerAccepts,
    see: calicoValidator,
  },
  "BGP-021": {
    title: "advertisement of a prefix that the cluster has no route in",
    severity: "warning",
    why: "The communities are attached to routes inside the prefix; there are none.",
    upstream: apiServerAccepts,
    see: config,
  },
});
