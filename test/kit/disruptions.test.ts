import { readFileSync } from "node:fs";
import { join } from "node:path";
import { calicoDisruptions, type Cluster } from "../../constructs/calico";
import { felixFields } from "../../constructs/calico/felix/fields";
import { bgp, bgpPeer } from "../../constructs/calico/bgp/schema";
import {
  disruptionsOf,
  type IntentInput,
  judgeLive,
  liveFactsOf,
  liveRules,
  platformOf,
  platforms,
  resolve,
} from "../../constructs/kit";
import { disruptedBy, disruptionKinds, type DisruptionEntry } from "../../constructs/model";
import { parsed } from "../support/rules";
import { disruptionCases, type DisruptionCase, harmless } from "./support/disruption-cases";
import { liveChangeCases } from "./support/live-changes";

function clusterOf(intent: IntentInput): Cluster {
  const read = parsed(intent);
  return resolve(read, platformOf(read.platform.kind)).cluster;
}

const entries: readonly DisruptionEntry<Cluster>[] = [
  ...platforms().flatMap(({ kind }) => platformOf(kind).disruptions),
  ...calicoDisruptions,
];
const titled = (cases: readonly DisruptionCase[]) =>
  cases.map((one) => {
    const { operation, name, properties } = one.change;
    return [`${operation} ${name} ${properties.map(({ path }) => path).join(" ")}`, one] as const;
  });

it.each(titled(disruptionCases))("%s", (_, { cluster, change, disrupts }) => {
  const found = disruptionsOf(clusterOf(cluster), [change]);
  expect(found.map(({ kind }) => kind)).toEqual(disrupts);
  for (const { subjects, what } of found) {
    expect(subjects).toHaveLength(1);
    expect(subjects[0]).toContain(` ${change.name}`);
    expect(what).toMatch(/^[^ ].*[^. ]$/);
  }
});

it.each(titled(harmless))("nobody is disturbed by %s", (_, { cluster, change }) => {
  expect(disruptionsOf(clusterOf(cluster), [change])).toEqual([]);
});

it("has a case for each entry of each table", () => {
  const clusters = disruptionCases.map(({ cluster, change }) => ({ cluster: clusterOf(cluster), change }));
  const unmet = entries.filter(
    (entry) => !clusters.some(({ cluster, change }) => disruptedBy(entry, change, cluster) !== undefined),
  );
  expect(unmet.map(({ type, what }) => `${String(type)}: ${what}`)).toEqual([]);
});

