import type { Cluster } from "../../calico";
import { spreadEvenly, type Topology } from "../../model";
import type { KopsCluster } from "./types";

/** What a picture of a kOps cluster shows: its zones, their subnets, and each group's least nodes spread evenly. */
export function kopsTopology(cluster: Cluster<KopsCluster>): Topology {
  const { platform } = cluster;
  const zones = [...new Set(platform.vpc.subnets.map(({ zone }) => zone))];
  const controlPlane = platform.instanceGroups.filter(({ role }) => role === "Master");
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
      nodes: nodesOf(platform, zone),
    })),
  };
}

function nodesOf({ instanceGroups }: KopsCluster, zone: string): string[] {
  return instanceGroups.flatMap(({ name, role, subnets, minSize }) => {
    const position = subnets.findIndex((subnet) => subnet === zone || subnet === `utility-${zone}`);
    if (position < 0) return [];
    const numbers = spreadEvenly(minSize, subnets.length, position);
    if (role !== "Node") return numbers.length > 0 ? [role === "Master" ? "control plane" : "bastion"] : [];
    return numbers.map((number) => `${name} ${number}`);
  });
}
