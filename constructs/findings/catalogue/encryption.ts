import { family } from "./entry";
import { apiServerAccepts, felixAccepts, here, operatorAccepts, vppAccepts } from "./verdicts";

const wireguard = "docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic";
const ipsec = "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/ipsec";
const providers = "projectcalico/vpp-dataplane calico-vpp-agent/connectivity/connectivity_server.go (getProviderType)";

/** WireGuard and IPsec. */
export const encryptionFamily = family({
  "ENC-001": {
    title: "IPsec without VPP",
    severity: "error",
    why: "Calico has IPsec in the VPP data plane only; elsewhere all traffic would stay in clear.",
    upstream: here,
    see: ipsec,
  },
  "ENC-002": {
    title: "IPsec with a pool that is not IP-in-IP",
    severity: "error",
    why: "IPsec takes the place of IP-in-IP tunnels; traffic of any other pool goes in clear.",
    upstream: vppAccepts,
    see: providers,
  },
  "ENC-003": {
    title: "IPsec with IP-in-IP between subnets only",
    severity: "error",
    why: "Inside a subnet there is no tunnel, and so no encryption.",
    upstream: vppAccepts,
    see: providers,
  },
  "ENC-004": {
    title: "IPsec with IPv6 pods",
    severity: "error",
    why: "IPsec rides on IP-in-IP, which carries IPv4 only: IPv6 goes in clear.",
    upstream: vppAccepts,
    see: providers,
  },
  "ENC-005": {
    title: "no worker left beside the crypto threads",
    severity: "error",
    why: "The agent cannot divide the workers and keeps all of them from encrypting.",
    upstream: vppAccepts,
    see: "projectcalico/vpp-dataplane calico-vpp-agent/common/common.go (FetchNDataThreads)",
  },
  "ENC-006": {
    title: "crossed IPsec tunnels between single addresses",
    severity: "warning",
    why: "Tunnels are crossed between several addresses of a node; each node has one.",
    upstream: vppAccepts,
    see: "projectcalico/vpp-dataplane calico-vpp-agent/connectivity/ipsec.go",
  },
  "ENC-007": {
    title: "host encryption where Calico does not have it",
    severity: "error",
    why: "Nodes route to each other through WireGuard before it is up, and lose the API server.",
    upstream: felixAccepts,
    see: wireguard,
  },
  "ENC-008": {
    title: "host encryption that cannot be switched off",
    severity: "warning",
    why: "With the AWS VPC CNI the operator switches it on by an environment variable, which wins.",
    upstream: operatorAccepts,
    see: "tigera/operator pkg/render/node.go (FELIX_WIREGUARDHOSTENCRYPTIONENABLED)",
  },
  "ENC-009": {
    title: "WireGuard for an IP family without pods",
    severity: "warning",
    why: "There is nothing to encrypt.",
    upstream: felixAccepts,
    see: wireguard,
  },
  "ENC-010": {
    title: "pods of one IP family stay in clear",
    severity: "warning",
    why: "WireGuard is switched on by family, and the other family's traffic can be read on the way.",
    upstream: felixAccepts,
    see: wireguard,
  },
  "ENC-011": {
    title: "WireGuard that encrypts nothing",
    severity: "error",
    why: "Both families are switched off.",
    upstream: felixAccepts,
    see: wireguard,
  },
  "ENC-012": {
    title: "WireGuard MTU above what the network between nodes carries",
    severity: "error",
    why: "WireGuard sets Don't Fragment: large packets are dropped.",
    upstream: felixAccepts,
    see: "docs.tigera.io/calico/latest/networking/configuring/mtu",
  },
  "ENC-013": {
    title: "kernel too old for WireGuard",
    severity: "error",
    why: "Traffic to and from nodes without the module goes in clear, without a word.",
    upstream: felixAccepts,
    see: wireguard,
  },
  "ENC-014": {
    title: "WireGuard MTU that the operator overrides",
    severity: "warning",
    why: "Where a pod MTU is set, the operator gives WireGuard the same by an environment variable, which wins.",
    upstream: operatorAccepts,
    see: "tigera/operator pkg/render/node.go (FELIX_WIREGUARDMTU)",
  },
  "ENC-015": {
    title: "WireGuard interface that cannot be made",
    severity: "error",
    why: "Two devices cannot have one name, and names have letters, digits and _ . - only.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (interfaceRegex)",
  },
  "ENC-016": {
    title: "priority of WireGuard's routing rule out of range",
    severity: "error",
    why: "The kernel's own rules are at 0, 32766 and 32767. Calico's own API server refuses others than 1 to 32765.",
    upstream: apiServerAccepts,
    see: "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go (wireguardRoutingRulePriority)",
  },
  "ENC-017": {
    title: "WireGuard under VPP with an unencapsulated pool",
    severity: "error",
    why: "Under VPP, WireGuard takes the place of a pool's tunnel; a pool without one goes in clear.",
    upstream: vppAccepts,
    see: providers,
  },
  "ENC-018": {
    title: "WireGuard under VPP with a tunnel between subnets only",
    severity: "error",
    why: "Under VPP, WireGuard takes the place of a pool's tunnel; inside a subnet there is none, and traffic is in clear.",
    upstream: vppAccepts,
    see: providers,
  },
  "ENC-019": {
    title: "WireGuard under VPP without IPv4",
    severity: "error",
    why: "VPP's agent looks at the IPv4 setting alone, for both families.",
    upstream: vppAccepts,
    see: "projectcalico/vpp-dataplane calico-vpp-agent/connectivity/wireguard.go",
  },
});
