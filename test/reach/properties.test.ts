/** What must hold of every set of policies, whatever it is. */
import fc from "fast-check";
import { stringify } from "yaml";
import { Report } from "../../constructs/findings";
import type { KubernetesObject } from "../../constructs/model";
import { Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { differences, Reach } from "../../constructs/reach";
import { readYaml } from "../policy/support";
import { tries } from "../support/tries";
import { randomSet, type RandomSet } from "./support/random";

const seeds = fc.integer({ min: 0, max: 1_000_000 });

function reachOf({ objects, externals }: Pick<RandomSet, "objects" | "externals">): Reach {
  const { set } = readObjects(
    objects.map((value) => ({ value, locate: () => undefined })),
    new Report(),
  );
  return reachOfSet(set, externals);
}

function reachOfSet(set: ConstructorParameters<typeof Reach>[0], externals: readonly string[]): Reach {
  const addresses = externals.map(Ip.of);
  return new Reach(set, { family: addresses[0]?.family ?? 4, externals: addresses });
}

/** Each edge between endpoints, and whether it is allowed. */
function edgesOf(reach: Reach, { probes }: RandomSet): ReadonlyMap<string, boolean> {
  return new Map(
    probes.flatMap((probe, number) =>
      [...reach.edges(probe)].flatMap(({ from, to, isAllowed }) =>
        from.members.flatMap(({ id }) =>
          to.members
            .filter((other) => other.id !== id)
            .map((other) => [`${number} ${id} ${other.id}`, isAllowed] as const),
        ),
      ),
    ),
  );
}

type Spec = Readonly<Record<string, unknown>>;
const specOf = (object: KubernetesObject): Spec => (object["spec"] ?? {}) as Spec;
const isPolicy = ({ kind }: KubernetesObject): boolean =>
  ["NetworkPolicy", "GlobalNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy"].includes(kind);
const isCalico = ({ apiVersion }: KubernetesObject): boolean => apiVersion === "projectcalico.org/v3";

/** The directions of a policy that is applied to something. */
const directionsOf = (spec: Spec): readonly ("ingress" | "egress")[] =>
  (["ingress", "egress"] as const).filter((direction) => Array.isArray(spec[direction]) || spec["types"] === undefined);

const allowAll = { action: "Allow" };

/** Nothing that was allowed is refused afterwards. */
function expectNoneLost(before: ReadonlyMap<string, boolean>, after: ReadonlyMap<string, boolean>): void {
  const lost = [...before].filter(([edge, isAllowed]) => isAllowed && after.get(edge) !== true);
  expect(lost).toEqual([]);
}

describe("an allow that is added loses no edge", () => {
  // An Allow takes the place of what comes behind it: of a Deny, of a Pass, or of the tier's end. What allowed behind a Pass, or
  // behind the end of a tier that passes, still allows, because an Allow decides at once. So a rule may stand anywhere in a policy
  // that is already there. What does lose edges is a policy that is new: by selecting an endpoint it puts its tier's end on it.
  it.each(["at the end", "in front"])("%s of the rules of a policy that is there", (where) => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, pick) => {
        const set = randomSet(seed);
        const policies = set.objects.filter((one) => isPolicy(one) && isCalico(one));
        const chosen = policies[pick % Math.max(1, policies.length)];
        if (chosen === undefined) return;
        const spec = specOf(chosen);
        const rules = Object.fromEntries(
          directionsOf(spec).flatMap((direction) => {
            const written = spec[direction] as readonly object[] | undefined;
            if (written === undefined) return [];
            return [[direction, where === "in front" ? [allowAll, ...written] : [...written, allowAll]]];
          }),
        );
        const changed = { ...chosen, spec: { ...spec, ...rules } };
        const objects = set.objects.map((one) => (one === chosen ? changed : one));
        expectNoneLost(edgesOf(reachOf(set), set), edgesOf(reachOf({ ...set, objects }), set));
      }),
      tries(30),
    );
  });

  it("to the peers of a policy of Kubernetes, which only allows", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = randomSet(seed);
        const objects = set.objects.map((one): KubernetesObject => {
          const spec = specOf(one);
          if (one.apiVersion !== "networking.k8s.io/v1" || !Array.isArray(spec["ingress"])) return one;
          return {
            ...one,
            spec: { ...spec, ingress: [...(spec["ingress"] as object[]), { from: [{ podSelector: {} }] }] },
          };
        });
        expectNoneLost(edgesOf(reachOf(set), set), edgesOf(reachOf({ ...set, objects }), set));
      }),
      tries(30),
    );
  });

  it("but a policy that is new may lose some, by selecting what no policy selected: that is what default deny is", () => {
    const pod = (name: string, index: number): KubernetesObject => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "shop", labels: { app: name } },
      spec: { containers: [] },
      status: { podIP: `10.0.0.${index}` },
    });
    const allow: KubernetesObject = {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name: "api-to-db", namespace: "shop" },
      spec: {
        podSelector: { matchLabels: { app: "db" } },
        ingress: [{ from: [{ podSelector: { matchLabels: { app: "api" } } }] }],
      },
    };
    const set = {
      objects: [pod("web", 1), pod("api", 2), pod("db", 3)],
      externals: [],
      probes: [{ protocol: 6, port: 80 }],
    };
    const after = edgesOf(reachOf({ ...set, objects: [...set.objects, allow] }), set);
    expect(edgesOf(reachOf(set), set).get("0 shop/web shop/db")).toBe(true);
    expect([after.get("0 shop/web shop/db"), after.get("0 shop/api shop/db")]).toEqual([false, true]);
  });
});

