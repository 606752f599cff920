import { evenShare, type Topology, type TopologyNodes } from "../../model";
import type { EksWhole } from "./types";

/** What a picture of an EKS cluster shows: its zones, their subnets, and each node group's desired nodes spread evenly. */
export function eksTopology(cluster: EksWhole): Topology {
  const { platform } = cluster;
  const { vpc, endpoint } = platform;
  const publicSubnets = vpc.kind === "create" ? vpc.publicSubnets : [];
  const gateways = vpc.kind === "create" ? vpc.natGateways : [];
  return {
    title: `${cluster.name}: Amazon EKS ${cluster.kubernetes} in ${platform.region}`,
    network: `VPC ${vpc.cidr}`,
    controlPlane: {
      label: "EKS control plane",
      lines: [
        ...(endpoint.private ? ["API inside the VPC"] : []),
        ...endpoint.publicCidrs.map((cidr) => `API from ${cidr}`),
        `Secrets ${platform.secretsEncryption.kind === "none" ? "not encrypted by a key" : "encrypted by a KMS key"}`,
        `services ${platform.serviceCidr}`,
      ],
    },
    zones: vpc.availabilityZones.map((zone) => ({
      name: zone,
      subnets: [
        ...publicSubnets
          .filter((subnet) => subnet.availabilityZone === zone)
          .map((subnet) => ({
            label: gateways.includes(zone) ? "public subnet, NAT" : "public subnet",
            cidr: subnet.cidr,
          })),
        ...vpc.privateSubnets
          .filter((subnet) => subnet.availabilityZone === zone)
          .map((subnet) => ({ label: "private subnet", cidr: subnet.cidr ?? "" })),
      ],
      nodes: nodesOf(cluster, zone),
    })),
  };
}

function nodesOf({ nodes }: EksWhole, zone: string): readonly TopologyNodes[] {
  return nodes.groups.flatMap(({ name, zones, count }) => {
    const position = zones.indexOf(zone);
    return position < 0 ? [] : [{ name, count: evenShare(count.initial, zones.length, position), isNumbered: true }];
  });
}
