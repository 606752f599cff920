/** Claims about `spec.networking`. */
import type { Answer, Fact } from "./kops-fact";
import { type Change, ipv6 } from "./kops-specs";

const sheet = "platforms §2.1";

/** One case about a field of `networking.calico`. */
const calico = (field: string, value: unknown, expected: Answer, says?: string, kops: Answer = expected): Fact => ({
  source: sheet,
  rule: `calico.${field}: ${JSON.stringify(value)}`,
  change: { calico: { [field]: value } },
  sheet: expected,
  kops,
  ...(says === undefined ? {} : { says }),
});

const each = (field: string, values: readonly unknown[]): Fact[] =>
  values.map((value) => calico(field, value, "accepts"));

const together = (
  source: string,
  rule: string,
  change: Change,
  expected: Answer,
  kops: Answer,
  says?: string,
): Fact => ({
  source,
  rule,
  change,
  sheet: expected,
  kops,
  ...(says === undefined ? {} : { says }),
});

const unsupported = "Unsupported value";
const methods = ["first-found", "can-reach=8.8.8.8", "interface=ens.*,eth0", "skip-interface=docker.*"];

export const calicoFacts: readonly Fact[] = [
  together(sheet, "calico: {}", {}, "accepts", "accepts"),
  ...each("registry", ["registry.example.com"]),
  ...each("version", ["v3.31.3", "v3.29.0", "nonsense"]),
  ...each("allowIPForwarding", [true]),
  ...each("awsSrcDstCheck", ["Enable", "Disable", "DoNothing"]),
  calico("awsSrcDstCheck", "disable", "refuses", unsupported),

  together(
    "platforms row 25, calico row 70",
    "bpfEnabled, kubeProxy unset",
    { calico: { bpfEnabled: true } },
    "refuses",
    "accepts",
  ),
  together(
    "platforms row 25, calico row 70",
    "bpfEnabled, kubeProxy.enabled true",
    { calico: { bpfEnabled: true }, cluster: { kubeProxy: { enabled: true } } },
    "refuses",
    "accepts",
  ),
  together(
    "platforms row 25",
    "bpfEnabled, kubeProxy.enabled false",
    { calico: { bpfEnabled: true }, cluster: { kubeProxy: { enabled: false } } },
    "accepts",
    "accepts",
  ),
  together(
    "scenarios R22",
    "bpfEnabled without encapsulationMode",
    { calico: { bpfEnabled: true }, cluster: { kubeProxy: { enabled: false } } },
    "accepts",
    "accepts",
  ),
  ...each("bpfExternalServiceMode", ["Tunnel", "DSR"]),
  calico("bpfExternalServiceMode", "dsr", "refuses", unsupported),
  ...each("bpfKubeProxyIptablesCleanupEnabled", [true]),
  ...each("bpfLogLevel", ["Off", "Info", "Debug"]),
  {
    ...calico("bpfLogLevel", false, "refuses", "cannot unmarshal bool"),
    rule: "calico.bpfLogLevel: Off, unquoted (YAML 1.1: false)",
  },
  calico("bpfLogLevel", "Warn", "refuses", unsupported),
  ...each("chainInsertMode", ["insert", "append"]),
  calico("chainInsertMode", "Insert", "refuses", unsupported),
  ...each("cpuRequest", ["100m"]),
  ...each("crossSubnet", [true]),

  ...each("encapsulationMode", ["ipip", "vxlan"]),
  calico("encapsulationMode", "VXLAN", "refuses", unsupported),
  together(
    "platforms row 26, calico row 70, R22",
    "encapsulationMode none on IPv4",
    { calico: { encapsulationMode: "none" } },
    "refuses",
    "refuses",
    'encapsulationMode "none" is only supported for IPv6 clusters',
  ),
  ...each("ipipMode", ["Always", "CrossSubnet", "Never"]),
  calico("ipipMode", "always", "refuses", unsupported),
  ...each("vxlanMode", ["Never"]),
  together(
    "platforms row 27, calico row 70, R22",
    "ipipMode Always with encapsulationMode vxlan",
    { calico: { encapsulationMode: "vxlan", ipipMode: "Always" } },
    "refuses",
    "refuses",
    `IP-in-IP encapsulation requires use of Calico's "ipip" encapsulation mode`,
  ),
  together(
    "platforms row 27",
    "ipipMode Never with encapsulationMode vxlan",
    { calico: { encapsulationMode: "vxlan", ipipMode: "Never" } },
    "accepts",
    "accepts",
  ),
  ...["Always", "CrossSubnet"].map((vxlanMode) =>
    together(
      "platforms row 27",
      `vxlanMode ${vxlanMode} without encapsulationMode`,
      { calico: { vxlanMode } },
      "refuses",
      "refuses",
      `VXLAN encapsulation requires use of Calico's "vxlan" encapsulation mode`,
    ),
  ),
  together(
    "platforms row 27, R22",
    "vxlanMode Always with encapsulationMode ipip",
    { calico: { encapsulationMode: "ipip", vxlanMode: "Always" } },
    "refuses",
    "refuses",
    `VXLAN encapsulation requires use of Calico's "vxlan" encapsulation mode`,
  ),
  together(
    "platforms row 27",
    "vxlanMode Always with encapsulationMode vxlan",
    { calico: { encapsulationMode: "vxlan", vxlanMode: "Always" } },
    "accepts",
    "accepts",
  ),

  ...each("ipv4AutoDetectionMethod", methods),
  ...["host.example.com", "::1", ""].map((to) =>
    calico("ipv4AutoDetectionMethod", `can-reach=${to}`, "refuses", "must be a valid IPv4 address"),
  ),
  calico("ipv4AutoDetectionMethod", "interface=", "refuses", "must be followed by a comma separated list"),
  calico("ipv4AutoDetectionMethod", "interface=[", "refuses", "does not compile"),
  ...["can-reach", "interface", "skip-interface"].map((word) =>
    calico("ipv4AutoDetectionMethod", word, "crashes", "index out of range"),
  ),
  ...["cidr=10.0.0.0/8", "kubernetes-internal-ip"].map((method) =>
    calico("ipv4AutoDetectionMethod", method, "refuses", "unsupported autodetection method"),
  ),
  calico("ipv4AutoDetectionMethod", "interface=a=b", "refuses", "malformed autodetection method"),
  calico("ipv6AutoDetectionMethod", "can-reach=8.8.8.8", "refuses", "must be a valid IPv6 address"),
  calico("ipv6AutoDetectionMethod", "can-reach=2001:db8::1", "accepts"),

  ...each("iptablesBackend", ["Auto", "Legacy", "NFT"]),
  calico("iptablesBackend", "nft", "refuses", unsupported),
  ...each("logSeverityScreen", ["nonsense"]),
  ...each("mtu", [1400, -1]),
  calico("mtu", "1400", "refuses", "cannot unmarshal string"),
  {
    ...calico("nftablesMode", "Enabled", "accepts"),
    rule: 'calico.nftablesMode: "Enabled" (dropped: the field came with 1.36)',
  },
  ...each("prometheusMetricsPort", [70000]),
  ...each("typhaReplicas", [0, 3]),
  calico("typhaReplicas", -1, "refuses", "less than 0"),
  ...each("wireguardEnabled", [true, false]),
  {
    ...calico("wireguardEnable", true, "refuses", undefined, "accepts"),
    source: "design §4",
    rule: "calico.wireguardEnable, an unknown key (dropped in silence)",
  },

  together("platforms §2.1", "IPv6, calico: {}", { cluster: ipv6 }, "accepts", "accepts"),
  together(
    "platforms §2.1",
    "IPv6, encapsulationMode vxlan",
    { cluster: ipv6, calico: { encapsulationMode: "vxlan" } },
    "refuses",
    "refuses",
    'IPv6 requires an encapsulationMode of "none"',
  ),
  together(
    "platforms §2.1, calico row 70",
    "IPv6, awsSrcDstCheck Disable",
    { cluster: ipv6, calico: { awsSrcDstCheck: "Disable" } },
    "refuses",
    "refuses",
    'awsSrcDstCheck may only be "DoNothing" for IPv6 clusters',
  ),
  together(
    "platforms row 30, R13",
    "IPv6, wireguardEnabled",
    { cluster: ipv6, calico: { wireguardEnabled: true } },
    "refuses",
    "refuses",
    "WireGuard is not supported on IPv6 clusters",
  ),
  together("platforms §2.2", "networking.cni: {}", { cluster: { networking: { cni: {} } } }, "accepts", "accepts"),
  together(
    "platforms §2.2",
    "networking.cni.usesSecondaryIP",
    { cluster: { networking: { cni: { usesSecondaryIP: true } } } },
    "accepts",
    "accepts",
  ),
  together(
    "platforms §2.2",
    "two networking options",
    { cluster: { networking: { calico: {}, cni: {} } } },
    "refuses",
    "refuses",
    "only one networking option permitted",
  ),
];