describe("what the tables name is there", () => {
  interface Resources {
    readonly resources: Readonly<Record<string, { readonly inputs: Readonly<Record<string, string>> }>>;
  }
  const aws = JSON.parse(readFileSync(join(__dirname, "../../sandbox/schema/aws.json"), "utf8")) as Resources;
  const inputsOf = (type: string): readonly string[] =>
    Object.keys(aws.resources[type]?.inputs ?? {}).map((key) => key.replace("!", ""));
  const typesOf = ({ type }: DisruptionEntry<Cluster>): readonly string[] =>
    Object.keys(aws.resources).filter((known) => (typeof type === "string" ? type === known : type.test(known)));
  const ofAws = entries.filter(({ type }) => /aws:/.test(String(type)));

  it("in AWS' provider: types, and the properties of each", () => {
    expect(ofAws.filter((entry) => typesOf(entry).length === 0).map(({ type }) => String(type))).toEqual([]);
    const wrong = ofAws.flatMap((entry) =>
      (entry.properties ?? []).filter((path) =>
        typesOf(entry).some((type) => !inputsOf(type).includes(path.split(/[.[]/)[0] ?? "")),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("in Calico's API: fields of Felix, of BGP and of its peers", () => {
    const fieldsOf = (kind: string): readonly string[] =>
      entries
        .filter(({ type }) => String(type).includes(`:${kind}(`))
        .flatMap(({ properties = [], except = [] }) => [...properties, ...except])
        .flatMap((path) => /^spec\.(\w+)/.exec(path)?.[1] ?? []);
    const unknown = (kind: string, known: readonly string[]): readonly string[] =>
      fieldsOf(kind).filter((field) => !known.includes(field));
    expect(unknown("FelixConfiguration", Object.keys(felixFields))).toEqual([]);
    expect(unknown("BGPConfiguration", Object.keys(bgp.shape))).toEqual([]);
    expect(unknown("BGPPeer", Object.keys(bgpPeer.shape))).toEqual([]);
  });

  it("among the live facts: codes that say the same, of which a warning says what it disrupts", () => {
    const codes = liveRules().flatMap(({ finds }) => Object.keys(finds));
    expect(entries.flatMap(({ is }) => is ?? []).filter((code) => !codes.includes(code))).toEqual([]);
    for (const { finds } of liveRules())
      for (const [code, { severity, disrupts }] of Object.entries(finds))
        expect([code, disrupts !== undefined]).toEqual([code, severity === "warning"]);
  });
});

describe("with what was said before the engine was asked", () => {
  const said = (code: string, insisted: readonly string[] = []) => {
    const [one] = liveChangeCases[code] ?? [];
    if (one === undefined) throw new Error(`no case of ${code}`);
    const intent = parsed(one.now);
    const cluster = clusterOf(one.now);
    const held = [liveFactsOf(clusterOf(one.was))];
    const findings = judgeLive({ intent, cluster, locate: () => undefined }, held, insisted);
    return { cluster, findings: findings.filter((finding) => finding.code === code) };
  };

  it("a fact counts that no resource shows", () => {
    const { cluster, findings } = said("LIVE-106");
    const [found] = disruptionsOf(cluster, [], findings);
    expect(found).toMatchObject({ kind: "newPods", subjects: ["LIVE-106"] });
    expect(found?.what).toBe(
      "the MTU of a live cluster changed. Pods that run keep the old one: with a smaller one on the way their large packets are lost",
    );
  });

  it("a fact is not said again where the engine's plan says more", () => {
    const { cluster, findings } = said("LIVE-106");
    const properties = [{ path: "spec.calicoNetwork.mtu", now: 1400, replaces: false }];
    const change = {
      type: "kubernetes:operator.tigera.io/v1:Installation",
      name: "lab",
      operation: "update",
      properties,
    } as const;
    expect(disruptionsOf(cluster, [change], findings).flatMap(({ subjects }) => subjects)).not.toContain("LIVE-106");
  });

  it("what was insisted on stands near the top", () => {
    const { cluster, findings } = said("LIVE-301", ["LIVE-301"]);
    expect(disruptionsOf(cluster, [], findings)).toMatchObject([{ kind: "insisted", subjects: ["LIVE-301"] }]);
  });
});

it("says what happens to several resources once, and the gravest first", () => {
  const group = (name: string) =>
    ({
      type: "aws:eks/nodeGroup:NodeGroup",
      name,
      operation: "replace",
      properties: [{ path: "instanceTypes[0]", was: "a", now: "b", replaces: true }],
    }) as const;
  const key = { type: "aws:kms/key:Key", name: "k", operation: "delete", properties: [] } as const;
  const found = disruptionsOf(clusterOf(disruptionCases[0]!.cluster), [group("a"), key, group("b")]);
  expect(found.map(({ kind, subjects }) => [kind, subjects])).toEqual([
    ["state", ["Key k"]],
    ["nodes", ["NodeGroup a (instanceTypes[0])", "NodeGroup b (instanceTypes[0])"]],
  ]);
  expect(Object.keys(disruptionKinds).indexOf("state")).toBe(0);
});

describe("of a pack that begins to refuse", () => {
  const kubeadm = disruptionCases.find(({ cluster }) => cluster.platform.kind === "existing")!.cluster;
  const withPacks = (packs: object, rollout = "staged"): IntentInput =>
    ({ ...kubeadm, policy: { rollout, packs } }) as IntentInput;
  const told = (was: IntentInput, now: IntentInput) => {
    const intent = parsed(now);
    const cluster = clusterOf(now);
    const findings = judgeLive({ intent, cluster, locate: () => undefined }, [liveFactsOf(clusterOf(was))]);
    return disruptionsOf(cluster, [], findings).map(({ kind, subjects, what }) => [
      kind,
      ...subjects,
      what.split(". ")[0],
    ]);
  };

  it.each([
    [
      "promoted",
      withPacks({ defaultDeny: {}, segmentation: {} }),
      withPacks({ defaultDeny: { rollout: "enforced" }, segmentation: {} }),
      [["policy", "LIVE-171", "a pack of policies is promoted from staged to enforced (defaultDeny)"]],
    ],
    [
      "enforced at once, on a cluster without packs",
      kubeadm,
      withPacks({ defaultDeny: { rollout: "enforced" } }),
      [["policy", "LIVE-172", "a pack of policies is enforced that was never staged here"]],
    ],
    ["staged first", kubeadm, withPacks({ defaultDeny: {} }), []],
    ["taken back", withPacks({ defaultDeny: {} }, "enforced"), withPacks({ defaultDeny: {} }), []],
    ["as it was", withPacks({ defaultDeny: {} }, "enforced"), withPacks({ defaultDeny: {} }, "enforced"), []],
  ])("%s", (_, was, now, disruptions) => {
    expect(told(was, now)).toEqual(disruptions);
  });
});
