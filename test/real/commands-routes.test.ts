/**
 * Nobody is without routes while `kops/commands.sh` makes or changes a cluster with route reflectors, wherever it is
 * stopped: the scripts are the kit's, the cluster is make-believe. A second run then brings it to its end.
 */
import type { KopsOnly } from "../platforms/kops/intents";
import { native, operator } from "../platforms/kops/intents";
import { changed } from "../support/changed";
import { type RouteNode, RoutesCluster, type RouteState } from "./support/routes-cluster";
import { planOfIntent } from "./support/stack";

const reflecting = (intent: KopsOnly): KopsOnly =>
  changed<KopsOnly>(intent, {
    platform: {
      instanceGroups: [
        { name: "a", routeReflectorClusterId: "244.0.0.1" },
        { name: "b", routeReflectorClusterId: "244.0.0.1" },
        { name: "z" },
      ],
    },
    calico: {
      routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" },
      bgp: {
        nodeToNodeMeshEnabled: false,
        peers: [{ name: "reflectors", nodeSelector: "all()", peerSelector: "has(route-reflector)" }],
      },
    },
  });
const meshed = (intent: KopsOnly): KopsOnly =>
  changed<KopsOnly>(intent, {
    platform: { instanceGroups: [{ name: "a" }, { name: "b" }, { name: "z" }] },
    calico: { routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" } },
  });

const node = (group: string, reflects = false): RouteNode => ({ group, label: reflects, annotated: reflects });
const two = { a: true, b: true, z: false };
const none = { a: false, b: false, z: false };
const off = { mesh: false, peers: true } as const;
const on = { mesh: true, peers: false } as const;

interface Case {
  readonly what: string;
  readonly intent: KopsOnly;
  readonly action: "up" | "update";
  readonly from: RouteState;
  readonly wanted: Readonly<Record<string, boolean>>;
  readonly mesh: boolean;
}

const cases: readonly Case[] = [native, operator].flatMap((way): Case[] => {
  const own = way === native ? "kOps' own Calico" : "the kit's Calico";
  const common = { intent: reflecting(way), action: "update", wanted: two, mesh: false } as const;
  return [
    { ...common, what: `${own}, a new cluster`, action: "up", from: { ...on, nodes: [] } },
    {
      ...common,
      what: `${own}, every node anew`,
      from: { ...off, nodes: [node("a", true), node("b", true), node("z")] },
    },
    {
      ...common,
      what: `${own}, other groups reflect from now on, and kops would roll the old one first`,
      from: { ...off, nodes: [node("0", true), node("a"), node("b"), node("z")] },
    },
    {
      ...common,
      what: `${own}, reflectors instead of the mesh`,
      from: { ...on, nodes: [node("a"), node("b"), node("z")] },
    },
    {
      what: `${own}, the mesh instead of reflectors`,
      intent: meshed(way),
      action: "update",
      from: { ...off, nodes: [node("a", true), node("b", true), node("z")] },
      wanted: none,
      mesh: true,
    },
  ];
});

test.each(cases)("$what", ({ intent, action, from, wanted, mesh }) => {
  const cluster = new RoutesCluster(planOfIntent(intent));
  try {
    let kills = 0;
    for (let stopped = true; stopped;) {
      cluster.begin(from, wanted);
      const first = cluster.run(action, kills + 1);
      stopped = first.stopped;
      expect([first.stderr.match(/stopped at.*/)?.[0], cluster.dark]).toEqual([
        first.stderr.match(/stopped at.*/)?.[0],
        "",
      ]);
      if (stopped) {
        kills++;
        expect(first.status).not.toBe(0);
        const again = cluster.run(action);
        expect(again.status === 0 ? cluster.dark : again.stderr).toBe("");
      } else expect([first.status, first.stderr]).toEqual([0, expect.anything()]);
      const { nodes, ...rest } = cluster.now;
      expect(rest.mesh).toBe(mesh);
      for (const { group, label, annotated } of nodes)
        if (group in wanted) expect([group, label, annotated]).toEqual([group, wanted[group], wanted[group]]);
    }
    expect(kills).toBeGreaterThan(3);
  } finally {
    cluster.remove();
  }
});

test("a cluster in which the order is wrong is found out", () => {
  const cluster = new RoutesCluster(planOfIntent(reflecting(native)));
  try {
    // The state in which the mesh had gone, and nobody was a reflector yet.
    cluster.begin(
      { mesh: false, peers: true, nodes: [{ group: "a", label: true, annotated: false }, node("b"), node("z")] },
      two,
    );
    cluster.run("update");
    expect(cluster.dark).toMatch(/nobody has routes/);
  } finally {
    cluster.remove();
  }
});
