import { birdRouterId } from "../../constructs/calico";
import { Ip } from "../../constructs/net";
import { predict, simulate } from "../../constructs/simulate";
import { networkOf } from "../../constructs/simulate/build";
import type { Shape } from "../fabric/support/arbitrary";
import { clusterOf } from "./support/clusters";

const reflectors = (families: Shape["families"]): Shape => ({
  racks: [
    { tors: 1, nodes: 2 },
    { tors: 1, nodes: 3 },
  ],
  spines: 1,
  families,
  more: { design: { kind: "route-reflectors", in: "cluster" } },
});

it("gives each node a router id of its own where nobody has an IPv4 address, as confd does", () => {
  const nodes = networkOf(clusterOf(reflectors([6])))?.network.routers.filter(({ kind }) => kind === "node") ?? [];
  expect(nodes).toHaveLength(5);
  expect(new Set(nodes.map(({ routerId }) => routerId)).size).toBe(5);
  for (const { name, routerId } of nodes) expect(routerId).toBe(birdRouterId({ name, addresses: [] }).value);
  expect(birdRouterId({ name: "n1", addresses: [Ip.of("fd00::1"), Ip.of("10.0.0.1")] }).toString()).toBe("10.0.0.1");
});

it("tells nodes that stand alike the same where reflectors only have IPv6", () => {
  const found = simulate(clusterOf(reflectors([6])));
  if (!found.ok) throw new Error(found.why);
  const knows = new Map(
    found.simulation.tables.map(({ device, routes }) => [device, routes.filter(({ ways }) => ways.length > 0).length]),
  );
  expect(knows.get("n2x2")).toBe(knows.get("n2x3"));
  expect(knows.get("n1x2")).toBe(knows.get("n2x2"));
});

it("carries over a session of one IP family nothing of the other", () => {
  const cluster = clusterOf(reflectors([4, 6]));
  for (const { routes } of predict(cluster))
    for (const { family, nextHops } of routes)
      for (const { address } of nextHops) expect(address.includes(":") ? 6 : 4).toBe(family);
  const found = simulate(cluster);
  if (!found.ok) throw new Error(found.why);
  for (const { routes } of found.simulation.tables)
    for (const { prefix, ways } of routes)
      for (const { session } of ways)
        if (session !== undefined) expect(session).toMatch(prefix.includes(":") ? /v6$/ : /v4$/);
});

describe("a node's BIRD restarts", () => {
  const shape = (gracefulRestart: object): Shape => ({
    racks: [
      { tors: 2, nodes: 2 },
      { tors: 2, nodes: 2 },
    ],
    spines: 2,
    families: [4],
    more: { design: { kind: "as-per-rack" }, planes: 2, sessions: { gracefulRestart } },
  });
  const restart = [{ kind: "restart", name: "n1x1" }] as const;

  it("changes no kernel where switches help", () => {
    const cluster = clusterOf(shape({ kind: "helper" }));
    expect(predict(cluster, restart)).toEqual(predict(cluster));
    const found = simulate(cluster, restart);
    expect(found).toMatchObject({ ok: true, simulation: { lost: [], detection: { silent: { milliseconds: 0 } } } });
  });

  it("takes its blocks from all others where they do not, and nothing from itself", () => {
    const cluster = clusterOf(shape({ kind: "disabled" }));
    const [before, after] = [predict(cluster), predict(cluster, restart)];
    const of = (tables: typeof before, name: string) => tables.find(({ device }) => device === name)?.routes;
    expect(of(after, "n1x1")).toEqual(of(before, "n1x1"));
    expect(of(after, "n2x1")?.length).toBeLessThan(of(before, "n2x1")?.length ?? 0);
    const found = simulate(cluster, restart);
    if (!found.ok) throw new Error(found.why);
    expect(new Set(found.simulation.lost.map(({ to }) => to))).toEqual(new Set(["n1x1"]));
  });

  it("is of a node that there is", () => {
    const found = simulate(clusterOf(shape({ kind: "helper" })), [{ kind: "restart", name: "r1-tor-a" }]);
    expect(found).toMatchObject({ ok: false, why: "unknown" });
  });
});
