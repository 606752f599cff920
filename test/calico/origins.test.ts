import { announcedOf, originsOf } from "../../constructs/calico";
import { platformOf, resolve } from "../../constructs/kit";
import { Blocks } from "../../constructs/net";
import { fabrics, planes, single } from "../fabric/support/intents";
import { parsed } from "../support/rules";

const clusterOf = (intent: object) => {
  const whole = parsed(intent);
  return resolve(whole, platformOf(whole.platform.kind)).cluster;
};
const originsOfIntent = (intent: object) => originsOf(clusterOf(intent));
const told = (intent: object) =>
  originsOfIntent(intent).map(({ node, blocks, stable }) => [node, ...blocks.map(String), ...stable.map(String)]);

describe("what nodes announce of their own", () => {
  it("is a block of each pool, by the number of the rack and of the node", () => {
    expect(told(single())).toEqual([
      ["r1-n1", "10.244.0.0/26"],
      ["r1-n2", "10.244.0.64/26"],
      ["r2-n1", "10.244.0.128/26"],
      ["r2-n2", "10.244.0.192/26"],
    ]);
  });

  it("has the stable addresses of nodes that have one beside their links'", () => {
    const [first] = originsOfIntent(planes({ services: ["ClusterIP"] }));
    expect(first?.stable.map(String)).toEqual(["172.30.1.11/32", "fd00:30:1::11/128"]);
    expect(first?.blocks.map(String)).toEqual(["10.244.0.0/26", "fd00:244::/122"]);
    expect(first?.services.map(String)).toEqual(["10.96.0.0/12", "fd00:96::/112"]);
  });

  it("keeps pools of racks to their racks", () => {
    expect(told(fabrics["pools of racks"] ?? {})).toEqual([
      ["r1-n1", "10.244.0.0/26"],
      ["r1-n2", "10.244.0.64/26"],
      ["r2-n1", "10.244.1.0/26"],
      ["r2-n2", "10.244.1.64/26"],
    ]);
  });

  it("moves nothing when a rack is planned larger at its end", () => {
    const [r1, r2] = ["r1", "r2"].map((name) => ({ name, tors: [{ name: `${name}-tor`, os: "frr" as const }] }));
    const grown = told(
      single({
        racks: [
          { ...r1!, plannedNodes: 8 },
          { ...r2!, plannedNodes: 8 },
        ],
      }),
    );
    expect(grown.map(([, block]) => block)).toEqual([
      "10.244.0.0/26",
      "10.244.0.64/26",
      "10.244.2.0/26",
      "10.244.2.64/26",
    ]);
  });

  it.each(Object.entries(fabrics))(
    "gives no address to two nodes, and nothing that switches refuse: %s",
    (_, intent) => {
      const cluster = clusterOf(intent);
      const { pods } = announcedOf(cluster);
      const allowed = new Blocks(pods.map(({ cidr }) => cidr));
      const blocks = originsOf(cluster).flatMap((origin) => origin.blocks);
      expect(new Set(blocks.map(String)).size).toBe(blocks.length);
      expect(blocks.length).toBeGreaterThanOrEqual(4);
      for (const block of blocks) expect(allowed.firstAround(block)).toBeDefined();
    },
  );
});
