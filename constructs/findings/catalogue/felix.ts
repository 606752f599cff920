import { family } from "./entry";
import { apiServerAccepts, apiServerRefuses, felixAccepts, felixRefuses, operatorAccepts } from "./verdicts";

const api = "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go";
const parameters = "projectcalico/calico felix/config/config_params.go";
const reference = "docs.tigera.io/calico/latest/reference/felix/configuration";
const aws = "docs.tigera.io/calico/latest/reference/public-cloud/aws";

/** FelixConfiguration. */
export const felixFamily = family({
  "FELIX-001": {
    title: "routing tables given in both spellings",
    severity: "error",
    why: "routeTableRange is the old spelling of routeTableRanges; the CRD forbids the pair.",
    upstream: apiServerRefuses,
    see: api,
  },
  "FELIX-002": {
    title: "range of routing tables that Felix does not take",
    severity: "error",
    why: "Felix stops at start when it cannot read it.",
    upstream: felixRefuses,
    see: "projectcalico/calico felix/config/param_types.go (RouteTableRangeParam, RouteTableRangesParam)",
  },
  "FELIX-003": {
    title: "routeTableRanges with the AWS VPC CNI",
    severity: "error",
    why: "There the operator writes routeTableRange 65-99 into the same object, and the CRD forbids the pair.",
    upstream: apiServerRefuses,
    see: "tigera/operator pkg/controller/installation/core_controller.go (setDefaultsOnFelixConfiguration)",
  },
  "FELIX-004": {
    title: "routing tables that the AWS VPC CNI uses",
    severity: "warning",
    why: "The CNI has a table for each network interface (from 2) and each VLAN (from 101): one would empty the other's.",
    upstream: felixAccepts,
    see: "tigera/operator pkg/controller/installation/core_controller.go (setDefaultsOnFelixConfiguration)",
  },
  "FELIX-005": {
    title: "node port ranges that Felix does not take",
    severity: "error",
    why: "One iptables rule holds seven ranges, and names have no number. Calico's own API server refuses others.",
    upstream: apiServerAccepts,
    see: `${calicoValidator} (validateFelixConfigSpec)`,
  },
  "FELIX-006": {
    title: "malformed port range",
    severity: "error",
    why: "Felix reads a number or first:last. Calico's own API server refuses others.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico api/pkg/lib/numorstring/port.go",
  },
  "FELIX-007": {
    title: "no failsafe ports",
    severity: "warning",
    why: "The first policy on a host endpoint that forgets SSH, BGP, etcd, DHCP or the API server locks you out.",
    upstream: felixAccepts,
    see: "docs.tigera.io/calico/latest/reference/host-endpoints/failsafe",
  },
  "FELIX-008": {
    title: "source/destination check on, with traffic that it drops",
    severity: "error",
    why: "The check drops packets whose address is not the node's own: unencapsulated pods, and answers of DSR.",
    upstream: felixAccepts,
    see: aws,
  },
  "FELIX-009": {
    title: "source/destination check left as it is, with traffic that it drops",
    severity: "warning",
    why: "The check is on unless somebody switches it off for every network interface, those of new nodes included.",
    upstream: felixAccepts,
    see: aws,
  },
  "FELIX-010": {
    title: "source/destination check where there is none",
    severity: "warning",
    why: "Felix asks the AWS API, which does not answer here, and tries again for ever.",
    upstream: felixAccepts,
    see: aws,
  },
  "FELIX-011": {
    title: "number out of the range that Felix takes",
    severity: "error",
    why: "Felix puts its default in place of the value, or the kernel refuses it.",
    upstream: apiServerAccepts,
    see: `${parameters}; ${api} (validate tags)`,
  },
  "FELIX-012": {
    title: "elevated route priority that is not above the normal one",
    severity: "warning",
    why: "A lower number wins: during a live migration both hosts would keep the route.",
    upstream: felixAccepts,
    see: api,
  },
  "FELIX-013": {
    title: "setting without effect in this data plane",
    severity: "warning",
    why: "Felix reads it in another data plane only.",
    upstream: felixAccepts,
    see: reference,
  },
  "FELIX-014": {
    title: "tunnel MTU above what the network between nodes carries",
    severity: "error",
    why: "Large packets are dropped or fragmented once they are in the tunnel.",
    upstream: felixAccepts,
    see: "docs.tigera.io/calico/latest/networking/configuring/mtu",
  },
  "FELIX-015": {
    title: "the MTU is looked for on other interfaces than the nodes' own",
    severity: "warning",
    why: "Felix finds no interface and falls back to 1460 bytes, or takes the MTU of another one.",
    upstream: felixAccepts,
    see: "docs.tigera.io/calico/latest/networking/configuring/mtu",
  },
  "FELIX-016": {
    title: "not an address of the right IP family",
    severity: "error",
    why: "Calico's own API server refuses it; Felix ignores it.",
    upstream: apiServerAccepts,
    see: `${calicoValidator} (validateFelixConfigSpec)`,
  },
  "FELIX-017": {
    title: "external node that is no IPv4 address or range",
    severity: "error",
    why: "Calico's own API server refuses it.",
    upstream: apiServerAccepts,
    see: `${calicoValidator} (validateFelixConfigSpec)`,
  },
  "FELIX-018": {
    title: "programClusterRoutes against the cluster routing mode",
    severity: "error",
    why: "BIRD and Felix would both program the routes between nodes, or neither; the operator sets both by the mode.",
    upstream: operatorAccepts,
    see: "tigera/operator pkg/controller/installation/core_controller.go (setClusterRoutingOnFelixConfiguration)",
  },
  "FELIX-019": {
    title: "setting that the operator overrides",
    severity: "warning",
    why: "The operator sets it by an environment variable of calico-node, and that wins over FelixConfiguration.",
    upstream: operatorAccepts,
    see: "tigera/operator pkg/render/node.go (nodeEnvVars); projectcalico/calico felix/config/config_params.go",
  },
  "FELIX-020": {
    title: "Felix looks for pods under another interface name",
    severity: "error",
    why: "Calico's CNI calls pod interfaces cali...: without that prefix no pod has policy or a route.",
    upstream: felixAccepts,
    see: parameters,
  },
  "FELIX-021": {
    title: "tunnel switched off that a pool uses",
    severity: "error",
    why: "Felix does not make the tunnel device, and pods of two nodes cannot meet.",
    upstream: felixAccepts,
    see: parameters,
  },
  "FELIX-022": {
    title: "TLS for metrics that is not complete",
    severity: "error",
    why: "Felix serves metrics over TLS with a certificate, its key and a CA for clients, and fails to with less.",
    upstream: felixAccepts,
    see: "docs.tigera.io/calico/latest/operations/monitor/monitor-component-metrics",
  },
  "FELIX-023": {
    title: "interface name that Felix does not take",
    severity: "error",
    why: "Calico's own API server takes letters, digits and : . _ + -, at most 15 characters.",
    upstream: apiServerAccepts,
    see: `${calicoValidator} (ifaceFilterRegex)`,
  },
  "FELIX-024": {
    title: "duration in a spelling that the CRD does not take",
    severity: "error",
    why: "The CRD's pattern wants whole numbers with ms, s, m or h: no fractions, no us or ns.",
    upstream: apiServerRefuses,
    see: `${api} (the pattern's backslash is doubled, so a decimal point never matches)`,
  },
});
