/**
 * What a node's BIRD is told: the kit's objects in a real API server, read by Calico's own confd, and what it writes read by
 * BIRD. The kit's own text for the same node must mean the same.
 */
import { birdConfigs, type Cluster } from "../../constructs/calico";
import { birdNodes } from "../../constructs/calico/bgp/bird/nodes";
import { fabrics, single } from "../fabric/support/intents";
import { birdIntents } from "../support/bird-intents";
import { birdAsNumber, birdLines, birdSessions } from "../support/bird-config";
import { toldEnds, wantedEnds } from "../support/bird-sessions";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { fabricScenarioIds, planOf, unruled } from "./support/api-server-plans";
import { birdComplaints, confdFiles, forDebian, needsTemplates, withConfdRelease } from "./support/confd";
import { Datastore, datastorePassword } from "./support/datastore";
import { describeWith } from "./support/needs";

/** Nodes have no blocks here, since nobody says which: without a fabric Calico alone decides. */
const byHand = Object.entries(birdIntents).map(([name, intent]) => [name, () => unruled(intent).cluster] as const);

const clusters: readonly (readonly [string, () => Cluster])[] = [
  ...fabricScenarioIds.map((id) => [`scenario ${id}`, () => planOf(id).cluster] as const),
  ...Object.entries(fabrics).map(([name, intent]) => [name, () => unruled(intent).cluster] as const),
];

