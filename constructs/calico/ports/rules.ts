import { list, valueAt } from "../../findings";
import { type Rule, rule, type RuleContext } from "../rule";
import { operatorAccepts } from "../verdicts";

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
  const { felix, installation, dataplane, encryption, bgp, routing } = calico;
  const all: (Listener | undefined)[] = [
    { what: "the kubelet", protocol: "TCP", port: 10250 },
    { what: "the kubelet's health check", protocol: "TCP", port: 10248 },
    { what: "Typha", protocol: "TCP", port: 5473 },
    { what: "Typha's health check", protocol: "TCP", port: 9098 },
    { what: "Felix's health check", protocol: "TCP", port: felix.healthPort ?? 9099, path: "/calico/felix/healthPort" },
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
      ? { what: "BGP", protocol: "TCP", port: bgp.configuration?.listenPort ?? 179, path: "/calico/bgp/listenPort" }
      : undefined,
    { what: "the health check of Services", protocol: "TCP", port: 10256 },
    dataplane.kind === "ebpf" && dataplane.kubeProxy === "remove"
      ? undefined
      : { what: "kube-proxy's metrics", protocol: "TCP", port: 10249 },
    dataplane.kind === "vpp" ? { what: "VPP's health check", protocol: "TCP", port: 9090 } : undefined,
    dataplane.kind === "vpp" && dataplane.featureGates.prometheusEnabled
      ? { what: "VPP's metrics", protocol: "TCP", port: 8888 }
      : undefined,
    dataplane.kind === "ebpf" || calico.pools.some(({ encapsulation }) => encapsulation.startsWith("VXLAN"))
      ? { what: "VXLAN", protocol: "UDP", port: felix.vxlanPort ?? 4789, path: "/calico/felix/vxlanPort" }
      : undefined,
    ...(encryption.kind === "wireguard" ? wireguard(encryption, felix) : []),
  ];
  return all.filter((listener) => listener !== undefined);
}

/** The operator turns Felix' metrics on where nodeMetricsPort is given, and then that port wins. */
function felixMetrics({ installation, felix }: RuleContext["cluster"]["calico"]): Listener | undefined {
  const what = "Felix's metrics";
  if (installation.nodeMetricsPort !== undefined)
    return { what, protocol: "TCP", port: installation.nodeMetricsPort, path: "/calico/installation/nodeMetricsPort" };
  if (!felix.prometheusMetricsEnabled) return undefined;
  return {
    what,
    protocol: "TCP",
    port: felix.prometheusMetricsPort ?? 9091,
    path: "/calico/felix/prometheusMetricsPort",
  };
}

function wireguard(
  { ipv4, ipv6 }: { readonly ipv4: boolean; readonly ipv6: boolean },
  felix: RuleContext["cluster"]["calico"]["felix"],
): Listener[] {
  const port4 = felix.wireguardListeningPort ?? 51820;
  const port6 = felix.wireguardListeningPortV6 ?? 51821;
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
