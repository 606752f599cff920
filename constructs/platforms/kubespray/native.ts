import { autodetectionText, type CalicoCluster, type CalicoPool, isForLoadBalancers, poolModes } from "../../calico";
import type { IpFamily } from "../../net";
import type { Variables } from "./inventory";
import { felixVariables } from "./native-felix";
import type { KubesprayWhole } from "./types";

/** What Kubespray calls the pool of IPv4 that it makes; that of IPv6 has the same name and `-ipv6`. */
export const poolName = "default-pool";

/** The pool of a family that the play makes: the first range of pods. */
export function poolOfPlay(
  { calico, network }: Pick<KubesprayWhole, "calico" | "network">,
  family: IpFamily,
): CalicoPool | undefined {
  const range = network.pods.find((one) => one.family === family);
  return calico.pools.find((pool) => range?.equals(pool.cidr) === true && !isForLoadBalancers(pool));
}

/** `calico_network_backend`: BIRD wherever there is BGP, which IP-in-IP and bare packets need, too. */
export function backendOf({ routing }: Pick<CalicoCluster, "routing">): "bird" | "vxlan" {
  return routing.bgp === "Enabled" ? "bird" : "vxlan";
}

/**
 * Variables of Kubespray's own Calico, roles/network_plugin/calico_defaults. Each on which the data plane hangs is written,
 * defaults too: one that flips with a release would change a live cluster, as 2.19 did with the encapsulation (kubespray issue
 * 8691).
 */
export function nativeVariables(cluster: KubesprayWhole): Variables {
  const { calico, platform } = cluster;
  return {
    calico_version: calico.release.calico.replace(/^v/, ""),
    calico_datastore: "kdd",
    calico_apiserver_enabled: false,
    ...dataplaneVariables(calico),
    ...poolVariables(cluster),
    ...bgpVariables(calico),
    ...typhaVariables(calico, platform.typhaReplicas),
    ...felixVariables(calico),
    ...nodeVariables(calico),
  };
}

function dataplaneVariables({ dataplane }: CalicoCluster): Variables {
  return {
    calico_bpf_enabled: dataplane.kind === "ebpf",
    calico_nftable_mode: dataplane.kind === "nftables" ? "Enabled" : "Disabled",
  };
}

function poolVariables(cluster: KubesprayWhole): Variables {
  const [ipv4, ipv6] = [poolOfPlay(cluster, 4), poolOfPlay(cluster, 6)];
  const modes4 = poolModes[ipv4?.encapsulation ?? "None"];
  const modes6 = poolModes[ipv6?.encapsulation ?? "None"];
  const { ipamConfiguration, ipam } = cluster.calico;
  return {
    calico_pool_name: ipv4?.name ?? ipv6?.name.replace(/-ipv6$/, "") ?? poolName,
    ...(ipv4 === undefined ? {} : { calico_pool_cidr: ipv4.cidr.toString() }),
    calico_pool_blocksize: ipv4?.blockSize ?? 26,
    calico_ipip_mode: modes4.ipipMode,
    calico_vxlan_mode: modes4.vxlanMode,
    // The pool that calico-node would make where there is none; the play has made its own by then.
    calico_ipv4pool_ipip: "Off",
    nat_outgoing: (ipv4?.natOutgoing ?? "Enabled") === "Enabled",
    ...(ipv6 === undefined ? {} : { calico_pool_cidr_ipv6: ipv6.cidr.toString() }),
    calico_pool_blocksize_ipv6: ipv6?.blockSize ?? 122,
    calico_ipip_mode_ipv6: "Never",
    calico_vxlan_mode_ipv6: modes6.vxlanMode,
    nat_outgoing_ipv6: ipv6?.natOutgoing === "Enabled",
    calico_ipam_host_local: ipam === "HostLocal",
    calico_ipam_strictaffinity: ipamConfiguration?.strictAffinity ?? false,
    calico_ipam_autoallocateblocks: ipamConfiguration?.autoAllocateBlocks ?? true,
    calico_ipam_maxblocksperhost: ipamConfiguration?.maxBlocksPerHost ?? 0,
  };
}

/**
 * Peers and reflectors are the kit's own objects, by names of its own: a play applies its BGPPeers whole, and what stands in
 * them beside address and AS number would go with each (kubespray issues 11096, 5101); a member that joins calico_rr later gets
 * neither label nor cluster id (issue 8595). What a play forces back into BGPConfiguration is told to it as the kit has it.
 * Ranges of Services are left to the kit where a play leaves them alone: of two owners none can withdraw a range.
 */
function bgpVariables(calico: CalicoCluster): Variables {
  const { bgp } = calico;
  return {
    calico_network_backend: backendOf(calico),
    calico_no_global_as_num: false,
    global_as_num: bgp.asNumber.toAsplain(),
    calico_bgp_listen_port: bgp.configuration?.listenPort ?? 179,
    // Switches the mesh off, and makes no peer: there are none in `peers`.
    peer_with_router: backendOf(calico) === "bird" && !bgp.nodeToNodeMeshEnabled,
    peers: [],
    peer_with_calico_rr: false,
    calico_advertise_cluster_ips: false,
    calico_advertise_service_external_ips: (bgp.configuration?.serviceExternalIPs ?? []).map(({ cidr }) =>
      String(cidr),
    ),
    calico_advertise_service_loadbalancer_ips: [],
  };
}

function typhaVariables({ installation }: CalicoCluster, replicas: number): Variables {
  return {
    typha_enabled: replicas > 0,
    typha_replicas: Math.max(replicas, 1),
    // It listens on the nodes' own addresses: without certificates anybody there could read and be read.
    typha_secure: true,
    typha_prometheusmetricsenabled: installation.typhaMetricsPort !== undefined,
    typha_prometheusmetricsport: installation.typhaMetricsPort ?? 9093,
  };
}

function nodeVariables(calico: CalicoCluster): Variables {
  const { installation, mtu, mtuIsExplicit, nodeAddressAutodetection: methods } = calico;
  const { limits = {}, requests = {} } = installation.resources?.node ?? {};
  const [ipv4, ipv6] = [autodetectionText(methods.ipv4), autodetectionText(methods.ipv6)];
  return {
    ...(mtuIsExplicit ? { calico_mtu: mtu } : {}),
    ...(ipv4 === undefined ? {} : { calico_ip_auto_method: ipv4 }),
    ...(ipv6 === undefined ? {} : { calico_ip6_auto_method: ipv6 }),
    calico_allow_ip_forwarding: installation.containerIPForwarding === "Enabled",
    calico_node_memory_limit: limits["memory"] ?? "500M",
    // None: calico-node that is throttled misses its sessions' keepalives (calico issue 7086).
    calico_node_cpu_limit: limits["cpu"] ?? "0",
    calico_node_memory_requests: requests["memory"] ?? "64M",
    calico_node_cpu_requests: requests["cpu"] ?? "150m",
  };
}
