import fc from "fast-check";
import { announcedOf, renderCalico } from "../../constructs/calico";
import { sessionsOf } from "../../constructs/fabric";
import { platformOf, resolve, switchRules } from "../../constructs/kit";
import { endsOf, type KubernetesObject, type NodeSession, plain, Selector } from "../../constructs/model";
import { type Sample, sampleOf, type Shape, shapes } from "../fabric/support/arbitrary";
import { allFindingsOf, parsed } from "../support/rules";
import { tries } from "../support/tries";

/** A whole intent around a fabric, on nodes that are there already. */
function intentOf({ intent, nodes, network }: Sample, more: object = {}) {
  return parsed({
    name: "fabric",
    platform: {
      kind: "existing",
      distribution: "kubeadm",
      underlay: {
        nodes: network.families.map((family) => (family === 4 ? "172.30.0.0/16" : "fd00:30::/32")),
        learnsRoutes: true,
      },
      nodeGroups: [
        {
          name: "workers",
          ...(nodes.named.length > 0
            ? { nodes: nodes.named.map(({ name, rack, addresses }) => ({ name, rack, addresses })) }
            : { count: 1 }),
        },
      ],
    },
    network: { pods: network.pods, services: network.services },
    fabric: intent,
    ...more,
  });
}

const made = (shape: Shape) => {
  const intent = intentOf(sampleOf(shape));
  const { cluster } = resolve(intent, platformOf("existing"));
  const objects = renderCalico(cluster).manifests.flatMap((manifest) => manifest.objects);
  return { cluster, objects, sessions: sessionsOf(cluster.fabric!, announcedOf(cluster)) };
};

interface Spec {
  readonly [key: string]: unknown;
}
const specOf = (object: KubernetesObject): Spec => object["spec"] as Spec;
const of = (objects: readonly KubernetesObject[], kind: string) => objects.filter((object) => object.kind === kind);
const selects = (selector: unknown, node: KubernetesObject): boolean =>
  Selector.of(String(selector)).matches(node.metadata.labels ?? {});

/** Every session with a switch that Calico would open, read from the objects alone. */
function calicoSessions(objects: readonly KubernetesObject[], sessions: readonly NodeSession[]): readonly string[] {
  const [configuration] = of(objects, "BGPConfiguration");
  const nodes = of(objects, "Node");
  return of(objects, "BGPPeer").flatMap((peer) => {
    const { nodeSelector, peerIP, asNumber, sourceAddress, password, ttlSecurity } = specOf(peer);
    if (peerIP === undefined) return [];
    return nodes
      .filter((node) => selects(nodeSelector, node))
      .map((node) => {
        const ownAs = node.metadata.annotations?.["projectcalico.org/ASNumber"] ?? specOf(configuration!)["asNumber"];
        // The kernel takes the address of the link on which the switch is.
        const link = sessions.find(
          ({ node: end, switch: tor }) => end.name === node.metadata.name && tor.address.toString() === peerIP,
        );
        const source = sourceAddress === "None" ? link?.node.address.toString() : "its own";
        return JSON.stringify([node.metadata.name, source, peerIP, Number(ownAs), asNumber, password, ttlSecurity]);
      });
  });
}

it("peers each node with each switch of its rack once, as the switch expects it", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { cluster, objects, sessions } = made(shape);
      const withSwitches = sessions.filter((session) => session.kind === "node");
      const wanted = withSwitches.map(({ node, switch: tor, password, ttlSecurity }) => {
        const own = cluster.nodes.named.find(({ name }) => name === node.name)!;
        const isOwn = own.addresses.some((address) => address.equals(node.address));
        const secretKeyRef =
          password === undefined
            ? undefined
            : password.kind === "secret"
              ? { name: "calico-kit-bgp-passwords", key: password.config }
              : password.secretKeyRef;
        return JSON.stringify([
          node.name,
          isOwn ? "its own" : node.address.toString(),
          tor.address.toString(),
          node.asNumber.value,
          tor.asNumber.value,
          secretKeyRef && { secretKeyRef },
          ttlSecurity,
        ]);
      });
      expect([...calicoSessions(objects, withSwitches)].sort()).toEqual([...wanted].sort());
    }),
    tries(60),
  );
});

