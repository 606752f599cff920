import { at as atTop } from "../../../calico";
import { here } from "../../../findings";
import { parseInstanceType } from "../../../places/aws";
import { eniPods } from "../max-pods";
import { at, eksAccepts, type EksRule, rule } from "./support";

const guide = "docs.aws.amazon.com/eks/latest/userguide";
const calicoOnEks = "docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks";

const autoMode = rule({
  finds: {
    "EKS-001": {
      title: "EKS Auto Mode brings a CNI and a kube-proxy of its own",
      severity: "error",
      why: "Nodes of Auto Mode run a fixed network, so Calico can neither replace it nor enforce policy beside it.",
      upstream: eksAccepts,
      see: `${guide}/auto-networking.html`,
    },
  },
  check: (context) => {
    if (context.platform.autoMode !== true) return;
    context.report.add("EKS-001", at(context, "autoMode"), {
      want: "autoMode false, with node groups",
      fix: "remove platform.autoMode",
    });
  },
});

const vpcCni = rule({
  finds: {
    "EKS-016": {
      title: "two programs enforce network policy",
      severity: "error",
      why: "The VPC CNI's policy agent and Calico would both act on each pod, and what results is undefined.",
      upstream: eksAccepts,
      see: calicoOnEks,
    },
    "EKS-017": {
      title: "settings of the VPC CNI, which is not installed",
      severity: "error",
      why: "Calico's CNI gives pods their addresses, so the settings would have no effect.",
      upstream: here,
      see: calicoOnEks,
    },
  },
  check: (context) => {
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
  },
});

const kubeProxy = rule({
  finds: {
    "EKS-018": {
      title: "kube-proxy and Calico program the kernel by different means",
      severity: "error",
      why: "iptables and nftables rules meet at the same hooks, and which comes first is undefined: Services become unreliable.",
      upstream: eksAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/nftables; aws/containers-roadmap#2313",
    },
    "EKS-019": {
      title: "kube-proxy and eBPF both load-balance Services",
      severity: "error",
      why: "Felix removes kube-proxy's rules and kube-proxy writes them again, for ever.",
      upstream: eksAccepts,
      see: "docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf",
    },
    "EKS-020": {
      title: "nobody load-balances Services",
      severity: "error",
      why: "Without kube-proxy, eBPF or VPP no Service has a working address, cluster DNS included.",
      upstream: eksAccepts,
      see: `${guide}/managing-kube-proxy.html`,
    },
  },
  check: (context) => {
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
  },
});

const podDensity = rule({
  finds: {
    "EKS-035": {
      title: "more pods on a node than it has addresses",
      severity: "error",
      why: "The scheduler fills the node, and pods beyond the interfaces' addresses never start.",
      upstream: eksAccepts,
      see: "awslabs/amazon-eks-ami eni-max-pods.txt; github.com/aws/amazon-vpc-cni-k8s",
    },
    "EKS-036": {
      title: "prefix delegation on an instance type without Nitro",
      severity: "error",
      why: "Older instance types cannot carry address prefixes, so pods get no address.",
      upstream: eksAccepts,
      see: `${guide}/cni-increase-ip-addresses.html`,
    },
  },
  check: (context) => {
    const { platform, cluster, report } = context;
    if (cluster.calico.cni !== "AmazonVPC") return;
    const hasPrefixes = platform.vpcCni?.prefixDelegation === true;
    for (const [index, group] of cluster.nodes.groups.entries()) {
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
  },
});

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

export function isNitro(text: string): boolean {
  const type = parseInstanceType(text);
  if (type === undefined || type.size === "metal") return true;
  // i3en and p3dn are on Nitro though i3 and p3 are not.
  return type.generation >= (nitroFrom[type.family] ?? 1) || type.options.includes("n");
}

const webhooks = rule({
  finds: {
    "EKS-039": {
      title: "the control plane cannot reach pods with addresses of Calico",
      severity: "info",
      why: "Admission webhooks and aggregated APIs in such pods time out, and with them every request that they guard.",
      upstream: eksAccepts,
      see: `${calicoOnEks}; projectcalico/cni-plugin#1136`,
    },
  },
  check: (context) => {
    if (context.cluster.calico.cni !== "Calico") return;
    context.report.add("EKS-039", atTop(context, "calico", "routing"), {
      got: "cni Calico",
      want: "hostNetwork: true for pods that serve admission webhooks or aggregated APIs",
      fix: "run them host-networked and open their port by platform.openings, from: control-plane; Calico's own API server is set up so",
    });
  },
});

const closedWebhooks = rule({
  finds: {
    "EKS-084": {
      title: "no port of the nodes is open to webhooks' callers",
      severity: "info",
      why: "Pods of the VPC CNI stand behind the nodes' security group, which lets the control plane come to the kubelet and to Calico's API server only.",
      upstream: eksAccepts,
      see: `${guide}/sec-group-reqs.html`,
    },
  },
  check: (context) => {
    if (context.cluster.calico.cni !== "AmazonVPC") return;
    if ((context.platform.openings ?? []).some(({ from }) => from === "control-plane")) return;
    context.report.add("EKS-084", at(context, "openings"), {
      message: "the control plane cannot reach admission webhooks and aggregated APIs in pods: their ports are closed",
      got: "no opening from control-plane",
      want: "an opening for each of their ports (often 443, 4443, 8443, 9443), where there are such pods",
      fix: 'add e.g. { protocol: tcp, port: 9443, from: control-plane, reason: "webhook of the load balancer controller" } to platform.openings',
    });
  },
});

const kubeProxyImage = rule({
  finds: {
    "EKS-060": {
      title: "pull secret that the kit's kube-proxy needs, too",
      severity: "info",
      why: "Its image comes from the registry of calico.images; a pod reads Secrets of its own namespace only, and the operator copies none there.",
      upstream: eksAccepts,
      see: "kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry",
    },
  },
  check: (context) => {
    const { calico, platform } = context.cluster;
    if (platform.kubeProxy.kind !== "daemonset") return;
    for (const [index, { kind, name }] of calico.images.pullSecrets.entries())
      if (kind === "existing")
        context.report.add("EKS-060", atTop(context, "calico", "images", "pullSecrets", index), {
          message: `Secret ${name} (type kubernetes.io/dockerconfigjson) must be in kube-system before the first node`,
          want: "it in kube-system, as in tigera-operator",
          fix: `look with \`kubectl -n kube-system get secret ${name}\`, or write { kind: secret, name: ${name}, config: NAME }, and the kit makes it`,
        });
  },
});

/** How Calico and EKS' own networking fit together. */
export const calicoRules: readonly EksRule[] = [
  autoMode,
  vpcCni,
  kubeProxy,
  podDensity,
  webhooks,
  closedWebhooks,
  kubeProxyImage,
];
