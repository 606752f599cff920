import type { CalicoCluster } from "./cluster";

/** BGP in a few words, for lists and pictures: `off`, `mesh`, `mesh, 2 peers`. */
export function describeBgp({ routing, bgp }: CalicoCluster): string {
  if (routing.bgp === "Disabled") return "off";
  const { length } = bgp.peers;
  const parts = [
    ...(bgp.nodeToNodeMeshEnabled ? ["mesh"] : []),
    ...(length > 0 ? [`${length} ${length === 1 ? "peer" : "peers"}`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "on";
}
