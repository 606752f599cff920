import { parseInstanceType } from "../../aws";
import { eniPods } from "../max-pods";
import { at, atTop, type EksRule } from "./support";

const autoMode: EksRule = (context) => {
  if (context.platform.autoMode !== true) return;
  context.report.add("EKS-001", at(context, "autoMode"), {
    want: "autoMode false, with node groups",
    fix: "remove platform.autoMode",
  });
};

const vpcCni: EksRule = (context) => {
  const { platform, cluster, report } = context;
  if (platform.vpcCni === undefined) return;
  if (platform.vpcCni.enableNetworkPolicy === true) {
    report.add("EKS-016", at(context, "vpcCni", "enableNetworkPolicy"), {
      message: "the VPC CNI's network policy agent must be off where Calico enforces policy",
      want: "false",
      fix: "remove platform.vpcCni.enableNetworkPolicy",
    });
  }
  if (cluster.calico.cni !== "AmazonVPC") {
    report.add("EKS-017", at(context, "vpcCni"), {
      message: "vpcCni has no effect: Calico's CNI gives pods their addresses",
      want: "calico.routing.kind: cloud, or no vpcCni",
      fix: "remove platform.vpcCni, or set calico.routing to { kind: cloud }",
    });
  }
};

const kubeProxy: EksRule = (context) => {
  const { cluster, report } = context;
  const { kubeProxy: proxy } = cluster.platform;
  const { dataplane } = cluster.calico;
  const path = at(context, "kubeProxy");
  const mode = proxy.kind === "daemonset" ? proxy.mode : "iptables";
  const differs = (dataplane.kind === "nftables" || dataplane.kind === "iptables") && mode !== dataplane.kind;
  if (proxy.kind !== "none" && differs) {
    report.add("EKS-018", path, {
      message: `kube-proxy uses ${mode} and Calico ${dataplane.kind}`,
      want: `kube-proxy with ${dataplane.kind}`,
      fix:
        dataplane.kind === "nftables"
          ? "remove platform.kubeProxy: the kit then runs kube-proxy as a DaemonSet with nftables"
          : "remove platform.kubeProxy, or set calico.dataplane to { kind: nftables }",
    });
  }
  if (proxy.kind !== "none" && dataplane.kind === "ebpf" && dataplane.kubeProxy === "remove") {
    report.add("EKS-019", path, {
      message: "the intent asks for kube-proxy, and for eBPF that takes its place",
      want: "platform.kubeProxy none, or calico.dataplane.kubeProxy leave",
      fix: "remove platform.kubeProxy",
    });
  }
  if (proxy.kind === "none" && (dataplane.kind === "iptables" || dataplane.kind === "nftables")) {
    report.add("EKS-020", path, {
      message: `with the ${dataplane.kind} data plane Services need kube-proxy`,
      want: "kube-proxy as an add-on or a DaemonSet",
      fix: "remove platform.kubeProxy, or use the ebpf data plane",
    });
  }
};

const podDensity: EksRule = (context) => {
  const { platform, cluster, report } = context;
  if (cluster.calico.cni !== "AmazonVPC") return;
  const hasPrefixes = platform.vpcCni?.prefixDelegation === true;
  for (const [index, group] of cluster.platform.nodeGroups.entries()) {
    for (const type of group.instanceTypes) {
      const most = eniPods(type);
      if (!hasPrefixes && group.maxPods !== undefined && most !== undefined && group.maxPods > most) {
        report.add("EKS-035", at(context, "nodeGroups", index, "maxPods"), {
          message: `${type} has addresses for ${most} pods, not for ${group.maxPods}`,
          want: `at most ${most}`,
          fix: "leave maxPods out, set platform.vpcCni.prefixDelegation, or use routing overlay",
        });
      }
      if (hasPrefixes && !isNitro(type)) {
        report.add("EKS-036", at(context, "nodeGroups", index, "instanceTypes"), {
          message: `${type} cannot carry address prefixes`,
          got: type,
          want: "instance types of the Nitro system, such as m6i.large",
          fix: "use newer instance types, or leave prefixDelegation out",
        });
      }
    }
  }
};

/** The first generation of each family on Nitro; families that are not listed were born on it. */
const nitroFrom: Readonly<Record<string, number>> = {
  t: 3,
  m: 5,
  c: 5,
  r: 5,
  d: 3,
  i: 4,
  p: 4,
  g: 4,
  x: 2,
  h: 2,
  f: 2,
};

function isNitro(text: string): boolean {
  const type = parseInstanceType(text);
  if (type === undefined || type.size === "metal") return true;
  // i3en and p3dn are on Nitro though i3 and p3 are not.
  return type.generation >= (nitroFrom[type.family] ?? 1) || type.options.includes("n");
}

const webhooks: EksRule = (context) => {
  if (context.cluster.calico.cni !== "Calico") return;
  context.report.add("EKS-039", atTop(context, "calico", "routing"), {
    got: "cni Calico",
    want: "hostNetwork: true for pods that serve admission webhooks or aggregated APIs",
    fix: "run them host-networked and open their port from the control plane; Calico's own API server is set up so",
  });
};

/** How Calico and EKS' own networking fit together. */
export const calicoRules: readonly EksRule[] = [autoMode, vpcCni, kubeProxy, podDensity, webhooks];
