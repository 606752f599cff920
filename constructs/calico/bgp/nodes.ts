import { type Fabric, type FabricNode, labelsOf } from "../../fabric";
import type { KubernetesObject } from "../../model";
import type { Asn } from "../../net";
import type { Cluster } from "../cluster";

/** What Calico reads from a Node: nothing selects nodes for it, and the kubelet cannot write it. */
const annotations = {
  asNumber: "projectcalico.org/ASNumber",
  routeReflectorClusterId: "projectcalico.org/RouteReflectorClusterID",
} as const;

/**
 * Whether a node says its AS number: where it is not the cluster's, and where another's is not: in a mesh, Calico 3.32 takes a
 * node that says none for one of the reader's own AS, and the two refuse each other (confd, bgp_processor.go).
 */
export function saysAsNumber({ racks }: Pick<Fabric, "racks">, ofCluster: Asn, node: FabricNode): boolean {
  if (node.standsFor !== undefined) return false;
  if (!node.asNumber.equals(ofCluster)) return true;
  return racks.some(({ nodes }) => nodes.some((one) => one.standsFor === undefined && !one.asNumber.equals(ofCluster)));
}

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
      if (saysAsNumber(fabric, bgp.asNumber, node)) own[annotations.asNumber] = node.asNumber.toAsplain();
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
