import { family } from "./entry";
import { apiServerAccepts, apiServerRefuses, felixAccepts, here, operatorAccepts } from "./verdicts";

const enabling = "docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf";
const parameters = "projectcalico/calico felix/dataplane/linux/int_dataplane.go";
const reference = "docs.tigera.io/calico/latest/reference/felix/configuration#ebpf-dataplane-configuration";

/** The eBPF data plane. */
export const ebpfFamily = family({
  "EBPF-001": {
    title: "IP-in-IP with eBPF",
    severity: "error",
    why:
      "Packets that take an IP-in-IP tunnel miss what eBPF is for: the kernel's fast path does not know such devices. " +
      "The documentation says to use VXLAN, and the operator does not object.",
    upstream: operatorAccepts,
    see: `${enabling} (Performance)`,
  },
  "EBPF-002": {
    title: "IP-in-IP stands by with eBPF",
    severity: "warning",
    why: "With all nodes in one subnet no packet takes the tunnel; a first node in a second subnet changes that.",
    upstream: operatorAccepts,
    see: `${enabling} (Performance)`,
  },
  "EBPF-003": {
    title: "the operator cannot find the API server itself on this platform",
    severity: "error",
    why: "It would patch a kube-proxy that the platform manages, and take addresses of API servers that come and go.",
    upstream: operatorAccepts,
    see: "tigera/operator pkg/controller/kubeproxy/controller.go",
  },
  "EBPF-004": {
    title: "the release cannot find the API server itself",
    severity: "error",
    why: "bpfNetworkBootstrap and kubeProxyManagement came with Calico 3.31.",
    upstream: apiServerRefuses,
    see: "tigera/operator api/v1/installation_types.go (bpfNetworkBootstrap)",
  },
  "EBPF-005": {
    title: "kube-proxy stays although the operator could do without it",
    severity: "warning",
    why: "The operator finds the API server itself so that kube-proxy can go.",
    upstream: operatorAccepts,
    see: enabling,
  },
  "EBPF-006": {
    title: "API server's host with a scheme",
    severity: "error",
    why: "It becomes KUBERNETES_SERVICE_HOST, which is a name or an address: calico-node cannot connect.",
    upstream: operatorAccepts,
    see: enabling,
  },
  "EBPF-007": {
    title: "API server's host with a port",
    severity: "error",
    why: "The port is a value of its own: calico-node would look for a host of that whole name.",
    upstream: operatorAccepts,
    see: enabling,
  },
  "EBPF-008": {
    title: "API server's host is a Service",
    severity: "error",
    why: "Services work once calico-node runs, and calico-node runs once it has reached the API server.",
    upstream: operatorAccepts,
    see: enabling,
  },
  "EBPF-009": {
    title: "API server's host is the node itself",
    severity: "error",
    why: "Loopback leads to an API server on control-plane nodes only.",
    upstream: operatorAccepts,
    see: "projectcalico/calico issue 9141",
  },
  "EBPF-010": {
    title: "API server's host is neither an address nor a host name",
    severity: "error",
    why: "Nothing can be connected to.",
    upstream: operatorAccepts,
    see: enabling,
  },
  "EBPF-011": {
    title: "kube-proxy runs beside eBPF",
    severity: "warning",
    why: "It costs memory and time for rules that no packet meets; eBPF serves Services itself.",
    upstream: operatorAccepts,
    see: `${enabling} (Avoiding conflicts with kube-proxy)`,
  },
  "EBPF-012": {
    title: "kube-proxy belongs to the platform",
    severity: "error",
    why: "The platform puts it back, and then Felix and kube-proxy undo each other's rules.",
    upstream: operatorAccepts,
    see: `${enabling} (Avoiding conflicts with kube-proxy)`,
  },
  "EBPF-013": {
    title: "direct server return between subnets of a cloud network",
    severity: "error",
    why: "A node's answer has another node's address, which the router between the subnets drops.",
    upstream: felixAccepts,
    see: `${enabling} (Enable direct server return mode)`,
  },
  "EBPF-014": {
    title: "direct server return between subnets",
    severity: "warning",
    why: "Routers that check sources drop answers with another node's address.",
    upstream: felixAccepts,
    see: `${enabling} (Enable direct server return mode)`,
  },
  "EBPF-015": {
    title: "direct server return behind a cloud load balancer",
    severity: "warning",
    why: "Load balancers that track connections drop answers that do not come back through the node they chose.",
    upstream: felixAccepts,
    see: "docs.tigera.io/calico/latest/operations/ebpf/troubleshoot-ebpf",
  },
  "EBPF-016": {
    title: "exceptions from direct server return, which is off",
    severity: "warning",
    why: "There is nothing to except from.",
    upstream: felixAccepts,
    see: reference,
  },
  "EBPF-017": {
    title: "exceptions from direct server return in two places",
    severity: "error",
    why: "They are one field of FelixConfiguration, and one of the two lists would be lost.",
    upstream: here,
    see: reference,
  },
  "EBPF-018": {
    title: "kernel too old for eBPF",
    severity: "error",
    why: "Felix falls back to iptables without a word, and with kube-proxy gone no Service works.",
    upstream: felixAccepts,
    see: enabling,
  },
  "EBPF-019": {
    title: "kernel too old for the attach type TCX",
    severity: "warning",
    why: "Felix falls back to TC.",
    upstream: felixAccepts,
    see: reference,
  },
  "EBPF-020": {
    title: "floating IPs with eBPF",
    severity: "error",
    why: "The eBPF data plane has no floating IPs.",
    upstream: felixAccepts,
    see: `${enabling} (Not supported)`,
  },
  "EBPF-021": {
    title: "two ways for the host to reach Services",
    severity: "warning",
    why: "With connect-time load balancing Enabled, Felix switches the other one off.",
    upstream: felixAccepts,
    see: parameters,
  },
  "EBPF-022": {
    title: "no way for the host to reach Services",
    severity: "error",
    why: "Host processes cannot reach Services, with connect-time load balancing TCP those over UDP, DNS among them.",
    upstream: felixAccepts,
    see: parameters,
  },
  "EBPF-023": {
    title: "eBPF programs on other interfaces than the nodes' own",
    severity: "error",
    why: "Traffic that comes in where no program is attached meets no policy and no Service.",
    upstream: felixAccepts,
    see: reference,
  },
  "EBPF-024": {
    title: "setting that Felix no longer reads",
    severity: "warning",
    why: "bpfConnectTimeLoadBalancing took its place; Felix parses the old one and does nothing with it.",
    upstream: felixAccepts,
    see: "projectcalico/calico felix/dataplane/driver.go (BPFConnTimeLBEnabled)",
  },
  "EBPF-025": {
    title: "ports for source NAT overlap node ports",
    severity: "warning",
    why: "A connection with such a source port can be taken for one to a NodePort Service.",
    upstream: apiServerAccepts,
    see: reference,
  },
});
