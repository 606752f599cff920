import fc from "fast-check";
import type { Cluster } from "../../../constructs/calico";
import { topologySvg } from "../../../constructs/diagram";
import { type Resolved, resolve, platformOf } from "../../../constructs/kit";
import type {
  Topology,
  TopologyGroup,
  TopologyNodes,
  TopologyPart,
  TopologySubnet,
  TopologyZone,
} from "../../../constructs/model";
import { parsed } from "../../support/rules";
import { extremes } from "./clusters";

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.string({ minLength: 1, maxLength: 90, unit: "grapheme" }),
  fc.string({ minLength: 1, maxLength: 90, unit: "binary" }),
  fc.constantFrom(
    " ",
    "a",
    "workers",
    "W".repeat(70),
    "i".repeat(200),
    "a-b.c:d/e,f_g=h@".repeat(12),
    "many words ".repeat(30),
    // Marks pile up, those of musical notation by themselves.
    `e${"\u0301".repeat(9)}, \u05ef\u{1d1ba}\u{1d165}\u{1d16e} `.repeat(6),
  ),
);
const range = fc.oneof(
  fc.ipV4().map((address) => `${address}/24`),
  fc.ipV6().map((address) => `${address}/64`),
  fc.constant("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"),
);
const few = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> => fc.array(one, { maxLength: most });
const size = fc.oneof(fc.nat(9), fc.nat(10_000));

const group = fc.record<TopologyGroup>({
  name,
  role: fc.constantFrom("worker", "control-plane", "bastion"),
  count: fc.record({ least: size, initial: size, most: size }),
  os: name,
  architecture: fc.constantFrom("x86_64", "arm64", ""),
  machines: few(name, 5),
  traits: few(name, 4),
  interfaceName: name,
  routeReflector: name,
});

const nodesIn = (groups: readonly TopologyGroup[]): fc.Arbitrary<TopologyNodes[]> =>
  few(
    fc.oneof(
      fc.record<TopologyNodes>({ group: fc.constantFrom("nobody", ...groups.map((one) => one.name)), count: size }),
      few(name, 12).map((names): TopologyNodes => ({ group: groups[0]?.name ?? "nobody", count: names.length, names })),
    ),
    12,
  );

const part = fc.record<TopologyPart>({
  label: name,
  lines: few(name, 3),
  kind: fc.constantFrom("internet", "router", "service"),
});

const zoneWith = (nodes: fc.Arbitrary<TopologyNodes[]>): fc.Arbitrary<TopologyZone> =>
  fc.record<TopologyZone>({
    name,
    subnets: few(
      fc.record<TopologySubnet>({ label: name, cidr: range, isPublic: fc.boolean(), parts: few(name, 3), nodes }),
      3,
    ),
    nodes,
  });

const topology: fc.Arbitrary<Topology> = few(group, 12).chain((groups) =>
  fc.record<Topology>({
    title: name,
    network: fc.record({ label: name, ranges: few(range, 30), parts: few(part, 3) }),
    controlPlane: fc.record({
      label: name,
      lines: few(name, 4),
      api: fc.record({ inside: fc.boolean(), outside: few(range, 30) }, { requiredKeys: ["inside"] }),
    }),
    zoneKind: name,
    zones: few(zoneWith(nodesIn(groups)), 9),
    groups: fc.constant(groups),
  }),
);

/** A picture of anything: a topology that nobody thought of, of a cluster with Calico's parts taken from others. */
export function arbitraryPicture(): fc.Arbitrary<string> {
  const resolved = ["six zones, long names", "racks", "kOps, private", "nobody said anything"].map((key): Resolved => {
    const make = extremes[key];
    if (make === undefined) throw new Error(`no extreme ${key}`);
    const intent = make();
    return resolve(parsed(intent), platformOf(intent.platform.kind));
  });
  const calicos = resolved.map(({ cluster }) => cluster.calico);
  return fc
    .tuple(topology, fc.constantFrom(...resolved), fc.constantFrom(...calicos), fc.constantFrom(...calicos))
    .map(([shown, { cluster, reasons }, pools, bgp]) => {
      const mixed: Cluster = {
        ...cluster,
        calico: { ...cluster.calico, pools: pools.pools, bgp: bgp.bgp, routing: bgp.routing },
      };
      return topologySvg(mixed, shown, reasons);
    });
}
