import { felixAccepts, operatorAccepts, vppAccepts } from "../../../calico";
import { here } from "../../../findings";
import { hostProblems, uplinkProblems } from "../../../places/hosts";
import { at, atTop, type ExistingRule, rule } from "./support";

const named = rule({
  finds: {
    "EXI-020": {
      title: "two nodes or groups have the same name",
      severity: "error",
      why: "A Node object has one name: facts of one of the two would be lost.",
      upstream: here,
      see: "kubernetes.io/docs/concepts/architecture/nodes (node name uniqueness)",
    },
    "EXI-021": {
      title: "a group has other numbers of nodes than are named, or contradictory ones",
      severity: "error",
      why: "What follows from the nodes would be right for some of them only.",
      upstream: here,
      see: "calico-kit: a group's nodes are all named, or none",
    },
    "EXI-022": {
      title: "node outside the ranges of the nodes",
      severity: "error",
      why: "Either the address or the range is mistyped, and both decide what may overlap.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/networking/ipam/ip-autodetection",
    },
    "EXI-023": {
      title: "two nodes have the same address",
      severity: "error",
      why: "calico-node stops on the second of them: its address belongs to another node.",
      upstream: operatorAccepts,
      see: "projectcalico/calico node/pkg/lifecycle/startup (checkConflicts)",
    },
  },
  check: (context) => {
    const { nodeGroups } = context.intent.platform;
    for (const { kind, keys, ...texts } of hostProblems(nodeGroups, context.cluster.network.nodes))
      context.report.add(codes[kind], at(context, ...keys), texts);
    for (const [index, { name, nodes }] of nodeGroups.entries()) {
      const { least = 0, most = 0 } = context.cluster.nodes.groups[index]?.count ?? {};
      const path = at(context, "nodeGroups", index, "count");
      if (least > most)
        context.report.add("EXI-021", path, {
          message: `group ${name} has at least ${least} and at most ${most} nodes`,
          want: "max not below min",
          fix: `write max: ${least}`,
        });
      if (nodes === undefined || most === nodes.length) continue;
      context.report.add("EXI-021", path, {
        message: `group ${name} has ${most} nodes, and ${nodes.length} are named`,
        want: `${nodes.length}, or no value`,
        fix: "remove count, or name the other nodes",
      });
    }
  },
});

/** What is wrong with machines, in this platform's codes. */
const codes = { name: "EXI-020", range: "EXI-022", address: "EXI-023" } as const;

const vppInterfaces = rule({
  finds: {
    "EXI-024": {
      title: "nobody says which interface VPP takes over",
      severity: "error",
      why: "calico-vpp-node stops: CALICOVPP_INTERFACES must name the interface that has the node's address.",
      upstream: vppAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/getting-started",
    },
    "EXI-025": {
      title: "VPP, and interfaces of different names",
      severity: "error",
      why: "One DaemonSet and one list of interfaces serve every node: nodes without that interface stay offline.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane config/config.go (CALICOVPP_INTERFACES)",
    },
  },
  check: (context) => {
    const { calico, nodes } = context.cluster;
    for (const { kind, ...texts } of uplinkProblems(calico, nodes)) {
      if (kind === "unsaid") context.report.add("EXI-024", atTop(context, "calico", "dataplane", "kind"), texts);
      else context.report.add("EXI-025", at(context, "nodeGroups"), texts);
    }
  },
});

const kubeProxyModes = rule({
  finds: {
    "EXI-026": {
      title: "nftables beside a kube-proxy that does not use it",
      severity: "error",
      why: "Felix looks at kube-proxy's tables and quietly uses iptables: the operator sets nftablesMode Auto.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/nftables",
    },
    "EXI-027": {
      title: "iptables beside a kube-proxy that uses nftables",
      severity: "warning",
      why: "Two rule engines judge each packet, in an order that nobody chose.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/nftables",
    },
    "EXI-028": {
      title: "eBPF beside kube-proxy in IPVS mode",
      severity: "error",
      why: "IPVS keeps Services' addresses on the node, and takes their packets before eBPF sees them.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf",
    },
  },
  check: (context) => {
    const { kubeProxy } = context.cluster.controlPlane;
    const { kind } = context.cluster.calico.dataplane;
    if (kubeProxy.runsAs === "none" || kubeProxy.mode === undefined) return;
    const path = atTop(context, "calico", "dataplane", "kind");
    const message = `kube-proxy is in mode ${kubeProxy.mode}, and the data plane is ${kind}`;
    if (kind === "nftables" && kubeProxy.mode !== "nftables")
      context.report.add("EXI-026", path, {
        message,
        got: kind,
        want: "one engine for both",
        fix: "run kube-proxy with mode: nftables and say so under platform.kubeProxy, or use the iptables data plane",
      });
    if (kind === "iptables" && kubeProxy.mode === "nftables")
      context.report.add("EXI-027", path, {
        message,
        got: kind,
        want: "nftables",
        fix: "write calico.dataplane: { kind: nftables }",
      });
    if (kind === "ebpf" && kubeProxy.mode === "ipvs")
      context.report.add("EXI-028", path, {
        message,
        got: kind,
        want: "kube-proxy in mode iptables, or none",
        fix: "switch kube-proxy to iptables and restart the nodes first",
      });
  },
});

const forwarding = rule({
  finds: {
    "EXI-029": {
      title: "setting that the distribution needs is switched off",
      severity: "warning",
      why: "k3s' load balancer for Services forwards packets in pods, which the kernel then refuses.",
      upstream: operatorAccepts,
      see: "docs.k3s.io/networking/basic-network-options (Custom CNI)",
    },
  },
  check: (context) => {
    const needed = context.offer.installation?.value.containerIPForwarding;
    const { containerIPForwarding: written } = context.cluster.calico.installation;
    if (needed === undefined || written === needed) return;
    context.report.add("EXI-029", atTop(context, "calico", "installation", "containerIPForwarding"), {
      message: "pods of ServiceLB must forward packets",
      got: written,
      want: needed,
      fix: "remove the key",
    });
  },
});

/** Nodes, and what runs on them already. */
export const nodeRules: readonly ExistingRule[] = [named, vppInterfaces, kubeProxyModes, forwarding];
