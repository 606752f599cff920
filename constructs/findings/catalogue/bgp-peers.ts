import { family } from "./entry";
import { apiServerAccepts, apiServerRefuses } from "./verdicts";

const bgppeer = "docs.tigera.io/calico/latest/reference/resources/bgppeer";
const cel = "projectcalico/calico api/pkg/apis/projectcalico/v3/bgppeer.go";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateBGPPeerSpec)";
const workloads = "docs.tigera.io/calico/latest/networking/configuring/bgp-to-workload";

/** BGPPeer. */
export const bgpPeerFamily = family({
  "BGP-030": {
    title: "peer with a node and a node selector",
    severity: "error",
    why: "One of them says which nodes have the peer, not both.",
    upstream: apiServerRefuses,
    see: cel,
  },
  "BGP-031": {
    title: "peer with an address and a peer selector",
    severity: "error",
    why: "A peer is one address, or the nodes that a selector finds.",
    upstream: apiServerRefuses,
    see: cel,
  },
  "BGP-032": {
    title: "AS number with a peer selector",
    severity: "error",
    why: "Selected nodes have AS numbers of their own.",
    upstream: apiServerRefuses,
    see: cel,
  },
  "BGP-033": {
    title: "workloads and another kind of peer in one",
    severity: "error",
    why: "A peer is an address, nodes or workloads, one of the three.",
    upstream: apiServerRefuses,
    see: cel,
  },
  "BGP-034": {
    title: "peering with workloads without their AS number",
    severity: "error",
    why: "Workloads are outside the nodes' AS, and nobody else knows theirs.",
    upstream: apiServerRefuses,
    see: cel,
  },
  "BGP-035": {
    title: "peering with workloads without an address to peer with",
    severity: "error",
    why: "Workloads open the session to localWorkloadPeeringIPV4 or V6, which is not set: no session comes up.",
    upstream: apiServerAccepts,
    see: workloads,
  },
  "BGP-036": {
    title: "peer without an AS number",
    severity: "error",
    why: "The API takes it as AS 0, and the session never comes up.",
    upstream: apiServerAccepts,
    see: bgppeer,
  },
  "BGP-037": {
    title: "peer that is nobody",
    severity: "error",
    why: "Without an address or a selector there is nothing to peer with.",
    upstream: apiServerAccepts,
    see: bgppeer,
  },
  "BGP-038": {
    title: "malformed peer address",
    severity: "error",
    why: "Calico's own API server refuses it.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (processIPPort)",
  },
  "BGP-039": {
    title: "two settings for the next hop",
    severity: "error",
    why: "keepOriginalNextHop is the old spelling of nextHopMode Keep. Calico's own API server refuses both together.",
    upstream: apiServerAccepts,
    see: calicoValidator,
  },
  "BGP-040": {
    title: "gateway that a peer cannot be reached by",
    severity: "error",
    why: "reachableBy is an address of the peer's family, for a peer with an address. Calico's own API server refuses others.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateReachableBy)",
  },
  "BGP-041": {
    title: "two sessions of a node with one address",
    severity: "warning",
    why: "One of the two wins, and the other's settings are lost: the global one, where there is one.",
    upstream: apiServerAccepts,
    see: bgppeer,
  },
  "BGP-042": {
    title: "peer with a filter that does not exist",
    severity: "error",
    why: "confd passes over it silently: every route is imported and exported as if there were no filter.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico confd/pkg/backends/calico/bgp_processor.go (buildExportFilter)",
  },
  "BGP-043": {
    title: "peer of an IP family that nodes do not have",
    severity: "error",
    why: "Nodes have no address to open the session from.",
    upstream: apiServerAccepts,
    see: bgppeer,
  },
  "BGP-044": {
    title: "peer address inside the cluster's own ranges",
    severity: "warning",
    why: "Nodes send packets for it to a pod or a Service instead of the router.",
    upstream: apiServerAccepts,
    see: bgppeer,
  },
  "BGP-045": {
    title: "tolerated own AS numbers in an internal session",
    severity: "warning",
    why: "Inside one AS the path does not carry the number, so there is nothing to tolerate.",
    upstream: apiServerAccepts,
    see: bgppeer,
  },
  "BGP-046": {
    title: "reverse peering without a peer selector",
    severity: "warning",
    why: "Only nodes that a selector finds peer back.",
    upstream: apiServerAccepts,
    see: bgppeer,
  },
});
