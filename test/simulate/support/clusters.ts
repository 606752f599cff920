import type fc from "fast-check";
import type { Cluster } from "../../../constructs/calico";
import { networkOsNames } from "../../../constructs/fabric";
import { platformOf, resolve } from "../../../constructs/kit";
import type { Failure } from "../../../constructs/simulate";
import { parsed } from "../../support/rules";
import { type Shape, shapes } from "../../fabric/support/arbitrary";

/** The cluster of a shape, resolved as a user's is. With `reversed` the intent names the same things the other way round. */
export function clusterOf(shape: Shape, { reversed = false } = {}): Cluster {
  const racks = shape.racks.map(({ tors }, rack) => ({
    name: `r${rack + 1}`,
    number: rack + 1,
    tors: Array.from({ length: tors }, (_, tor) => ({
      name: `r${rack + 1}-tor-${"ab"[tor]}`,
      os: networkOsNames[(rack + tor) % networkOsNames.length],
    })),
    nodes: Array.from({ length: shape.racks[rack]?.nodes ?? 0 }, (_, node) => ({
      name: nameOf(rack, node),
      number: node + 1,
    })),
  }));
  const named = racks.flatMap(({ name, nodes }, rack) =>
    nodes.map((node, at) => ({
      name: node.name,
      rack: name,
      addresses: shape.families.map((family) =>
        family === 4 ? `172.30.${rack + 1}.${at + 11}` : `fd00:30:${rack + 1}::${at + 11}`,
      ),
    })),
  );
  const spines = Array.from({ length: shape.spines }, (_, spine) => ({
    name: `spine-${spine + 1}`,
    number: spine + 1,
    os: "frr",
  }));
  const turn = <T>(list: readonly T[]): T[] => (reversed ? [...list].reverse() : [...list]);
  const of = (v4: string, v6: string): string[] => shape.families.map((family) => (family === 4 ? v4 : v6));
  const intent = {
    name: "shape",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: {
        nodes: racks.flatMap((_, rack) => of(`172.30.${rack + 1}.0/24`, `fd00:30:${rack + 1}::/64`)),
        learnsRoutes: true,
      },
      nodeGroups: [{ name: "workers", nodes: turn(named) }],
    },
    network: { pods: of("10.244.0.0/16", "fd00:244::/56"), services: of("10.96.0.0/16", "fd00:96::/112") },
    fabric: {
      racks: turn(
        racks.map(({ nodes, ...rack }) => ({ ...rack, ...(nodes.length === 0 ? {} : { nodes: turn(nodes) }) })),
      ),
      ...(spines.length === 0 ? {} : { spines: turn(spines) }),
      ...shape.more,
    },
  };
  return resolve(parsed(intent), platformOf("existing")).cluster;
}

export const nameOf = (rack: number, node: number): string => `n${rack + 1}x${node + 1}`;

/** Shapes with at least one node: a cluster has one. */
export const inhabited: fc.Arbitrary<Shape> = shapes.map((shape) => ({
  ...shape,
  racks: shape.racks.map(({ tors, nodes }, rack) => ({ tors, nodes: rack === 0 ? Math.max(nodes, 1) : nodes })),
}));

/** As `inhabited`, of few racks with few nodes: where nobody stands for another, more of the same teaches nothing. */
export const small: fc.Arbitrary<Shape> = inhabited.map((shape) => ({
  ...shape,
  racks: shape.racks.slice(0, 3).map(({ tors, nodes }) => ({ tors, nodes: Math.min(nodes, 3) })),
  spines: Math.min(shape.spines, 2),
}));

/** As `inhabited`, of few racks, which spines join. */
export const joined: fc.Arbitrary<Shape> = inhabited.map((shape) => ({
  ...shape,
  racks: shape.racks.slice(0, 3),
  spines: Math.max(shape.spines, 1),
}));

/**
 * Whether nodes can use what reflectors tell them. Those hand on a next hop as it is, and BIRD takes none that only another
 * route of BGP leads to: a default route alone, or a node's own address beside those of its links (facts of the lab, F4). What
 * cannot be used is refused as `unreachable`, although a shorter prefix would lead there.
 */
export function canUseReflected({ more }: Shape): boolean {
  const { design, planes, links, sessions } = more as ShapeMore;
  if (design.kind !== "route-reflectors") return true;
  if (sessions?.advertise === "default") return false;
  return design.in === "cluster" || (planes !== 2 && links?.kind !== "routed");
}

interface ShapeMore {
  readonly design: { readonly kind: string; readonly in?: string };
  readonly planes?: number;
  readonly links?: { readonly kind: string };
  readonly sessions?: { readonly advertise?: string };
}

/** As `joined`, and every rack has two switches, and there are two spines. */
export const doubled: fc.Arbitrary<Shape> = joined.map((shape) => ({
  ...shape,
  spines: Math.max(shape.spines, 2),
  racks: shape.racks.map(({ nodes }) => ({ nodes, tors: 2 })),
}));

/** Every switch of a cluster's racks, as failures. */
export function torFailures({ fabric }: Cluster): readonly Failure[] {
  return (fabric?.racks ?? []).flatMap(({ tors }) => tors.map(({ name }): Failure => ({ kind: "tor", name })));
}
