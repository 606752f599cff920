/** What a resolved cluster says the operator should write, in the operator's own terms. */
import type { AddressAutodetection, CalicoPool, Cluster } from "../../../constructs/calico";
import { plain } from "../../../constructs/model";
import { settled } from "./api-server-plans";

type Environment = Readonly<Record<string, string | undefined>>;

/** What the operator calls a provider towards calico-node (its pkg/render/node.go); of the others it says nothing. */
const clusterTypes: Readonly<Record<string, string>> = { EKS: "ecs", GKE: "gke", AKS: "aks", OpenShift: "openshift" };

/** Environment of calico-node; a variable that is to be absent has the value undefined. */
export function expectedEnvironment({ calico }: Cluster): Environment {
  const { dataplane, nodeAddressAutodetection, routing } = calico;
  const isVpp = dataplane.kind === "vpp";
  const isEks = calico.kubernetesProvider === "EKS";
  const named = clusterTypes[calico.kubernetesProvider];
  const mtu = calico.mtuIsExplicit ? String(calico.mtu) : undefined;
  const endpoint =
    dataplane.kind === "ebpf" && dataplane.apiServer.kind === "endpoint" ? dataplane.apiServer : undefined;
  const metrics = calico.installation.nodeMetricsPort;
  return {
    CALICO_NETWORKING_BACKEND: backend(calico),
    CLUSTER_TYPE: [
      "k8s,operator",
      ...(named === undefined ? [] : [named]),
      ...(routing.bgp === "Enabled" ? ["bgp"] : []),
      ...(isVpp ? ["vpp"] : []),
    ].join(","),
    NO_DEFAULT_POOLS: "true",
    CALICO_IPV4POOL_CIDR: undefined,
    CALICO_IPV6POOL_CIDR: undefined,
    FELIX_BPFENABLED: undefined,
    ...autodetection("IP", nodeAddressAutodetection.ipv4),
    ...autodetection("IP6", nodeAddressAutodetection.ipv6),
    FELIX_IPV6SUPPORT: String(nodeAddressAutodetection.ipv6 !== undefined),
    FELIX_VXLANMTU: mtu,
    FELIX_WIREGUARDMTU: mtu,
    USE_POD_CIDR: calico.ipam === "HostLocal" ? "true" : undefined,
    KUBERNETES_SERVICE_HOST: endpoint === undefined ? undefined : (settled(endpoint.host) as string),
    KUBERNETES_SERVICE_PORT: endpoint === undefined ? undefined : String(endpoint.port),
    FELIX_PROMETHEUSMETRICSPORT: metrics === undefined ? undefined : String(metrics),
    FELIX_USEINTERNALDATAPLANEDRIVER: isVpp ? "false" : undefined,
    FELIX_AWSSRCDSTCHECK: isVpp && isEks ? "Disable" : undefined,
    FELIX_INTERFACEPREFIX: calico.cni === "AmazonVPC" ? "eni" : undefined,
    FELIX_WIREGUARDHOSTENCRYPTIONENABLED: calico.cni === "AmazonVPC" && isEks ? "true" : undefined,
  };
}

function backend({ cni, dataplane, ipam, routing }: Cluster["calico"]): string {
  if (cni !== "Calico" || dataplane.kind === "vpp") return "none";
  if (routing.bgp === "Enabled") return "bird";
  return ipam === "HostLocal" ? "none" : "vxlan";
}

function autodetection(variable: "IP" | "IP6", asked: AddressAutodetection | undefined): Environment {
  const method = asked === undefined ? undefined : methodOf(asked);
  return { [variable]: method === undefined ? "none" : "autodetect", [`${variable}_AUTODETECTION_METHOD`]: method };
}

/** As calico-node takes it, e.g. `can-reach=8.8.8.8`. */
function methodOf(asked: AddressAutodetection): string {
  if (asked.kubernetes !== undefined) return "kubernetes-internal-ip";
  if (asked.interface !== undefined) return `interface=${asked.interface}`;
  if (asked.skipInterface !== undefined) return `skip-interface=${asked.skipInterface}`;
  if (asked.canReach !== undefined) return `can-reach=${asked.canReach}`;
  if (asked.cidrs !== undefined) return `cidr=${asked.cidrs.join(",")}`;
  return "first-found";
}

/** Spec of the stored IPPool. */
export function expectedPool(pool: CalicoPool): object {
  const isIpip = pool.encapsulation.startsWith("IPIP");
  const mode = pool.encapsulation.endsWith("CrossSubnet") ? "CrossSubnet" : "Always";
  return {
    cidr: pool.cidr.toString(),
    ipipMode: isIpip ? mode : "Never",
    vxlanMode: pool.encapsulation.startsWith("VXLAN") ? mode : "Never",
    natOutgoing: pool.natOutgoing === "Enabled",
    nodeSelector: pool.nodeSelector.toString(),
    blockSize: pool.blockSize,
    allowedUses: pool.allowedUses,
    disabled: pool.disableNewAllocations,
    disableBGPExport: pool.disableBGPExport,
  };
}

/** FelixConfiguration `default`: the cluster's own fields, and those that the operator sets. */
export function expectedFelix({ calico }: Cluster): object {
  return {
    ...(plain(calico.felix) as object),
    bpfEnabled: calico.dataplane.kind === "ebpf",
    // From Calico 3.32 on `Auto` with nftables, so that each node follows its kube-proxy; the operator that judges is older.
    nftablesMode: ["nftables", "ebpf"].includes(calico.dataplane.kind) ? "Enabled" : "Disabled",
  };
}
