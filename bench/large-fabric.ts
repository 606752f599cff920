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

const systems = ["frr", "sonic", "eos", "nxos", "junos"] as const;

/**
 * As {@link largeFabric}, and no rack is as another: systems, AS numbers, VLANs, subnets, pools and passwords of their own, and for
 * each first node a port and an AS number, so that whatever is looked up by what racks have in common is looked up anew.
 */
export function differingFabric(nodes: number): IntentInput {
  const intent = largeFabric(nodes);
  const { fabric } = intent;
  if (fabric === undefined) return intent;
  return {
    ...intent,
    fabric: {
      ...fabric,
      design: { kind: "as-per-server" },
      racks: fabric.racks.map((rack, index) => ({
        ...rack,
        number: index + 1,
        asNumber: 64600 + index,
        vlan: 100 + 2 * index,
        pods: [`10.${128 + (index >> 2)}.${64 * (index & 3)}.0/18`],
        password: { kind: "secret", config: `torPassword${index + 1}` },
        tors: rack.tors.map((tor, side) => ({
          ...tor,
          os: systems[(index + side) % systems.length] ?? "frr",
          subnets: [`100.${64 + 2 * (index >> 8) + side}.${index & 255}.0/24`],
        })),
        nodes: [{ name: `${rack.name}-n1`, number: 1, asNumber: 4_210_000_000 + index }],
      })),
    },
  };
}
