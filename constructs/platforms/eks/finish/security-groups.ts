import { compare } from "../../../findings";
import { because, type Traced } from "../../../model";
import { defaultPorts, type Flow, requiredFlows } from "../../../calico";
import { rangesOf, vpcRangesOf } from "../addresses";
import { openingKey } from "../../../places/aws";
import type { EksIntent } from "../schema";
import type { EksRouteServer, EksSecurityGroupRule, EksVpc } from "../types";
import type { EksContext } from "./context";
import { platformFlows } from "./flows";

/**
 * The rules of the two security groups. Nodes carry a group of the kit's own and not EKS' cluster security group, which
 * would let every node talk to every other on every port; so each port that is open stands here with its reason, and
 * nothing is open to the internet. Outwards everything is: pods leave with their node's address, and where workloads
 * may go is a matter of Calico's policies, which know the workload, not of the node's security group.
 */
export function resolveSecurityGroupRules(
  context: EksContext,
  vpc: EksVpc,
  routeServer: EksRouteServer | undefined,
): Traced<readonly EksSecurityGroupRule[]> {
  const flows = [...requiredFlows(context), ...platformFlows(context)];
  const toNodes = flows.flatMap((flow) => ingressRules(flow));
  const rules: EksSecurityGroupRule[] = [
    ...withoutCovered(toNodes),
    ...openingRules(context),
    ...routeServerRules(vpc, routeServer),
    ...privateEndpointRules(context),
    {
      key: "control-plane-from-nodes-tcp-443",
      group: "control-plane",
      direction: "ingress",
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      peer: { group: "nodes" },
      why: "kubelets, Calico and pods talk to the Kubernetes API",
    },
    {
      key: "nodes-to-anywhere",
      group: "nodes",
      direction: "egress",
      protocol: "-1",
      peer: { cidr: "0.0.0.0/0" },
      why: "nodes pull images, and pods leave with their node's address: Calico's policies say where they may go",
    },
  ];
  return because({
    value: byKey(rules),
    origin: "derived",
    why: toNodes.some((rule) => rule.protocol === "-1")
      ? "pods' packets cross the VPC as they are, so nodes accept all of each other's and of the pods' traffic"
      : "what Calico's data plane, encapsulation, BGP and encryption need between nodes, and the kubelet's port",
    from: ["/calico/routing/encapsulation", "/calico/dataplane", "/calico/encryption", "/calico/pools"],
  });
}

/** Security groups know network interfaces, and both nodes and pods are reached through the nodes' own. */
function ingressRules(flow: Flow): EksSecurityGroupRule[] {
  const protocol = flow.protocol === "all" ? "-1" : flow.protocol;
  const port = flow.port === undefined || protocol === "-1" ? {} : { fromPort: flow.port, toPort: flow.port };
  const suffix = [
    flow.protocol === "all" ? "all" : flow.protocol,
    ...(flow.port === undefined ? [] : [flow.port]),
  ].join("-");
  const rule = (from: string, peer: EksSecurityGroupRule["peer"]): EksSecurityGroupRule => ({
    key: `nodes-from-${from}-${suffix}`,
    group: "nodes",
    direction: "ingress",
    protocol,
    ...port,
    peer,
    why: flow.why,
  });
  if (flow.source !== "pods") return [rule(flow.source, { group: flow.source })];
  // Nodes of EKS have IPv4 addresses, and so has what crosses the VPC.
  const ranges = (flow.ranges ?? []).filter(({ family }) => family === 4).map(String);
  return ranges.map((cidr) => rule(`pods-${cidr.replace(/[./]/g, "-")}`, { cidr }));
}

/** What the intent wants open beside all that. EC2 knows addresses of IPv4 here, as nodes have them. */
function openingRules({ intent }: EksContext): readonly EksSecurityGroupRule[] {
  return (intent.platform.openings ?? []).flatMap((opening): readonly EksSecurityGroupRule[] => {
    const { protocol, port, toPort = port, from, reason } = opening;
    if (typeof from !== "string" && from.family !== 4) return [];
    const who = String(from).replace(/[./]/g, "-");
    return [
      {
        key: `nodes-from-${who}-${openingKey(opening)}`,
        group: "nodes",
        direction: "ingress",
        protocol,
        fromPort: port,
        toPort,
        peer: openingPeer(from),
        why: reason,
      },
    ];
  });
}

function openingPeer(from: NonNullable<EksIntent["openings"]>[number]["from"]): EksSecurityGroupRule["peer"] {
  if (from === "nodes" || from === "control-plane") return { group: from };
  return typeof from === "string" ? { securityGroupId: from } : { cidr: String(from) };
}

/** A rule for all traffic of a peer makes that peer's other rules idle. */
function withoutCovered(rules: readonly EksSecurityGroupRule[]): readonly EksSecurityGroupRule[] {
  const peerOf = (rule: EksSecurityGroupRule): string => JSON.stringify(rule.peer);
  const open = new Set(rules.filter((rule) => rule.protocol === "-1").map(peerOf));
  return rules.filter((rule) => rule.protocol === "-1" || !open.has(peerOf(rule)));
}

/** Endpoints of a route server have addresses in the subnets but no security group that a rule could name. */
function routeServerRules(vpc: EksVpc, routeServer: EksRouteServer | undefined): readonly EksSecurityGroupRule[] {
  if (routeServer === undefined) return [];
  const zones = [...new Set(routeServer.endpoints.map((endpoint) => endpoint.availabilityZone))];
  const subnets = zones.flatMap((zone) => {
    const known = vpc.privateSubnets.find((subnet) => subnet.availabilityZone === zone);
    const ranges = known?.cidr === undefined ? rangesOf(vpc) : [known.cidr];
    return ranges.map((cidr, index) => ({ from: index === 0 ? zone : `${zone}-${cidr.replace(/[./]/g, "-")}`, cidr }));
  });
  const hasBfd = routeServer.peers.some((peer) => peer.livenessDetection === "bfd");
  return subnets.flatMap(({ from, cidr }) =>
    [{ protocol: "tcp", port: Number(defaultPorts.bgp), why: "BGP of the route server's endpoints" }]
      .concat(hasBfd ? [{ protocol: "udp", port: 3784, why: "BFD of the route server's endpoints (RFC 5881)" }] : [])
      .map(({ protocol, port, why }): EksSecurityGroupRule => ({
        key: `nodes-from-route-server-${from}-${protocol}-${port}`,
        group: "nodes",
        direction: "ingress",
        protocol,
        fromPort: port,
        toPort: port,
        peer: { cidr },
        why,
      })),
  );
}

/** With a private endpoint alone, whoever runs `pulumi up` comes from inside the VPC, too. */
function privateEndpointRules({ intent: { platform } }: EksContext): readonly EksSecurityGroupRule[] {
  if (platform.endpoint?.private === false || platform.endpoint?.publicCidrs !== undefined) return [];
  return vpcRangesOf(platform).map((cidr, index) => ({
    key: `control-plane-from-vpc-${index === 0 ? "" : `${cidr.replace(/[./]/g, "-")}-`}tcp-443`,
    group: "control-plane",
    direction: "ingress",
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    peer: { cidr },
    why: "the API has no public endpoint: operators and runners reach it from inside the VPC",
  }));
}

/** Each rule once, in the order of the keys; the first reason wins. */
function byKey(rules: readonly EksSecurityGroupRule[]): readonly EksSecurityGroupRule[] {
  const unique = new Map<string, EksSecurityGroupRule>();
  for (const rule of rules) if (!unique.has(rule.key)) unique.set(rule.key, rule);
  return [...unique.values()].sort((a, b) => compare(a.key, b.key));
}
