import type { CalicoCluster, FelixConfigurationSpec } from "../../calico";
import { compact } from "../../model";
import type { Variable, Variables } from "./inventory";

type Field = keyof FelixConfigurationSpec;

/** How a field of Felix is said to Kubespray. */
interface FelixVariable {
  readonly variable: string;
  /** What Kubespray has where nobody asks for anything (roles/network_plugin/calico_defaults). */
  readonly default: Variable;
  /** As Kubespray spells what upstream spells otherwise. */
  readonly spelt?: (value: string) => string;
}

const upper = (value: string): string => value.toUpperCase();
const lower = (value: string): string => value.toLowerCase();

/**
 * Fields for which Kubespray has a variable. A play writes each of them, into FelixConfiguration or into calico-node's
 * environment, which wins over it: so they have one owner, the play, and the kit's own object leaves them out.
 */
const variables: readonly (readonly [Field, FelixVariable])[] = [
  ["bpfExternalServiceMode", { variable: "calico_bpf_service_mode", default: "Tunnel" }],
  ["bpfLogLevel", { variable: "calico_bpf_log_level", default: "Off" }],
  ["chainInsertMode", { variable: "calico_felix_chaininsertmode", default: "Insert" }],
  ["defaultEndpointToHostAction", { variable: "calico_endpoint_to_host_action", default: "RETURN", spelt: upper }],
  ["featureDetectOverride", { variable: "calico_feature_detect_override", default: "" }],
  ["floatingIPs", { variable: "calico_felix_floating_ips", default: "Disabled" }],
  ["healthHost", { variable: "calico_healthhost", default: "localhost" }],
  ["iptablesBackend", { variable: "calico_iptables_backend", default: "Auto" }],
  ["logSeverityScreen", { variable: "calico_felix_log_severity_screen", default: "Info" }],
  ["logSeverityScreen", { variable: "calico_loglevel", default: "info", spelt: lower }],
  ["prometheusGoMetricsEnabled", { variable: "calico_felix_prometheusgometricsenabled", default: true }],
  ["prometheusMetricsEnabled", { variable: "calico_felix_prometheusmetricsenabled", default: false }],
  ["prometheusMetricsPort", { variable: "calico_felix_prometheusmetricsport", default: 9091 }],
  ["prometheusProcessMetricsEnabled", { variable: "calico_felix_prometheusprocessmetricsenabled", default: true }],
  ["reportingInterval", { variable: "calico_felix_reporting_interval", default: "0s" }],
  ["usageReportingEnabled", { variable: "calico_usage_reporting", default: false }],
  ["wireguardEnabled", { variable: "calico_wireguard_enabled", default: false }],
];

/** Fields that are written by nobody else than the play: what it has variables for, and what follows from others of its own. */
export const felixOfKubespray: readonly string[] = [
  ...new Set<string>([
    ...variables.map(([field]) => field),
    "bpfEnabled",
    "healthEnabled",
    "ipipEnabled",
    "ipv6Support",
    "mtuIfacePattern",
    "nftablesMode",
    "vxlanEnabled",
  ]),
];

/** Fields that Kubespray decides whatever the intent says, and what it makes of each. */
export function felixFixedByKubespray({
  mtuIsExplicit,
}: Pick<CalicoCluster, "mtuIsExplicit">): Readonly<Record<string, string>> {
  const byMtu = "calico.mtu, for every kind of tunnel";
  return {
    healthEnabled: "true",
    ipipEnabled: "what the pool's encapsulation asks for",
    ipv6Support: "what the ranges of pods ask for",
    vxlanEnabled: "what the pool's encapsulation asks for",
    ...(mtuIsExplicit ? { ipipMTU: byMtu, vxlanMTU: byMtu, wireguardMTU: byMtu } : {}),
  };
}

/** Felix' part of the variables: each is written, defaults too. */
export function felixVariables({ felix }: Pick<CalicoCluster, "felix">): Variables {
  const asked = felix as Readonly<Record<string, Variable | undefined>>;
  return {
    ...Object.fromEntries(
      variables.map(([field, { variable, default: unsaid, spelt }]) => {
        const value = asked[field] ?? unsaid;
        return [variable, spelt !== undefined && typeof value === "string" ? spelt(value) : value];
      }),
    ),
    // With backend vxlan the play puts these into the environment; else FelixConfiguration has them, from the kit.
    calico_vxlan_vni: felix.vxlanVNI ?? 4096,
    calico_vxlan_port: felix.vxlanPort ?? 4789,
    ...compact<Variables>({ calico_felix_mtu_iface_pattern: felix.mtuIfacePattern } as Variables),
  };
}
