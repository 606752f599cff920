import { type IntentInput, planOf, synthesise, switchesOf } from "../../constructs/kit";
import { networkOsOf } from "../../constructs/kit/network-oses";
import { networkOsNames } from "../../constructs/fabric";
import { changed } from "../support/changed";
import { allFindingsOf, parsed } from "../support/rules";
import { planes, single } from "./support/intents";
import { withOs } from "./support/exchanged";

type Fabric = NonNullable<IntentInput["fabric"]>;

const racks = (plannedNodes: number, more: object = {}): Fabric["racks"] =>
  ["r1", "r2"].map((name) => ({
    name,
    plannedNodes,
    tors: [{ name: `${name}-tor`, os: "frr" as const }],
    ...(name === "r1" ? more : {}),
  }));
const server = (plannedNodes: number, more: object = {}): IntentInput =>
  single({ design: { kind: "as-per-server" }, sessions: { neighbours: "dynamic" }, racks: racks(plannedNodes, more) });
const rangesOf = (intent: IntentInput): readonly (readonly string[])[] =>
  switchesOf(planOf(intent).cluster).map(({ bgp }) =>
    bgp.groups.flatMap(({ dynamic }) => dynamic.map(({ asNumbers: { from, to } }) => `${from}-${to}`)),
  );

describe("AS numbers that may call", () => {
  it("are those of the planned nodes, too", () => {
    expect(rangesOf(server(40)).slice(0, 2)).toEqual([["4200001001-4200001040"], ["4200002001-4200002040"]]);
    // A rack has no more numbers than the next one leaves it.
    expect(rangesOf(server(999))[0]).toEqual(["4200001001-4200001999"]);
  });

  it("are those of the nodes where no more are planned, and where each node's is said", () => {
    expect(rangesOf(server(2))[0]).toEqual(["4200001001-4200001002"]);
    const said = { nodes: ["r1-n1", "r1-n2"].map((name, index) => ({ name, asNumber: 65201 + index })) };
    expect(rangesOf(server(40, said)).slice(0, 2)).toEqual([["65201-65202"], ["4200002001-4200002040"]]);
  });

  it.each(networkOsNames)("stand in the text of %s", (os) => {
    const [config] = switchesOf(planOf(withOs(server(40), os)).cluster);
    const text = networkOsOf(os)
      .render(config!)
      .map(({ content }) => content)
      .join("");
    // FRR has patterns: the last one of what is planned matches, and the next one does not.
    const patterns = [...text.matchAll(/as-path access-list NODES-AS seq \d+ permit (\S+)/g)].map(([, one]) => one!);
    if (patterns.length === 0) return expect(text).toMatch(/4200001001-4200001040/);
    const passes = (as: number) => patterns.some((pattern) => new RegExp(pattern).test(String(as)));
    expect([4200001000, 4200001001, 4200001040, 4200001041].map(passes)).toEqual([false, true, true, false]);
  });
});

describe("room for planned nodes", () => {
  const found = (intent: IntentInput) =>
    allFindingsOf(parsed(intent))
      .filter(({ code }) => code === "FAB-049")
      .map(({ path }) => path);
  const both = ["/fabric/racks/0/plannedNodes", "/fabric/racks/1/plannedNodes"];
  const routed = (plannedNodes: number) =>
    planes({ planes: 1, links: { kind: "routed" }, design: { kind: "as-per-server" }, racks: racks(plannedNodes) });

  it("is what their switch's subnet has beside switches and what no node may have", () => {
    // Two nodes have addresses of a /24 of their own, so that the others may have any but the switch's.
    expect(found(single({ racks: racks(253) }))).toEqual([]);
    expect(found(single({ racks: racks(254) }))).toEqual(both);
    // Links of two addresses in a /25.
    expect(found(routed(64))).toEqual([]);
    expect(found(routed(65))).toEqual(both);
    expect(found(planes({ racks: racks(200) }))).toEqual(both);
    expect(found(planes({ racks: racks(200), links: { kind: "vlan", prefixLengths: { ipv4: 24 } } }))).toEqual([]);
  });
});

describe("most prefixes of a node", () => {
  const limits = (pods: string, more: object = {}) =>
    switchesOf(planOf(changed<IntentInput>(single(), { network: { pods: [pods] }, ...more })).cluster).flatMap(
      ({ bgp }) =>
        bgp.groups.filter(({ towards }) => towards === "nodes").map(({ maximumPrefixes }) => maximumPrefixes?.limit),
    );

  it("are more than a node without a block of its own announces, and stay few where there are blocks", () => {
    // Four nodes of three blocks each, and a block is /26.
    expect(limits("10.244.0.0/22")).toEqual(limits("10.244.0.0/16"));
    expect(Math.max(...limits("10.244.0.0/16").map(Number))).toBeLessThan(60);
    for (const pods of ["10.244.0.0/24", "10.244.0.0/23"])
      for (const limit of limits(pods)) expect(limit).toBeGreaterThan(110 + 3);
    // Nobody borrows.
    const strict = { calico: { ipam: { strictAffinity: true } } };
    expect(limits("10.244.0.0/24", strict)[0]).toBeLessThan(20);
  });
});

it("tells the addresses of links that the kit planned, and none that a node has of itself", () => {
  const fileOf = (intent: IntentInput) =>
    synthesise(planOf(intent)).find(({ path }) => path === "node-links.md")?.content ?? "";
  expect(fileOf(single())).toBe("");
  const planned = fileOf(planes());
  expect(planned).toContain("| r1 | r1-n2 | r1-tor-b | 10.253.0.76/26 | 10.253.0.65 |");
  expect(planned.split("\n").filter((line) => /^\| r\d/.test(line))).toHaveLength(16);
  const routed = fileOf(planes({ planes: 1, links: { kind: "routed" }, design: { kind: "as-per-server" } }));
  expect(routed).toMatch(/\| r1-n1 \| r1-tor-a \| 10\.253\.0\.1\/31 \| 10\.253\.0\.0 \|/);
});
