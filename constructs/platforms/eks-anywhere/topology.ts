import { type Topology, topologyGroup } from "../../model";
import { placesOf } from "../../places/hosts";
import type { EksAnywhereWhole } from "./types";

/** What a picture of the cluster shows: its failure domains, or else one place, with the groups in them. */
export function eksAnywhereTopology(cluster: EksAnywhereWhole): Topology {
  const { name, network, nodes, platform, kubernetes } = cluster;
  const { endpoint, release, vsphere, etcd, managementCluster } = platform;
  return {
    title: `${name}: Kubernetes ${kubernetes} by EKS Anywhere ${release}`,
    network: { label: `vSphere, datacenter ${vsphere.datacenter}`, ranges: network.nodes.map(String), parts: [] },
    controlPlane: {
      label: "Kubernetes API",
      lines: [
        `on control planes, at ${endpoint}:6443 (kube-vip)`,
        etcd === undefined ? "etcd beside it" : `etcd on ${etcd.count} machines of its own`,
        managementCluster === name ? "manages itself" : `made by ${managementCluster}`,
      ],
      api: { inside: true },
    },
    zoneKind: nodes.groups.some(({ zones }) => zones.length > 0) ? "failure domain" : "place",
    zones: placesOf(nodes),
    groups: nodes.groups.map((group) => topologyGroup(group)),
  };
}
