import { MTU_OVERHEADS } from "../../../net";
import { type Rule, rule } from "../../rule";
import { at, cidrOf, ipOf } from "../../support";
import { apiServerAccepts, apiServerRefuses, calicoApiServerRefuses, felixAccepts } from "../../verdicts";
import { boundsOf, felixFields, intentRows } from "../fields";

const parameters = "projectcalico/calico felix/config/config_params.go";
const api = "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go";
const calicoValidator = "projectcalico/calico libcalico-go/lib/validator/v3/validator.go";

const numbers = rule({
  finds: {
    "FELIX-011": {
      title: "number out of the range that Felix takes",
      severity: "error",
      why: "Felix puts its default in place of the value, or the kernel refuses it.",
      upstream: apiServerAccepts,
      see: `${parameters}; ${api} (validate tags)`,
    },
    "FELIX-012": {
      title: "elevated route priority that is not above the normal one",
      severity: "warning",
      why: "A lower number wins: during a live migration both hosts would keep the route.",
      upstream: felixAccepts,
      see: api,
    },
  },
  check: (context) => {
    for (const [key, value] of Object.entries(context.intent.calico?.felix ?? {})) {
      const range = boundsOf(key, context.cluster.calico.release.calico);
      if (range === undefined || typeof value !== "number" || (value >= range[0] && value <= range[1])) continue;
      context.report.add("FELIX-011", at(context, "calico", "felix", key), {
        message: `${key} ${value} is out of range`,
        want: `${range[0]} to ${range[1]}`,
        fix: "remove the key for Felix' default, or write a value in the range",
      });
    }
    const felix = context.cluster.calico.felix;
    for (const version of ["ipv4", "ipv6"] as const) {
      const elevated =
        felix[`${version}ElevatedRoutePriority`] ?? felixFields[`${version}ElevatedRoutePriority`].default;
      const normal = felix[`${version}NormalRoutePriority`] ?? felixFields[`${version}NormalRoutePriority`].default;
      if (elevated < normal) continue;
      const key =
        felix[`${version}ElevatedRoutePriority`] === undefined ? "NormalRoutePriority" : "ElevatedRoutePriority";
      context.report.add("FELIX-012", at(context, "calico", "felix", `${version}${key}`), {
        message: `elevated routes have priority ${elevated}, normal ones ${normal}, and the lower number wins`,
        want: "an elevated priority below the normal one",
        fix: `write ${version}ElevatedRoutePriority: ${Math.floor(normal / 2)}`,
      });
    }
  },
});

const durations = rule({
  finds: {
    "FELIX-024": {
      title: "duration in a spelling that the CRD does not take",
      severity: "error",
      why: "The CRD's pattern wants whole numbers with ms, s, m or h: no fractions, no us or ns.",
      upstream: apiServerRefuses,
      see: `${api} (the pattern's backslash is doubled, so a decimal point never matches)`,
    },
  },
  check: (context) => {
    const { felix, encryption } = context.intent.calico ?? {};
    const all: (readonly [path: string, key: string, value: unknown, pattern: string | undefined])[] = intentRows.map(
      ([key, { pattern }]) => [at(context, "calico", "felix", key), key, felix?.[key], pattern],
    );
    if (encryption?.kind === "wireguard") {
      const { pattern } = felixFields.wireguardKeepAlive;
      all.push([at(context, "calico", "encryption", "keepAlive"), "keepAlive", encryption.keepAlive, pattern]);
    }
    for (const [path, key, text, pattern] of all) {
      if (pattern === undefined || typeof text !== "string" || new RegExp(pattern).test(text)) continue;
      context.report.add("FELIX-024", path, {
        message: `${key} ${text} is not a duration that the CRD takes`,
        want: "whole numbers with ms, s, m or h, e.g. 1500ms or 1m30s",
        fix: "write a smaller unit instead of a fraction",
      });
    }
  },
});

/** `n`, `first:last`, or a name; undefined for anything else. */
function portRange(value: string | number): "numbers" | "name" | undefined {
  const [first, last = first, ...rest] = String(value).split(":").map(Number);
  const isPort = (port: number | undefined) => Number.isInteger(port) && (port ?? 0) >= 1 && (port ?? 0) <= 65535;
  if (rest.length === 0 && isPort(first) && isPort(last)) return (first ?? 0) <= (last ?? 0) ? "numbers" : undefined;
  return typeof value === "string" && /^[a-zA-Z0-9_.-]{1,128}$/.test(value) && !/^[0-9]/.test(value)
    ? "name"
    : undefined;
}

