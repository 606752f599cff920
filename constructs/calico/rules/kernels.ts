import { kernelNeeds, type Rule, type RuleContext } from "../../cluster";
import type { Code } from "../../findings";
import { at, compareVersions, groupsOlderThan } from "./support";

const nftablesKubernetes = "1.31";

const kernels: Rule = (context) => {
  const { dataplane, encryption } = context.cluster.calico;
  needs(context, "CAL-016", kernelNeeds.calico, "Calico");
  if (dataplane.kind === "nftables") needs(context, "CAL-017", kernelNeeds.nftables, "the nftables data plane");
  if (dataplane.kind === "ebpf") needs(context, "EBPF-018", kernelNeeds.ebpf, "the eBPF data plane");
  if (encryption.kind === "wireguard") needs(context, "ENC-013", kernelNeeds.wireguard, "WireGuard");
  if (dataplane.kind === "vpp" && dataplane.uplinks.some(({ vppDriver }) => vppDriver === "af_xdp"))
    needs(context, "VPP-024", kernelNeeds.vppAfXdp, "VPP's af_xdp driver");
  if (dataplane.kind === "ebpf" && context.cluster.calico.felix.bpfAttachType === "TCX")
    needs(context, "EBPF-019", kernelNeeds.ebpfTcx, "the attach type TCX");
};

const kubernetes: Rule = (context) => {
  const { kubernetes: version, calico } = context.cluster;
  if (calico.dataplane.kind !== "nftables" || compareVersions(version, nftablesKubernetes) >= 0) return;
  context.report.add("CAL-018", at(context, "kubernetes"), {
    message: `kube-proxy of Kubernetes ${version} has no nftables mode`,
    got: version,
    want: `Kubernetes ${nftablesKubernetes} or later`,
    fix: "use a later Kubernetes, or the iptables data plane",
  });
};

function needs(context: RuleContext, code: Code, kernel: string, what: string): void {
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