it("peers nodes with their reflectors, and those with each other, once", () => {
  fc.assert(
    fc.property(shapes, fc.constantFrom("rack", "cluster"), (shape, where) => {
      const more = { ...shape.more, design: { kind: "route-reflectors", in: where } };
      const { objects, sessions } = made({ ...shape, more, families: [4] });
      const nodes = of(objects, "Node");
      const pairs = new Set(
        of(objects, "BGPPeer").flatMap((peer) => {
          const { nodeSelector, peerSelector } = specOf(peer);
          if (peerSelector === undefined) return [];
          const reflectors = nodes.filter((node) => selects(peerSelector, node));
          for (const { metadata } of reflectors)
            expect(metadata.annotations?.["projectcalico.org/RouteReflectorClusterID"]).toMatch(/^244\.0\.\d+\.\d+$/);
          return nodes
            .filter((node) => selects(nodeSelector, node))
            .flatMap((node) => reflectors.map((reflector) => [node.metadata.name, reflector.metadata.name].sort()))
            .filter(([one, other]) => one !== other)
            .map(String);
        }),
      );
      const wanted = sessions
        .filter((session) => session.kind === "reflector")
        .map((session) =>
          String(
            endsOf(session)
              .map((end) => end.name)
              .sort(),
          ),
        );
      expect([...pairs].sort()).toEqual([...wanted].sort());
    }),
    tries(40),
  );
});

it("makes as many peers as there are switches and families, however many nodes there are", () => {
  const shape: Shape = {
    racks: Array.from({ length: 3 }, () => ({ tors: 2, nodes: 30 })),
    spines: 2,
    families: [4, 6],
    more: { design: { kind: "as-per-rack" } },
  };
  expect(of(made(shape).objects, "BGPPeer")).toHaveLength(3 * 2 * 2);
  expect(of(made(shape).objects, "BGPFilter")).toHaveLength(1);
});

it("lets Calico read only what it must: AS numbers of its own, cluster ids, labels of the kit", () => {
  const { objects } = made({
    racks: [{ tors: 2, nodes: 3 }],
    spines: 0,
    families: [4],
    more: { design: { kind: "route-reflectors", in: "rack" } },
  });
  expect(of(objects, "Node").map(({ metadata }) => metadata)).toEqual([
    ...["n1x1", "n1x2"].map((name) => ({
      name,
      labels: { "calico-kit/rack": "r1", "calico-kit/route-reflector": "r1" },
      annotations: { "projectcalico.org/RouteReflectorClusterID": "244.0.0.1" },
    })),
    { name: "n1x3", labels: { "calico-kit/rack": "r1" } },
  ]);
});

it("switches the mesh off behind the peers, and the nodes' labels come before Calico", () => {
  const { cluster } = made({
    racks: [{ tors: 1, nodes: 2 }],
    spines: 1,
    families: [4],
    more: { design: { kind: "as-per-rack" } },
  });
  const phases = renderCalico(cluster).manifests.map(({ phase, name }) => `${phase}/${name}`);
  expect(phases[0]).toBe("platform/nodes");
  expect(phases.slice(-2)).toEqual(["resources/bgp", "bgp/configuration"]);
  expect(cluster.calico.bgp.nodeToNodeMeshEnabled).toBe(false);
  expect(cluster.calico.routing).toMatchObject({ kind: "fabric", encapsulation: "None", bgp: "Enabled" });
});

