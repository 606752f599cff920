/**
 * The kit's files for kOps, judged by kOps: every scenario and many generated intents are accepted, and what kOps renders
 * from them is what the kit has derived.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Cluster } from "../../constructs/cluster";
import { renderKops, type KopsCluster } from "../../constructs/kops";
import type { Missing } from "../../tools/engines";
import { shared } from "../support/shared";
import { startApiServer, type ApiServer } from "./support/api-server";
import { findingsOf, planOf, scenarioIds, settled, unruled } from "./support/api-server-plans";
import { expectReadBackEqual } from "./support/kubernetes-client-read-back";
import { disagreements } from "./support/kops-agreement";
import { kopsCase } from "./support/kops-cases";
import { kopsIntents } from "./support/kops-intents";
import { judgeAll } from "./support/kops-lanes";
import type { KopsVerdict } from "./support/kops";
import { describeWith } from "./support/needs";

const scenarios = scenarioIds.filter((id) => planOf(id).cluster.platform.kind === "kops");

/** The same intents on every run; those that the kit itself refuses are left out. */
const generated = fc
  .sample(kopsIntents, { seed: 20260322, numRuns: 120 })
  .filter((intent) => findingsOf(intent).every(({ severity }) => severity !== "error"))
  .slice(0, 64);

interface Judged {
  readonly name: string;
  readonly cluster: Cluster<KopsCluster>;
  verdict?: KopsVerdict | Error;
}

const judged: readonly Judged[] = [
  ...scenarios.map((id) => ({ name: `scenario ${id}`, cluster: planOf(id).cluster as Cluster<KopsCluster> })),
  ...generated.map((intent, index) => ({
    name: `intent ${index}: ${JSON.stringify(intent)}`,
    cluster: unruled(intent).cluster as Cluster<KopsCluster>,
  })),
];

const crds = shared("crds/kops/kops.k8s.io.yaml") ?? "";
const needsCrds = (): Missing | undefined =>
  crds === ""
    ? { missing: "there are no CRDs of kOps", fix: "CALICO_KIT_SHARED=<folder that holds crds/kops>" }
    : undefined;

describeWith(["etcd", "kube-apiserver", needsCrds], "the kit's objects for kOps, as kOps' own CRDs have them", () => {
  let apiServer: ApiServer;

  beforeAll(async () => {
    // Names under k8s.io are kept for what has been approved, and kOps publishes without the mark.
    const folder = mkdtempSync(join(tmpdir(), "calico-kit-kops-crds-"));
    const file = join(folder, "crds.yaml");
    const approval = '    api-approved.kubernetes.io: "unapproved, for a test"\n';
    const published = readFileSync(crds, "utf8").replace(/^ {4}api-approved.*\n/gm, "");
    writeFileSync(
      file,
      published.replace(/^ {2}annotations:\n/gm, (line) => line + approval),
    );
    apiServer = await startApiServer({ crds: [file] }).finally(() => rmSync(folder, { recursive: true }));
  }, 180_000);

  afterAll(async () => apiServer?.stop());

  it.each(judged.map((it) => [it.name, it] as const))("%s", async (_, { cluster }) => {
    const { cluster: object, instanceGroups } = renderKops(cluster);
    for (const it of [object, ...instanceGroups].map(settled)) {
      const namespaced = { ...it, metadata: { ...it.metadata, namespace: "default" } };
      expectReadBackEqual(namespaced, await apiServer.client.apply(namespaced, { dryRun: true }));
    }
  });
});

describeWith(["kops", "moto"], "the kit's files for kOps, judged by kOps", () => {
  beforeAll(async () => {
    const verdicts = await judgeAll(judged.map(({ cluster }) => kopsCase(cluster)));
    judged.forEach((it, index) => (it.verdict = verdicts[index]));
  }, 900_000);

  it("has generated enough intents that the kit accepts", () => {
    expect(generated.length).toBeGreaterThanOrEqual(60);
  });

  it.each(judged.map((it) => [it.name, it] as const))("%s", (_, { cluster, verdict }) => {
    if (verdict === undefined || verdict instanceof Error) throw verdict ?? new Error("kOps was not asked");
    if (verdict.kind === "refused") throw new Error(`kops ${verdict.by}: ${verdict.message}`);
    expect(disagreements(cluster, verdict)).toEqual([]);
  });
});
