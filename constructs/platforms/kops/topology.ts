import { evenShare, type Topology, type TopologyNodes } from "../../model";
import { controlPlaneOf, instanceGroupsOf } from "./instance-groups";
import type { ResolvedKops } from "./types";

/** What a picture of a kOps cluster shows: its zones, their subnets, and each group's least nodes spread evenly. */
export function kopsTopology(cluster: ResolvedKops): Topology {
  const { platform } = cluster;
  const zones = [...new Set(platform.vpc.subnets.map(({ zone }) => zone))];
  const controlPlane = controlPlaneOf(cluster);
  return {
    title: `${platform.clusterName}: kOps ${platform.release}, Kubernetes ${platform.kubernetesVersion}, ${platform.region}`,
    network: `VPC ${platform.vpc.cidr}`,
    controlPlane: {
      label: "Kubernetes API",
      lines: [
        `${platform.api.loadBalancer.toLowerCase()} load balancer`,
        `of ${controlPlane.length} control-plane ${controlPlane.length === 1 ? "node" : "nodes"}`,
        ...platform.api.access.map((cidr) => `API from ${cidr}`),
        `services ${platform.serviceCidr}`,
      ],
    },
    zones: zones.map((zone) => ({
      name: zone,
      subnets: platform.vpc.subnets
        .filter((subnet) => subnet.zone === zone)
        .map(({ type, cidr }) => ({ label: `${type.toLowerCase()} subnet`, cidr })),
      nodes: machinesOf(cluster, zone),
    })),
  };
}

function machinesOf(cluster: ResolvedKops, zone: string): readonly TopologyNodes[] {
  return instanceGroupsOf(cluster).flatMap(({ name, role, subnets, count }): TopologyNodes[] => {
    const position = subnets.findIndex((subnet) => subnet === zone || subnet === `utility-${zone}`);
    if (position < 0) return [];
    const here = evenShare(count.least, subnets.length, position);
    if (role === "worker") return [{ name, count: here, isNumbered: true }];
    return [{ name: role === "bastion" ? role : "control plane", count: Math.min(1, here), isNumbered: false }];
  });
}
