import { type Intent, type IntentInput, planOf, switchesOf } from "../../constructs/kit";
import type { FabricRack, SwitchConfig } from "../../constructs/fabric";
import { plain } from "../../constructs/model";
import { allFindingsOf, judgedOf, parsed } from "../support/rules";
import { planes, single } from "./support/intents";

type FabricInput = NonNullable<IntentInput["fabric"]>;
type Make = (fabric: Partial<FabricInput>) => IntentInput;

const tor = (letter: string, number?: number) => ({
  name: `r1-tor-${letter}`,
  os: "frr" as const,
  ...(number === undefined ? {} : { number }),
});
const withTors = (make: Make, tors: FabricInput["racks"][number]["tors"], more: Partial<FabricInput> = {}): Intent =>
  parsed(
    make({
      ...more,
      racks: [
        { name: "r1", tors },
        { name: "r2", tors: [{ name: "r2-tor-a", os: "frr" }] },
      ],
    }),
  );

const rackOf = (intent: Intent): FabricRack => judgedOf(intent).cluster.fabric!.racks[0]!;
const torOf = (intent: Intent, name: string) => plain(rackOf(intent).tors.find((one) => one.name === name)) as object;
const configsOf = (intent: Intent): ReadonlyMap<string, SwitchConfig> =>
  new Map(switchesOf(judgedOf(intent).cluster).map((config) => [config.hostname, config]));

const ways: readonly (readonly [string, Make, Partial<FabricInput>])[] = [
  ["one plane", single, {}],
  ["two planes, two families", planes, { planes: 2 }],
  ["two planes, a VLAN of its own", planes, { links: { kind: "vlan", vlan: 40 } }],
  ["routed links", single, { links: { kind: "routed" } }],
  ["routed links, two planes", planes, { links: { kind: "routed" } }],
];

describe.each(ways)("the second switch of a rack keeps its place: %s", (_, make, more) => {
  const both = withTors(make, [tor("a"), tor("b")], more);

  it("when the first goes", () => {
    const alone = withTors(make, [tor("b", 2)], more);
    const [{ path: _was, ...before }, { path: _is, ...after }] = [both, alone].map((intent) =>
      torOf(intent, "r1-tor-b"),
    ) as [{ path: string }, { path: string }];
    expect(after).toEqual(before);
    // What it is told, but for its rack's other switch, which it need not let pass any more; its ports on spines.
    const toldOf = (intent: Intent) => {
      const { interfaces, bgp, vlans, discards } = configsOf(intent).get("r1-tor-b")!;
      const { groups, ...rest } = bgp;
      return plain({ interfaces, vlans, discards, ...rest, groups: groups.map((one) => ({ ...one, allowOwnAs: 0 })) });
    };
    expect(toldOf(alone)).toEqual(toldOf(both));
    const portsOf = (intent: Intent) =>
      configsOf(intent)
        .get("spine-1")!
        .interfaces.filter(({ description }) => description === "r1-tor-b");
    expect(plain(portsOf(alone))).toEqual(plain(portsOf(both)));
    // Nodes keep their end of the link to it, and have no other.
    const endsOf = (intent: Intent) =>
      plain(
        rackOf(intent).nodes.map(({ name, links }) => [name, links.filter((link) => link.tor === "r1-tor-b")] as const),
      );
    expect(endsOf(alone)).toEqual(endsOf(both));
    expect(rackOf(alone).nodes.map(({ links }) => links.length)).toEqual([1, 1]);
  });

  it("and without a number it takes the first one's", () => {
    expect(torOf(withTors(make, [tor("b")], more), "r1-tor-b")).toMatchObject({ number: 1 });
    expect(torOf(both, "r1-tor-b")).toMatchObject({ number: 2 });
  });

  it("when the list is turned round", () => {
    const turned = withTors(make, [tor("b", 2), tor("a", 1)], more);
    const withoutPaths = (intent: Intent) =>
      [...configsOf(intent).values()]
        .map((config) => plain({ ...config, path: "" }) as { hostname: string; interfaces: unknown[] })
        // A spine has its ports in the order of the list.
        .map(({ interfaces, ...config }) => ({
          ...config,
          interfaces: interfaces.map((one) => JSON.stringify(one)).sort(),
        }))
        .filter(({ hostname }) => hostname.startsWith("r"))
        .sort((a, b) => a.hostname.localeCompare(b.hostname));
    expect(withoutPaths(turned)).toEqual(withoutPaths(both));
    expect(plain(rackOf(turned).nodes)).toEqual(plain(rackOf(both).nodes));
  });
});

