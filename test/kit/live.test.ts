import {
  catalogue,
  heldFacts,
  type Intent,
  type IntentInput,
  judgeLive,
  liveFactsOf,
  liveFactsResource,
  liveRules,
  notInsistable,
  platformOf,
  readScenarios,
  resolve,
} from "../../constructs/kit";
import type { Cluster } from "../../constructs/calico";
import { changed } from "../support/changed";
import { intentOf, parsed } from "../support/rules";
import { causes, harmlessChanges, liveChangeCases, type LiveChangeCase } from "./support/live-changes";

function clusterOf(intent: Intent): Cluster {
  return resolve(intent, platformOf(intent.platform.kind)).cluster;
}

/** What a stack's state has of a cluster: written, and read again. */
function stateOf(cluster: Cluster): ReturnType<typeof heldFacts> {
  const { type, output } = liveFactsResource;
  const resources = [{ type: "pulumi:pulumi:Stack" }, { type, outputs: { [output]: liveFactsOf(cluster) } }];
  return heldFacts(JSON.parse(JSON.stringify(resources)) as typeof resources);
}

function findingsOf({ was, now }: Pick<LiveChangeCase, "was" | "now">, insisted: readonly string[] = []) {
  const intent = parsed(now);
  const plan = { intent, cluster: clusterOf(intent), locate: () => undefined };
  return judgeLive(plan, stateOf(clusterOf(parsed(was))), insisted);
}

const cases = Object.entries(liveChangeCases).flatMap(([code, all]) =>
  all.map((one, index) => [`${code} (${index + 1})`, code, one] as const),
);

it("has a case for each code, and none beside", () => {
  const declared = liveRules().flatMap(({ finds }) => Object.keys(finds));
  expect(Object.keys(liveChangeCases).sort()).toEqual([...declared].sort());
});

it.each(cases)("%s is said where it is, and once", (_, code, one) => {
  const found = findingsOf(one).filter((finding) => finding.code === code);
  expect(new Set(found.map(({ path }) => path))).toEqual(new Set([one.path]));
  expect(found.map(({ severity }) => severity)).toEqual(found.map(() => catalogue()[code]?.severity));
  for (const { message, got, want, fix } of found)
    expect([message, got, want, fix].join("\n")).not.toMatch(/undefined|\[object|NaN|\$late/);
});

it.each(cases)("%s can be insisted on where it is refused, and by no other code", (_, code, one) => {
  const errors = (insisted: readonly string[]) =>
    findingsOf(one, insisted).filter((finding) => finding.code === code && finding.severity === "error");
  const isRefused = catalogue()[code]?.severity === "error";
  expect(errors([]).length > 0).toBe(isRefused);
  expect(errors(["LIVE-999"]).length > 0).toBe(isRefused);
  expect(errors([code])).toEqual([]);
  expect(notInsistable([code])).toEqual(isRefused ? [] : [code]);
  if (isRefused) expect(errors([])[0]?.fix).toContain(`--insist ${code}`);
});

it.each(Object.entries(harmlessChanges))("%s: nobody objects", (_, one) => {
  expect(findingsOf(one).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

it.each(Object.entries(causes))("a cause is said, and not what it brings about: %s", (_, [one, codes]) => {
  const ofFabric = findingsOf(one).filter(({ code }) => /^LIVE-(2|115)/.test(code));
  expect(ofFabric.map(({ code }) => code).sort()).toEqual(codes);
});

it("says of many alike how many there are, and not each", () => {
  const racks = (asNumber: object) => ({
    fabric: {
      racks: Array.from({ length: 30 }, (_, index) => ({
        name: `r${index + 1}`,
        tors: [{ name: `r${index + 1}-tor`, os: "frr" as const }],
        ...asNumber,
      })),
    },
  });
  const [{ was }] = liveChangeCases["LIVE-208"] as readonly [LiveChangeCase];
  const [before, after] = [racks({}), racks({ asNumber: 65099 })].map((more) => changed<IntentInput>(was, more));
  const found = findingsOf({ was: before!, now: after! }).filter(({ code }) => code === "LIVE-208");
  expect(found.map(({ message }) => message)).toEqual([
    "AS numbers of a live rack's switches changed (r1 and 29 more)",
  ]);
});

describe("a stack of an earlier version, which has no numbers of switches", () => {
  const later = [
    "fabric.tors.numbers",
    "fabric.nodes.asNumbers",
    "fabric.uplinks.addresses",
    "fabric.spines.told",
    "fabric.spines.there",
    "fabric.switches.agreed",
    "fabric.switches.form",
    "fabric.switches.settings",
    "calico.bgp.announced",
  ];
  const codesAfter = ({ was, now }: Pick<LiveChangeCase, "was" | "now">): readonly string[] => {
    const [held = {}] = stateOf(clusterOf(parsed(was)));
    for (const key of later) expect(held).toHaveProperty([key]);
    const earlier = Object.fromEntries(Object.entries(held).filter(([key]) => !later.includes(key)));
    const intent = parsed(now);
    const plan = { intent, cluster: clusterOf(intent), locate: () => undefined };
    return judgeLive(plan, [earlier]).map(({ code }) => code);
  };

  it("is taken as it is", () => {
    const all = Object.values(liveChangeCases).flatMap((some) => some.map(({ was }) => was));
    const fabrics = new Map(all.filter((was) => was.fabric !== undefined).map((was) => [JSON.stringify(was), was]));
    expect(fabrics.size).toBeGreaterThan(5);
    for (const was of fabrics.values()) expect(codesAfter({ was, now: was })).toEqual([]);
  });

  it("is told what it has: the switch that stays has other addresses", () => {
    const [, first] = liveChangeCases["LIVE-211"] as readonly LiveChangeCase[];
    expect(codesAfter(first!)).toEqual(["LIVE-209", "LIVE-215"]);
    const [loopbacks] = causes["other loopbacks, which no node peers with"]!;
    expect(codesAfter(loopbacks)).toEqual(["LIVE-215", "LIVE-215"]);
  });
});

it.each(readScenarios().map(({ id, intent }) => [id, intent]))("%s can become itself", (_, path) => {
  const intent = intentOf(path);
  const cluster = clusterOf(intent);
  expect(judgeLive({ intent, cluster, locate: () => undefined }, stateOf(cluster))).toEqual([]);
});

it("holds a plan against what was made and what was meant to be made", () => {
  const [one] = liveChangeCases["LIVE-301"] ?? [];
  const [other] = liveChangeCases["LIVE-308"] ?? [];
  if (one === undefined || other === undefined) throw new Error("no cases");
  const intent = parsed(one.was);
  const held = [...stateOf(clusterOf(parsed(one.now))), ...stateOf(clusterOf(parsed(other.now)))];
  const found = judgeLive({ intent, cluster: clusterOf(intent), locate: () => undefined }, held);
  expect(found.map(({ code }) => code)).toContain("LIVE-301");
});

it("judges nothing that a stack of an earlier version has not kept", () => {
  const intent = parsed(liveChangeCases["LIVE-301"]?.[0]?.now);
  const plan = { intent, cluster: clusterOf(intent), locate: () => undefined };
  expect(judgeLive(plan, [])).toEqual([]);
  expect(
    judgeLive(plan, heldFacts([{ type: liveFactsResource.type }, { type: "other", outputs: { facts: {} } }])),
  ).toEqual([]);
});

it("keeps no secret and nothing that only the cloud knows", () => {
  for (const { intent } of readScenarios())
    expect(JSON.stringify(liveFactsOf(clusterOf(intentOf(intent))))).not.toContain("$late");
});
