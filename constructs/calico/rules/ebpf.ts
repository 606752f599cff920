import type { CalicoDataplane, Rule, RuleContext } from "../../cluster";
import { at, atPool, list, routedPools } from "./support";
import { goRegExp } from "./go-regexp";

type Ebpf = Extract<CalicoDataplane, { kind: "ebpf" }>;

/** Interfaces that Felix attaches to where bpfDataIfacePattern is absent (felix/config/config_params.go). */
const defaultPattern = "^((en|wl|ww|sl|ib)[Popsx].*|(eth|wlan|wwan|bond).*)";

export function forEbpf(rule: (context: RuleContext, ebpf: Ebpf) => void): Rule {
  return (context) => {
    const { dataplane } = context.cluster.calico;
    if (dataplane.kind === "ebpf") rule(context, dataplane);
  };
}

/**
 * The documentation says to use VXLAN with eBPF, kOps and others run IP-in-IP between subnets all the same. So: an error
 * where packets take the tunnel, a warning where it only stands by.
 */
const ipip = forEbpf((context) => {
  for (const [index, pool] of routedPools(context)) {
    if (pool.family !== 4 || !pool.encapsulation.startsWith("IPIP")) continue;
    const standsBy = pool.encapsulation === "IPIPCrossSubnet" && !context.cluster.network.spansSubnets;
    const better = pool.encapsulation === "IPIP" ? "VXLAN" : "VXLANCrossSubnet";
    context.report.add(standsBy ? "EBPF-002" : "EBPF-001", atPool(context, index, "encapsulation"), {
      message: standsBy
        ? `pool ${pool.cidr} has encapsulation IPIPCrossSubnet, which eBPF handles badly once nodes are in several subnets`
        : `pool ${pool.cidr} has encapsulation ${pool.encapsulation}, which eBPF handles badly`,
      got: pool.encapsulation,
      want: "VXLAN, VXLANCrossSubnet or None",
      fix: `write ${better}`,
    });
  }
});

const kubeProxy = forEbpf((context, ebpf) => {
  const { facts, report } = context;
  const path = at(context, "calico", "dataplane", "kubeProxy");
  if (facts.kubeProxyOwner === "platform" && ebpf.kubeProxy === "remove")
    report.add("EBPF-012", path, {
      message: "this platform runs kube-proxy and puts it back",
      want: "leave",
      fix: "remove the key: the kit then switches off what would clash with kube-proxy",
    });
  if (ebpf.kubeProxy !== "leave") return;
  if (ebpf.apiServer.kind === "bootstrap")
    report.add("EBPF-005", path, {
      message: "kube-proxy stays, though the operator finds the API server itself",
      want: "remove",
      fix: "remove the key",
    });
  else if (facts.kubeProxyOwner === "kit")
    report.add("EBPF-011", path, {
      message: "kube-proxy goes on writing rules that no packet meets",
      want: "remove",
      fix: "remove the key",
    });
});

const directServerReturn = forEbpf((context, ebpf) => {
  const { cluster, facts, intent, report } = context;
  const wanted = intent.calico?.dataplane?.kind === "ebpf" ? intent.calico.dataplane : undefined;
  const optOut = wanted?.dsrOptOutCidrs;
  const inFelix = intent.calico?.felix?.bpfDSROptoutCIDRs;
  if (optOut !== undefined && inFelix !== undefined)
    report.add("EBPF-017", at(context, "calico", "felix", "bpfDSROptoutCIDRs"), {
      message: "exceptions from direct server return are in calico.dataplane.dsrOptOutCidrs and here",
      want: "one of the two lists",
      fix: "move them to calico.dataplane.dsrOptOutCidrs",
    });
  if (ebpf.serviceMode !== "DSR") {
    for (const [keys, value] of [
      [["calico", "dataplane", "dsrOptOutCidrs"], optOut],
      [["calico", "felix", "bpfDSROptoutCIDRs"], inFelix],
    ] as const)
      if (value !== undefined && value.length > 0)
        report.add("EBPF-016", at(context, ...keys), {
          message: `${list(value)} cannot be excepted from direct server return, which is off`,
          want: "serviceMode: DSR",
          fix: "remove the list, or write serviceMode: DSR",
        });
    return;
  }
  const path = at(context, "calico", "dataplane", "serviceMode");
  if (cluster.network.spansSubnets)
    report.add(facts.hasSourceDestinationCheck ? "EBPF-013" : "EBPF-014", path, {
      message: facts.hasSourceDestinationCheck
        ? "nodes are in several subnets, and the router between them drops answers with another node's address"
        : "nodes are in several subnets, and routers between them may check the source of answers",
      want: "nodes in one subnet with DSR",
      fix: "write Tunnel, or put all nodes in one subnet (one availability zone)",
    });
  if (facts.hasSourceDestinationCheck)
    report.add("EBPF-015", path, {
      message: "traffic through a cloud load balancer gets its answers past the load balancer",
      want: "Tunnel where Services of type LoadBalancer are used",
      fix: "write Tunnel, or list the load balancers' ranges under calico.dataplane.dsrOptOutCidrs",
    });
});