it("takes the VLAN, the subnet and the loopback by the number, of two planes too", () => {
  const alone = withTors(planes, [tor("b", 2)]);
  expect(torOf(alone, "r1-tor-b")).toMatchObject({
    number: 2,
    vlan: 12,
    subnets: ["10.253.0.64/26", "fd00:253:0:1::/64"],
  });
  const first = withTors(planes, [tor("b", 1)]);
  expect(torOf(first, "r1-tor-b")).toMatchObject({ number: 1, vlan: 11, subnets: ["10.253.0.0/26", "fd00:253::/64"] });
});

it.each([
  ["said twice", [tor("a", 2), tor("b", 2)]],
  ["said, and the position of the other", [tor("a", 2), tor("b")]],
  ["the position of the first, and said", [tor("a"), tor("b", 1)]],
])("FAB-006: one number for two switches of a rack, %s", (_, tors) => {
  for (const make of [single, planes]) {
    const found = allFindingsOf(withTors(make, tors)).filter(({ code }) => code === "FAB-006");
    expect(found.map(({ path, severity }) => [path, severity])).toEqual([["/fabric/racks/0/tors/1", "error"]]);
  }
});

it("has no more numbers than a rack has switches: on two planes there is one of each", () => {
  expect(() => withTors(single, [tor("a", 3)])).toThrow("refuses");
  expect(() => withTors(single, [tor("a", 0)])).toThrow("refuses");
  const of = (tors: FabricInput["racks"][number]["tors"]) =>
    allFindingsOf(withTors(planes, tors))
      .filter(({ code, path }) => ["FAB-006", "FAB-031"].includes(code) && path.startsWith("/fabric/racks/0"))
      .map(({ code }) => code);
  expect(of([tor("a", 2), tor("b", 1)])).toEqual([]);
  expect(of([tor("b", 2)])).toEqual(["FAB-031"]);
});

describe("how long a switch keeps the routes of a node that restarts is its rack's own affair", () => {
  const restartTimes = (intent: IntentInput): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      planOf(intent)
        .manifests.flatMap(({ objects }) => objects)
        .filter(({ kind }) => kind === "BGPPeer")
        .map((peer) => [
          peer.metadata.name,
          (plain(peer) as { spec: { maxRestartTime?: string } }).spec.maxRestartTime,
        ]),
    );
  const rack = (name: string, letters: string) => ({
    name,
    tors: [...letters].map((letter) => ({ name: `${name}-tor-${letter}`, os: "frr" as const })),
  });

  it("a further rack with one switch, or one that loses its second, changes none of the others", () => {
    const both = restartTimes(single({ racks: [rack("r1", "ab"), rack("r2", "ab")] }));
    expect(new Set(Object.values(both))).toEqual(new Set(["10s"]));
    const more = restartTimes(single({ racks: [rack("r1", "ab"), rack("r2", "ab"), rack("r3", "a")] }));
    expect(more).toEqual({ ...both, "r3-tor-a": undefined });
    const { "r2-tor-b": _, ...stay } = both;
    const less = restartTimes(single({ racks: [rack("r1", "ab"), rack("r2", "a")] }));
    expect(less).toEqual({ ...stay, "r2-tor-a": undefined });
  });

  it("what the intent says holds for all", () => {
    const said = { gracefulRestart: { kind: "helper", maxRestartTime: "30s" } } as const;
    const found = restartTimes(single({ racks: [rack("r1", "ab"), rack("r2", "a")], sessions: said }));
    expect(Object.values(found)).toEqual(["30s", "30s", "30s"]);
    const off = restartTimes(
      single({ racks: [rack("r1", "ab"), rack("r2", "a")], sessions: { gracefulRestart: { kind: "disabled" } } }),
    );
    expect(Object.values(off)).toEqual([undefined, undefined, undefined]);
  });
});