it("gives pools of racks to the nodes of the racks, and lets switches know whose they are", () => {
  const sample = sampleOf({
    racks: [],
    spines: 0,
    families: [4],
    more: {
      design: { kind: "as-per-rack" },
      racks: ["r1", "r2"].map((name, index) => ({
        name,
        tors: [{ name: `${name}-tor`, os: "frr" }],
        pods: [`10.244.${index}.0/24`],
      })),
    },
  });
  const { cluster } = resolve(intentOf(sample), platformOf("existing"));
  expect(plain(cluster.calico.pools.map(({ name, cidr, nodeSelector }) => ({ name, cidr, nodeSelector })))).toEqual([
    { name: "rack-r1", cidr: "10.244.0.0/24", nodeSelector: "calico-kit/rack == 'r1'" },
    { name: "rack-r2", cidr: "10.244.1.0/24", nodeSelector: "calico-kit/rack == 'r2'" },
  ]);
  expect(announcedOf(cluster).pods.map(({ rack }) => rack)).toEqual(["r1", "r2"]);
});

it("says nothing against what it made of a fabric itself", () => {
  // What an operating system cannot do is asked of it on purpose here.
  const ofSwitches = new Set(switchRules().flatMap(({ finds }) => Object.keys(finds)));
  fc.assert(
    fc.property(shapes, (shape) => {
      const intent = intentOf(sampleOf(shape));
      const found = allFindingsOf(intent).filter(
        ({ code, severity }) => !code.startsWith("FAB-") && !ofSwitches.has(code) && severity !== "info",
      );
      expect(found).toEqual([]);
    }),
    tries(60),
  );
});

describe("what the field taught of Calico's side", () => {
  it("finds nodes by labels that only the kit writes, in every peer of every fabric (A1)", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        for (const peer of of(made(shape).objects, "BGPPeer"))
          for (const key of ["nodeSelector", "peerSelector"]) {
            const selector = specOf(peer)[key];
            const labels = typeof selector === "string" ? Selector.of(selector).labels : [];
            expect(labels.filter((label) => !label.startsWith("calico-kit/"))).toEqual([]);
          }
      }),
      tries(40),
    );
  });

  const peersOf = (timers: object, more: object = {}) => {
    const shape = { racks: [{ tors: 2, nodes: 2 }], spines: 2, families: [4] as const };
    const sample = sampleOf({ ...shape, more: { design: { kind: "as-per-rack" }, sessions: { timers } } });
    const { cluster } = resolve(intentOf(sample, more), platformOf("existing"));
    return of(
      renderCalico(cluster).manifests.flatMap((manifest) => manifest.objects),
      "BGPPeer",
    ).map((peer) => specOf(peer)["keepaliveTime"]);
  };

  it("has BIRD send keepalives as the switch does, where it would not by itself and knows the field (A12)", () => {
    expect(peersOf({ keepalive: 3, hold: 9 })).toEqual([undefined, undefined]);
    expect(peersOf({ keepalive: 3, hold: 10 })).toEqual([undefined, undefined]);
    expect(peersOf({ keepalive: 2, hold: 9 })).toEqual(["2s", "2s"]);
    expect(peersOf({ keepalive: 2, hold: 9 }, { calico: { release: "v3.31.7" } })).toEqual([undefined, undefined]);
  });

  it("announces each load balancer by itself, but where VPP speaks BGP (A2)", () => {
    const aggregation = (dataplane: object) => {
      const sample = sampleOf({
        racks: [{ tors: 1, nodes: 2 }],
        spines: 1,
        families: [4],
        more: { design: { kind: "as-per-rack" }, services: ["LoadBalancer"] },
      });
      const { cluster } = resolve(intentOf(sample, { calico: { dataplane } }), platformOf("existing"));
      return cluster.calico.bgp.configuration?.serviceLoadBalancerAggregation;
    };
    expect([aggregation({ kind: "iptables" }), aggregation({ kind: "vpp" })]).toEqual(["Disabled", undefined]);
  });
});
