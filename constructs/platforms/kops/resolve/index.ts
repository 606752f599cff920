import { clusterNameOf, defaultNonMasqueradeCidr, kubernetesVersionOf } from "../addresses";
import { nativeCalico } from "../native";
import { defaultKopsRelease, kopsReleaseOf } from "../releases";
import { securityGroupRules } from "../security-group";
import type { KopsCalico, KopsCluster } from "../types";
import { mostNodes, typhaReplicasOf } from "../typha";
import type { KopsContext } from "./context";
import { controlPlaneStatements, nodeStatements } from "./iam";
import { resolveInstanceGroups } from "./instance-groups";
import { resolveVpc } from "./vpc";

/** kOps' part of a cluster. Total: where the intent makes no sense the value is harmless and a rule reports it. */
export function resolveKops(context: KopsContext): KopsCluster {
  const { intent, platform, network, calico, reasons } = context;
  const networking = reasons.choose("/platform/networking", platform.networking, () => ({
    value: "calico" as const,
    origin: "default",
    why: "kOps' own Calico is there with the first node; cni is for the operator and VPP",
  }));
  const topology = reasons.choose("/platform/topology", platform.topology, () => ({
    value: "private" as const,
    origin: "default",
    why: "nodes have no public address",
  }));
  const vpc = resolveVpc(context, topology);
  reasons.set("/platform/instanceGroups", {
    value: undefined,
    origin: "derived",
    why: "the intent's groups, one for each zone of the control plane, and the bastion",
    from: ["/platform/vpc"],
  });
  const rules = securityGroupRules({ calico, network }, { networking, vpc });
  reasons.set("/platform/securityGroupRules", {
    value: undefined,
    origin: "derived",
    why: whyRules(networking, rules.length > 0),
    from: ["/platform/networking", "/platform/vpc", "/calico/pools", "/calico/encryption"],
  });
  return {
    kind: derived("kind", "kops" as const, "the platform that the intent names", "/platform/release"),
    release: reasons.choose("/platform/release", platform.release, () => ({
      value: defaultKopsRelease,
      origin: "default",
      why: "the release that the kit is tested with",
    })),
    kubernetesVersion: reasons.set("/platform/kubernetesVersion", {
      value: kubernetesVersionOf(intent, platform),
      origin: "platform",
      why: "the patch release that kOps' channel recommends for the minor",
      from: ["/kubernetes", "/platform/release"],
    }),
    networking,
    clusterName: reasons.set("/platform/clusterName", {
      value: clusterNameOf(intent, platform),
      origin: "derived",
      why: "kOps names a cluster by DNS: the name and the domain",
      from: ["/name"],
    }),
    region: asked("region", platform.region, platform.region, ""),
    dns: reasons.choose("/platform/dns", platform.dns, () => ({
      value: "None" as const,
      origin: "default",
      why: "needs no hosted zone: the load balancer's own name and /etc/hosts serve",
    })),
    ...optional("stateStore", platform.stateStore),
    ...optional("discoveryStore", platform.discoveryStore),
    vpc,
    nonMasqueradeCidr: reasons.choose("/platform/nonMasqueradeCidr", platform.nonMasqueradeCidr?.toString(), () => ({
      value: defaultNonMasqueradeCidr,
      origin: "default",
      why: "kOps' own: shared address space that no private network uses",
    })),
    podCidr: derived(
      "podCidr",
      network.pods[0]?.toString() ?? "",
      "kOps makes one pool, the pod range",
      "/network/pods",
    ),
    serviceCidr: derived(
      "serviceCidr",
      network.services[0]?.toString() ?? "",
      "the service range",
      "/network/services",
    ),
    topology,
    api: resolveApi(context, topology, vpc.cidr),
    sshAccess: asked("sshAccess", platform.sshCidrs?.map(String), [], "nothing is open to SSH unasked"),
    etcd: resolveEtcd(context),
    kubeProxy: resolveKubeProxy(context),
    ...(networking === "calico" ? { calico: resolveNative(context) } : {}),
    nodeStatements: derived(
      "nodeStatements",
      networking === "cni" ? nodeStatements(context) : [],
      networking === "cni"
        ? "Felix switches the source/destination check where pods' addresses are on the wire"
        : "kOps gives its own Calico the rights that it needs",
      "/calico/pools",
    ),
    controlPlaneStatements: derived(
      "controlPlaneStatements",
      controlPlaneStatements(context),
      "the control plane reads the files of addonManifests itself, and kOps gives it its own bucket alone",
      "/platform/addonManifests",
    ),
    securityGroupRules: rules,
    sysctlParameters: derived(
      "sysctlParameters",
      [...(platform.sysctlParameters ?? []), ...hugepages(context)],
      "the intent's, and VPP's hugepages before the kubelet counts them",
      "/calico/dataplane",
    ),
    hooks: asked("hooks", platform.hooks, [], "none asked for"),
    ...optional("rollingUpdate", platform.rollingUpdate),
    addons: [...new Set(asked("addons", platform.addons, [], "kOps' own defaults are enough"))],
    addonManifests: asked("addonManifests", platform.addonManifests, [], "none asked for"),
    instanceGroups: resolveInstanceGroups(context, rules),
    routeReflectors: derived(
      "routeReflectors",
      platform.instanceGroups.flatMap(({ name, routeReflectorClusterId }) =>
        routeReflectorClusterId === undefined ? [] : [{ instanceGroup: name, clusterId: routeReflectorClusterId }],
      ),
      "the groups with a routeReflectorClusterId",
      "/platform/instanceGroups",
    ),
    tags: derived(
      "tags",
      { ...platform.tags, "calico-kit/cluster": intent.name },
      "the intent's, and one by which the kit's clusters are found",
      "/name",
    ),
  };

  function asked<T>(key: string, wanted: T | undefined, fallback: T, why: string): T {
    return reasons.choose(`/platform/${key}`, wanted, () => ({ value: fallback, origin: "default", why }));
  }

  function optional<K extends string, T>(key: K, wanted: T | undefined): { readonly [key in K]?: T } {
    if (wanted === undefined) return {};
    return { [key]: asked(key, wanted, wanted, "") } as { readonly [key in K]?: T };
  }

  function derived<T>(key: string, value: T, why: string, from: string): T {
    return reasons.set(`/platform/${key}`, { value, origin: "derived", why, from: [from] });
  }
}

