import { requiredFlows, type Flow } from "../calico";
import type { CalicoCluster, ClusterNetwork } from "../cluster";
import type { KopsSecurityGroupRule } from "./types";

/** etcd's ports, which kOps opens to the control plane's own nodes only. */
const etcdPorts = [2380, 2381, 4001, 4002] as const;

/**
 * What Calico needs between nodes and kOps does not open (pkg/model/awsmodel/firewall.go). kOps opens everything from
 * node to node, from control plane to control plane and from control plane to node; from node to control plane UDP, TCP
 * but etcd's ports, and IP-in-IP only beside its own Calico. So BGP (TCP 179), Typha (5473), VXLAN (UDP 4789) and
 * WireGuard (51820) pass already, and what is missing is IP-in-IP, ESP, ICMP, and pods' own addresses, which a rule that
 * names a group does not have to match.
 *
 * The rules stand in a group of their own. kOps looks after its own groups: it takes every rule without ports out of
 * the control plane's again with its next update (RemoveExtraRules `port=-1`, upup/pkg/fi/cloudup/awstasks).
 */
export function securityGroupRules(cluster: {
  readonly calico: CalicoCluster;
  readonly network: ClusterNetwork;
}): readonly KopsSecurityGroupRule[] {
  return requiredFlows(cluster).flatMap((flow) => missing(flow, cluster.network.pods));
}

function missing(flow: Flow, pods: readonly string[]): readonly KopsSecurityGroupRule[] {
  if (flow.source === "pods") return pods.flatMap((cidr) => everything(flow, { cidr }));
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
