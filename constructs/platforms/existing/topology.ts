import { placeholder, type Topology, topologyGroup } from "../../model";
import { placesOf, zoneKindOf } from "../../places/hosts";
import { distributionOf } from "./distributions";
import type { ExistingWhole } from "./types";

/** What a picture of the cluster shows: its racks, or else its zones, or else one place, with the nodes in them. */
export function existingTopology(cluster: ExistingWhole): Topology {
  const { network, controlPlane, nodes, platform } = cluster;
  const { label } = distributionOf(platform);
  const { apiServer, kubeProxy, runsOn } = controlPlane;
  return {
    title: `${cluster.name}: ${label} ${cluster.kubernetes}, a cluster that is there already`,
    network: { label: "the nodes' network", ranges: network.nodes.map(String), parts: [] },
    controlPlane: {
      label: "Kubernetes API",
      lines: [
        runsOn === "nodes" ? "on nodes of the cluster" : "outside the cluster",
        ...(apiServer === undefined
          ? []
          : [
              `at ${typeof apiServer.host === "string" ? apiServer.host : placeholder(apiServer.host)}:${apiServer.port}`,
            ]),
        kubeProxy.runsAs === "none" ? "no kube-proxy" : `kube-proxy${kubeProxy.mode ? `: ${kubeProxy.mode}` : ""}`,
      ],
      api: { inside: true },
    },
    zoneKind: zoneKindOf(nodes),
    zones: placesOf(nodes),
    groups: nodes.groups.map((group) => topologyGroup(group)),
  };
}
