/** As `lab-confd.test.ts`, for every scenario and design: tables as the simulator says, and packets between all pods. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cluster } from "../../../constructs/calico";
import { lacks, settle, startLab } from "../../../lab";
import { fabrics } from "../../fabric/support/intents";
import { type ApiServer, startApiServer } from "../support/api-server";
import { crdFiles, needsCrds } from "../support/api-server-crds";
import { fabricScenarioIds, planOf, unruled } from "../support/api-server-plans";
import { labOfConfd } from "../support/closed-loop";
import { needsTemplates } from "../support/confd";
import { Datastore } from "../support/datastore";
import { describeWith } from "../support/needs";

const needsLab = () => lacks(process.env)[0];
const clusters: readonly (readonly [string, () => Cluster])[] = [
  ...fabricScenarioIds.map((id) => [`scenario ${id}`, () => planOf(id).cluster] as const),
  ...Object.entries(fabrics).map(([name, intent]) => [name, () => unruled(intent).cluster] as const),
];

describeWith(
  ["etcd", "kube-apiserver", "calico-confd", "bird", needsCrds, needsTemplates, needsLab],
  "every fabric of which Calico's own confd tells the nodes",
  () => {
    const labs = mkdtempSync(join(tmpdir(), "calico-kit-lab-confd-"));
    let apiServer: ApiServer;
    let datastore: Datastore;

    beforeAll(async () => {
      apiServer = await startApiServer({ crds: [crdFiles.stored], withoutEndpoints: true });
      datastore = new Datastore(apiServer);
      await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "calico-system" } });
    });

    afterAll(async () => {
      await apiServer?.stop();
      rmSync(labs, { recursive: true, force: true });
    });

    it.each(clusters)("%s", async (_, clusterOf) => {
      const cluster = clusterOf();
      const plan = await labOfConfd(cluster, apiServer, datastore);
      const lab = await startLab(plan, { labs, name: "confd" });
      const ended = lab.ended.then((said) => (said === "" ? "" : `the lab ended: ${said}`));
      try {
        const { open, comparison } = await settle(lab.client, cluster, plan);
        expect(open).toEqual([]);
        expect(comparison?.differences).toEqual([]);
        const { sent, lost } = await lab.client.probe({ seconds: 2, flows: 2, intervalMilliseconds: 50 }).result;
        expect(sent).toBeGreaterThan(0);
        expect(lost).toBe(0);
      } finally {
        await lab.end();
        expect(await ended).toBe("");
      }
    });
  },
);
