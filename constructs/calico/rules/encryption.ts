import type { CalicoEncryption, Rule, RuleContext } from "../../cluster";
import { MTU_OVERHEADS } from "../../net";
import { at, atPool, list, routedPools } from "./support";

type WireGuard = Extract<CalicoEncryption, { kind: "wireguard" }>;

const key = (context: RuleContext, ...keys: readonly string[]): string => at(context, "calico", "encryption", ...keys);

const ipsec: Rule = (context) => {
  const { encryption, dataplane } = context.cluster.calico;
  if (encryption.kind !== "ipsec") return;
  if (dataplane.kind !== "vpp") {
    context.report.add("ENC-001", key(context, "kind"), {
      message: `the data plane ${dataplane.kind} has no IPsec`,
      want: "wireguard, or the data plane vpp",
      fix: "write kind: wireguard, or use the data plane vpp",
    });
    return;
  }
  for (const [index, pool] of routedPools(context)) {
    if (pool.family === 6)
      context.report.add("ENC-004", atPool(context, index, "cidr"), {
        message: `traffic of the IPv6 pool ${pool.cidr} goes in clear`,
        got: pool.cidr,
        want: "IPv4 pools only, or another encryption",
        fix: "remove the pool, or write encryption kind: wireguard",
      });
    else if (pool.encapsulation !== "IPIP")
      context.report.add(
        pool.encapsulation === "IPIPCrossSubnet" ? "ENC-003" : "ENC-002",
        atPool(context, index, "encapsulation"),
        {
          message:
            pool.encapsulation === "IPIPCrossSubnet"
              ? `pods of pool ${pool.cidr} talk in clear inside a subnet`
              : `traffic of pool ${pool.cidr} (${pool.encapsulation}) goes in clear`,
          got: pool.encapsulation,
          want: "IPIP",
          fix: "write encapsulation: IPIP",
        },
      );
  }
  const { asyncCryptoThreads: threads = 0, crossTunnels } = encryption;
  if (threads > 0 && threads >= dataplane.workers)
    context.report.add("ENC-005", key(context, "asyncCryptoThreads"), {
      message: `${threads} of ${dataplane.workers} workers for encryption leave none for packets`,
      want: `fewer than calico.dataplane.workers (${dataplane.workers})`,
      fix: `write calico.dataplane.workers: ${threads + 1} or more, or remove the key`,
    });
  if (crossTunnels)
    context.report.add("ENC-006", key(context, "crossTunnels"), {
      message: "each node has one address for IPsec, so there is nothing to cross",
      want: "no value",
      fix: "remove the key",
    });
};

function forWireGuard(rule: (context: RuleContext, wireguard: WireGuard) => void): Rule {
  return (context) => {
    const { encryption } = context.cluster.calico;
    if (encryption.kind === "wireguard") rule(context, encryption);
  };
}

const families = forWireGuard((context, wireguard) => {
  const { families: pods } = context.cluster.network;
  if (!wireguard.ipv4 && !wireguard.ipv6) {
    context.report.add("ENC-011", key(context, "kind"), {
      message: "WireGuard is on for neither IPv4 nor IPv6",
      want: "ipv4 or ipv6 on",
      fix: "remove ipv4: false and ipv6: false, or write kind: none",
    });
    return;
  }
  for (const family of [4, 6] as const) {
    const isOn = wireguard[`ipv${family}`];
    if (isOn && !pods.includes(family))
      context.report.add("ENC-009", key(context, `ipv${family}`), {
        message: `there are no IPv${family} pods whose traffic WireGuard could encrypt`,
        want: "no value",
        fix: "remove the key",
      });
    if (!isOn && pods.includes(family))
      context.report.add("ENC-010", key(context, `ipv${family}`), {
        message: `traffic of IPv${family} pods stays in clear`,
        want: `ipv${family} on`,
        fix: "remove the key",
      });
  }
});

