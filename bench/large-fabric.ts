import type { IntentInput } from "../constructs/kit";

/** Nodes of a rack, as the design has them. */
const nodesOfRack = 40;

/** Racks of 40 nodes with two switches each on planes of their own, four spines, AS per rack. */
export function largeFabric(nodes: number): IntentInput {
  const count = Math.max(1, Math.round(nodes / nodesOfRack));
  const racks = Array.from({ length: count }, (_, index) => index + 1);
  return {
    name: "large-fabric",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["172.24.0.0/13"], learnsRoutes: true },
      nodeGroups: [
        {
          name: "workers",
          nodes: racks.flatMap((rack) =>
            Array.from({ length: Math.min(nodesOfRack, nodes) }, (_, node) => ({
              name: `r${rack}-n${node + 1}`,
              rack: `r${rack}`,
              addresses: [`172.${24 + (rack >> 8)}.${rack & 255}.${node + 11}`],
            })),
          ),
        },
      ],
    },
    network: { pods: ["10.128.0.0/10"], services: ["192.168.0.0/16"] },
    fabric: {
      design: { kind: "as-per-rack" },
      planes: 2,
      racks: racks.map((rack) => ({
        name: `r${rack}`,
        tors: ["a", "b"].map((tor) => ({ name: `r${rack}-tor-${tor}`, os: "frr" as const })),
      })),
      spines: [1, 2, 3, 4].map((spine) => ({ name: `spine-${spine}`, os: "frr" as const })),
    },
  };
}
