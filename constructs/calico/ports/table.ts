import type { CalicoCluster } from "../cluster";
import { felixFields } from "../felix/fields";

/** The ports of Calico and of what runs beside it on a node, where nobody says otherwise. */
export const defaultPorts = {
  bgp: 179,
  typha: 5473,
  typhaHealth: 9098,
  felixHealth: felixFields.healthPort.default,
  felixMetrics: felixFields.prometheusMetricsPort.default,
  vxlan: felixFields.vxlanPort.default,
  wireguard: felixFields.wireguardListeningPort.default,
  wireguardV6: felixFields.wireguardListeningPortV6.default,
  /** IKEv2, and where it moves to when it finds NAT (RFC 7296). */
  ike: 500,
  ikeNat: 4500,
  calicoApiServer: 5443,
  goldmane: 7443,
  gatewayWebhook: 9443,
  vppHealth: 9090,
  vppMetrics: 8888,
  kubelet: 10250,
  kubeletHealth: 10248,
  /** kube-proxy's, or Felix' where eBPF takes kube-proxy's place. */
  servicesHealth: 10256,
  kubeProxyMetrics: 10249,
} as const;

export type PortName = keyof typeof defaultPorts;

/** The ports of one cluster: the defaults, and what its settings make of them. */
export function portsOf({ bgp, felix, installation }: CalicoCluster): Readonly<Record<PortName, number>> {
  return {
    ...defaultPorts,
    bgp: bgp.configuration?.listenPort ?? defaultPorts.bgp,
    felixHealth: felix.healthPort ?? defaultPorts.felixHealth,
    // The operator turns Felix' metrics on where nodeMetricsPort is given, and then that port wins.
    felixMetrics: installation.nodeMetricsPort ?? felix.prometheusMetricsPort ?? defaultPorts.felixMetrics,
    vxlan: felix.vxlanPort ?? defaultPorts.vxlan,
    wireguard: felix.wireguardListeningPort ?? defaultPorts.wireguard,
    wireguardV6: felix.wireguardListeningPortV6 ?? defaultPorts.wireguardV6,
  };
}
