/**
 * The kit's two sides of a fabric by real programs alone: objects, API server, Calico's own confd, BIRD, and FRR with the
 * switches' files. Tables must be what the simulator says, and packets must pass.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, originsOf } from "../../constructs/calico";
import { lacks, type LabPlan, settle, type StartedLab, startLab } from "../../lab";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { planOf } from "./support/api-server-plans";
import { labOfConfd } from "./support/closed-loop";
import { needsTemplates } from "./support/confd";
import { Datastore } from "./support/datastore";
import { describeWith } from "./support/needs";

const needsLab = () => lacks(process.env)[0];

describeWith(
  ["etcd", "kube-apiserver", "calico-confd", "bird", needsCrds, needsTemplates, needsLab],
  "a fabric of which Calico's own confd tells the nodes",
  () => {
    const labs = mkdtempSync(join(tmpdir(), "calico-kit-lab-confd-"));
    let apiServer: ApiServer;
    let cluster: Cluster;
    let plan: LabPlan;
    let lab: StartedLab;

    beforeAll(async () => {
      apiServer = await startApiServer({ crds: [crdFiles.stored], withoutEndpoints: true });
      await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "calico-system" } });
      ({ cluster } = planOf("dual-tor-planes"));
      plan = await labOfConfd(cluster, apiServer, new Datastore(apiServer));
      lab = await startLab(plan, { labs, name: "confd" });
    });

    afterAll(async () => {
      await lab?.end();
      await apiServer?.stop();
      rmSync(labs, { recursive: true, force: true });
    });

    it("has every session, and the routes that the simulator says", async () => {
      const { open, comparison } = await settle(lab.client, cluster, plan);
      expect(open).toEqual([]);
      expect(comparison?.differences).toEqual([]);
      expect(comparison?.routes).toBeGreaterThan(0);
    });

    it("lets every block and stable address out of its node, and nothing else of a node's own", async () => {
      const { kernel = {} } = await lab.client.state({ tables: true });
      const origins = originsOf(cluster);
      const wanted = origins.flatMap(({ blocks, stable }) => [...blocks, ...stable].map(String)).sort();
      const switches = plan.devices.filter((device) => device.kind === "switch" && device.role === "spine");
      expect(switches.length).toBeGreaterThan(0);
      for (const { name } of switches) {
        const learned = (kernel[name] ?? []).filter(({ protocol }) => protocol === "bgp").map(({ prefix }) => prefix);
        const ofNodes = learned.filter((prefix) => /^(10\.244|172\.30)\./.test(prefix));
        expect([name, ofNodes.map((prefix) => (prefix.includes("/") ? prefix : `${prefix}/32`)).sort()]).toEqual([
          name,
          wanted,
        ]);
      }
    });

    it("carries packets between all pods", async () => {
      const result = await lab.client.probe({ seconds: 3, flows: 4, intervalMilliseconds: 20 }).result;
      expect(result.sent).toBeGreaterThan(0);
      expect(result.lost).toBe(0);
    });
  },
);
