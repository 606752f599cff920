import fc from "fast-check";
import { sessionsOf, switchConfigs } from "../../constructs/fabric";
import type { Session } from "../../constructs/model";
import { announcedOf, resolved, sampleOf, type Shape, shapes } from "./support/arbitrary";
import { halfOf, halvesOf, isInRack, keyOf, missingHalves } from "./support/halves";
import { tries } from "../support/tries";

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
              keyOf(halfOf(session, "upper")),
              // Of a session with a node the other end is Calico's.
              ...(session.kind === "uplink" ? [keyOf(halfOf(session, "lower"))] : []),
            ],
      );
      expect([...halves].sort()).toEqual([...wanted].sort());
      expect(missingHalves(sessions, configs, fabric)).toEqual([]);
    }),
    tries(80),
  );
});

it("names the half that is missing where one neighbour of one switch is left out", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, choice) => {
      const more = { ...shape.more, sessions: { neighbours: "static" } };
      const { fabric, sessions, configs } = made({ ...shape, more });
      const places = configs.flatMap(({ hostname, bgp }) =>
        bgp.groups.flatMap(({ name, neighbours }) => neighbours.map(({ address }) => ({ hostname, name, address }))),
      );
      const gone = places[choice % Math.max(places.length, 1)];
      if (gone === undefined) return;
      const broken = configs.map((config) =>
        config.hostname !== gone.hostname
          ? config
          : {
              ...config,
              bgp: {
                ...config.bgp,
                groups: config.bgp.groups.map((group) => ({
                  ...group,
                  neighbours: group.neighbours.filter(({ address }) => !address.equals(gone.address)),
                })),
              },
            },
      );
      const missing = missingHalves(sessions, broken, fabric);
      expect(missing).toHaveLength(1);
      expect(missing[0]).toContain(gone.hostname);
    }),
    tries(40),
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
      // Machines without names reflect nothing.
      const reflecting = ({ nodes, isNameless = false }: Shape["racks"][number]) =>
        isNameless ? 0 : Math.min(nodes, 2);
      const speaking = (rack: Shape["racks"][number]) => (isInRack(fabric) ? reflecting(rack) : rack.nodes);
      expect(count("node")).toBe(families * sum((rack) => rack.tors * speaking(rack)));
      expect(count("uplink")).toBe(families * shape.spines * sum(({ tors }) => tors));
      // Each with each reflector, and the two reflectors once with each other.
      const pairs = (nodes: number, reflectors: number) =>
        reflectors === 0 ? 0 : reflectors * (nodes - reflectors) + (reflectors === 2 ? 1 : 0);
      const { design } = fabric;
      const able = shape.racks.map(reflecting).filter((found) => found > 0);
      const ofCluster = able.length === 1 ? (able[0] ?? 0) : Math.min(able.length, 2);
      const reflected =
        design.kind !== "route-reflectors"
          ? 0
          : design.in === "rack"
            ? sum((rack) => pairs(rack.nodes, reflecting(rack)))
            : pairs(
                sum(({ nodes }) => nodes),
                ofCluster,
              );
      expect(count("reflector")).toBe(families * reflected);
    }),
    tries(80),
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
    tries(80),
  );
});
