import { compareVersions } from "../../../model";
import { kernelNeeds } from "../../release/releases";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, groupsOlderThan } from "../../support";
import { felixAccepts, operatorAccepts, vppAccepts } from "../../verdicts";

const requirements = "docs.tigera.io/calico/latest/getting-started/kubernetes/requirements";
const enabling = "docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf";
const reference = "docs.tigera.io/calico/latest/reference/felix/configuration#ebpf-dataplane-configuration";
const wireguardEncryption = "docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic";
const drivers = "projectcalico/vpp-dataplane vpp-manager/uplink";

const nftablesKubernetes = "1.31";

const kernels = rule({
  finds: {
    "CAL-016": {
      title: "kernel older than Calico supports",
      severity: "error",
      why: "Felix needs kernel features that older kernels lack.",
      upstream: felixAccepts,
      see: requirements,
    },
    "CAL-017": {
      title: "kernel too old for the nftables data plane",
      severity: "error",
      why: "Felix cannot write its rules, and pods stay without a network.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/nftables",
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
    "ENC-013": {
      title: "kernel too old for WireGuard",
      severity: "error",
      why: "Traffic to and from nodes without the module goes in clear, without a word.",
      upstream: felixAccepts,
      see: wireguardEncryption,
    },
    "VPP-024": {
      title: "kernel too old for the af_xdp driver",
      severity: "error",
      why: "The kernel has no AF_XDP sockets that VPP could use: the node is offline.",
      upstream: vppAccepts,
      see: `${drivers}/af_xdp.go`,
    },
  },
  check: (context) => {
    const { dataplane, encryption } = context.cluster.calico;
    needs(context, "CAL-016", kernelNeeds.calico, "Calico");
    if (dataplane.kind === "nftables") needs(context, "CAL-017", kernelNeeds.nftables, "the nftables data plane");
    if (dataplane.kind === "ebpf") needs(context, "EBPF-018", kernelNeeds.ebpf, "the eBPF data plane");
    if (encryption.kind === "wireguard") needs(context, "ENC-013", kernelNeeds.wireguard, "WireGuard");
    if (dataplane.kind === "vpp" && dataplane.uplinks.some(({ vppDriver }) => vppDriver === "af_xdp"))
      needs(context, "VPP-024", kernelNeeds.vppAfXdp, "VPP's af_xdp driver");
    if (dataplane.kind === "ebpf" && context.cluster.calico.felix.bpfAttachType === "TCX")
      needs(context, "EBPF-019", kernelNeeds.ebpfTcx, "the attach type TCX");
  },
});

const kubernetes = rule({
  finds: {
    "CAL-018": {
      title: "Kubernetes too old for the nftables data plane",
      severity: "error",
      why: "kube-proxy must run in nftables mode too, which exists from Kubernetes 1.31 on.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/nftables",
    },
  },
  check: (context) => {
    const { kubernetes: version, calico } = context.cluster;
    if (calico.dataplane.kind !== "nftables" || compareVersions(version, nftablesKubernetes) >= 0) return;
    context.report.add("CAL-018", at(context, "kubernetes"), {
      message: `kube-proxy of Kubernetes ${version} has no nftables mode`,
      got: version,
      want: `Kubernetes ${nftablesKubernetes} or later`,
      fix: "use a later Kubernetes, or the iptables data plane",
    });
  },
});

function needs<C extends string>(context: RuleContext<C>, code: C, kernel: string, what: string): void {
  for (const group of groupsOlderThan(context, kernel))
    context.report.add(code, group.path, {
      message: `${what} needs Linux ${kernel}, and nodes of group ${group.name} (${group.os}) run ${group.kernel}`,
      got: group.kernel,
      want: `Linux ${kernel} or later`,
      fix: "use a newer image for the group, or another operating system",
    });
}

/** What the kernel and Kubernetes must have for what the intent asks for. */
export const kernelRules: readonly Rule[] = [kernels, kubernetes];
