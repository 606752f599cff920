import { type Topology, topologyGroup } from "../../model";
import { placesOf, zoneKindOf } from "../../places/hosts";
import type { KubesprayWhole } from "./types";

/** What a picture of the cluster shows: its racks, or else its zones, or else one place, with the machines in them. */
export function kubesprayTopology(cluster: KubesprayWhole): Topology {
  const { network, nodes, platform } = cluster;
  const { loadBalancer, kubeProxyMode, release } = platform;
  return {
    title: `${cluster.name}: Kubernetes ${platform.kubeVersion} by Kubespray ${release}`,
    network: { label: "the nodes' network", ranges: network.nodes.map(String), parts: [] },
    controlPlane: {
      label: "Kubernetes API",
      lines: [
        "on nodes of the cluster",
        loadBalancer === undefined ? "by a proxy on each node" : `at ${loadBalancer.host}:${loadBalancer.port}`,
        kubeProxyMode === undefined ? "no kube-proxy" : `kube-proxy: ${kubeProxyMode}`,
      ],
      api: { inside: true },
    },
    zoneKind: zoneKindOf(nodes),
    zones: placesOf(nodes),
    groups: nodes.groups.map((group) => topologyGroup(group)),
  };
}
