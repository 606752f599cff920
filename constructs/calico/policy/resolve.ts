import { because, type Traced } from "../../model";
import { Cidr, type Ip, type IpFamily } from "../../net";
import { type ChosenPacks, type ClusterDns, loadPacks, type PackGround } from "../../policy";
import type { CalicoBgp, CalicoDataplane, CalicoPool } from "../cluster";
import type { CalicoContext } from "../context";
import { vppNamespace } from "../names";
import { isForLoadBalancers } from "../addresses/pools";

/** The practice packs of a cluster, resolved. */
export interface CalicoPolicy {
  /** In the order of the packs. */
  readonly packs: ChosenPacks;
  readonly ground: PackGround;
  /** Whether a pack is about nodes, so that they have host endpoints. */
  readonly needsHostEndpoints: boolean;
}

interface Parts {
  readonly pools: readonly CalicoPool[];
  readonly dataplane: CalicoDataplane;
  readonly bgp: CalicoBgp;
}

/** The packs that the intent asks for, and what they know of the cluster; undefined where it asks for none. */
export function resolvePolicy(context: CalicoContext, parts: Parts): Traced<CalicoPolicy> | undefined {
  const wanted = context.intent.policy;
  if (wanted === undefined) return undefined;
  const { packNames, needsHostEndpoints } = loadPacks();
  const chosen: ChosenPacks = Object.fromEntries(
    packNames.flatMap((name) => {
      const asked = wanted.packs[name];
      if (asked === undefined) return [];
      const { rollout = wanted.rollout ?? "staged", ...options } = asked;
      return [[name, { rollout, options }]];
    }),
  );
  return because<CalicoPolicy>({
    value: { packs: chosen, ground: groundOf(context, parts), needsHostEndpoints: needsHostEndpoints(chosen) },
    origin: "user",
    why: "the intent's packs; what does not say otherwise is staged, so that nothing is cut off unseen",
    from: ["/network/pods", "/network/nodes", "/controlPlane/runsOn", "/calico/bgp/peers"],
  });
}

/** Addresses that are nobody's on the internet: private, shared, link-local (RFC 1918, 6598, 3927, 4193, 4291). */
const privateRanges = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"],
  ...["fc00::/7", "fe80::/10"],
].map((text) => Cidr.of(text));

function groundOf(context: CalicoContext, parts: Parts): PackGround {
  const { network, controlPlane } = context;
  const pods = [...network.pods, ...parts.pools.filter((pool) => !isForLoadBalancers(pool)).map(({ cidr }) => cidr)];
  return {
    families: network.families,
    inside: unique([...pods, ...(network.nodes.length === 0 ? privateRanges : network.nodes)], network.families),
    nodes: unique(network.nodes, network.families),
    systemNamespaces: systemNamespaces(context, parts.dataplane),
    systemPrefixes: context.offer.systemPrefixes ?? [],
    dns: dnsOf(context),
    peers: uniqueAddresses(parts.bgp.peers.flatMap(({ peerIP }) => (peerIP === undefined ? [] : [peerIP.ip]))),
    bgpPort: parts.bgp.configuration?.listenPort ?? 179,
    hasControlPlaneNodes: controlPlane.runsOn === "nodes",
    apiPort: controlPlane.apiServer?.port ?? controlPlane.apiPort,
  };
}

/** The platform's, with the caches that the intent names beside. */
function dnsOf({ intent, offer }: CalicoContext): ClusterDns {
  const { kubeDns } = loadPacks();
  const { nodeLocalDns = [], packs } = intent.policy ?? {};
  const nodeLocal = [...(offer.dns?.nodeLocal ?? []), ...nodeLocalDns, ...(packs?.defaultDeny?.nodeLocalDns ?? [])];
  return { ...kubeDns, ...offer.dns, nodeLocal: uniqueAddresses(nodeLocal) };
}

const uniqueAddresses = (addresses: readonly Ip[]): readonly Ip[] => [
  ...new Map(addresses.map((one) => [one.toString(), one])).values(),
];

function unique(ranges: readonly Cidr[], families: readonly IpFamily[]): readonly Cidr[] {
  const byText = new Map(ranges.map((range) => [range.toString(), range]));
  return [...byText.values()].filter(({ family }) => families.includes(family));
}

/** Namespaces of Kubernetes, of Calico, and of the operator; then those that the platform and the intent name. */
function systemNamespaces({ intent, offer }: CalicoContext, { kind }: CalicoDataplane): readonly string[] {
  const named = [
    ...["calico-apiserver", "calico-system", "kube-node-lease", "kube-public", "kube-system", "tigera-operator"],
    ...(kind === "vpp" ? [vppNamespace] : []),
    ...(intent.calico?.edition === "enterprise" ? ofEnterprise : []),
    ...(offer.systemNamespaces ?? []),
    ...(intent.policy?.systemNamespaces ?? []),
  ];
  return [...new Set(named)].sort();
}

/** What Calico Enterprise's operator makes (tigera/operator pkg/render). */
const ofEnterprise = [
  ...["calico-prometheus", "tigera-compliance", "tigera-dex", "tigera-dpi", "tigera-eck-operator"],
  ...["tigera-elasticsearch", "tigera-fluentd", "tigera-intrusion-detection", "tigera-kibana", "tigera-manager"],
  ...["tigera-packetcapture", "tigera-policy-recommendation", "tigera-prometheus", "tigera-system"],
];