const portRanges = rule({
  finds: {
    "FELIX-005": {
      title: "node port ranges that Felix does not take",
      severity: "error",
      why: "One iptables rule holds seven ranges, and names have no number. Calico's own API server refuses others.",
      upstream: calicoApiServerRefuses,
      see: `${calicoValidator} (validateFelixConfigSpec)`,
    },
    "FELIX-006": {
      title: "malformed port range",
      severity: "error",
      why: "Felix reads a number or first:last. Calico's own API server refuses others.",
      upstream: calicoApiServerRefuses,
      see: "projectcalico/calico api/pkg/lib/numorstring/port.go",
    },
  },
  check: (context) => {
    const felix = context.cluster.calico.felix;
    const ranges = felix.kubeNodePortRanges ?? [];
    if (ranges.length > 7)
      context.report.add("FELIX-005", at(context, "calico", "felix", "kubeNodePortRanges"), {
        message: `${ranges.length} node port ranges do not fit in one rule`,
        got: ranges.length,
        want: "at most 7 ranges",
        fix: "join ranges that touch",
      });
    const single = (["natPortRange", "bpfPSNATPorts"] as const).map((key) => [[key], felix[key]] as const);
    const listed = ranges.map((range, index) => [["kubeNodePortRanges", index], range] as const);
    for (const [keys, value] of [...single, ...listed]) {
      if (value === undefined) continue;
      const kind = portRange(value);
      if (kind === "numbers") continue;
      const isNamedNodePort = kind === "name" && keys.length === 2;
      context.report.add(isNamedNodePort ? "FELIX-005" : "FELIX-006", at(context, "calico", "felix", ...keys), {
        message: isNamedNodePort
          ? `${value} is a name, and node ports are numbers`
          : `${value} is not a range of ports`,
        want: "a port, or first:last, from 1 to 65535",
        fix: "write it as in 30000:32767",
      });
    }
  },
});

const addresses = rule({
  finds: {
    "FELIX-016": {
      title: "not an address of the right IP family",
      severity: "error",
      why: "Calico's own API server refuses it; Felix ignores it.",
      upstream: calicoApiServerRefuses,
      see: `${calicoValidator} (validateFelixConfigSpec)`,
    },
    "FELIX-017": {
      title: "external node that is no IPv4 address or range",
      severity: "error",
      why: "Calico's own API server refuses it.",
      upstream: calicoApiServerRefuses,
      see: `${calicoValidator} (validateFelixConfigSpec)`,
    },
  },
  check: (context) => {
    const felix = context.cluster.calico.felix;
    for (const [key, family] of [
      ["natOutgoingAddress", 4],
      ["deviceRouteSourceAddress", 4],
      ["deviceRouteSourceAddressIPv6", 6],
    ] as const) {
      const text = felix[key];
      if (text === undefined || text === "" || ipOf(text)?.family === family) continue;
      context.report.add("FELIX-016", at(context, "calico", "felix", key), {
        message: `${text} is not an IPv${family} address`,
        want: `an IPv${family} address`,
        fix: `write it as in ${family === 4 ? "192.0.2.1" : "2001:db8::1"}`,
      });
    }
    for (const [index, text] of (felix.externalNodesList ?? []).entries()) {
      if ((ipOf(text) ?? cidrOf(text))?.family === 4) continue;
      context.report.add("FELIX-017", at(context, "calico", "felix", "externalNodesList", index), {
        message: `${text} is neither an IPv4 address nor an IPv4 range`,
        want: "an IPv4 address or range",
        fix: "write it as in 192.0.2.1 or 192.0.2.0/24",
      });
    }
  },
});

const interfaceNames = rule({
  finds: {
    "FELIX-023": {
      title: "interface name that Felix does not take",
      severity: "error",
      why: "Calico's own API server takes letters, digits and : . _ + -, at most 15 characters.",
      upstream: calicoApiServerRefuses,
      see: `${calicoValidator} (ifaceFilterRegex)`,
    },
  },
  check: (context) => {
    const felix = context.cluster.calico.felix;
    const all: readonly (readonly [readonly (string | number)[], string | undefined])[] = [
      [["iptablesNATOutgoingInterfaceFilter"], felix.iptablesNATOutgoingInterfaceFilter],
      ...(felix.bpfForceTrackPacketsFromIfaces ?? []).map(
        (name, index) => [["bpfForceTrackPacketsFromIfaces", index], name] as const,
      ),
    ];
    for (const [keys, name] of all) {
      // An empty filter is none; in a list it is a mistake.
      if (name === undefined || (name === "" && keys.length === 1) || /^[a-zA-Z0-9:._+-]{1,15}$/.test(name)) continue;
      context.report.add("FELIX-023", at(context, "calico", "felix", ...keys), {
        message: `${name || "an empty text"} is not the name of an interface`,
        want: "at most 15 letters, digits and : . _ + -, with + at the end for any",
        fix: "write it as in eth0 or docker+",
      });
    }
  },
});

const tunnelMtu = rule({
  finds: {
    "FELIX-014": {
      title: "tunnel MTU above what the network between nodes carries",
      severity: "error",
      why: "Large packets are dropped or fragmented once they are in the tunnel.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/networking/configuring/mtu",
    },
  },
  check: (context) => {
    const { underlayMtu } = context.cluster.network;
    for (const [key, header, family] of [
      ["ipipMTU", "ipip", 4],
      ["vxlanMTU", "vxlan", 4],
      ["vxlanMTUV6", "vxlan", 6],
    ] as const) {
      const value = context.cluster.calico.felix[key];
      const bytes = MTU_OVERHEADS[header].bytes[family] ?? 0;
      if (value === undefined || value <= underlayMtu - bytes) continue;
      context.report.add("FELIX-014", at(context, "calico", "felix", key), {
        message: `${key} ${value} and ${bytes} bytes of header do not fit in ${underlayMtu}, the MTU between nodes`,
        want: `at most ${underlayMtu - bytes}`,
        fix: "remove the key: Calico derives it",
      });
    }
  },
});

/** Fields of FelixConfiguration, each by itself. */
export const felixValueRules: readonly Rule[] = [numbers, durations, portRanges, addresses, interfaceNames, tunnelMtu];
