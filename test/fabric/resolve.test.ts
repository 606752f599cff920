import fc from "fast-check";
import { type Fabric, sessionsOf, switchConfigs } from "../../constructs/fabric";
import { plain } from "../../constructs/model";
import { Asn, Cidr } from "../../constructs/net";
import { announcedOf, resolved, sampleOf, type Shape, shapes } from "./support/arbitrary";
import { tries } from "../support/tries";

const fabricOf = (shape: Shape): Fabric => plain(resolved(sampleOf(shape))) as Fabric;

/** A rack without what is about how many nodes it has. */
const torsOf = ({ racks }: Fabric) => racks.map(({ name, number, tors }) => ({ name, number, tors }));
const nodesOf = ({ racks }: Fabric) => racks.map(({ nodes }) => nodes);
/** Reflectors are chosen among those that there are: the second of a rack may be new. */
const withoutReflectors = (racks: ReturnType<typeof nodesOf>) =>
  racks.map((nodes) => nodes.map(({ routeReflectorClusterId: _, ...node }) => node));

describe("what is added behind the others changes none of them", () => {
  const check = (property: (shape: Shape) => void): void => fc.assert(fc.property(shapes, property), tries(60));

  it("a rack", () => {
    check((shape) => {
      const before = fabricOf(shape);
      const after = fabricOf({ ...shape, racks: [...shape.racks, { tors: 2, nodes: 3 }] });
      expect(torsOf(after).slice(0, -1)).toEqual(torsOf(before));
      expect(withoutReflectors(nodesOf(after).slice(0, -1))).toEqual(withoutReflectors(nodesOf(before)));
      expect(after.spines).toEqual(before.spines);
    });
  });

  it("a node", () => {
    check((shape) => {
      const [some, ...others] = shape.racks;
      // Without any, nobody knows yet where the rack's nodes are.
      const first = { ...some!, nodes: Math.max(some!.nodes, 1) };
      const before = fabricOf({ ...shape, racks: [first, ...others] });
      const after = fabricOf({ ...shape, racks: [{ ...first, nodes: first.nodes + 1 }, ...others] });
      expect(torsOf(after)).toEqual(torsOf(before));
      const [grown, ...rest] = withoutReflectors(nodesOf(after));
      expect([grown!.slice(0, -1), ...rest]).toEqual(withoutReflectors(nodesOf(before)));
    });
  });

  it("a second switch of a rack", () => {
    check((shape) => {
      const single = { ...shape, racks: shape.racks.map((rack) => ({ ...rack, tors: 1 })) };
      const before = fabricOf(single);
      const after = fabricOf({ ...shape, racks: shape.racks.map((rack) => ({ ...rack, tors: 2 })) });
      expect(after.racks.map(({ tors }) => tors.slice(0, 1))).toEqual(before.racks.map(({ tors }) => tors));
      const first = nodesOf(after).map((nodes) => nodes.map((node) => ({ ...node, links: node.links.slice(0, 1) })));
      expect(first).toEqual(nodesOf(before));
    });
  });

  it("a spine", () => {
    check((shape) => {
      const before = fabricOf(shape);
      const after = fabricOf({ ...shape, spines: shape.spines + 1 });
      const first = torsOf(after).map((rack) => ({
        ...rack,
        tors: rack.tors.map((tor) => ({ ...tor, uplinks: tor.uplinks.slice(0, -1) })),
      }));
      expect(first).toEqual(torsOf(before));
      expect(nodesOf(after)).toEqual(nodesOf(before));
      expect(after.spines.slice(0, -1)).toEqual(before.spines);
    });
  });
});

it("leaves a rack's second switch where it is when the first goes, and everything beside the rack", () => {
  fc.assert(
    fc.property(shapes, ({ racks: all, ...shape }) => {
      const [some, ...others] = all;
      const sample = sampleOf({ ...shape, racks: [{ ...some!, tors: 2 }, ...others] });
      const [rack, ...rest] = sample.intent.racks;
      const [, second] = rack!.tors;
      const alone = { ...rack!, tors: [{ ...second!, number: 2 }] };
      const [before, after] = [sample.intent, { ...sample.intent, racks: [alone, ...rest] }].map(
        (intent) => plain(resolved({ ...sample, intent })) as Fabric,
      );
      const [was, ...wereBeside] = before!.racks;
      const [is, ...areBeside] = after!.racks;
      expect({ ...is!.tors[0], path: "" }).toEqual({ ...was!.tors[1], path: "" });
      expect(areBeside).toEqual(wereBeside);
      expect(after!.spines).toEqual(before!.spines);
      const linksOf = (nodes: Fabric["racks"][number]["nodes"]) =>
        nodes.map(({ name, number, asNumber, links }) => [name, number, asNumber, links.slice(-1)]);
      expect(linksOf(is!.nodes)).toEqual(linksOf(was!.nodes));
    }),
    tries(60),
  );
});

it("gives no address of a link or a loopback twice, and no switch another's router id", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const sample = sampleOf(shape);
      const configs = switchConfigs(resolved(sample), announcedOf(sample));
      const addresses = configs.flatMap(({ interfaces }) =>
        interfaces.flatMap((one) => (one.kind === "access" ? [] : one.addresses.map(({ ip }) => ip.toString()))),
      );
      expect(new Set(addresses).size).toBe(addresses.length);
      const nodes = resolved(sample).racks.flatMap(({ nodes: all }) =>
        all.flatMap(({ links }) => new Set(links.flatMap(({ ends }) => ends.map(({ node }) => node.toString())))),
      );
      const all = nodes.flatMap((own) => [...own]);
      expect(new Set([...all, ...addresses]).size).toBe(all.length + addresses.length);
      expect(new Set(configs.map(({ bgp }) => bgp.routerId.toString())).size).toBe(configs.length);
    }),
    tries(60),
  );
});

