import fc from "fast-check";
import {
  type Announced,
  fabricSchema,
  type FabricIntent,
  networkOsNames,
  resolveFabric,
} from "../../../constructs/fabric";
import type { ClusterNetwork, NamedNode, NodeGroup, Nodes } from "../../../constructs/model";
import { Asn, Cidr, Ip, type IpFamily } from "../../../constructs/net";

/** A fabric as a user writes it, and the nodes of its racks. */
export interface Sample {
  readonly intent: FabricIntent;
  readonly nodes: Nodes;
  readonly network: ClusterNetwork;
}

/** How many of each there are, and what the fabric is like. */
export interface Shape {
  readonly racks: readonly {
    readonly tors: number;
    readonly nodes: number;
    /** Its machines have no names before they are made. */
    readonly isNameless?: boolean | undefined;
  }[];
  readonly spines: number;
  readonly families: readonly IpFamily[];
  readonly more: object;
}

const designs = [
  { kind: "as-per-rack" },
  { kind: "as-per-server" },
  { kind: "shared-as" },
  { kind: "shared-as", loops: "numAllowedLocalASNumbers" },
  { kind: "route-reflectors", in: "rack" },
  { kind: "route-reflectors", in: "cluster" },
] as const;

export const shapes: fc.Arbitrary<Shape> = fc.record({
  racks: fc.array(
    fc.record(
      { tors: fc.constantFrom(1, 2), nodes: fc.integer({ min: 0, max: 5 }), isNameless: fc.boolean() },
      { requiredKeys: ["tors", "nodes"] },
    ),
    { minLength: 1, maxLength: 5 },
  ),
  spines: fc.integer({ min: 0, max: 3 }),
  families: fc.constantFrom<readonly IpFamily[]>([4], [6], [4, 6]),
  more: fc.record(
    {
      design: fc.constantFrom(...designs),
      planes: fc.constantFrom(1, 2),
      links: fc.constantFrom({ kind: "vlan" }, { kind: "routed" }, { kind: "vlan", vlan: 40 }),
      sessions: fc.record(
        {
          neighbours: fc.constantFrom("static", "dynamic"),
          advertise: fc.constantFrom("all", "default"),
          timers: fc.constantFrom({ keepalive: 1, hold: 3 }, { keepalive: 3, hold: 9 }),
          bfd: fc.constantFrom({ speaker: "own" }, { speaker: "calico-enterprise", transmitInterval: 100 }),
          ttlSecurity: fc.constantFrom(1, 2),
          password: fc.constantFrom({ kind: "secret", config: "tors" }, { secretKeyRef: { name: "bgp", key: "tors" } }),
        },
        { requiredKeys: [] },
      ),
      uplinks: fc.record(
        { password: fc.constant({ kind: "secret", config: "spines" }), ttlSecurity: fc.constant(1) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ["design"] },
  ),
});

/** The same, with names for machines where rules refuse that they have none (FAB-008, FAB-009). */
export function namedWhereRefused(shape: Shape): Shape {
  const { design, planes, links } = shape.more as {
    design?: { kind: string };
    planes?: number;
    links?: { kind: string };
  };
  const isRefused = design?.kind === "as-per-server" || planes === 2 || links?.kind === "routed";
  return isRefused ? { ...shape, racks: shape.racks.map(({ tors, nodes }) => ({ tors, nodes })) } : shape;
}

/** Of a shape always the same, and of a longer one the same with more behind it. */
export function sampleOf(shape: Shape): Sample {
  const racks = shape.racks.map(({ tors }, rack) => ({
    name: `r${rack + 1}`,
    tors: Array.from({ length: tors }, (_, tor) => ({
      name: `r${rack + 1}-tor-${"ab"[tor]}`,
      os: networkOsNames[(rack + tor) % networkOsNames.length],
    })),
  }));
  const spines = Array.from({ length: shape.spines }, (_, spine) => ({ name: `spine-${spine + 1}`, os: "frr" }));
  const intent = fabricSchema().parse({ racks, ...(spines.length > 0 ? { spines } : {}), ...shape.more });
  const named = shape.racks.flatMap(({ nodes, isNameless = false }, rack) =>
    Array.from({ length: isNameless ? 0 : nodes }, (_, node): NamedNode => ({
      name: `n${rack + 1}x${node + 1}`,
      group: "workers",
      rack: `r${rack + 1}`,
      addresses: shape.families.map((family) =>
        Ip.of(family === 4 ? `172.30.${rack + 1}.${node + 11}` : `fd00:30:${rack + 1}::${node + 11}`),
      ),
      labels: {},
    })),
  );
  const groups = shape.racks.flatMap(({ nodes, isNameless = false }, rack) =>
    isNameless && nodes > 0 ? [groupOf(`r${rack + 1}`, nodes)] : [],
  );
  return { intent, nodes: { groups, named, racks: [] }, network: networkOf(shape.families, shape.racks.length) };
}

/** Machines of a rack that nobody names. */
function groupOf(rack: string, count: number): NodeGroup {
  return {
    ...{ name: `machines-${rack}`, path: "/platform", role: "worker", os: "ubuntu", osName: "Ubuntu", mtu: 1500 },
    ...{ architecture: "x86_64", count: { least: count, initial: count, most: count }, zones: [], taints: [] },
    ...{ rack, labels: {}, vppHooks: {} },
  };
}

/** A range of nodes for each rack, as a network that is there has. */
export function networkOf(families: readonly IpFamily[], racks: number): ClusterNetwork {
  const ranges = (v4: string, v6: string): readonly Cidr[] => families.map((family) => Cidr.of(family === 4 ? v4 : v6));
  return {
    pods: ranges("10.244.0.0/16", "fd00:244::/56"),
    services: ranges("10.96.0.0/16", "fd00:96::/112"),
    nodes: Array.from({ length: Math.min(racks, 250) }, (_, rack) =>
      ranges(`172.30.${rack + 1}.0/24`, `fd00:30:${rack + 1}::/64`),
    ).flat(),
    families,
    underlayMtu: 1500,
    spansSubnets: true,
    checksSource: false,
    learnsRoutes: true,
  };
}

export const resolved = ({ intent, nodes, network }: Sample) =>
  resolveFabric({ intent, nodes, network, nodeAsNumber: Asn.of(64512) }).value;

export function announcedOf({ network }: Sample): Announced {
  return {
    pods: network.pods.map((cidr) => ({ cidr, blockSize: cidr.family === 4 ? 26 : 122 })),
    services: network.services,
    blocksOfNode: 2,
    podsOfNode: 110,
    borrows: true,
  };
}
