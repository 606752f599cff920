import { defineIntent, type IntentInput } from "../../../constructs/kit";

type FabricInput = NonNullable<IntentInput["fabric"]>;

const node = (name: string, rack: string, address: string) => ({ name, rack, addresses: [address] });
const rack = (name: string) => ({
  name,
  tors: ["a", "b"].map((plane) => ({ name: `${name}-tor-${plane}`, os: "frr" as const })),
});

/** Two racks of two nodes, two switches each on planes of their own, two spines. */
export function twoPlanes(fabric: Partial<FabricInput> = {}): IntentInput {
  return defineIntent({
    name: "two-planes",
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: { nodes: ["172.30.0.0/16"], learnsRoutes: true },
      nodeGroups: [
        { name: "cp", role: "control-plane", nodes: [node("r1-n1", "r1", "172.30.1.11")] },
        {
          name: "workers",
          nodes: [
            node("r1-n2", "r1", "172.30.1.12"),
            node("r2-n1", "r2", "172.30.2.11"),
            node("r2-n2", "r2", "172.30.2.12"),
          ],
        },
      ],
    },
    fabric: {
      design: { kind: "as-per-rack" },
      planes: 2,
      racks: [rack("r1"), rack("r2")],
      spines: ["spine-1", "spine-2"].map((name) => ({ name, os: "frr" as const })),
      ...fabric,
    },
  });
}