function whyRules(networking: "calico" | "cni", hasRules: boolean): string {
  if (networking === "cni") return "what Calico needs and kOps opens only beside its own Calico, or not at all";
  return hasRules
    ? "BGP peers outside the cluster, which kOps' groups do not let in"
    : "kOps opens what its own Calico needs between nodes";
}

function resolveApi(
  { platform, reasons }: KopsContext,
  topology: "public" | "private",
  vpcCidr: string,
): KopsCluster["api"] {
  const outside = platform.api?.publicCidrs;
  const isPublic = outside !== undefined || topology === "public";
  return {
    loadBalancer: reasons.set("/platform/api/loadBalancer", {
      value: isPublic ? "Public" : "Internal",
      origin: "derived",
      why:
        outside !== undefined
          ? "the intent names ranges outside that may reach the API"
          : topology === "public"
            ? "an internal load balancer needs a private subnet"
            : "nothing is open to the internet unasked; who validates the cluster is inside the VPC or behind a VPN into it",
      from: ["/platform/topology"],
    }),
    access: reasons.set("/platform/api/access", {
      value: [...new Set([vpcCidr, ...(outside ?? []).map(String)])],
      origin: outside === undefined ? "default" : "user",
      why: outside === undefined ? "the VPC, and nobody else" : "the VPC, and the ranges of the intent",
      from: ["/platform/vpc/cidr"],
    }),
  };
}

function resolveKubeProxy({ calico, reasons }: KopsContext): KopsCluster["kubeProxy"] {
  const { dataplane } = calico;
  const isRemoved = dataplane.kind === "ebpf" && dataplane.kubeProxy === "remove";
  return reasons.set<KopsCluster["kubeProxy"]>("/platform/kubeProxy", {
    value: isRemoved
      ? { enabled: false }
      : { enabled: true, ...(dataplane.kind === "nftables" ? { proxyMode: "nftables" as const } : {}) },
    origin: "derived",
    why: isRemoved
      ? "eBPF does kube-proxy's work"
      : dataplane.kind === "nftables"
        ? "kube-proxy must use nftables too"
        : "kOps' own default",
    from: ["/calico/dataplane"],
  });
}

function resolveEtcd({ platform, reasons }: KopsContext): KopsCluster["etcd"] {
  return reasons.set<KopsCluster["etcd"]>("/platform/etcd", {
    value: {
      volume: { sizeGiB: platform.etcd?.volume?.sizeGiB ?? 20, type: platform.etcd?.volume?.type ?? "gp3" },
      backupRetentionDays: platform.etcd?.backupRetentionDays ?? 90,
    },
    origin: platform.etcd === undefined ? "default" : "user",
    why: "kOps' own defaults where the intent says nothing; always encrypted",
  });
}

function resolveNative(context: KopsContext): KopsCalico {
  const { calico, platform, reasons } = context;
  return reasons.set("/platform/calico", {
    value: nativeCalico(calico, kopsReleaseOf(platform.release), typhaReplicas(context)),
    origin: "derived",
    why: "the cluster's Calico in kOps' words; encapsulationMode is always written, as kOps takes ipip otherwise",
    from: ["/calico/dataplane", "/calico/encryption", "/calico/pools"],
  });
}

function typhaReplicas({ platform, facts, reasons }: KopsContext): number {
  const replicas = typhaReplicasOf(platform, facts.nodeGroups);
  if (replicas === 0) return 0;
  return reasons.choose("/platform/calico/typhaReplicas", platform.typhaReplicas, () => ({
    value: replicas,
    origin: "derived",
    why: `up to ${mostNodes(facts.nodeGroups)} nodes: Typha stands between them and the API server`,
    from: ["/platform/instanceGroups"],
  }));
}

/** VPP's hugepages, before the kubelet counts them. */
function hugepages({ calico }: KopsContext): readonly string[] {
  const { dataplane } = calico;
  return dataplane.kind === "vpp" && dataplane.hugepages2Mi > 0 ? [`vm.nr_hugepages=${dataplane.hugepages2Mi}`] : [];
}
