import {
  type AddressAutodetection,
  autodetectionText,
  type CalicoCluster,
  operatorRegistry,
  registryFor,
} from "../../calico";
import { compact } from "../../model";
import type { KopsRelease } from "./releases";
import type { KopsCalico } from "./types";

/** Fields of FelixConfiguration that kOps sets from fields of spec.networking.calico. */
export const felixOfKops: readonly string[] = [
  "awsSrcDstCheck",
  "bpfEnabled",
  "bpfExternalServiceMode",
  "bpfKubeProxyIptablesCleanupEnabled",
  "bpfLogLevel",
  "chainInsertMode",
  "iptablesBackend",
  "logSeverityScreen",
  "prometheusGoMetricsEnabled",
  "prometheusMetricsEnabled",
  "prometheusMetricsPort",
  "prometheusProcessMetricsEnabled",
  "wireguardEnabled",
];

/** Fields that kOps fixes, so that nobody can change them (the FELIX_* of calico-node in kOps' manifest). */
export const felixFixedByKops: Readonly<Record<string, string>> = {
  defaultEndpointToHostAction: "ACCEPT",
  healthEnabled: "true",
  ipv6Support: "false",
  ipipMTU: "the MTU of pods",
  vxlanMTU: "the MTU of pods",
  wireguardMTU: "the MTU of pods",
};

/** An environment variable of calico-node wins over FelixConfiguration (docs.tigera.io, Configuring Felix). */
export const felixByEnvironment: readonly string[] = [...felixOfKops, ...Object.keys(felixFixedByKops)];

/**
 * spec.networking.calico. `encapsulationMode` is always written: left out, kOps takes ipip whatever the modes say
 * (pkg/model/components/calico.go). The backend follows from it: ipip runs BIRD, vxlan does not. So routes without
 * encapsulation are ipip with `ipipMode: Never`; kOps refuses `none` on IPv4.
 */
export function nativeCalico(calico: CalicoCluster, release: KopsRelease, typhaReplicas: number): KopsCalico {
  const { dataplane, encryption, felix, images, installation: asked } = calico;
  const encapsulation = calico.pools[0]?.encapsulation ?? calico.routing.encapsulation;
  const isEbpf = dataplane.kind === "ebpf";
  return compact<KopsCalico>({
    registry: registryFor(operatorRegistry, images),
    ...modes[encapsulation],
    awsSrcDstCheck: felix.awsSrcDstCheck ?? "DoNothing",
    bpfEnabled: isEbpf ? true : undefined,
    bpfExternalServiceMode: felix.bpfExternalServiceMode,
    bpfKubeProxyIptablesCleanupEnabled: felix.bpfKubeProxyIptablesCleanupEnabled,
    bpfLogLevel: felix.bpfLogLevel,
    nftablesMode: dataplane.kind === "nftables" && release.hasNftablesMode ? "Enabled" : undefined,
    wireguardEnabled: encryption.kind === "wireguard" && encryption.ipv4 ? true : undefined,
    mtu: calico.mtuIsExplicit ? calico.mtu : undefined,
    ipv4AutoDetectionMethod: autodetectionMethod(calico.nodeAddressAutodetection.ipv4),
    chainInsertMode: felix.chainInsertMode?.toLowerCase(),
    iptablesBackend: felix.iptablesBackend,
    logSeverityScreen: felix.logSeverityScreen?.toLowerCase(),
    allowIPForwarding: asked.containerIPForwarding === "Enabled" ? true : undefined,
    cpuRequest: asked.resources?.node?.requests?.cpu,
    prometheusMetricsEnabled: felix.prometheusMetricsEnabled,
    prometheusMetricsPort: felix.prometheusMetricsPort,
    prometheusGoMetricsEnabled: felix.prometheusGoMetricsEnabled,
    prometheusProcessMetricsEnabled: felix.prometheusProcessMetricsEnabled,
    typhaReplicas: typhaReplicas > 0 ? typhaReplicas : undefined,
    typhaPrometheusMetricsEnabled: asked.typhaMetricsPort === undefined ? undefined : true,
    typhaPrometheusMetricsPort: asked.typhaMetricsPort,
  });
}

const modes = {
  IPIP: { encapsulationMode: "ipip", ipipMode: "Always" },
  IPIPCrossSubnet: { encapsulationMode: "ipip", ipipMode: "CrossSubnet" },
  VXLAN: { encapsulationMode: "vxlan", vxlanMode: "Always" },
  VXLANCrossSubnet: { encapsulationMode: "vxlan", vxlanMode: "CrossSubnet" },
  None: { encapsulationMode: "ipip", ipipMode: "Never" },
} as const;

/** Calico's own text for a method; undefined for kOps' default. */
export function autodetectionMethod(method: AddressAutodetection | undefined): string | undefined {
  return method?.firstFound === undefined ? autodetectionText(method) : undefined;
}
