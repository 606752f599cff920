import { repeated } from "../../../findings";
import { familiesOf, interfaceNames } from "../../../model";
import { matchesAny } from "../../addresses/rules/autodetection";
import { derivePodMtu } from "../../addresses/resolve/mtu";
import type { CalicoVppUplink } from "../../cluster";
import type { Rule } from "../../rule";
import { at, firstWritten } from "../../support";
import { vppAccepts, vppRefuses } from "../../verdicts";
import { forVpp, type Vpp } from "./vpp";

const config = "projectcalico/vpp-dataplane config/config.go";
const startup = "projectcalico/vpp-dataplane vpp-manager/startup/startup.go";
const uplinksVpp = "docs.tigera.io/calico/latest/reference/vpp/uplink-configuration";
const drivers = "projectcalico/vpp-dataplane vpp-manager/uplink";

/** Largest MTU of the af_xdp driver (vpp-manager/uplink/af_xdp.go). */
const afXdpMtu = 3072;

/** VPP drivers that bind the device to newDriver first. */
const rebinding: readonly (string | undefined)[] = [undefined, "dpdk", "virtio", "none"];

/** The position of the uplink that has the node's address: the one that says so, else the first. */
function mainOf({ uplinks }: Vpp): number {
  const marked = uplinks.findIndex(({ isMain }) => isMain);
  return marked < 0 ? 0 : marked;
}

const each = forVpp({
  finds: {
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
      see: uplinksVpp,
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
    "VPP-016": {
      title: "more receive queues than threads that read them",
      severity: "warning",
      why: "Queues share threads: the further ones cost buffers and bring nothing.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane docs/config/README.md",
    },
  },
  check: (context, vpp) => {
    const { report } = context;
    const main = mainOf(vpp);
    for (const [index, uplink] of vpp.uplinks.entries()) {
      const { interfaceName: name, vppDriver, newDriver } = uplink;
      const path = (...keys: string[]) => at(context, "calico", "dataplane", "uplinks", index, ...keys);
      if (index !== main && vppDriver === undefined)
        report.add("VPP-005", path(), {
          message: `uplink ${name} is not the main one and has no driver`,
          got: name,
          want: "vppDriver for every uplink but the main one",
          fix: "add vppDriver: af_packet",
        });
      if (index !== main && uplink.isMain)
        report.add("VPP-006", path("isMain"), {
          message: `uplinks ${vpp.uplinks[main]?.interfaceName} and ${name} are both the main one`,
          want: "isMain once",
          fix: "remove one of them",
        });
      if (vppDriver === "dpdk" && newDriver === undefined)
        report.add("VPP-013", path("vppDriver"), {
          message: `DPDK cannot take ${name} while its Linux driver has it`,
          want: "newDriver: vfio-pci",
          fix: "add newDriver: vfio-pci",
        });
      if (newDriver !== undefined && !rebinding.includes(vppDriver))
        report.add("VPP-014", path("newDriver"), {
          message: `the driver ${vppDriver} does not bind ${name} to ${newDriver}`,
          want: "no value",
          fix: "remove the key",
        });
      const queues = uplink.rx ?? 1;
      if (queues > Math.max(1, vpp.workers))
        report.add("VPP-016", path("rx"), {
          message: `${queues} receive queues of ${name} are read by ${vpp.workers > 0 ? `${vpp.workers} workers` : "one thread"}`,
          want: `at most ${Math.max(1, vpp.workers)}`,
          fix: `write workers: ${queues}, or fewer queues`,
        });
    }
    for (const [index, name] of repeated(vpp.uplinks.map(({ interfaceName }) => interfaceName)))
      report.add("VPP-007", at(context, "calico", "dataplane", "uplinks", index, "interfaceName"), {
        message: `${name} is named twice`,
        want: "each interface once",
        fix: "remove one of them",
      });
  },
});

const primary = forVpp({
  finds: {
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
  },
  check: (context, vpp) => {
    const { cluster, report } = context;
    const index = mainOf(vpp);
    const name = vpp.uplinks[index]?.interfaceName;
    if (name === undefined) return;
    const [expected = name] = interfaceNames(cluster.nodes);
    if (name !== expected)
      report.add("VPP-008", at(context, "calico", "dataplane", "uplinks", index, "interfaceName"), {
        message: `VPP's main uplink is ${name}, and the nodes' primary interface is ${expected}`,
        want: expected,
        fix: `write ${expected}, or tell the platform that nodes call it ${name}`,
      });
    for (const family of ["ipv4", "ipv6"] as const)
      for (const option of ["interface", "skipInterface"] as const) {
        const pattern = cluster.calico.nodeAddressAutodetection[family]?.[option];
        const matches = pattern === undefined ? undefined : matchesAny(pattern, name);
        if (matches === undefined || matches === (option === "interface")) continue;
        report.add("VPP-009", at(context, "calico", "nodeAddressAutodetection", family, option), {
          message: `${pattern} ${matches ? "skips" : "does not match"} ${name}, VPP's main uplink`,
          want: `the address of ${name}`,
          fix: `use kubernetes: NodeInternalIP, or interface: ^${name}$`,
        });
      }
  },
});