describeWith(
  ["etcd", "kube-apiserver", "calico-confd", "bird", needsCrds, needsTemplates],
  "Calico's own confd",
  () => {
    let apiServer: ApiServer;
    let datastore: Datastore;

    beforeAll(async () => {
      apiServer = await startApiServer({ crds: [crdFiles.stored], withoutEndpoints: true });
      datastore = new Datastore(apiServer);
      await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "calico-system" } });
    });

    afterAll(async () => apiServer?.stop());

    it.each(byHand)("writes what the kit says: %s", async (_, clusterOf) => {
      const cluster = clusterOf();
      await datastore.become(cluster);
      for (const { name: node } of birdNodes(cluster)) {
        const written = await confdFiles(apiServer, cluster, node);
        const told = birdConfigs(withConfdRelease(cluster), node, { passwords: datastorePassword });
        expect(told.length).toBeGreaterThan(0);
        for (const { name, text } of told)
          expect([node, name, birdLines(text)]).toEqual([node, name, birdLines(written[name] ?? "")]);
      }
    });

    describe.each(clusters)("%s", (_, clusterOf) => {
      const files = new Map<string, Readonly<Record<string, string>>>();
      let cluster: Cluster;

      beforeAll(async () => {
        cluster = clusterOf();
        await datastore.become(cluster);
        for (const { name } of birdNodes(cluster)) files.set(name, await confdFiles(apiServer, cluster, name));
      });

      it("writes what BIRD takes", async () => {
        for (const [node, written] of files)
          for (const program of ["bird", "bird6"] as const)
            expect([node, await birdComplaints(forDebian(written), program)]).toEqual([node, ""]);
      });

      /** Of machines without names it is in their peers. */
      const asNumberOf = (name: string): number | undefined => {
        const found = cluster.fabric?.racks.flatMap(({ nodes }) => nodes).find((node) => node.name === name);
        return found?.standsFor === undefined ? found?.asNumber.value : cluster.calico.bgp.asNumber.value;
      };

      it("has each session of the node once, as the fabric has it, and no other", () => {
        for (const [node, written] of files)
          for (const family of [4, 6] as const) {
            const text = written[family === 4 ? "bird.cfg" : "bird6.cfg"] ?? "";
            const ends = wantedEnds(cluster, node, family, datastorePassword);
            expect([node, toldEnds(birdSessions(text))]).toEqual([node, ends]);
            if (ends.length > 0) expect([node, birdAsNumber(text)]).toEqual([node, asNumberOf(node)]);
          }
      });

      it("writes what the kit says that it writes", () => {
        for (const [node, written] of files)
          for (const { name, text } of birdConfigs(withConfdRelease(cluster), node, { passwords: datastorePassword }))
            expect([node, name, birdLines(text)]).toEqual([node, name, birdLines(written[name] ?? "")]);
      });
    });

    describe("after a change", () => {
      const told = async (cluster: Cluster): Promise<ReadonlyMap<string, readonly string[]>> => {
        const lines = new Map<string, readonly string[]>();
        for (const { name } of birdNodes(cluster)) {
          const written = await confdFiles(apiServer, cluster, name);
          expect([name, await birdComplaints(forDebian(written), "bird")]).toEqual([name, ""]);
          lines.set(
            name,
            ["bird.cfg", "bird_aggr.cfg", "bird_ipam.cfg"].flatMap((file) => birdLines(written[file] ?? "")),
          );
        }
        return lines;
      };

      /** Lines that went and came, by node: of nodes of which nothing changed none. */
      const differences = (
        was: ReadonlyMap<string, readonly string[]>,
        is: ReadonlyMap<string, readonly string[]>,
      ): Readonly<Record<string, readonly string[]>> =>
        Object.fromEntries(
          [...was].flatMap(([node, lines]) => {
            const now = is.get(node) ?? [];
            const went = lines.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`);
            const came = now.filter((line) => !lines.includes(line)).map((line) => `+ ${line.trim()}`);
            return went.length + came.length === 0 ? [] : [[node, [...went, ...came]]];
          }),
        );

      const [r1, r2] = ["r1", "r2"].map((name) => ({ name, tors: [{ name: `${name}-tor`, os: "frr" as const }] }));
      const of = (fabric: object = {}): Cluster => unruled(single(fabric)).cluster;
      let before: ReadonlyMap<string, readonly string[]>;

      beforeEach(async () => {
        await datastore.become(of());
        before = await told(of());
      });

      it("of a rack's AS number: its nodes have another number, and expect another; others know nothing of it", async () => {
        const cluster = of({ racks: [{ ...r1, asNumber: 65201 }, r2] });
        await datastore.become(cluster);
        const changed = [
          ...["- local as 65101", "- neighbor 172.31.11.1 as 65101"],
          ...["+ local as 65201", "+ neighbor 172.31.11.1 as 65201"],
        ];
        const found = differences(before, await told(cluster));
        expect(Object.keys(found)).toEqual(["r1-n1", "r1-n2"]);
        for (const lines of Object.values(found)) expect([...lines].sort()).toEqual([...changed].sort());
      });

      it("of the peers: each node has one session more", async () => {
        const cluster = of();
        const object = { apiVersion: "crd.projectcalico.org/v1", kind: "BGPPeer", metadata: { name: "monitor" } };
        await apiServer.client.apply({ ...object, spec: { peerIP: "192.0.2.9", asNumber: 65009, ttlSecurity: 9 } });
        const found = differences(before, await told(cluster));
        await apiServer.client.remove(object);
        expect(Object.keys(found)).toEqual([...before.keys()]);
        for (const lines of Object.values(found))
          expect([...lines].sort()).toEqual([
            ...["+ calico_export_to_bgp_peers ( false )", "+ multihop 9", "+ neighbor 192.0.2.9 as 65009"],
            ...["+ protocol bgp Global_192_0_2_9 from bgp_template {", "+ ttl security on"],
          ]);
      });

      it("of a node's labels: without that of its rack it has no session, and nobody else loses one", async () => {
        const cluster = of();
        const node = { apiVersion: "v1", kind: "Node", metadata: { name: "r1-n2" } };
        await apiServer.client.merge(node, { metadata: { labels: { "calico-kit/rack": null } } });
        const found = differences(before, await told(cluster));
        expect(Object.keys(found)).toEqual(["r1-n2"]);
        expect(found["r1-n2"]).toContain("- protocol bgp Node_172_31_11_1 from bgp_template {");
        expect(found["r1-n2"]?.filter((line) => line.startsWith("+"))).toEqual([]);
        // What the kit applies again brings it back.
        await datastore.become(cluster);
        expect(differences(before, await told(cluster))).toEqual({});
      });

      it("of the racks: a further one is nothing to the nodes of the others", async () => {
        const r3 = { name: "r3", tors: [{ name: "r3-tor", os: "frr" as const, subnets: ["172.31.31.0/24"] }] };
        const cluster = of({ racks: [r1, r2, r3] });
        await datastore.become(cluster);
        expect(differences(before, await told(cluster))).toEqual({});
      });
    });
  },
);