const unsupported = forEbpf((context) => {
  const { felix } = context.cluster.calico;
  const path = (key: string) => at(context, "calico", "felix", key);
  if (felix.floatingIPs === "Enabled")
    context.report.add("EBPF-020", path("floatingIPs"), {
      message: "floating IPs do nothing in the eBPF data plane",
      want: "Disabled, or no value",
      fix: "remove the key, or use the iptables data plane",
    });
  const { bpfConnectTimeLoadBalancing: atConnect = "TCP", bpfHostNetworkedNATWithoutCTLB: atPacket } = felix;
  if (atConnect === "Enabled" && atPacket === "Enabled")
    context.report.add("EBPF-021", path("bpfHostNetworkedNATWithoutCTLB"), {
      message: "connect-time load balancing is Enabled, so Felix switches this off",
      want: "Disabled, or no value",
      fix: "remove the key, or write connectTimeLoadBalancing: TCP",
    });
  if (atConnect !== "Enabled" && atPacket === "Disabled")
    context.report.add("EBPF-022", path("bpfHostNetworkedNATWithoutCTLB"), {
      message:
        atConnect === "TCP"
          ? "host processes cannot reach Services over UDP, DNS among them"
          : "host processes cannot reach Services",
      want: "Enabled, or connect-time load balancing Enabled",
      fix: "remove the key",
    });
  if (felix.bpfConnectTimeLoadBalancingEnabled !== undefined)
    context.report.add("EBPF-024", path("bpfConnectTimeLoadBalancingEnabled"), {
      message: "Felix no longer reads bpfConnectTimeLoadBalancingEnabled",
      want: "calico.dataplane.connectTimeLoadBalancing",
      fix: `remove the key and write calico.dataplane.connectTimeLoadBalancing: ${felix.bpfConnectTimeLoadBalancingEnabled ? "Enabled" : "Disabled"}`,
    });
});

const interfaces = forEbpf((context) => {
  const written = context.cluster.calico.felix.bpfDataIfacePattern;
  const primary = context.facts.primaryInterface.value;
  const pattern = goRegExp(written ?? defaultPattern);
  if (!pattern.ok || pattern.test(primary)) return;
  context.report.add("EBPF-023", at(context, "calico", "felix", "bpfDataIfacePattern"), {
    message: `${written ?? `Felix' default ${defaultPattern}`} does not match ${primary}, the nodes' primary interface`,
    got: written,
    want: `a pattern that matches ${primary}`,
    fix: `write calico.felix.bpfDataIfacePattern: ^${primary}$`,
  });
});

const sourceNat = forEbpf((context) => {
  const { bpfPSNATPorts, kubeNodePortRanges = ["30000:32767"] } = context.cluster.calico.felix;
  const nat = bpfPSNATPorts === undefined ? undefined : portsOf(bpfPSNATPorts);
  if (nat === undefined) return;
  const clash = kubeNodePortRanges.find((range) => {
    const ports = portsOf(range);
    return ports !== undefined && ports[0] <= nat[1] && nat[0] <= ports[1];
  });
  if (clash === undefined) return;
  context.report.add("EBPF-025", at(context, "calico", "felix", "bpfPSNATPorts"), {
    message: `source ports ${bpfPSNATPorts} share numbers with node ports ${clash}`,
    want: "a range without node ports",
    fix: "remove the key for 20000:29999",
  });
});

/** First and last port of `n` or `first:last`; undefined for anything else. */
function portsOf(range: string | number): readonly [number, number] | undefined {
  const [first, last = first] = String(range).split(":").map(Number);
  return first !== undefined && last !== undefined && Number.isInteger(first) && Number.isInteger(last)
    ? [first, last]
    : undefined;
}

/** eBPF against pools, kube-proxy, the fabric and Felix' own settings. */
export const ebpfRules: readonly Rule[] = [ipip, kubeProxy, directServerReturn, unsupported, interfaces, sourceNat];
