import { networkOsNames } from "../../constructs/fabric";
import { type Failure, predict, type PredictOptions, simulate } from "../../constructs/simulate";
import { networkOf } from "../../constructs/simulate/build";
import { Engine } from "../../constructs/simulate/engine";
import { noFaults } from "../../constructs/simulate/network";
import { State } from "../../constructs/simulate/state";
import type { Shape } from "../fabric/support/arbitrary";
import { clusterOf } from "./support/clusters";

const shape = (design: object): Shape => ({
  racks: [
    { tors: 2, nodes: 4 },
    { tors: 2, nodes: 2 },
  ],
  spines: 1,
  families: [4],
  more: { design },
});

/** Two of each rack reflect; no timer but BIRD's own is between nodes. */
const cluster = clusterOf(shape({ kind: "route-reflectors", in: "rack" }));

/** Who has a route by a node, in a rack's own subnet. */
function holders(node: string, failures: readonly Failure[], stage: PredictOptions["stage"]): readonly string[] {
  return predict(cluster, failures, { stage })
    .filter(({ routes }) => routes.some(({ nextHops }) => nextHops.some(({ device }) => device === node)))
    .map(({ device }) => device);
}

describe("a node that dies without a sign", () => {
  const dead: readonly Failure[] = [{ kind: "node", name: "n1x4" }];

  it("is believed to be there until BIRD's hold timer runs out", () => {
    const all = ["n1x1", "n1x2", "n1x3", "r1-tor-a", "r1-tor-b"];
    expect(holders("n1x4", [], "settled")).toEqual(all);
    expect(holders("n1x4", dead, "unnoticed")).toEqual(all);
    expect(holders("n1x4", dead, "settled")).toEqual([]);
    const found = simulate(cluster, dead);
    expect(found).toMatchObject({
      ok: true,
      simulation: { detection: { silent: { milliseconds: 240_000, by: "hold timer" } } },
    });
  });

  it("tells nothing of what changes at the same time", () => {
    const both: readonly Failure[] = [...dead, { kind: "link", ends: ["r1-tor-a", "spine-1"] }];
    const ways = (stage: PredictOptions["stage"]) =>
      predict(cluster, both, { stage }).find(({ device }) => device === "n1x3")?.routes ?? [];
    expect(ways("unnoticed").length).toBe(ways("settled").length + 1);
  });
});

describe("a cable between a reflector and a switch", () => {
  const cut: readonly Failure[] = [{ kind: "link", ends: ["n1x2", "r1-tor-a"] }];

  it("leaves the switch its route by way of the other reflector's word, as its VLAN is up", () => {
    for (const stage of ["unnoticed", "settled"] as const) expect(holders("n1x2", cut, stage)).toContain("r1-tor-a");
  });

  it("loses the packets that come that way, and says so", () => {
    const found = simulate(cluster, cut);
    if (!found.ok) throw new Error(found.why);
    const lost = found.simulation.lost.filter(({ to }) => to === "n1x2");
    expect(new Set(lost.map(({ from, fate }) => `${from} ${fate}`))).toEqual(
      new Set(["n2x1 partly lost", "n2x2 partly lost"]),
    );
  });
});

describe("a switch that looks for its neighbour's AS number in a path", () => {
  const shared = clusterOf(shape({ kind: "shared-as", loops: "numAllowedLocalASNumbers" }));
  const learned = (isTold: boolean): number => {
    const { network } = networkOf(shared, { checkPeerAs: new Set(networkOsNames) })!;
    const channels = network.channels.map((channel) => ({
      ...channel,
      out: { ...channel.out, checksPeerAs: channel.out.checksPeerAs || !isTold },
    }));
    const state = new State(new Engine({ ...network, channels }), noFaults).settle();
    const node = network.routers.find(({ name }) => name === "n2x1")!.index;
    return network.prefixes.filter(({ kind, index }) => kind === "block" && state.ribOf(index, node) !== undefined)
      .length;
  };

  it("withholds nodes' routes from nodes of the same AS, unless it is told not to, as the kit tells it", () => {
    expect([learned(true), learned(false)]).toEqual([6, 1]);
  });

  it.each([{ kind: "shared-as" }, { kind: "as-per-rack" }, { kind: "as-per-server" }])(
    "is told so in every design: %j",
    (design) => {
      const checked = simulate(clusterOf(shape(design)), [], { checkPeerAs: new Set(networkOsNames) });
      expect(checked).toMatchObject({ ok: true, simulation: { lost: [], before: { lost: 0, partly: 0 } } });
    },
  );
});
