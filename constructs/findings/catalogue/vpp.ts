import { family } from "./entry";
import { operatorRefuses, vppAccepts, vppRefuses } from "./verdicts";

const validation = "tigera/operator pkg/controller/installation/validation.go";
const uplinks = "docs.tigera.io/calico/latest/reference/vpp/uplink-configuration";
const config = "projectcalico/vpp-dataplane config/config.go";
const startup = "projectcalico/vpp-dataplane vpp-manager/startup/startup.go";
const drivers = "projectcalico/vpp-dataplane vpp-manager/uplink";
const peers = "projectcalico/vpp-dataplane calico-vpp-agent/watchers/peers_watcher.go";

/** The VPP data plane. */
export const vppFamily = family({
  "VPP-001": {
    title: "VPP with the cloud's own CNI",
    severity: "error",
    why: "VPP makes the pods' interfaces itself, through Calico's CNI plugin.",
    upstream: operatorRefuses,
    see: validation,
  },
  "VPP-002": {
    title: "VPP without BGP",
    severity: "error",
    why: "VPP's agent learns every route by BGP.",
    upstream: operatorRefuses,
    see: validation,
  },
  "VPP-003": {
    title: "VPP without host ports",
    severity: "error",
    why: "VPP's agent always serves them.",
    upstream: operatorRefuses,
    see: validation,
  },
  "VPP-004": {
    title: "VPP with Calico Enterprise",
    severity: "error",
    why: "VPP exists for Calico Open Source only.",
    upstream: operatorRefuses,
    see: validation,
  },
  "VPP-005": {
    title: "secondary uplink without a driver",
    severity: "error",
    why: "VPP chooses a driver for the main uplink only; the container stops, and the node is offline.",
    upstream: vppRefuses,
    see: config,
  },
  "VPP-006": {
    title: "several main uplinks",
    severity: "error",
    why: "The container stops, and the node is offline.",
    upstream: vppRefuses,
    see: startup,
  },
  "VPP-007": {
    title: "interface named twice among the uplinks",
    severity: "error",
    why: "VPP cannot take one interface twice.",
    upstream: vppAccepts,
    see: uplinks,
  },
  "VPP-008": {
    title: "the main uplink is not the nodes' primary interface",
    severity: "error",
    why: "VPP puts the node's address on the main uplink; where that interface has none, the node is offline.",
    upstream: vppRefuses,
    see: "projectcalico/vpp-dataplane config/config.go (LoadInterfaceConfigFromLinux)",
  },
  "VPP-009": {
    title: "address detection looks past the main uplink",
    severity: "error",
    why: "Calico's node address must be the one that VPP has, or routes of other nodes lead nowhere.",
    upstream: vppAccepts,
    see: "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/getting-started",
  },
  "VPP-010": {
    title: "uplink that waits for an IP family that nodes do not have",
    severity: "error",
    why: "VPP waits for an address of each family on the interface, and stops where there is none.",
    upstream: vppRefuses,
    see: config,
  },
  "VPP-011": {
    title: "queues of pods above their own maximum",
    severity: "error",
    why: "The agent stops when it reads its configuration.",
    upstream: vppRefuses,
    see: config,
  },
  "VPP-012": {
    title: "MTU larger than the af_xdp driver takes",
    severity: "warning",
    why: "VPP lowers the interface to 3072 bytes without asking, and other hosts go on sending larger packets.",
    upstream: vppAccepts,
    see: `${drivers}/af_xdp.go`,
  },
  "VPP-013": {
    title: "DPDK on an interface that Linux keeps",
    severity: "error",
    why: "DPDK takes the device from vfio-pci; without newDriver it stays with its Linux driver.",
    upstream: vppAccepts,
    see: `${drivers}/dpdk.go`,
  },
  "VPP-014": {
    title: "driver to bind first, with a VPP driver that does not bind",
    severity: "warning",
    why: "Only dpdk, virtio and none rebind the device to the driver that is named.",
    upstream: vppAccepts,
    see: drivers,
  },
  "VPP-015": {
    title: "too few hugepages for VPP's buffers",
    severity: "error",
    why: "VPP does not start when its buffers do not fit in the hugepages.",
    upstream: vppAccepts,
    see: "docs.tigera.io/calico/latest/reference/vpp/host-network",
  },
  "VPP-016": {
    title: "more receive queues than threads that read them",
    severity: "warning",
    why: "Queues share threads: the further ones cost buffers and bring nothing.",
    upstream: vppAccepts,
    see: "projectcalico/vpp-dataplane docs/config/README.md",
  },
  "VPP-017": {
    title: "MTU of an uplink that does not fit",
    severity: "error",
    why: "The uplink carries the pods' packets with their headers, and no more than the network behind it.",
    upstream: vppAccepts,
    see: uplinks,
  },
  "VPP-018": {
    title: "BGP for IPv4 only, with IPv6 pods",
    severity: "error",
    why: "The agent does not listen on IPv6, so that nodes learn no IPv6 routes.",
    upstream: vppAccepts,
    see: "projectcalico/vpp-dataplane calico-vpp-agent/routing/routing_server.go",
  },
  "VPP-019": {
    title: "SRv6 without IPv6",
    severity: "error",
    why: "Segments of SRv6 are IPv6 addresses, of nodes and of pools.",
    upstream: vppAccepts,
    see: "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/specifics",
  },
  "VPP-020": {
    title: "setting of a BGP peer that VPP ignores",
    severity: "warning",
    why: "VPP's agent speaks BGP itself and reads an address, AS number, password, selectors and filters.",
    upstream: vppAccepts,
    see: peers,
  },
  "VPP-021": {
    title: "BGP peer with a port, with VPP",
    severity: "error",
    why: "The agent takes the whole text for an address, cannot resolve it, and leaves the peer out.",
    upstream: vppAccepts,
    see: peers,
  },
  "VPP-022": {
    title: "BGP with workloads, with VPP",
    severity: "error",
    why: "VPP's agent does not know such peers.",
    upstream: vppAccepts,
    see: peers,
  },
  "VPP-023": {
    title: "BGP setting that VPP ignores",
    severity: "warning",
    why: "VPP's agent speaks BGP itself and reads the AS number, port, mesh and Service ranges only.",
    upstream: vppAccepts,
    see: "projectcalico/vpp-dataplane calico-vpp-agent/watchers/bgp_configuration_watcher.go",
  },
  "VPP-024": {
    title: "kernel too old for the af_xdp driver",
    severity: "error",
    why: "The kernel has no AF_XDP sockets that VPP could use: the node is offline.",
    upstream: vppAccepts,
    see: `${drivers}/af_xdp.go`,
  },
});
