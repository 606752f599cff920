import { interfaceNames } from "../../../model";
import { type Finds, list } from "../../../findings";
import type { CalicoDataplane } from "../../cluster";
import { boundsOf, felixFields } from "../../felix/fields";
import { goRegExp } from "../../go-regexp";
import { defaultRelease } from "../../release/releases";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, atPool, routedPools } from "../../support";
import { apiServerAccepts, felixAccepts, operatorAccepts } from "../../verdicts";
import { tunnelOf } from "../../addresses/pools";

const enabling = "docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf";
const reference = "docs.tigera.io/calico/latest/reference/felix/configuration#ebpf-dataplane-configuration";
const parameters = "projectcalico/calico felix/dataplane/linux/int_dataplane.go";

type Ebpf = Extract<CalicoDataplane, { kind: "ebpf" }>;

export function forEbpf<C extends string>(definition: {
  readonly finds: Finds<C>;
  readonly check: (context: RuleContext<C>, ebpf: Ebpf) => void;
}): Rule {
  return rule({
    finds: definition.finds,
    check: (context: RuleContext<C>) => {
      const { dataplane } = context.cluster.calico;
      if (dataplane.kind === "ebpf") definition.check(context, dataplane);
    },
  });
}

/**
 * The documentation says to use VXLAN with eBPF, kOps and others run IP-in-IP between subnets all the same. So: an error
 * where packets take the tunnel, a warning where it only stands by.
 */
