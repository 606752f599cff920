import { type Finds, here, list } from "../../findings";
import { MTU_OVERHEADS } from "../../net";
import type { CalicoEncryption } from "../cluster";
import { type Rule, rule, type RuleContext } from "../rule";
import { at, atPool, routedPools } from "../support";
import { apiServerAccepts, felixAccepts, operatorAccepts, vppAccepts } from "../verdicts";

const ipsecEncryption = "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/ipsec";
const providers = "projectcalico/vpp-dataplane calico-vpp-agent/connectivity/connectivity_server.go (getProviderType)";
const wireguardEncryption = "docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic";

type WireGuard = Extract<CalicoEncryption, { kind: "wireguard" }>;

const key = (context: RuleContext, ...keys: readonly string[]): string => at(context, "calico", "encryption", ...keys);

const ipsec = rule({
  finds: {
    "ENC-001": {
      title: "IPsec without VPP",
      severity: "error",
      why: "Calico has IPsec in the VPP data plane only; elsewhere all traffic would stay in clear.",
      upstream: here,
      see: ipsecEncryption,
    },
    "ENC-002": {
      title: "IPsec with a pool that is not IP-in-IP",
      severity: "error",
      why: "IPsec takes the place of IP-in-IP tunnels; traffic of any other pool goes in clear.",
      upstream: vppAccepts,
      see: providers,
    },
    "ENC-003": {
      title: "IPsec with IP-in-IP between subnets only",
      severity: "error",
      why: "Inside a subnet there is no tunnel, and so no encryption.",
      upstream: vppAccepts,
      see: providers,
    },
    "ENC-004": {
      title: "IPsec with IPv6 pods",
      severity: "error",
      why: "IPsec rides on IP-in-IP, which carries IPv4 only: IPv6 goes in clear.",
      upstream: vppAccepts,
      see: providers,
    },
    "ENC-005": {
      title: "no worker left beside the crypto threads",
      severity: "error",
      why: "The agent cannot divide the workers and keeps all of them from encrypting.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/common/common.go (FetchNDataThreads)",
    },
    "ENC-006": {
      title: "crossed IPsec tunnels between single addresses",
      severity: "warning",
      why: "Tunnels are crossed between several addresses of a node; each node has one.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/connectivity/ipsec.go",
    },
  },
  check: (context) => {
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
  },
});

function forWireGuard<C extends string>(definition: {
  readonly finds: Finds<C>;
  readonly check: (context: RuleContext<C>, wireguard: WireGuard) => void;
}): Rule {
  return rule({
    finds: definition.finds,
    check: (context: RuleContext<C>) => {
      const { encryption } = context.cluster.calico;
      if (encryption.kind === "wireguard") definition.check(context, encryption);
    },
  });
}

const families = forWireGuard({
  finds: {
    "ENC-009": {
      title: "WireGuard for an IP family without pods",
      severity: "warning",
      why: "There is nothing to encrypt.",
      upstream: felixAccepts,
      see: wireguardEncryption,
    },
    "ENC-010": {
      title: "pods of one IP family stay in clear",
      severity: "warning",
      why: "WireGuard is switched on by family, and the other family's traffic can be read on the way.",
      upstream: felixAccepts,
      see: wireguardEncryption,
    },
    "ENC-011": {
      title: "WireGuard that encrypts nothing",
      severity: "error",
      why: "Both families are switched off.",
      upstream: felixAccepts,
      see: wireguardEncryption,
    },
  },
  check: (context, wireguard) => {
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
  },
});

const hosts = forWireGuard({
  finds: {
    "ENC-007": {
      title: "host encryption where Calico does not have it",
      severity: "error",
      why: "Nodes route to each other through WireGuard before it is up, and lose the API server.",
      upstream: felixAccepts,
      see: wireguardEncryption,
    },
    "ENC-008": {
      title: "host encryption that cannot be switched off",
      severity: "warning",
      why: "With the AWS VPC CNI the operator switches it on by an environment variable, which wins.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (FELIX_WIREGUARDHOSTENCRYPTIONENABLED)",
    },
  },
  check: (context, wireguard) => {
    const { cni } = context.cluster.calico;
    const isOffered = cni !== "Calico" && context.offer.cloudCni?.encryptsHosts === true;
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
  },
});

const device = forWireGuard({
  finds: {
    "ENC-012": {
      title: "WireGuard MTU above what the network between nodes carries",
      severity: "error",
      why: "WireGuard sets Don't Fragment: large packets are dropped.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/networking/configuring/mtu",
    },
    "ENC-014": {
      title: "WireGuard MTU that the operator overrides",
      severity: "warning",
      why: "Where a pod MTU is set, the operator gives WireGuard the same by an environment variable, which wins.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (FELIX_WIREGUARDMTU)",
    },
    "ENC-015": {
      title: "WireGuard interface that cannot be made",
      severity: "error",
      why: "Two devices cannot have one name.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (interfaceRegex)",
    },
    "ENC-016": {
      title: "priority of WireGuard's routing rule out of range",
      severity: "error",
      why: "The kernel's own rules are at 0, 32766 and 32767. Calico's own API server refuses others than 1 to 32765.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico api/pkg/apis/projectcalico/v3/felixconfig.go (wireguardRoutingRulePriority)",
    },
  },
  check: (context, wireguard) => {
    const { felix, mtuIsExplicit, mtu: podMtu } = context.cluster.calico;
    const { underlayMtu, pathMtu } = context.cluster.network;
    // WireGuard's packets cannot be cut up, so what the path carries counts, not what the interfaces say.
    const carried = pathMtu ?? underlayMtu;
    for (const [name, value, family] of [
      ["mtu", felix.wireguardMTU, 4],
      ["mtuV6", felix.wireguardMTUV6, 6],
    ] as const) {
      const most = carried - MTU_OVERHEADS.wireguard.bytes[family];
      if (value !== undefined && value > most)
        context.report.add("ENC-012", key(context, name), {
          message: `${value} bytes and WireGuard's ${MTU_OVERHEADS.wireguard.bytes[family]} do not fit in ${carried}, the MTU between nodes`,
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
  },
});

const underVpp = forWireGuard({
  finds: {
    "ENC-017": {
      title: "WireGuard under VPP with an unencapsulated pool",
      severity: "error",
      why: "Under VPP, WireGuard takes the place of a pool's tunnel; a pool without one goes in clear.",
      upstream: vppAccepts,
      see: providers,
    },
    "ENC-018": {
      title: "WireGuard under VPP with a tunnel between subnets only",
      severity: "error",
      why: "Under VPP, WireGuard takes the place of a pool's tunnel; inside a subnet there is none, and traffic is in clear.",
      upstream: vppAccepts,
      see: providers,
    },
    "ENC-019": {
      title: "WireGuard under VPP without IPv4",
      severity: "error",
      why: "VPP's agent looks at the IPv4 setting alone, for both families.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/connectivity/wireguard.go",
    },
  },
  check: (context, wireguard) => {
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
  },
});

/** Encryption between nodes. */
export const encryptionRules: readonly Rule[] = [ipsec, families, hosts, device, underVpp];
