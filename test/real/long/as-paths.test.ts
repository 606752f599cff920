import { fabricOwnRules } from "../../../constructs/fabric";
import type { IntentInput } from "../../../constructs/kit";
import { simulate } from "../../../constructs/simulate";
import { changed } from "../../support/changed";
import { allFindingsOf, findingsBy, judgedOf, parsed } from "../../support/rules";
import { single } from "../../fabric/support/intents";

type Fabric = NonNullable<IntentInput["fabric"]>;
type Rack = Fabric["racks"][number];

const designs: readonly Fabric["design"][] = [
  { kind: "as-per-rack" },
  { kind: "as-per-server" },
  { kind: "shared-as" },
  { kind: "shared-as", loops: "numAllowedLocalASNumbers" },
  { kind: "route-reflectors", in: "rack", reflectors: ["r1-n1", "r1-n2", "r2-n1", "r2-n2"] },
  { kind: "route-reflectors", in: "cluster", reflectors: ["r1-n2", "r2-n1"] },
];

/** What is changed of racks, spines and the number that nodes share. */
interface Numbers {
  /** Of switches of racks, by position. */
  readonly tors?: Readonly<Record<string, number>>;
  readonly spines?: readonly [number, number];
  readonly nodes?: Readonly<Record<string, number>>;
  readonly shared?: number;
}
const numbers: Readonly<Record<string, Numbers>> = {
  "as planned": {},
  "all nodes, as spines": { shared: 65000 },
  "all nodes, as one of the spines": { shared: 65001, spines: [65000, 65001] },
  "all nodes, as rack 2": { shared: 65102 },
  "a node, as spines": { nodes: { "r1-n2": 65000 } },
  "a node, as rack 2": { nodes: { "r1-n2": 65102 } },
  "a node, as its own rack": { nodes: { "r1-n2": 65101 } },
  "two nodes, as their own rack": { nodes: { "r1-n1": 65101, "r1-n2": 65101 } },
  "a node, another": { nodes: { "r1-n2": 64999 } },
  "a switch, as rack 2": { tors: { "r1-a": 65102 } },
  "each switch another": { tors: { "r1-a": 65201, "r1-b": 65202, "r2-a": 65203, "r2-b": 65204 } },
  "a switch of two another": { tors: { "r1-b": 65202 } },
  "switches of two racks alike": { tors: { "r1-a": 65105, "r1-b": 65105, "r2-a": 65105, "r2-b": 65105 } },
  "spines apart": { spines: [65000, 65001] },
};

function intentOf(design: Fabric["design"], tors: 1 | 2, own: Numbers, defaultRoute: Fabric["defaultRoute"]) {
  const rack = (name: string): Rack => ({
    name,
    tors: ["a", "b"].slice(0, tors).map((tor) => {
      const asNumber = own.tors?.[`${name}-${tor}`];
      return { name: `${name}-${tor}`, os: "frr", ...(asNumber === undefined ? {} : { asNumber }) };
    }),
    ...(name === "r1" && own.nodes !== undefined
      ? { nodes: Object.entries(own.nodes).map(([node, asNumber]) => ({ name: node, asNumber })) }
      : {}),
  });
  const spines = [0, 1].map((index) => {
    const asNumber = own.spines?.[index];
    return { name: `spine-${index + 1}`, os: "frr" as const, ...(asNumber === undefined ? {} : { asNumber }) };
  });
  return parsed(
    changed<IntentInput>(
      single({ design, racks: [rack("r1"), rack("r2")], spines, defaultRoute }),
      own.shared === undefined ? {} : { calico: { bgp: { asNumber: own.shared } } },
    ),
  );
}

describe("AS numbers of switches on nodes", () => {
  const cases = designs.flatMap((design) =>
    Object.entries(numbers).flatMap(([name, own]) =>
      ([1, 2] as const).flatMap((tors) =>
        (["originated", "outside"] as const).map((route) => ({ design, name, own, tors, route })),
      ),
    ),
  );

  it("are an error exactly where the simulator loses packets and no other code says so, whatever the design", () => {
    const seen = { lost: 0, warned: 0 };
    for (const { design, name, own, tors, route } of cases) {
      const intent = intentOf(design, tors, own, route);
      const judged = judgedOf(intent);
      const simulated = simulate(judged.cluster);
      if (!simulated.ok) throw new Error(simulated.why);
      const { lost, partly } = simulated.simulation.after;
      const codes = findingsBy(fabricOwnRules, judged).map(({ code }) => code);
      const others = codes.filter((code) => /^FAB-02[234]$/.test(code));
      const what = `${JSON.stringify(design)}, ${name}, ${tors} switches, default route ${route}`;
      if (others.length === 0) expect([what, codes.includes("FAB-050")]).toEqual([what, lost + partly > 0]);
      else expect([what, codes.includes("FAB-050") && lost === 0]).toEqual([what, false]);
      seen.lost += lost > 0 ? 1 : 0;
      seen.warned += codes.includes("FAB-051") ? 1 : 0;
      if (name === "as planned") expect([what, codes.includes("FAB-051")]).toEqual([what, false]);
    }
    // What proves nothing if there is none of it.
    expect(seen.lost).toBeGreaterThan(30);
    expect(seen.warned).toBeGreaterThan(20);
  });

  it.each([
    ["no spines, and others between the racks", { spines: undefined, defaultRoute: "outside" as const }],
    ["switches that are there already", { spines: undefined, render: "neighbours" as const }],
  ])("say nothing of what the kit does not know: %s", (_, more) => {
    const intent = parsed(single({ design: { kind: "shared-as" }, ...more }));
    expect(allFindingsOf(intent).filter(({ code }) => /^FAB-05[01]$/.test(code))).toEqual([]);
  });

  it("name a number that is free", () => {
    const intent = intentOf({ kind: "shared-as" }, 2, { shared: 65000, tors: { "r1-a": 64512 } }, "originated");
    const [found] = allFindingsOf(intent).filter(({ code }) => code === "FAB-050");
    expect(found?.fix).toContain("calico.bgp.asNumber: 64513");
    expect(found?.message).toContain("spine-1 and spine-2");
  });
});
