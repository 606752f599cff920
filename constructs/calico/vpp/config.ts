import { compact, compactOrNothing, type KubernetesObject } from "../../model";
import type { CalicoDataplane, CalicoEncryption, CalicoVppUplink, Cluster } from "../cluster";
import { vppNamespace } from "../names";

export type Vpp = Extract<CalicoDataplane, { readonly kind: "vpp" }>;

/**
 * ConfigMap calico-vpp-config: the environment of VPP's two containers. Every value is text, structured ones are JSON
 * (vpp-dataplane config/config.go). Keys are sorted, as upstream's manifests are.
 */
export function vppConfig(cluster: Cluster, vpp: Vpp, plugins: readonly string[]): KubernetesObject {
  const { encryption } = cluster.calico;
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "calico-vpp-config", namespace: vppNamespace },
    data: compact({
      CALICOVPP_BGP_SERVER_MODE: vpp.bgpServerMode,
      CALICOVPP_CONFIG_TEMPLATE: startupConfiguration(vpp, plugins),
      CALICOVPP_FEATURE_GATES: json(compactOrNothing(vpp.featureGates)),
      CALICOVPP_INITIAL_CONFIG: json({ vppStartupSleepSeconds: 1, corePattern: "/var/lib/vpp/vppcore.%e.%p" }),
      CALICOVPP_INTERFACES: json(interfaces(vpp)),
      CALICOVPP_IPSEC: json(ipsec(encryption)),
      CALICOVPP_LOG_LEVEL: vpp.logLevel,
      SERVICE_PREFIX: cluster.network.services.join(","),
    }),
  };
}

function json(value: object | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value, undefined, 2);
}

function ipsec(encryption: CalicoEncryption): object | undefined {
  if (encryption.kind !== "ipsec") return undefined;
  return compactOrNothing({
    crossIPSecTunnels: encryption.crossTunnels,
    nbAsyncCryptoThreads: encryption.asyncCryptoThreads,
  });
}

function interfaces(vpp: Vpp): object {
  return {
    maxPodIfSpec: vpp.maxPodIfSpec,
    defaultPodIfSpec: vpp.defaultPodIfSpec,
    vppHostTapSpec: vpp.vppHostTapSpec,
    uplinkInterfaces: vpp.uplinks.map(uplink),
  };
}

/** An empty driver means that VPP chooses; it is written, as upstream does. */
function uplink({ interfaceName, vppDriver, newDriver, ...rest }: CalicoVppUplink): object {
  return compact({ interfaceName, vppDriver: vppDriver ?? "", newDriver, ...rest });
}

/**
 * VPP's startup.conf. The line of the DPDK plugin must keep exactly this text: where an uplink asks for dpdk, VPP's
 * manager finds it and turns it into `enable` (vpp-manager/uplink/dpdk.go).
 */
function startupConfiguration({ workers, buffersPerNuma }: Vpp, plugins: readonly string[]): string {
  return [
    "unix {",
    "  nodaemon",
    "  full-coredump",
    "  cli-listen /var/run/vpp/cli.sock",
    "  pidfile /run/vpp/vpp.pid",
    "  exec /etc/vpp/startup.exec",
    "}",
    "api-trace { on }",
    "cpu {",
    `  workers ${workers}`,
    "}",
    "socksvr {",
    "  socket-name /var/run/vpp/vpp-api.sock",
    "}",
    "plugins {",
    "  plugin default { enable }",
    "  plugin dpdk_plugin.so { disable }",
    ...plugins.map((plugin) => `  plugin ${plugin}`),
    "}",
    "buffers {",
    `  buffers-per-numa ${buffersPerNuma}`,
    "}",
  ].join("\n");
}