const families = forVpp({
  finds: {
    "VPP-010": {
      title: "uplink that waits for an IP family that nodes do not have",
      severity: "error",
      why: "VPP waits for an address of each family on the interface, and stops where there is none.",
      upstream: vppRefuses,
      see: config,
    },
  },
  check: (context, vpp) => {
    const nodes = familiesOf(context.cluster.network.nodes);
    if (nodes.length === 0) return;
    for (const [index, { interfaceName, ipFamilies }] of vpp.uplinks.entries()) {
      const missing = ([4, 6] as const).find(
        (family) => ipFamilies?.includes(`IPv${family}`) && !nodes.includes(family),
      );
      if (missing === undefined) continue;
      context.report.add("VPP-010", at(context, "calico", "dataplane", "uplinks", index, "ipFamilies"), {
        message: `${interfaceName} has no IPv${missing} address: nodes are in ${context.cluster.network.nodes.join(", ")}`,
        want: `IPv${nodes[0]}`,
        fix: "remove the key, or name the nodes' family",
      });
    }
  },
});

const sizes = forVpp({
  finds: {
    "VPP-012": {
      title: "MTU larger than the af_xdp driver takes",
      severity: "warning",
      why: "VPP lowers the interface to 3072 bytes without asking, and other hosts go on sending larger packets.",
      upstream: vppAccepts,
      see: `${drivers}/af_xdp.go`,
    },
    "VPP-017": {
      title: "MTU of an uplink that does not fit",
      severity: "error",
      why: "The uplink carries the pods' packets with their headers, and no more than the network behind it.",
      upstream: vppAccepts,
      see: uplinksVpp,
    },
  },
  check: (context, vpp) => {
    const { network, calico } = context.cluster;
    const derived = derivePodMtu(context.cluster.network, context.cluster.calico);
    const overhead = derived === undefined ? 0 : network.underlayMtu - derived.mtu;
    for (const [index, uplink] of vpp.uplinks.entries()) {
      const path = firstWritten(
        context,
        ["calico", "dataplane", "uplinks", index, "mtu"],
        ["calico", "dataplane", "uplinks", index, "vppDriver"],
      );
      const carried = uplink.mtu ?? network.underlayMtu;
      if (carried > network.underlayMtu)
        context.report.add("VPP-017", path, {
          message: `uplink ${uplink.interfaceName} has MTU ${carried}, and the network behind it ${network.underlayMtu}`,
          want: `at most ${network.underlayMtu}`,
          fix: "remove the key",
        });
      if (uplink.vppDriver === "af_xdp" && carried > afXdpMtu)
        context.report.add("VPP-012", path, {
          message: `the af_xdp driver carries ${afXdpMtu} bytes, and ${uplink.interfaceName} has an MTU of ${carried}`,
          got: carried,
          want: `at most ${afXdpMtu}`,
          fix: `write mtu: ${afXdpMtu} for the uplink`,
        });
      const fits = effectiveMtu(uplink, carried) - overhead;
      if (calico.mtuIsExplicit && index === mainOf(vpp) && calico.mtu > fits && carried <= network.underlayMtu)
        context.report.add("VPP-017", path, {
          message: `pods send ${calico.mtu} bytes and ${overhead} of headers through ${uplink.interfaceName}, which carries ${effectiveMtu(uplink, carried)}`,
          got: effectiveMtu(uplink, carried),
          want: `at least ${calico.mtu + overhead}, or a pod MTU of at most ${fits}`,
          fix: `write calico.mtu: ${fits}, or a larger MTU for the uplink`,
        });
    }
  },
});

function effectiveMtu({ vppDriver }: CalicoVppUplink, carried: number): number {
  return vppDriver === "af_xdp" ? Math.min(afXdpMtu, carried) : carried;
}

/** The interfaces that VPP takes over. */
export const vppUplinkRules: readonly Rule[] = [each, primary, families, sizes];
