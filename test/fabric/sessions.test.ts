import fc from "fast-check";
import { type Fabric, type PeerGroup, sessionsOf, type SwitchConfig, switchConfigs } from "../../constructs/fabric";
import { endsOf, type Session } from "../../constructs/model";
import { announcedOf, resolved, sampleOf, type Shape, shapes } from "./support/arbitrary";

/** A session as one switch has it, in words that do not depend on the side. */
interface Half {
  readonly own: string;
  readonly other: string;
  readonly ownAs: number;
  readonly otherAs: number;
  readonly settings: string;
}

const settingsOf = (group: PeerGroup, { bfdProfiles }: SwitchConfig): string => {
  const bfd = bfdProfiles.find(({ name }) => name === group.bfdProfile);
  const { transmitInterval, receiveInterval, detectMultiplier } = bfd ?? {};
  const { timers, password, ttlSecurity, multihop, family } = group;
  return JSON.stringify([
    family,
    timers,
    password,
    ttlSecurity,
    multihop,
    transmitInterval,
    receiveInterval,
    detectMultiplier,
  ]);
};

/** Every neighbour that a switch names, its listen ranges told by the nodes that call from them. */
function halvesOf(config: SwitchConfig, fabric: Fabric): readonly Half[] {
  return config.bgp.groups.flatMap((group) => {
    const settings = settingsOf(group, config);
    const base = { ownAs: config.bgp.asNumber.value, settings };
    const named = group.neighbours.map(({ address, localAddress, asNumber }) => ({
      ...base,
      own: localAddress.toString(),
      other: address.toString(),
      otherAs: asNumber.value,
    }));
    const callers = group.dynamic.flatMap(({ range, localAddress, asNumbers }) =>
      fabric.racks.flatMap(({ name, nodes }) =>
        name !== config.rack
          ? []
          : nodes.flatMap(({ asNumber, links, routeReflectorClusterId: reflects }) =>
              links
                .filter(({ tor }) => tor === config.hostname)
                .flatMap(({ ends }) => ends)
                .filter(({ node }) => range.contains(node) && (!isInRack(fabric) || reflects !== undefined))
                .filter(() => asNumber.value >= asNumbers.from.value && asNumber.value <= asNumbers.to.value)
                .map(({ node }) => ({
                  ...base,
                  own: localAddress.toString(),
                  other: node.toString(),
                  otherAs: asNumber.value,
                })),
            ),
      ),
    );
    return [...named, ...callers];
  });
}

const isInRack = ({ design }: Fabric): boolean => design.kind === "route-reflectors" && design.in === "rack";

const keyOf = ({ own, other, ownAs, otherAs, settings }: Half): string =>
  [own, other, ownAs, otherAs, settings].join(" ");
const mirrored = ({ own, other, ownAs, otherAs, settings }: Half): string =>
  keyOf({ own: other, other: own, ownAs: otherAs, otherAs: ownAs, settings });

function halfOf(session: Exclude<Session, { kind: "reflector" }>, isUpper: boolean): Half {
  const [lower, upper] = endsOf(session);
  const [own, other] = isUpper ? [upper, lower] : [lower, upper];
  const { family, timers, password, ttlSecurity, hops, bfd } = session;
  return {
    own: own.address.toString(),
    other: other.address.toString(),
    ownAs: own.asNumber.value,
    otherAs: other.asNumber.value,
    settings: JSON.stringify([
      family,
      timers,
      password,
      ttlSecurity,
      hops === 2 ? 2 : undefined,
      bfd?.transmitInterval,
      bfd?.receiveInterval,
      bfd?.detectMultiplier,
    ]),
  };
}

const made = (shape: Shape) => {
  const sample = sampleOf(shape);
  const fabric = resolved(sample);
  const announced = announcedOf(sample);
  return { fabric, sessions: sessionsOf(fabric, announced), configs: switchConfigs(fabric, announced) };
};

it("has every session once, and at each switch of it once, both ends told the same", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { fabric, sessions, configs } = made(shape);
      expect(new Set(sessions.map(({ key }) => key)).size).toBe(sessions.length);
      const halves = configs.flatMap((config) => halvesOf(config, fabric)).map(keyOf);
      const wanted = sessions.flatMap((session) =>
        session.kind === "reflector"
          ? []
          : [
              keyOf(halfOf(session, true)),
              // Of a session with a node the other end is Calico's.
              ...(session.kind === "uplink" ? [keyOf(halfOf(session, false))] : []),
            ],
      );
      expect([...halves].sort()).toEqual([...wanted].sort());
      const ofUplinks = sessions.filter((session) => session.kind === "uplink").map((session) => halfOf(session, true));
      for (const half of ofUplinks) expect(halves).toContain(mirrored(half));
    }),
    { numRuns: 80 },
  );
});

it("has a session for each node, switch and family, for each reflector, and for each uplink", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { fabric, sessions } = made(shape);
      const count = (kind: Session["kind"]) => sessions.filter((session) => session.kind === kind).length;
      const families = shape.families.length;
      const sum = (of: (rack: Shape["racks"][number]) => number) =>
        shape.racks.reduce((all, rack) => all + of(rack), 0);
      const speaking = (nodes: number) => (isInRack(fabric) ? Math.min(nodes, 2) : nodes);
      expect(count("node")).toBe(families * sum(({ tors, nodes }) => tors * speaking(nodes)));
      expect(count("uplink")).toBe(families * shape.spines * sum(({ tors }) => tors));
      const pairs = (nodes: number) => (nodes < 2 ? 0 : 2 * nodes - 3);
      const { design } = fabric;
      const inCluster = shape.racks.filter(({ nodes }) => nodes > 0).length;
      const all = sum(({ nodes }) => nodes);
      const reflected =
        design.kind !== "route-reflectors"
          ? 0
          : design.in === "rack"
            ? sum(({ nodes }) => pairs(nodes))
            : inCluster === 0
              ? 0
              : pairs(all);
      expect(count("reflector")).toBe(families * reflected);
    }),
    { numRuns: 80 },
  );
});

it("names in each group lists and profiles that the switch has, and keeps groups of one kind", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      for (const { bgp, filters, bfdProfiles } of made(shape).configs) {
        const names = new Set(filters.map(({ name }) => name));
        const profiles = new Set(bfdProfiles.map(({ name }) => name));
        expect(names.size).toBe(filters.length);
        expect(new Set(bgp.groups.map(({ name }) => name)).size).toBe(bgp.groups.length);
        for (const group of bgp.groups) {
          expect([group.filterIn, group.filterOut].filter((name) => !names.has(name))).toEqual([]);
          expect(group.bfdProfile === undefined || profiles.has(group.bfdProfile)).toBe(true);
          for (const { asNumber, address } of group.neighbours) {
            expect(asNumber.equals(bgp.asNumber)).toBe(group.type === "internal");
            expect(address.family).toBe(group.family);
          }
          expect(group.neighbours.length + group.dynamic.length).toBeGreaterThan(0);
          for (const { limit } of group.dynamic) expect(limit).toBeGreaterThanOrEqual(2);
        }
      }
    }),
    { numRuns: 80 },
  );
});
