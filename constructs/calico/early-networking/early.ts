import type { Fabric, FabricNode, FabricRack } from "../../fabric";
import type { Cluster } from "../cluster";
import type { Enterprise } from "../enterprise/schema";
import type { EnterpriseRelease } from "../release/releases";

/** A cluster whose nodes have early networking: what it is told, and what it serves. */
export interface Early {
  readonly settings: NonNullable<Enterprise["earlyNetworking"]>;
  readonly release: EnterpriseRelease;
  readonly fabric: Fabric;
}

/** Undefined where nobody asks for it, or where there is nothing that it could be told. */
export function earlyNetworkingOf({ calico, fabric }: Cluster): Early | undefined {
  const settings = calico.enterprise?.earlyNetworking;
  if (settings === undefined || fabric === undefined || calico.release.kind !== "enterprise") return undefined;
  return { settings, release: calico.release, fabric };
}

/** The nodes that it is for: those with a link to two switches. Others have the address of their only link. */
export function dualHomed({
  racks,
}: Fabric): readonly { readonly rack: FabricRack; readonly node: FabricNode; readonly tors: readonly string[] }[] {
  return racks.flatMap((rack) =>
    rack.nodes
      .filter(({ links }) => links.length > 1)
      .map((node) => ({ rack, node, tors: node.links.map(({ tor }) => tor) })),
  );
}

/**
 * Whether `apply.sh` waits for the nodes' sessions with the fabric before the mesh goes. VPP's agent does not answer; with early
 * networking there is no mesh from the beginning, as peers were there before calico-node.
 */
export function waitsForSessions(cluster: Cluster): boolean {
  const { fabric, calico } = cluster;
  const losesMesh = !calico.bgp.nodeToNodeMeshEnabled && calico.routing.bgp === "Enabled";
  const hasNodes = fabric?.racks.some(({ nodes }) => nodes.length > 0) === true;
  return hasNodes && losesMesh && calico.dataplane.kind !== "vpp" && earlyNetworkingOf(cluster) === undefined;
}
