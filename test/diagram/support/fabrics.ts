import type { IntentInput } from "../../../constructs/kit";

/** A fabric of so many racks of so many nodes, two planes, and spines; names as long as asked for. */
export function manyRacks(racks: number, nodes: number, spines: number, longName = ""): IntentInput {
  const names = Array.from({ length: racks }, (_, rack) => `r${rack + 1}${longName}`);
  return {
    name: "racks",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["172.16.0.0/12"], learnsRoutes: true },
      nodeGroups: [
        {
          name: "workers",
          nodes: names.flatMap((rack, index) =>
            Array.from({ length: nodes }, (_, node) => ({
              name: `${rack}-n${node + 1}`,
              rack,
              addresses: [`172.${16 + (index >> 8)}.${index & 255}.${node + 11}`],
            })),
          ),
        },
      ],
    },
    network: { pods: ["10.128.0.0/9"], services: ["10.96.0.0/12"] },
    fabric: {
      design: { kind: "as-per-rack" },
      planes: 2,
      racks: names.map((name, index) => ({
        name,
        tors: (["a", "b"] as const).map((tor, position) => ({
          name: `${name}-tor-${tor}`,
          os: (["frr", "sonic", "eos", "nxos", "junos"] as const)[(index + position) % 5] ?? "frr",
        })),
      })),
      spines: Array.from({ length: spines }, (_, spine) => ({
        name: `spine-${spine + 1}${longName}`,
        os: "eos" as const,
      })),
    },
  };
}
