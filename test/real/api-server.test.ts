/**
 * Every object that the kit makes is applied to a real API server that holds Calico's CRDs, as strictly as it can be, and
 * read back: nothing may be refused, dropped or changed.
 */
import { loadReleaseDirectory, renderCalico } from "../../constructs/calico";
import { valueAt } from "../../constructs/findings";
import { catalogue, intentJsonSchema } from "../../constructs/kit";
import type { Manifest } from "../../constructs/model";
import { clusters } from "../calico/support/clusters";
import { fabrics } from "../fabric/support/intents";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds, releaseDirectory } from "./support/api-server-crds";
import { fullIntents } from "./support/api-server-intents";
import { apiMistakes } from "./support/api-server-mistakes";
import { complaintsOf } from "./support/api-server-judge";
import { findingsOf, objectsOf, planOf, scenarioIds, unruled } from "./support/api-server-plans";
import { samplesOf, type Schema } from "./support/api-server-samples";
import { readBackDifferences } from "./support/kubernetes-client-read-back";
import { describeWith } from "./support/needs";

const withFelix = (felix: object): object => ({
  name: "felix",
  platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] },
  calico: { routing: { kind: "overlay", encapsulation: "VXLAN" }, felix },
});

describeWith(["etcd", "kube-apiserver", needsCrds], "every object, applied to a real API server", () => {
  let apiServer: ApiServer;

  beforeAll(async () => {
    apiServer = await startApiServer({ crds: Object.values(crdFiles) });
    // The operator makes it, and the kit puts into it what calico-node reads.
    await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "calico-system" } });
    // Whoever has the application makes it, and the packs put its policies into it.
    await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });
  });

  afterAll(async () => apiServer?.stop());

  const expectAccepted = async (manifests: readonly Manifest[]): Promise<void> => {
    expect(await complaintsOf(apiServer, objectsOf(manifests))).toEqual([]);
  };

  it.each(scenarioIds)("scenario %s", async (id) => {
    const { manifests, cluster } = planOf(id);
    // Where the platform installs Calico itself, the kit's own objects are only what the user adds to it.
    if (cluster.calico.installer.kind === "operator") expect(objectsOf(manifests).length).toBeGreaterThan(0);
    await expectAccepted(manifests);
  });

  it.each(Object.keys(clusters))("cluster: %s", async (name) => {
    const cluster = clusters[name];
    if (cluster === undefined) throw new Error(`no cluster ${name}`);
    await expectAccepted(renderCalico(cluster).manifests);
  });

  it.each(Object.entries(fullIntents))("every field: %s", async (_, intent) =>
    expectAccepted(unruled(intent).manifests),
  );

  it.each(Object.entries(fabrics))("fabric: %s", async (_, intent) => expectAccepted(unruled(intent).manifests));

  it("every value of every Felix field that the kit has nothing against", async () => {
    const schema = valueAt(intentJsonSchema(), "/properties/calico/properties/felix") as Schema;
    const samples = samplesOf(schema) as object[];
    const allowed = samples.filter((felix) =>
      findingsOf(withFelix(felix)).every(({ severity }) => severity !== "error"),
    );
    expect(allowed.length).toBeGreaterThan(samples.length / 2);
    const complaints: string[] = [];
    for (const spec of allowed) {
      const object = {
        apiVersion: "projectcalico.org/v3",
        kind: "FelixConfiguration",
        metadata: { name: "default" },
        spec,
      };
      try {
        complaints.push(...readBackDifferences(object, await apiServer.client.apply(object, { dryRun: true })));
      } catch (error) {
        complaints.push(`${JSON.stringify(spec)}: ${(error as Error).message}`);
      }
    }
    expect(complaints).toEqual([]);
  });

  it.each(apiMistakes)("refuses what the kit refuses: $code", async ({ code, intent, says }) => {
    expect(findingsOf(intent)).toContainEqual(expect.objectContaining({ code, severity: "error" }));
    expect(catalogue()).toHaveProperty([code, "upstream"], { program: "kube-apiserver", verdict: "refuses" });
    const complaints = await complaintsOf(apiServer, objectsOf(unruled(intent).manifests));
    expect(complaints).toContainEqual(expect.stringContaining(says));
  });

  it("the release's own objects, from a directory", async () => {
    const { cluster } = planOf("quickstart");
    const { release } = cluster.calico;
    if (release.kind === "platform") throw new Error("quickstart's Calico is the kit's");
    const loaded = loadReleaseDirectory(releaseDirectory, release);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const install = { kind: "directory", path: releaseDirectory } as const;
    const { manifests } = renderCalico({ ...cluster, calico: { ...cluster.calico, install } }, loaded.files);
    const kinds = new Set(objectsOf(manifests).map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(["CustomResourceDefinition", "Deployment", "Installation"]));
    await expectAccepted(manifests);
  });
});
