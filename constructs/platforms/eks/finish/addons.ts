import { because, choose, type Traced } from "../../../model";
import { kubeProxyImage } from "../images";
import type { EksAddon, EksIam, EksKubeProxy } from "../types";
import { type EksContext, hasVpcCni } from "./context";

/** Who load-balances Services on the nodes. */
export function resolveKubeProxy({ intent, kubernetes, calico }: EksContext): Traced<EksKubeProxy> {
  const { dataplane } = calico;
  const image = kubeProxyImage(kubernetes, calico.images);
  const wanted = intent.platform.kubeProxy;
  return choose<EksKubeProxy>(wanted?.kind === "daemonset" ? { ...wanted, image } : wanted, () => {
    if (dataplane.kind === "ebpf" && dataplane.kubeProxy === "remove")
      return {
        value: { kind: "none" },
        origin: "derived",
        why: "eBPF does kube-proxy's work",
        from: ["/calico/dataplane"],
      };
    if (dataplane.kind === "nftables")
      return {
        value: { kind: "daemonset", mode: "nftables", image },
        origin: "derived",
        why: "kube-proxy must use nftables too, and EKS' add-on cannot (aws/containers-roadmap#2313)",
        from: ["/calico/dataplane"],
      };
    return { value: { kind: "addon" }, origin: "default", why: "EKS' add-on, in iptables mode" };
  });
}

/**
 * Every add-on is named: the cluster is made without EKS' own choice (`bootstrapSelfManagedAddons: false`), because that
 * choice would put aws-node on the nodes before Calico.
 */
export function resolveAddons(context: EksContext, iam: EksIam, kubeProxy: EksKubeProxy): Traced<readonly EksAddon[]> {
  const { platform } = context.intent;
  const addon = (
    name: string,
    phase: EksAddon["phase"],
    options: { readonly configuration?: unknown; readonly usesVpcCniRole?: boolean } = {},
  ): EksAddon => {
    const version = platform.addonVersions?.[name];
    return {
      name,
      phase,
      ...(version === undefined ? {} : { version }),
      ...(options.configuration === undefined ? {} : { configurationValues: JSON.stringify(options.configuration) }),
      usesVpcCniRole: options.usesVpcCniRole ?? false,
    };
  };
  return because<readonly EksAddon[]>({
    value: [
      ...(hasVpcCni(context)
        ? [
            addon("vpc-cni", "before-nodes", {
              configuration: vpcCni(context),
              usesVpcCniRole: iam.vpcCniPolicies !== undefined,
            }),
          ]
        : []),
      ...(kubeProxy.kind === "addon" ? [addon("kube-proxy", "before-nodes")] : []),
      ...(iam.workloadIdentity === "pod-identity" ? [addon("eks-pod-identity-agent", "before-nodes")] : []),
      addon("coredns", "after-nodes"),
    ],
    origin: "derived",
    why: hasVpcCni(context)
      ? "the VPC CNI gives pods their addresses; DaemonSets come before the nodes, CoreDNS after them"
      : "Calico's CNI excludes the VPC CNI; DaemonSets come before the nodes, CoreDNS after them",
    from: ["/calico/cni", "/platform/kubeProxy", "/platform/iam/workloadIdentity"],
  });
}

/**
 * ANNOTATE_POD_IP tells Calico a pod's address at once instead of with the kubelet's next report (calico#3530). The
 * CNI's own policy agent stays off: two enforcers on one pod are undefined. POD_MTU is the pods' MTU, which is the device's where
 * nothing is said, and then too large for what encrypts their packets.
 */
function vpcCni({ intent, calico, network }: EksContext): unknown {
  const prefixes = intent.platform.vpcCni?.prefixDelegation === true;
  const groups = intent.platform.vpcCni?.securityGroupsForPods;
  const mode = groups?.enforcingMode ?? "standard";
  return {
    enableNetworkPolicy: "false",
    env: {
      ANNOTATE_POD_IP: "true",
      ...(calico.mtu < network.underlayMtu ? { POD_MTU: String(calico.mtu) } : {}),
      ...(prefixes ? { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" } : {}),
      ...(groups === undefined ? {} : { ENABLE_POD_ENI: "true", POD_SECURITY_GROUP_ENFORCING_MODE: mode }),
    },
    // Without it the kubelet's TCP probes do not reach pods with an interface of their own.
    ...(groups !== undefined && mode === "strict" ? { init: { env: { DISABLE_TCP_EARLY_DEMUX: "true" } } } : {}),
  };
}