const ipip = forEbpf({
  finds: {
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
  },
  check: (context) => {
    for (const [index, pool] of routedPools(context)) {
      if (pool.family !== 4 || tunnelOf(pool.encapsulation) !== "ipip") continue;
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
  },
});

const kubeProxy = forEbpf({
  finds: {
    "EBPF-005": {
      title: "kube-proxy stays although the operator could do without it",
      severity: "warning",
      why: "The operator finds the API server itself so that kube-proxy can go.",
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
    "EBPF-026": {
      title: "kube-proxy stays beside an eBPF that cannot leave it its port",
      severity: "error",
      why:
        "kube-proxy owns port 10256, and Felix switches its own server there off by 0, which older releases do not take. " +
        "Calico's own API server refuses it.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go (bpfKubeProxyHealthzPort)",
    },
    "EBPF-012": {
      title: "kube-proxy belongs to the platform",
      severity: "error",
      why: "The platform puts it back, and then Felix and kube-proxy undo each other's rules.",
      upstream: operatorAccepts,
      see: `${enabling} (Avoiding conflicts with kube-proxy)`,
    },
  },
  check: (context, ebpf) => {
    const { report } = context;
    const { removableBy, runsAs } = context.cluster.controlPlane.kubeProxy;
    const path = at(context, "calico", "dataplane", "kubeProxy");
    if (removableBy === "nobody" && runsAs !== "none" && ebpf.kubeProxy === "remove")
      report.add("EBPF-012", path, {
        message: "this platform runs kube-proxy and puts it back",
        want: "leave",
        fix: "remove the key: the kit then switches off what would clash with kube-proxy",
      });
    if (ebpf.kubeProxy !== "leave") return;
    const { release, felix } = context.cluster.calico;
    const [least] = boundsOf("bpfKubeProxyHealthzPort", release.calico) ?? [0];
    if (release.kind !== "platform" && (felix.bpfKubeProxyHealthzPort ?? least) < least)
      report.add("EBPF-026", path, {
        message: `beside kube-proxy Felix needs bpfKubeProxyHealthzPort 0, and Calico ${release.calico} takes ${least} or more`,
        want: "remove, or a later Calico",
        fix: `write remove, or set calico.release to ${defaultRelease}`,
      });
    // Where the operator cannot find the API server, kube-proxy has to stay: EBPF-003.
    if (ebpf.apiServer.kind === "bootstrap" && removableBy === "nobody") return;
    if (ebpf.apiServer.kind === "bootstrap")
      report.add("EBPF-005", path, {
        message: "kube-proxy stays, though the operator finds the API server itself",
        want: "remove",
        fix: "remove the key",
      });
    else if (removableBy !== "nobody")
      report.add("EBPF-011", path, {
        message: "kube-proxy goes on writing rules that no packet meets",
        want: "remove",
        fix: "remove the key",
      });
  },
});

const directServerReturn = forEbpf({
  finds: {
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
  },
  check: (context, ebpf) => {
    const { cluster, report } = context;
    const { checksSource } = cluster.network;
    if (ebpf.serviceMode !== "DSR") {
      const { bpfDSROptoutCIDRs: excepted = [] } = cluster.calico.felix;
      if (excepted.length > 0)
        report.add("EBPF-016", at(context, "calico", "felix", "bpfDSROptoutCIDRs"), {
          message: `${list(excepted)} cannot be excepted from direct server return, which is off`,
          want: "calico.dataplane.serviceMode: DSR",
          fix: "remove the key, or write calico.dataplane.serviceMode: DSR",
        });
      return;
    }
    const path = at(context, "calico", "dataplane", "serviceMode");
    if (cluster.network.spansSubnets)
      report.add(checksSource ? "EBPF-013" : "EBPF-014", path, {
        message: checksSource
          ? "nodes are in several subnets, and the router between them drops answers with another node's address"
          : "nodes are in several subnets, and routers between them may check the source of answers",
        want: "nodes in one subnet with DSR",
        fix: "write Tunnel, or put all nodes in one subnet (one availability zone)",
      });
    if (checksSource)
      report.add("EBPF-015", path, {
        message: "traffic through a cloud load balancer gets its answers past the load balancer",
        want: "Tunnel where Services of type LoadBalancer are used",
        fix: "write Tunnel, or list the load balancers' ranges under calico.felix.bpfDSROptoutCIDRs",
      });
  },
});

const unsupported = forEbpf({
  finds: {
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
    "EBPF-024": {
      title: "setting that Felix no longer reads",
      severity: "warning",
      why: "bpfConnectTimeLoadBalancing took its place; Felix parses the old one and does nothing with it.",
      upstream: felixAccepts,
      see: "projectcalico/calico felix/dataplane/driver.go (BPFConnTimeLBEnabled)",
    },
  },
  check: (context) => {
    const { felix } = context.cluster.calico;
    const path = (key: string) => at(context, "calico", "felix", key);
    if (felix.floatingIPs === "Enabled")
      context.report.add("EBPF-020", path("floatingIPs"), {
        message: "floating IPs do nothing in the eBPF data plane",
        want: "Disabled, or no value",
        fix: "remove the key, or use the iptables data plane",
      });
    const atConnect = felix.bpfConnectTimeLoadBalancing ?? felixFields.bpfConnectTimeLoadBalancing.default;
    const atPacket = felix.bpfHostNetworkedNATWithoutCTLB;
    if (atConnect === "Enabled" && atPacket === "Enabled")
      context.report.add("EBPF-021", path("bpfHostNetworkedNATWithoutCTLB"), {
        message: "bpfConnectTimeLoadBalancing is Enabled, so Felix switches this off",
        want: "Disabled, or no value",
        fix: "remove the key, or write bpfConnectTimeLoadBalancing: TCP",
      });
    if (atConnect !== "Enabled" && atPacket === "Disabled")
      context.report.add("EBPF-022", path("bpfHostNetworkedNATWithoutCTLB"), {
        message:
          atConnect === "TCP"
            ? "host processes cannot reach Services over UDP, DNS among them"
            : "host processes cannot reach Services",
        want: "Enabled, or bpfConnectTimeLoadBalancing: Enabled",
        fix: "remove the key",
      });
    if (felix.bpfConnectTimeLoadBalancingEnabled !== undefined)
      context.report.add("EBPF-024", path("bpfConnectTimeLoadBalancingEnabled"), {
        message: "Felix no longer reads bpfConnectTimeLoadBalancingEnabled",
        want: "bpfConnectTimeLoadBalancing",
        fix: `remove the key and write calico.felix.bpfConnectTimeLoadBalancing: ${felix.bpfConnectTimeLoadBalancingEnabled ? "Enabled" : "Disabled"}`,
      });
  },
});

const interfaces = forEbpf({
  finds: {
    "EBPF-023": {
      title: "eBPF programs on other interfaces than the nodes' own",
      severity: "error",
      why: "Traffic that comes in where no program is attached meets no policy and no Service.",
      upstream: felixAccepts,
      see: reference,
    },
  },
  check: (context) => {
    const written = context.cluster.calico.felix.bpfDataIfacePattern;
    const { default: otherwise } = felixFields.bpfDataIfacePattern;
    const pattern = goRegExp(written ?? otherwise);
    const primary = interfaceNames(context.cluster.nodes).find((name) => pattern.ok && !pattern.test(name));
    if (primary === undefined) return;
    context.report.add("EBPF-023", at(context, "calico", "felix", "bpfDataIfacePattern"), {
      message: `${written ?? `Felix' default ${otherwise}`} does not match ${primary}, the nodes' primary interface`,
      got: written,
      want: `a pattern that matches ${primary}`,
      fix: `write calico.felix.bpfDataIfacePattern: ^${primary}$`,
    });
  },
});

const sourceNat = forEbpf({
  finds: {
    "EBPF-025": {
      title: "ports for source NAT overlap node ports",
      severity: "warning",
      why: "A connection with such a source port can be taken for one to a NodePort Service.",
      upstream: apiServerAccepts,
      see: reference,
    },
  },
  check: (context) => {
    const { bpfPSNATPorts, kubeNodePortRanges = felixFields.kubeNodePortRanges.default } = context.cluster.calico.felix;
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
      fix: `remove the key for ${felixFields.bpfPSNATPorts.default}`,
    });
  },
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
