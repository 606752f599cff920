import { valueAt, list } from "../../findings";
import { tunnelOf } from "../addresses/pools";
import type { CalicoCluster } from "../cluster";
import { type Rule, rule, type RuleContext } from "../rule";
import { operatorAccepts } from "../verdicts";
import { portsOf } from "./table";

/** A socket on the node's own network. */
interface Listener {
  readonly what: string;
  readonly protocol: "TCP" | "UDP";
  readonly port: number;
  /** Where the intent can set the port; absent where it cannot. */
  readonly path?: string;
}

function listeners({ cluster }: RuleContext): readonly Listener[] {
  const { calico } = cluster;
  const { felix, installation, dataplane, encryption, routing } = calico;
  const ports = portsOf(calico);
  const all: (Listener | undefined)[] = [
    { what: "the kubelet", protocol: "TCP", port: ports.kubelet },
    { what: "the kubelet's health check", protocol: "TCP", port: ports.kubeletHealth },
    { what: "Typha", protocol: "TCP", port: ports.typha },
    { what: "Typha's health check", protocol: "TCP", port: ports.typhaHealth },
    { what: "Felix's health check", protocol: "TCP", port: ports.felixHealth, path: "/calico/felix/healthPort" },
    felixMetrics(calico),
    felix.debugPort
      ? { what: "Felix's profiler", protocol: "TCP", port: felix.debugPort, path: "/calico/felix/debugPort" }
      : undefined,
    installation.typhaMetricsPort === undefined
      ? undefined
      : {
          what: "Typha's metrics",
          protocol: "TCP",
          port: installation.typhaMetricsPort,
          path: "/calico/installation/typhaMetricsPort",
        },
    routing.bgp === "Enabled"
      ? { what: "BGP", protocol: "TCP", port: ports.bgp, path: "/calico/bgp/listenPort" }
      : undefined,
    { what: "the health check of Services", protocol: "TCP", port: ports.servicesHealth },
    dataplane.kind === "ebpf" && dataplane.kubeProxy === "remove"
      ? undefined
      : { what: "kube-proxy's metrics", protocol: "TCP", port: ports.kubeProxyMetrics },
    dataplane.kind === "vpp" ? { what: "VPP's health check", protocol: "TCP", port: ports.vppHealth } : undefined,
    dataplane.kind === "vpp" && dataplane.featureGates.prometheusEnabled
      ? { what: "VPP's metrics", protocol: "TCP", port: ports.vppMetrics }
      : undefined,
    dataplane.kind === "ebpf" || calico.pools.some(({ encapsulation }) => tunnelOf(encapsulation) === "vxlan")
      ? { what: "VXLAN", protocol: "UDP", port: ports.vxlan, path: "/calico/felix/vxlanPort" }
      : undefined,
    ...(encryption.kind === "wireguard" ? wireguard(encryption, ports) : []),
  ];
  return all.filter((listener) => listener !== undefined);
}

function felixMetrics(calico: CalicoCluster): Listener | undefined {
  const listener = { what: "Felix's metrics", protocol: "TCP", port: portsOf(calico).felixMetrics } as const;
  if (calico.installation.nodeMetricsPort !== undefined)
    return { ...listener, path: "/calico/installation/nodeMetricsPort" };
  if (!calico.felix.prometheusMetricsEnabled) return undefined;
  return { ...listener, path: "/calico/felix/prometheusMetricsPort" };
}

function wireguard(
  { ipv4, ipv6 }: { readonly ipv4: boolean; readonly ipv6: boolean },
  { wireguard: port4, wireguardV6: port6 }: ReturnType<typeof portsOf>,
): Listener[] {
  return [
    ...(ipv4
      ? [{ what: "WireGuard", protocol: "UDP" as const, port: port4, path: "/calico/encryption/listeningPort" }]
      : []),
    ...(ipv6
      ? [
          {
            what: "WireGuard for IPv6",
            protocol: "UDP" as const,
            port: port6,
            path: "/calico/encryption/listeningPortV6",
          },
        ]
      : []),
  ];
}

const clashes = rule({
  finds: {
    "CAL-021": {
      title: "two listeners on the node want the same port",
      severity: "error",
      why: "They share the node's network: the second one cannot bind, and its pod crashes or stays unready.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/requirements#network-requirements",
    },
  },
  check: (context) => {
    const all = listeners(context);
    for (const [index, listener] of all.entries()) {
      const isAsked = ({ path }: Listener) => path !== undefined && valueAt(context.intent, path) !== undefined;
      if (!isAsked(listener) || listener.path === undefined) continue;
      const others = all.filter(
        (other, position) =>
          other.protocol === listener.protocol &&
          other.port === listener.port &&
          // Of two that the user wrote, the second one is told.
          (position < index || (position > index && !isAsked(other))),
      );
      if (others.length === 0) continue;
      context.report.add("CAL-021", listener.path, {
        message: `${listener.what} and ${list(others.map(({ what }) => what))} both want ${listener.protocol} port ${listener.port} of the node`,
        want: "a port that nothing else on the node listens on",
        fix: "remove the key for the default port, or choose another",
      });
    }
  },
});

/** Ports of programs that share the node's network. */
export const portRules: readonly Rule[] = [clashes];
