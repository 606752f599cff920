import {
  catalogue,
  heldFacts,
  type Intent,
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
import { intentOf, parsed } from "../support/rules";
import { harmlessChanges, liveChangeCases, type LiveChangeCase } from "./support/live-changes";

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
