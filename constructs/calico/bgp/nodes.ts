import { labelsOf } from "../../fabric";
import type { KubernetesObject } from "../../model";
import type { Cluster } from "../cluster";

/** What Calico reads from a Node: nothing selects nodes for it, and the kubelet cannot write it. */
const annotations = {
  asNumber: "projectcalico.org/ASNumber",
  routeReflectorClusterId: "projectcalico.org/RouteReflectorClusterID",
} as const;

/**
 * The labels and annotations of the fabric's nodes, as parts of Nodes that are there already: the kit owns these fields of
 * them and nothing else. They come before Calico, which reads them when it starts.
 */
export function nodeObjects({ fabric, calico: { bgp } }: Cluster): readonly KubernetesObject[] {
  if (fabric === undefined) return [];
  return fabric.racks.flatMap((rack) =>
    rack.nodes.flatMap((node): readonly KubernetesObject[] => {
      // Machines without names get their labels from who makes them.
      if (node.standsFor !== undefined) return [];
      const own: Record<string, string> = {};
      if (!node.asNumber.equals(bgp.asNumber)) own[annotations.asNumber] = node.asNumber.toAsplain();
      if (node.routeReflectorClusterId !== undefined)
        own[annotations.routeReflectorClusterId] = node.routeReflectorClusterId;
      return [
        {
          apiVersion: "v1",
          kind: "Node",
          metadata: {
            name: node.name,
            labels: labelsOf(fabric, rack, node),
            ...(Object.keys(own).length === 0 ? {} : { annotations: own }),
          },
        },
      ];
    }),
  );
}