it("is total where ranges are too small", () => {
  const sample = sampleOf({
    racks: [{ tors: 2, nodes: 5 }],
    spines: 2,
    families: [4, 6],
    more: {
      design: { kind: "as-per-rack" },
      addresses: { links: ["10.0.0.0/31", "fd00::/127"], uplinks: ["10.0.1.0/32"], loopbacks: ["10.0.2.0/32"] },
      asNumbers: { firstRack: 4294967295 },
    },
  });
  expect(() => switchConfigs(resolved(sample), announcedOf(sample))).not.toThrow();
});

it("takes what the intent says before its own plan", () => {
  const sample = sampleOf({
    racks: [],
    spines: 1,
    families: [4],
    more: {
      design: { kind: "as-per-rack" },
      planes: 2,
      racks: [
        {
          name: "r1",
          number: 7,
          asNumber: "64086.59904",
          tors: [
            {
              name: "a",
              os: "eos",
              loopbacks: ["192.0.2.1"],
              subnets: ["198.51.100.0/24"],
              addresses: ["198.51.100.254"],
              uplinks: [{ spine: "spine-1", port: "Ethernet49/1", addresses: ["203.0.113.4"] }],
            },
            { name: "b", os: "junos", asNumber: 65200 },
          ],
          nodes: [
            {
              name: "n-2",
              number: 30,
              asNumber: 65300,
              links: [{ tor: "a", addresses: ["198.51.100.9"], port: "Ethernet3" }],
            },
          ],
        },
      ],
    },
  });
  const named = ["n-1", "n-2"].map((name) => ({ name, group: "g", rack: "r1", addresses: [], labels: {} }));
  const [rack] = resolved({ ...sample, nodes: { ...sample.nodes, named } }).racks;
  expect(plain(rack)).toMatchObject({
    number: 7,
    tors: [
      {
        asNumber: 4200000000,
        loopbacks: ["192.0.2.1"],
        routerId: "192.0.2.1",
        addresses: ["198.51.100.254"],
        uplinks: [{ port: "Ethernet49/1", ends: [{ lower: "203.0.113.4", upper: "203.0.113.5" }] }],
      },
      { asNumber: 65200, subnets: ["10.253.3.64/26"], addresses: ["10.253.3.65"], vlan: 12 },
    ],
    nodes: [
      {
        name: "n-1",
        number: 1,
        asNumber: 4200000000,
        links: [{ tor: "a" }, { tor: "b", ends: [{ node: "10.253.3.75" }] }],
      },
      {
        name: "n-2",
        number: 30,
        asNumber: 65300,
        links: [{ tor: "a", port: "Ethernet3", ends: [{ node: "198.51.100.9" }] }],
      },
    ],
  });
});

it("grows with the nodes and not faster, and no switch has a line for each rack", () => {
  const madeOf = (racks: number) => {
    const sample = sampleOf({
      racks: Array.from({ length: racks }, () => ({ tors: 2, nodes: 40 })),
      spines: 4,
      families: [4],
      more: { design: { kind: "as-per-rack" }, planes: 2, addresses: { links: ["10.128.0.0/15"] } },
    });
    const fabric = resolved(sample);
    const sessions = sessionsOf(fabric, announcedOf(sample));
    expect(sessions).toHaveLength(racks * 2 * (40 + 4));
    return switchConfigs(fabric, announcedOf(sample), sessions);
  };
  const [few, many] = [madeOf(15), madeOf(150)];
  const size = (configs: typeof few): number => JSON.stringify(plain(configs)).length;
  expect(size(many)).toBeLessThan(11 * size(few));
  const longest = (configs: typeof few): number =>
    Math.max(...configs.map(({ filters }) => filters.reduce((sum, { rules }) => sum + rules.length, 0)));
  // Of 150 ranges, and of 15, at most 32 lines: wider ones stand for the rest.
  expect(longest(many)).toBeLessThan(longest(few) + 32);
});

it("changes the files of a rack, and of the spines, where its AS number changes or it is added", () => {
  const shape: Shape = {
    racks: Array.from({ length: 4 }, () => ({ tors: 2, nodes: 3 })),
    spines: 2,
    families: [4, 6],
    more: { design: { kind: "as-per-rack" }, planes: 2 },
  };
  const configsOf = (changed: Shape, asNumber?: number) => {
    const { network, ...more } = sampleOf(changed);
    // One range for all stable addresses, as one would say it.
    const sample = { ...more, network: { ...network, nodes: [Cidr.of("172.30.0.0/16"), Cidr.of("fd00:30::/32")] } };
    const [first, ...rest] = sample.intent.racks;
    const intent =
      asNumber === undefined || first === undefined
        ? sample.intent
        : { ...sample.intent, racks: [{ ...first, asNumber: Asn.of(asNumber) }, ...rest] };
    const configs = switchConfigs(resolved({ ...sample, intent }), announcedOf(sample));
    return new Map(configs.map((config) => [config.hostname, JSON.stringify(plain(config))]));
  };
  const before = configsOf(shape);
  const changedIn = (after: ReadonlyMap<string, string>) =>
    [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
  expect(changedIn(configsOf(shape, 65200))).toEqual(["r1-tor-a", "r1-tor-b", "spine-1", "spine-2"]);
  const longer = { ...shape, racks: [...shape.racks, { tors: 2, nodes: 3 }] };
  expect(changedIn(configsOf(longer))).toEqual(["r5-tor-a", "r5-tor-b", "spine-1", "spine-2"]);
});
