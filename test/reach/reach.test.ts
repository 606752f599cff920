import fc from "fast-check";
import { Report } from "../../constructs/findings";
import type { KubernetesObject } from "../../constructs/model";
import { Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { Reach, type ReachOptions } from "../../constructs/reach";
import { readYaml } from "../policy/support";
import { tries } from "../support/tries";
import { randomSet, type RandomSet } from "./support/random";

function reachOf({ objects, externals }: Pick<RandomSet, "objects" | "externals">, options: ReachOptions = {}): Reach {
  const located = objects.map((value) => ({ value, locate: () => undefined }));
  const addresses = externals.map(Ip.of);
  const { set } = readObjects(located, new Report());
  return new Reach(set, { family: addresses[0]?.family ?? 4, externals: addresses, ...options });
}

/** Each edge between endpoints, and whether it is allowed. */
function edgesOf(set: RandomSet): ReadonlyMap<string, boolean> {
  const reach = reachOf(set);
  return new Map(
    set.probes.flatMap((probe, number) =>
      [...reach.edges(probe)].flatMap(({ from, to, isAllowed }) =>
        from.members.flatMap(({ id }) =>
          to.members.map((other) => [`${number} ${id} ${other.id}`, isAllowed] as const),
        ),
      ),
    ),
  );
}

const seeds = fc.integer({ min: 0, max: 1_000_000 });

describe("a random set of policies", () => {
  it("loses no edge between pods where a policy that allows everything is asked first", () => {
    const tier = { apiVersion: "projectcalico.org/v3", kind: "Tier", metadata: { name: "first" }, spec: { order: -1 } };
    const allow: KubernetesObject = {
      apiVersion: "projectcalico.org/v3",
      kind: "GlobalNetworkPolicy",
      metadata: { name: "first.allow" },
      spec: { tier: "first", types: ["Ingress"], ingress: [{ action: "Allow" }] },
    };
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = randomSet(seed);
        const before = edgesOf(set);
        const after = edgesOf({ ...set, objects: [...set.objects, tier, allow] });
        const isBetweenPods = (edge: string): boolean => !edge.includes("host:");
        const lost = [...before].filter(
          ([edge, isAllowed]) => isAllowed && isBetweenPods(edge) && after.get(edge) !== true,
        );
        expect(lost).toEqual([]);
      }),
      tries(30),
    );
  });

  it("means the same in whatever order its objects stand", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = randomSet(seed);
        expect(edgesOf({ ...set, objects: [...set.objects].reverse() })).toEqual(edgesOf(set));
      }),
      tries(30),
    );
  });

  it("is told by the matrix as edge by edge", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = randomSet(seed);
        const reach = reachOf(set);
        for (const probe of set.probes)
          for (const { from, to, isAllowed, decisive } of reach.edges(probe)) {
            const edge = reach.edge(from, to, probe);
            expect([isAllowed, decisive?.verdict.rule, decisive?.verdict.policy?.fullName]).toEqual([
              edge.isAllowed,
              edge.decisive?.verdict.rule,
              edge.decisive?.verdict.policy?.fullName,
            ]);
          }
      }),
      tries(30),
    );
  });
});

const tcp = (port: number) => ({ protocol: 6, port });

const cluster = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { nodeName: n1, containers: [] }
status: { podIP: 10.0.0.1 }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { nodeName: n2, containers: [] }
status: { podIP: 10.0.0.2 }
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: n1, labels: { host: '' } }
spec: { node: n1, interfaceName: eth0, expectedIPs: [192.0.2.1], profiles: [projectcalico-default-allow] }
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: n2, labels: { host: '' } }
spec: { node: n2, interfaceName: eth0, expectedIPs: [192.0.2.2], profiles: [projectcalico-default-allow] }
---
`;
const hostPolicy = (spec: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: hosts }\nspec: { selector: has(host), ${spec} }\n`;
const world = Ip.of("203.0.113.9");

/** Whether an edge is allowed under a policy of hosts. */
function isAllowed(policy: string, from: string, to: string, port: number, options: ReachOptions = {}): boolean {
  const { read } = readYaml(cluster + policy);
  const reach = new Reach(read.set, { externals: [world], ...options });
  const [sender, receiver] = [reach.find(from), reach.find(to)];
  if (sender === undefined || receiver === undefined) throw new Error("no such endpoint");
  return reach.edge(sender, receiver, tcp(port)).isAllowed;
}

describe("policies of hosts", () => {
  const docker =
    "types: [Ingress], order: 10, ingress: [{ action: Deny, protocol: TCP, destination: { ports: [2375, 2376, 2377, 4243, 4244] } }, { action: Allow }]";

  it.each([2375, 2376, 2377, 4243, 4244])("close the port %i of an exposed daemon, and no other", (port) => {
    expect(isAllowed("", world.toString(), "host:n1", port)).toBe(true);
    expect(isAllowed(hostPolicy(docker), world.toString(), "host:n1", port)).toBe(false);
    expect(isAllowed(hostPolicy(docker), world.toString(), "host:n1", port + 10)).toBe(true);
  });

  it("never close failsafe ports", () => {
    const deny = hostPolicy("types: [Ingress], ingress: [{ action: Deny }]");
    expect(isAllowed(deny, world.toString(), "host:n1", 22)).toBe(true);
    expect(isAllowed(deny, world.toString(), "host:n1", 80)).toBe(false);
  });

  it("see what goes to pods only with applyOnForward, and never what the node sends to its own", () => {
    const deny = (flags: string): string => hostPolicy(`types: [Ingress], ${flags} ingress: [{ action: Deny }]`);
    expect(isAllowed(deny(""), world.toString(), "shop/web", 80)).toBe(true);
    expect(isAllowed(deny("applyOnForward: true,"), world.toString(), "shop/web", 80)).toBe(false);
    expect(isAllowed(deny("applyOnForward: true,"), "host:n1", "shop/web", 80)).toBe(true);
    expect(isAllowed(deny("applyOnForward: true,"), "shop/db", "shop/web", 80)).toBe(false);
  });

  it.each(["preDNAT", "doNotTrack"])("with %s decide before the others, by what they allow, too", (flag) => {
    const first = hostPolicy(
      `types: [Ingress], applyOnForward: true, ${flag}: true, ingress: [{ action: Allow, source: { nets: [203.0.113.0/24] } }]`,
    );
    const deny = hostPolicy("types: [Ingress], applyOnForward: true, ingress: [{ action: Deny }]").replace(
      "hosts",
      "others",
    );
    expect(isAllowed(`${first}---\n${deny}`, world.toString(), "shop/web", 80)).toBe(true);
    expect(isAllowed(deny, world.toString(), "shop/web", 80)).toBe(false);
  });

  it("take a pod for its node where pods leave the pools under its address", () => {
    const only = hostPolicy(
      "types: [Ingress], ingress: [{ action: Allow, source: { nets: [10.0.0.0/24] } }, { action: Deny }]",
    );
    expect(isAllowed(only, "shop/web", "host:n2", 80, { natOutgoing: false })).toBe(true);
    expect(isAllowed(only, "shop/web", "host:n2", 80)).toBe(false);
  });
});

it("asks staged policies only where they are to count", () => {
  const staged =
    "apiVersion: projectcalico.org/v3\nkind: StagedNetworkPolicy\nmetadata: { name: deny, namespace: shop }\nspec: { selector: app == 'db', types: [Ingress] }\n";
  expect(isAllowed(staged, "shop/web", "shop/db", 80)).toBe(true);
  expect(isAllowed(staged, "shop/web", "shop/db", 80, { staged: "enforce" })).toBe(false);
});
