import type { Schema } from "./crd-schema";

/** Fields of FelixConfiguration that came with 3.32. */
const absent: readonly string[] = [
  "bpfMaglevMaxEndpointsPerService",
  "bpfMaglevMaxServices",
  "ipv4ElevatedRoutePriority",
  "ipv4NormalRoutePriority",
  "ipv6ElevatedRoutePriority",
  "ipv6NormalRoutePriority",
  "istioAmbientMode",
  "istioDSCPMark",
  "liveMigrationRouteConvergenceTime",
  "nodeSelector",
  "prometheusMetricsCAFile",
  "prometheusMetricsCertFile",
  "prometheusMetricsClientAuth",
  "prometheusMetricsKeyFile",
];

/** Fields that 3.31 has otherwise, or alone. */
const others: Readonly<Record<string, Schema>> = {
  bpfKubeProxyEndpointSlicesEnabled: { type: "boolean" },
  bpfRedirectToPeer: { type: "string", enum: ["Enabled", "Disabled", "L2Only"] },
  iptablesBackend: { type: "string", pattern: "^(?i)(Auto|Legacy|NFT)?$" },
  iptablesLockFilePath: { type: "string" },
  iptablesLockTimeout: { type: "string", pattern: String.raw`^([0-9]+(\\.[0-9]+)?(ms|s|m|h))*$` },
  nftablesMode: { type: "string", enum: ["Disabled", "Enabled", "Auto"] },
};

/**
 * The fields of FelixConfiguration of Calico v3.31.7, told by how they differ from v3.32.1's: read from
 * manifests/operator-crds.yaml (SHA-256 380414d5…) and v1_crd_projectcalico_org.yaml at the tags.
 */
export function fieldsOfFelix331(newest: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  const kept = Object.entries(newest).filter(([name]) => !absent.includes(name));
  return { ...Object.fromEntries(kept), ...others };
}
