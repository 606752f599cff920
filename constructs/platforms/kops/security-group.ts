import { type CalicoCluster, type Cluster, type Flow, portsOf, requiredFlows } from "../../calico";
import { openingKey } from "../../places/aws";
import type { KopsIntent } from "./schema";
import type { KopsCluster, KopsSecurityGroupRule } from "./types";

/** etcd's ports, which kOps opens to the control plane's own nodes only. */
export const etcdPorts = [2380, 2381, 4001, 4002] as const;

/** Name in AWS of the group that the kit makes. */
export function securityGroupName({ clusterName }: Pick<KopsCluster, "clusterName">): string {
  return `calico.${clusterName}`;
}

/**
 * What Calico needs and kOps does not open (pkg/model/awsmodel/firewall.go). kOps opens everything from node to node, from
 * control plane to control plane and from control plane to node; from node to control plane UDP, TCP but etcd's ports, and
 * IP-in-IP only beside its own Calico. So BGP (TCP 179), Typha (5473), VXLAN (UDP 4789) and WireGuard (51820) pass already,
 * and what is missing is IP-in-IP, ESP, ICMP, and pods' own addresses, which a rule that names a group does not have to
 * match. BGP peers outside the cluster are in none of kOps' groups, whoever installs Calico.
 *
 * The rules stand in a group of their own. kOps looks after its own groups: it takes every rule without ports out of
 * the control plane's again with its next update (RemoveExtraRules `port=-1`, upup/pkg/fi/cloudup/awstasks).
 */
export function securityGroupRules(
  { calico, controlPlane }: Pick<Cluster, "calico" | "controlPlane">,
  { networking, vpc }: Pick<KopsCluster, "networking" | "vpc">,
  openings: NonNullable<KopsIntent["openings"]> = [],
): readonly KopsSecurityGroupRule[] {
  const outside = [...peersRules(calico), ...openings.flatMap(openingRule)];
  if (networking === "cni") return [...requiredFlows({ calico, controlPlane }).flatMap(missing), ...outside];
  // A group wants its VPC first. For a peer that is said later the kit would have to make one in place of kOps' own, with
  // the nodes in it; without the group the session still comes up from the nodes' side, since all ways out are open.
  return vpc.kind === "shared" ? outside : [];
}

/** What the intent wants open to addresses outside the cluster; EC2 takes those of IPv4 here. */
function openingRule(opening: NonNullable<KopsIntent["openings"]>[number]): readonly KopsSecurityGroupRule[] {
  const { protocol, port, toPort = port, from, reason } = opening;
  if (from.family !== 4) return [];
  const name = `open-${openingKey(opening)}-${String(from).replace(/[./]/g, "-")}`;
  return [{ name, protocol, fromPort: port, toPort, source: { cidr: String(from) }, why: reason }];
}

/**
 * BGP sessions that a peer outside the cluster begins: a route server's endpoint, a router of the VPC or behind it. It has
 * no security group that a rule could name. No BFD: open source Calico sets none up.
 */
function peersRules(calico: CalicoCluster): readonly KopsSecurityGroupRule[] {
  const { routing, bgp } = calico;
  if (routing.bgp === "Disabled") return [];
  const { bgp: port } = portsOf(calico);
  const addresses = bgp.peers.flatMap(({ peerIP }) => peerIP?.ip ?? []);
  const ipv4 = addresses.filter(({ family }) => family === 4).map((address) => address.toString());
  return [...new Set(ipv4)].map((address) => ({
    name: `bgp-${address.replaceAll(".", "-")}`,
    protocol: "tcp",
    fromPort: port,
    toPort: port,
    source: { cidr: `${address}/32` },
    why: "BGP of a peer outside the cluster, which is in no group of kOps",
  }));
}

function missing(flow: Flow): readonly KopsSecurityGroupRule[] {
  if (flow.source === "pods") return (flow.ranges ?? []).flatMap((range) => everything(flow, { cidr: String(range) }));
  if (flow.protocol === "all") return [icmp(flow, "members")];
  if (flow.protocol === "tcp" || flow.protocol === "udp") {
    const isClosed = flow.protocol === "tcp" && etcdPorts.some((port) => port === flow.port);
    return isClosed ? [rule(flow, "members", flow.protocol, [flow.port ?? 0, flow.port ?? 0])] : [];
  }
  return [rule(flow, "members", flow.protocol)];
}

/** Everything but etcd's ports, as kOps itself does it for nodes. */
function everything(flow: Flow, source: { readonly cidr: string }): readonly KopsSecurityGroupRule[] {
  return [
    ...tcpRanges.map((range) => rule(flow, source, "tcp", range)),
    rule(flow, source, "udp", [1, 65535]),
    icmp(flow, source),
  ];
}

const tcpRanges: readonly (readonly [number, number])[] = [
  [1, 2379],
  [2382, 4000],
  [4003, 65535],
];

/** Port -1 is every type and code. */
function icmp(flow: Flow, source: KopsSecurityGroupRule["source"]): KopsSecurityGroupRule {
  return rule(flow, source, "icmp", [-1, -1]);
}

function rule(
  flow: Flow,
  source: KopsSecurityGroupRule["source"],
  protocol: string,
  ports?: readonly [number, number],
): KopsSecurityGroupRule {
  return {
    name: [
      flow.name,
      ...(protocol === flow.protocol ? [] : [protocol, ...(ports?.[0] === -1 ? [] : (ports ?? []))]),
    ].join("-"),
    protocol,
    ...(ports === undefined ? {} : { fromPort: ports[0], toPort: ports[1] }),
    source,
    why: flow.why,
  };
}
