/**
 * The real Tigera operator reconciles what the kit makes, and writes what the kit has derived; what the kit refuses on
 * the operator's account, the operator refuses, too.
 */
import { renderCalico } from "../../constructs/calico";
import { catalogue } from "../../constructs/kit";
import { clusters } from "../calico/support/clusters";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { fullIntents } from "./support/api-server-intents";
import { findingsOf, objectsOf, operatorScenarioIds, planOf, unruled } from "./support/api-server-plans";
import { describeWith } from "./support/needs";
import { type Operator, startOperator } from "./support/operator";
import { expectDerived, pullSecrets } from "./support/operator-derived";
import { mistakes, tolerated, withFieldsByHand } from "./support/operator-mistakes";
import type { Refused } from "./support/operator-verdict";

describeWith(["etcd", "kube-apiserver", "tigera-operator", needsCrds], "the real operator", () => {
  let apiServer: ApiServer;
  let operator: Operator;

  beforeAll(async () => {
    apiServer = await startApiServer({ crds: [crdFiles.operator, crdFiles.stored] });
    operator = await startOperator({ apiServer });
  });

  afterAll(async () => {
    await operator?.stop();
    await apiServer?.stop();
  });

  it.each(operatorScenarioIds())("reconciles scenario %s as derived", async (id) => {
    const { cluster, manifests } = planOf(id);
    await expectDerived(operator, cluster, manifests);
  });

  it.each(Object.entries(clusters))("reconciles the cluster `%s` as derived", async (_, cluster) =>
    expectDerived(operator, cluster, renderCalico(cluster).manifests),
  );

  it.each(Object.entries(fullIntents))("reconciles `%s` as derived", async (_, intent) => {
    const { cluster, manifests } = unruled(intent);
    await expectDerived(operator, cluster, manifests);
  });

  const table: string[] = [];

  it.each(mistakes)("refuses what the kit refuses: $code", async ({ code, intent, says, byHand }) => {
    const ours = findingsOf(intent).find((finding) => finding.code === code);
    expect(ours).toMatchObject({ severity: "error" });
    expect(upstreamOf(code)).toEqual({ program: "tigera-operator", verdict: "refuses" });
    const { cluster, manifests } = unruled(intent);
    const objects = withFieldsByHand(objectsOf(manifests), byHand);
    const verdict = await operator.judgeInstallation([...pullSecrets(cluster), ...objects]);
    expect(verdict).toMatchObject({ kind: "refused", by: "tigera-operator" });
    const { message } = verdict as Refused;
    table.push(`${code}  ${ours?.message}\n${" ".repeat(code.length)}  operator: ${message}`);
    expect(message).toContain(says);
  });

  it.each(tolerated)("takes what the kit objects to, as the catalogue says: $code", async ({ code, intent }) => {
    expect(findingsOf(intent).map((finding) => finding.code)).toContain(code);
    expect(upstreamOf(code)).toEqual({ program: "tigera-operator", verdict: "accepts" });
    const { cluster, manifests } = unruled(intent);
    const verdict = await operator.judgeInstallation([...pullSecrets(cluster), ...objectsOf(manifests)]);
    expect(verdict).toMatchObject({ kind: "reconciled" });
  });

  afterAll(() => {
    if (table.length > 0) process.stdout.write(`\nRefused by the kit and by the operator:\n${table.join("\n")}\n`);
  });
});

/** What the catalogue says that another program does with a mistake. */
function upstreamOf(code: string): unknown {
  return (catalogue() as Readonly<Record<string, { readonly upstream: unknown }>>)[code]?.upstream;
}