const hosts = forWireGuard((context, wireguard) => {
  const { cni, kubernetesProvider } = context.cluster.calico;
  const isOffered = cni === "AmazonVPC" && kubernetesProvider === "EKS";
  if (wireguard.hostEncryption && !isOffered)
    context.report.add("ENC-007", key(context, "hostEncryption"), {
      message: "traffic of hosts is encrypted with the cloud's own CNI only, on platforms that have one",
      want: "false, or no value",
      fix: "remove the key",
    });
  if (!wireguard.hostEncryption && isOffered)
    context.report.add("ENC-008", key(context, "hostEncryption"), {
      message: `with ${cni} the operator encrypts traffic of hosts whatever this says`,
      want: "no value",
      fix: "remove the key",
    });
});

const device = forWireGuard((context, wireguard) => {
  const { felix, mtuIsExplicit, mtu: podMtu } = context.cluster.calico;
  const { underlayMtu } = context.cluster.network;
  for (const [name, value, family] of [
    ["mtu", felix.wireguardMTU, 4],
    ["mtuV6", felix.wireguardMTUV6, 6],
  ] as const) {
    const most = underlayMtu - MTU_OVERHEADS.wireguard.bytes[family];
    if (value !== undefined && value > most)
      context.report.add("ENC-012", key(context, name), {
        message: `${value} bytes and WireGuard's ${MTU_OVERHEADS.wireguard.bytes[family]} do not fit in ${underlayMtu}, the MTU between nodes`,
        want: `at most ${most}`,
        fix: "remove the key: Calico derives it",
      });
    else if (value !== undefined && mtuIsExplicit && value !== podMtu)
      context.report.add("ENC-014", key(context, name), {
        message: `the operator gives WireGuard the pods' MTU, ${podMtu}, instead of ${value}`,
        want: "no value",
        fix: "remove the key",
      });
  }
  const names = [felix.wireguardInterfaceName, felix.wireguardInterfaceNameV6] as const;
  for (const [index, name] of names.entries())
    if (name !== undefined && !/^[a-zA-Z0-9_.-]{1,15}$/.test(name))
      context.report.add("ENC-015", key(context, index === 0 ? "interfaceName" : "interfaceNameV6"), {
        message: `${name} is not the name of an interface`,
        want: "at most 15 letters, digits and _ . -",
        fix: "remove the key",
      });
  const [v4 = "wireguard.cali", v6 = "wg-v6.cali"] = names;
  if (wireguard.ipv4 && wireguard.ipv6 && v4 === v6)
    context.report.add("ENC-015", key(context, names[1] === undefined ? "interfaceName" : "interfaceNameV6"), {
      message: `WireGuard's interfaces for IPv4 and IPv6 are both called ${v4}`,
      want: "two names",
      fix: "remove the key",
    });
  const priority = felix.wireguardRoutingRulePriority;
  if (priority !== undefined && (priority < 1 || priority > 32765))
    context.report.add("ENC-016", key(context, "routingRulePriority"), {
      message: `a routing rule cannot have priority ${priority}`,
      want: "1 to 32765",
      fix: "remove the key for 99",
    });
});

const underVpp = forWireGuard((context, wireguard) => {
  if (context.cluster.calico.dataplane.kind !== "vpp") return;
  if (!wireguard.ipv4 && wireguard.ipv6)
    context.report.add("ENC-019", key(context, "ipv4"), {
      message: "VPP encrypts nothing while ipv4 is off",
      want: "ipv4 on",
      fix: "remove the key",
    });
  for (const [index, pool] of routedPools(context)) {
    const isBare = pool.encapsulation === "None";
    if (!isBare && !pool.encapsulation.endsWith("CrossSubnet")) continue;
    context.report.add(isBare ? "ENC-017" : "ENC-018", atPool(context, index, "encapsulation"), {
      message: isBare
        ? `traffic of pool ${pool.cidr} goes in clear: VPP has no tunnel to encrypt`
        : `pods of pool ${pool.cidr} talk in clear inside a subnet: VPP has no tunnel there to encrypt`,
      got: pool.encapsulation,
      want: list(["IPIP", "VXLAN"]).replace(" and ", " or "),
      fix: `write encapsulation: ${pool.family === 4 && pool.encapsulation !== "VXLANCrossSubnet" ? "IPIP" : "VXLAN"}`,
    });
  }
});

/** Encryption between nodes. */
export const encryptionRules: readonly Rule[] = [ipsec, families, hosts, device, underVpp];
