import { nodeBoxes } from "../../constructs/diagram/node-boxes";
import { zoneBoxes } from "../../constructs/diagram/zone-boxes";
import { platformOf, resolve, type IntentInput } from "../../constructs/kit";
import { topologySvg } from "../../constructs/diagram";
import type { TopologyNodes } from "../../constructs/model";
import { largeEks, largeExisting, largeKops } from "../../bench/large-clusters";
import { parsed } from "../support/rules";

const group = (name: string, count: number, isNumbered = true): TopologyNodes => ({ name, count, isNumbered });
const boxes = (...zones: (readonly TopologyNodes[])[]) =>
  nodeBoxes(zones.map((nodes, index) => ({ name: `z${index}`, subnets: [], nodes })));

it("shows few nodes one by one, dealt out to the zones in turn", () => {
  expect(boxes([group("a", 2)], [group("a", 2)], [group("a", 1)])).toEqual([["a 1", "a 4"], ["a 2", "a 5"], ["a 3"]]);
});

it("numbers no nodes that have one name together", () => {
  expect(boxes([group("control plane", 1, false), group("a", 0)])).toEqual([["control plane"]]);
});

it("shows many nodes of a group as one", () => {
  expect(boxes([group("a", 8), group("b", 9)])).toEqual([
    ["a 1", "a 2", "a 3", "a 4", "a 5", "a 6", "a 7", "a 8", "b × 9"],
  ]);
});

it("shows many groups together", () => {
  const many = Array.from({ length: 20 }, (_, index) => group(`g${index}`, 3));
  const [zone] = boxes(many);
  expect(zone).toHaveLength(16);
  expect(zone?.slice(0, 2)).toEqual(["g0 × 3", "g1 × 3"]);
  expect(zone?.at(-1)).toBe("15 in 5 more groups");
});

const oneGroup: IntentInput = {
  name: "large",
  platform: {
    kind: "eks",
    region: "eu-central-1",
    nodeGroups: [{ name: "workers", scaling: { min: 10_000, desired: 10_000, max: 10_000 } }],
  },
};

const drawn = (intent: IntentInput): string => {
  const platform = platformOf(intent.platform.kind);
  const { cluster, reasons } = resolve(parsed(intent), platform);
  return topologySvg(cluster, platform.topology(cluster), reasons);
};
const large = { oneGroup, eks: largeEks(10_000), kops: largeKops(10_000), existing: largeExisting(10_000) };

it.each(Object.entries(large))("draws 10,000 nodes in a few kilobytes, each box with a width: %s", (_, intent) => {
  const svg = drawn(intent);
  expect(svg.length).toBeLessThan(20_000);
  const widths = [...svg.matchAll(/ width="([^"]*)"/g)].map(([, width]) => Number(width));
  expect(widths.length).toBeGreaterThan(10);
  expect(Math.min(...widths)).toBeGreaterThan(40);
});

describe("zones", () => {
  const zonesOf = (count: number) =>
    zoneBoxes({
      zones: Array.from({ length: count }, (_, index) => ({
        name: `z${index}`,
        subnets: [{ label: "private subnet", cidr: `10.0.${index}.0/24` }],
        nodes: [group("a", 2), group(`g${index}`, 1, false)],
      })),
    });

  it("are shown one by one where they are few", () => {
    expect(zonesOf(6).map(({ name, columns }) => [name, columns])).toEqual(
      ["z0", "z1", "z2", "z3", "z4", "z5"].map((name) => [name, 1]),
    );
  });

  it("are shown as the first ones and the rest where they are many, nodes dealt out to all", () => {
    const zones = zonesOf(20);
    expect(zones.map(({ name }) => name)).toEqual(["z0", "z1", "18 more places"]);
    expect(zones[0]?.nodes).toEqual(["a 1", "a 21", "g0"]);
    expect(zones[2]?.subnets).toEqual([{ label: "18 subnets", cidr: "" }]);
    expect(zones[2]?.nodes.slice(0, 2)).toEqual(["a × 36", "g2"]);
    expect(zones[2]?.nodes.at(-1)).toBe("4 in 4 more groups");
  });
});

it("cuts ranges that do not fit", () => {
  const intent = largeExisting(10);
  if (intent.platform.kind !== "existing") throw new Error("not a cluster that is there");
  const nodes = Array.from({ length: 300 }, (_, index) => `10.${Math.floor(index / 100)}.${index % 100}.0/24`);
  const svg = drawn({ ...intent, platform: { ...intent.platform, underlay: { nodes } } });
  expect(svg).toMatch(/>network 10\.0\.0\.0\/24, [^<]{1,60}, …</);
});
