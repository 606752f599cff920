import { nodeBoxes } from "../../constructs/diagram/node-boxes";
import { platformOf, resolve, type IntentInput } from "../../constructs/kit";
import { topologySvg } from "../../constructs/diagram";
import type { TopologyNodes } from "../../constructs/model";
import { largeEks, largeKops } from "../../bench/large-clusters";
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

it.each(Object.entries({ oneGroup, eks: largeEks(10_000), kops: largeKops(10_000) }))(
  "draws 10,000 nodes in a few kilobytes: %s",
  (_, intent) => {
    const platform = platformOf(intent.platform.kind);
    const { cluster, reasons } = resolve(parsed(intent), platform);
    expect(topologySvg(cluster, platform.topology(cluster), reasons).length).toBeLessThan(20_000);
  },
);
