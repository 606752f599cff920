/**
 * What a node's BIRD is told: the kit's objects in a real API server, read by Calico's own confd, and what it writes read by
 * BIRD. The kit's own text for the same node must mean the same.
 */
import { birdConfigs, type Cluster } from "../../constructs/calico";
import { birdNodes } from "../../constructs/calico/bgp/bird/nodes";
import { readScenarios } from "../../constructs/kit";
import { fabrics } from "../fabric/support/intents";
import { birdIntents } from "../support/bird-intents";
import { birdLines, birdSessions } from "../support/bird-config";
import { toldEnds, wantedEnds } from "../support/bird-sessions";
import { intentOf } from "../support/rules";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { planOf, unruled } from "./support/api-server-plans";
import { birdComplaints, confdFiles, forDebian, needsTemplates, withConfdRelease } from "./support/confd";
import { Datastore, datastorePassword } from "./support/datastore";
import { describeWith } from "./support/needs";

const scenarios = readScenarios().filter(({ intent }) => intentOf(intent).fabric !== undefined);

/** Nodes have no blocks here, since nobody says which: without a fabric Calico alone decides. */
const byHand = Object.entries(birdIntents).map(([name, intent]) => [name, () => unruled(intent).cluster] as const);

const clusters: readonly (readonly [string, () => Cluster])[] = [
  ...scenarios.map(({ id }) => [`scenario ${id}`, () => planOf(id).cluster] as const),
  ...Object.entries(fabrics).map(([name, intent]) => [name, () => unruled(intent).cluster] as const),
];

describeWith(
  ["etcd", "kube-apiserver", "calico-confd", "bird", needsCrds, needsTemplates],
  "Calico's own confd",
  () => {
    let apiServer: ApiServer;
    let datastore: Datastore;

    beforeAll(async () => {
      apiServer = await startApiServer({ crds: [crdFiles.stored] });
      datastore = new Datastore(apiServer);
      await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "calico-system" } });
    }, 180_000);

    afterAll(async () => apiServer?.stop());

    it.each(byHand)(
      "writes what the kit says: %s",
      async (_, clusterOf) => {
        const cluster = clusterOf();
        await datastore.become(cluster);
        for (const { name: node } of birdNodes(cluster)) {
          const written = await confdFiles(apiServer, cluster, node);
          const told = birdConfigs(withConfdRelease(cluster), node, { passwords: datastorePassword });
          expect(told.length).toBeGreaterThan(0);
          for (const { name, text } of told)
            expect([node, name, birdLines(text)]).toEqual([node, name, birdLines(written[name] ?? "")]);
        }
      },
      120_000,
    );

    describe.each(clusters)("%s", (_, clusterOf) => {
      const files = new Map<string, Readonly<Record<string, string>>>();
      let cluster: Cluster;

      beforeAll(async () => {
        cluster = clusterOf();
        await datastore.become(cluster);
        for (const { name } of birdNodes(cluster)) files.set(name, await confdFiles(apiServer, cluster, name));
      }, 120_000);

      it("writes what BIRD takes", async () => {
        for (const [node, written] of files)
          for (const program of ["bird", "bird6"] as const)
            expect([node, await birdComplaints(forDebian(written), program)]).toEqual([node, ""]);
      });

      it("has each session of the node once, as the fabric has it, and no other", () => {
        for (const [node, written] of files)
          for (const family of [4, 6] as const) {
            const text = written[family === 4 ? "bird.cfg" : "bird6.cfg"] ?? "";
            const ends = wantedEnds(cluster, node, family, datastorePassword);
            expect([node, toldEnds(birdSessions(text))]).toEqual([node, ends]);
          }
      });

      it("writes what the kit says that it writes", () => {
        for (const [node, written] of files)
          for (const { name, text } of birdConfigs(withConfdRelease(cluster), node, { passwords: datastorePassword }))
            expect([node, name, birdLines(text)]).toEqual([node, name, birdLines(written[name] ?? "")]);
      });
    });
  },
);
