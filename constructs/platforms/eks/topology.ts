import { list } from "../../findings";
import {
  evenShare,
  type Topology,
  type TopologyGroup,
  topologyGroup,
  type TopologyNodes,
  type TopologyPart,
  type TopologySubnet,
  type TopologyZone,
} from "../../model";
import { hasGpu } from "../../places/aws";
import { rangesOf } from "./addresses";
import type { EksNodeGroup, EksWhole } from "./types";

/** What a picture of an EKS cluster shows: its zones, their subnets, and each node group's desired nodes spread evenly. */
export function eksTopology(cluster: EksWhole): Topology {
  const { platform, nodes } = cluster;
  const { vpc, endpoint } = platform;
  return {
    title: `${cluster.name}: Amazon EKS ${cluster.kubernetes} in ${platform.region}`,
    network: {
      label: vpc.kind === "adopt" ? `VPC ${vpc.vpcId}, which is there already` : "VPC",
      ranges: rangesOf(vpc),
      parts: partsOf(cluster),
    },
    controlPlane: {
      label: "EKS control plane, run by AWS",
      lines: [
        `Secrets ${platform.secretsEncryption.kind === "none" ? "not encrypted by a key" : "encrypted by a KMS key"}`,
      ],
      api: { inside: endpoint.private, outside: endpoint.public ? endpoint.publicCidrs : [] },
    },
    zoneKind: "availability zone",
    zones: vpc.availabilityZones.map((zone) => zoneOf(cluster, zone)),
    groups: nodes.groups.map(groupOf),
  };
}

function groupOf(group: EksNodeGroup): TopologyGroup {
  const { instanceTypes, capacityType, amiId } = group;
  return topologyGroup(group, {
    machines: instanceTypes,
    traits: [
      "managed",
      ...(capacityType === "SPOT" ? ["spot"] : []),
      ...(instanceTypes.some(hasGpu) ? ["GPU"] : []),
      ...(amiId === undefined ? [] : ["own image"]),
    ],
  });
}

function partsOf({ platform: { vpc, routeServer } }: EksWhole): readonly TopologyPart[] {
  const parts: TopologyPart[] = [];
  if (routeServer !== undefined) {
    const { amazonSideAsn, peers } = routeServer;
    const addresses = [...new Set(peers.map(({ peerAddress, peerAsn }) => `${peerAddress} (AS ${peerAsn})`))];
    parts.push({
      label: "VPC Route Server",
      lines: [`AS ${amazonSideAsn}`, `peers: ${list(addresses)}`],
      kind: "router",
    });
  }
  if (vpc.kind === "adopt") return parts;
  if (vpc.endpoints.length > 0)
    parts.push({ label: "VPC endpoints", lines: [list(vpc.endpoints.map(({ service }) => service))], kind: "service" });
  const ways = vpc.natGateways.length > 0 ? "out of the private subnets by NAT" : "no way out of the private subnets";
  return [...parts, { label: "Internet gateway", lines: [ways], kind: "internet" }];
}

function zoneOf(cluster: EksWhole, zone: string): TopologyZone {
  const { vpc, routeServer } = cluster.platform;
  const nodes = nodesOf(cluster, zone);
  const privateSubnets = vpc.privateSubnets.filter(({ availabilityZone }) => availabilityZone === zone);
  const publicSubnets =
    vpc.kind === "create" ? vpc.publicSubnets.filter(({ availabilityZone }) => availabilityZone === zone) : [];
  const hasNat = vpc.kind === "create" && vpc.natGateways.includes(zone);
  const endpoints = routeServer?.endpoints.filter(({ availabilityZone }) => availabilityZone === zone).length ?? 0;
  // EKS spreads a group over all of its zone's subnets, so that with several nobody knows which one a node is in.
  const isOne = privateSubnets.length === 1;
  return {
    name: zone,
    subnets: [
      ...publicSubnets.map(({ cidr }): TopologySubnet => {
        return { label: "public subnet", cidr, isPublic: true, parts: hasNat ? ["NAT gateway"] : [], nodes: [] };
      }),
      ...privateSubnets.map((subnet, position): TopologySubnet => {
        const parts = endpoints > 0 && position === 0 ? [counted("Route Server", endpoints)] : [];
        const label = "subnetId" in subnet ? `private subnet ${subnet.subnetId}` : "private subnet";
        return { label, cidr: subnet.cidr ?? "", isPublic: false, parts, nodes: isOne ? nodes : [] };
      }),
    ],
    nodes: isOne ? [] : nodes,
  };
}

function counted(name: string, count: number): string {
  return count === 1 ? name : `${name} × ${count}`;
}

function nodesOf({ nodes }: EksWhole, zone: string): readonly TopologyNodes[] {
  return nodes.groups.flatMap(({ name: group, zones, count }) => {
    const position = zones.indexOf(zone);
    return position < 0 ? [] : [{ group, count: evenShare(count.initial, zones.length, position) }];
  });
}