describe("among policies of one tier and order", () => {
  it("names decide, and not where they stand", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
        (seed, keys) => {
          const set = randomSet(seed);
          const objects = set.objects
            .map((one, index) => ({ one, key: keys[index % keys.length] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
          expect(edgesOf(reachOf({ ...set, objects }), set)).toEqual(edgesOf(reachOf(set), set));
        },
      ),
      tries(30),
    );
  });

  it("the name that sorts first is asked first, as felix/calc sorts them", () => {
    const objects = (deny: string, allow: string): KubernetesObject[] => [
      ...["web", "db"].map((name, index) => ({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name, namespace: "shop" },
        spec: { containers: [] },
        status: { podIP: `10.0.0.${index + 1}` },
      })),
      ...[
        { name: deny, action: "Deny" },
        { name: allow, action: "Allow" },
      ].map(({ name, action }) => ({
        apiVersion: "projectcalico.org/v3",
        kind: "GlobalNetworkPolicy",
        metadata: { name },
        spec: { order: 10, types: ["Ingress"], ingress: [{ action }] },
      })),
    ];
    const isAllowed = (deny: string, allow: string): boolean | undefined => {
      const set = { objects: objects(deny, allow), externals: [], probes: [{ protocol: 6, port: 80 }] };
      return edgesOf(reachOf(set), set).get("0 shop/web shop/db");
    };
    expect([isAllowed("a", "b"), isAllowed("b", "a")]).toEqual([false, true]);
  });
});

describe("a random set", () => {
  it("means the same written as YAML and read back", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = randomSet(seed);
        const { read } = readYaml(
          set.objects.map((one) => stringify(one, { aliasDuplicateObjects: false })).join("---\n"),
        );
        expect(edgesOf(reachOfSet(read.set, set.externals), set)).toEqual(edgesOf(reachOf(set), set));
      }),
      tries(18),
    );
  });

  it("means the same a second time, asked in another order, and with a policy twice under another name", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = randomSet(seed);
        const reach = reachOf(set);
        const first = edgesOf(reach, set);
        const again = edgesOf(reach, { ...set, probes: [...set.probes].reverse() });
        const last = set.probes.length - 1;
        const renumbered = new Map(
          [...again].map(([key, value]) => [key.replace(/^\d+/, (n) => `${last - Number(n)}`), value]),
        );
        expect([...renumbered].sort()).toEqual([...first].sort());
        // Behind itself, by its name, a policy has nothing left to say.
        const twice = set.objects.flatMap((one): KubernetesObject[] =>
          isPolicy(one) && one.kind !== "BaselineAdminNetworkPolicy"
            ? [one, { ...one, metadata: { ...one.metadata, name: `${one.metadata.name}-again` } }]
            : [one],
        );
        expect(edgesOf(reachOf({ ...set, objects: twice }), set)).toEqual(first);
      }),
      tries(30),
    );
  });

  it("differs from itself in nothing, and from another by what their matrices say", () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, pick) => {
        const set = randomSet(seed);
        const policies = set.objects.filter(isPolicy);
        const without = policies[pick % Math.max(1, policies.length)];
        const other = { ...set, objects: set.objects.filter((one) => one !== without) };
        const [before, after] = [reachOf(set), reachOf(other)];
        expect([...differences(before, reachOf(set), set.probes)]).toEqual([]);
        const told = [...differences(before, after, set.probes)].flatMap(({ from, to, probe, after: word }) =>
          from.ids.flatMap((id) =>
            to.ids
              .filter((one) => one !== id)
              .map((one) => [`${set.probes.indexOf(probe)} ${id} ${one}`, word === "allow"] as const),
          ),
        );
        const [old, now] = [edgesOf(before, set), edgesOf(after, set)];
        const flipped = [...now].filter(([edge, isAllowed]) => old.get(edge) !== isAllowed);
        expect(told.sort()).toEqual(flipped.sort());
      }),
      tries(30),
    );
  });

  it("means the same pod by pod as by classes of pods, on whatever nodes they are", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = randomSet(seed);
        const onNodes = random.objects.map((one, index): KubernetesObject =>
          one.kind === "Pod" ? { ...one, spec: { ...specOf(one), nodeName: `node-${index % 3}` } } : one,
        );
        const set = { ...random, objects: onNodes };
        const apart = onNodes.map((one, index): KubernetesObject =>
          one.kind === "Pod"
            ? { ...one, metadata: { ...one.metadata, labels: { ...one.metadata.labels, apart: `${index}` } } }
            : one,
        );
        expect(edgesOf(reachOf({ ...set, objects: apart }), set)).toEqual(edgesOf(reachOf(set), set));
      }),
      tries(30),
    );
  });
});
