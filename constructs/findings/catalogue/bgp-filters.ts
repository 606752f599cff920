import { family } from "./entry";
import { apiServerAccepts, apiServerRefuses } from "./verdicts";

const bgpfilter = "docs.tigera.io/calico/latest/reference/resources/bgpfilter";
const schema = "projectcalico/calico api/pkg/apis/projectcalico/v3/bgpfilter.go";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go";

/** BGPFilter. */
export const bgpFilterFamily = family({
  "BGP-050": {
    title: "range without an operator, or the reverse",
    severity: "error",
    why: "A rule compares a route with its range by the operator: both or neither.",
    upstream: apiServerRefuses,
    see: schema,
  },
  "BGP-051": {
    title: "prefix length without a range",
    severity: "error",
    why: "The CRD wants a cidr beside it.",
    upstream: apiServerRefuses,
    see: schema,
  },
  "BGP-052": {
    title: "prefix lengths in the wrong order",
    severity: "error",
    why: "No route is at least as long as the larger and at most as long as the smaller: the rule never matches.",
    upstream: apiServerAccepts,
    see: bgpfilter,
  },
  "BGP-053": {
    title: "prefix length beyond IPv4",
    severity: "error",
    why: "IPv4 routes are at most /32.",
    upstream: apiServerRefuses,
    see: schema,
  },
  "BGP-054": {
    title: "operation on a route that is rejected",
    severity: "error",
    why: "There is no route left to change.",
    upstream: apiServerRefuses,
    see: schema,
  },
  "BGP-055": {
    title: "operation that is none or several",
    severity: "error",
    why: "Each entry of operations does one thing; their order is the order of the list.",
    upstream: apiServerRefuses,
    see: schema,
  },
  "BGP-056": {
    title: "range of the other IP family",
    severity: "error",
    why: "The rule never matches. Calico's own API server refuses it.",
    upstream: apiServerAccepts,
    see: `${calicoValidator} (netv4, netv6)`,
  },
  "BGP-057": {
    title: "community of a filter out of range",
    severity: "error",
    why: "aa:nn has two 16-bit numbers, aa:nn:mm three of 32 bits, without leading zeros.",
    upstream: apiServerRefuses,
    see: `${schema} (BGPCommunityValue)`,
  },
  "BGP-058": {
    title: "interface name that a filter does not take",
    severity: "error",
    why: "Calico's own API server takes letters, digits and _ . - with * for any, at most 15 characters.",
    upstream: apiServerAccepts,
    see: `${calicoValidator} (bgpFilterInterfaceRegex)`,
  },
  "BGP-059": {
    title: "rule behind one that matches everything",
    severity: "warning",
    why: "The first rule that matches decides: the ones behind it are never asked.",
    upstream: apiServerAccepts,
    see: bgpfilter,
  },
  "BGP-060": {
    title: "filter that no peer uses",
    severity: "warning",
    why: "A filter does nothing until a peer names it.",
    upstream: apiServerAccepts,
    see: bgpfilter,
  },
});
