/**
 * Odd values at every place of Calico's part of an intent: what the kit says, against what the programs do that read what it would
 * write: the API server with Calico's CRDs, Calico's own validation, Felix' parser. Nothing that they refuse, die on or drop may pass
 * without a word, and nothing may be blamed on a program that takes it.
 */
import { intentRows } from "../../constructs/calico/felix/fields";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { findingsOf } from "./support/api-server-plans";
import { describeWith } from "./support/needs";
import { carriers, felixApart } from "./support/sweep/carriers";
import { type Case, disagreement, type Swept, sweep } from "./support/sweep/court";

/** Disagreements that have a reason; one that is no more must go. */
const explained: readonly { readonly place: string; readonly code: string; readonly why: string }[] = [
  {
    place: "/calico/components/apiServer",
    code: "CAL-013",
    why: "the judge serves projectcalico.org/v3 by CRDs, a cluster without Calico's API server does not",
  },
];

const isExplained = ({ place, codes }: Case): boolean =>
  explained.some((entry) => entry.place === place && codes.includes(entry.code));

describeWith(["etcd", "kube-apiserver", "calico-verdicts", needsCrds], "odd values", () => {
  let apiServer: ApiServer;
  let cases: readonly Case[];
  let swept: Swept;
  let before: NodeJS.CpuUsage;
  let took = 0;

  beforeAll(async () => {
    apiServer = await startApiServer({ crds: Object.values(crdFiles) });
    for (const name of ["calico-system", "calico-vpp-dataplane"])
      await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
    before = process.cpuUsage();
    const start = performance.now();
    swept = await sweep(apiServer, carriers);
    took = performance.now() - start;
    cases = swept.cases;
  });

  afterAll(async () => apiServer?.stop());

  it("stands on intents without a mistake", () => {
    const wrong = carriers.flatMap(({ name, intent }) =>
      findingsOf(intent).flatMap(({ code, severity, path }) =>
        severity === "error" ? [`${name}: ${code} ${path}`] : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("reaches every field of Felix", () => {
    const reached = intentRows.filter(([name]) =>
      [...swept.places].some(
        (place) => place === `/calico/felix/${name}` || place.startsWith(`/calico/felix/${name}/`),
      ),
    );
    expect(reached.length + felixApart.length).toBe(intentRows.length);
    expect(swept.places.size).toBeGreaterThan(250);
  });

  it("agrees with every program, or has a reason", () => {
    const table: Record<string, number> = { "refused by the schema": swept.refusedBySchema };
    for (const { kit, programs } of cases) {
      const cell = `kit ${kit}, programs ${programs}`;
      table[cell] = (table[cell] ?? 0) + 1;
    }
    const wrong = cases.flatMap((one) => {
      const why = disagreement(one);
      return why === undefined || isExplained(one) ? [] : [`${one.place} ${JSON.stringify(one.value)}: ${why}`];
    });
    const seconds = { wall: Math.round(took / 1000), "this process": Math.round(process.cpuUsage(before).user / 1e6) };
    process.stderr.write(`${JSON.stringify({ table, seconds }, undefined, 2)}\n`);
    expect(wrong).toEqual([]);
    // A court that never refuses, dies or drops would agree with anything.
    for (const programs of ["refuse", "die", "drop", "take"])
      expect(cases.filter((one) => one.programs === programs).length).toBeGreaterThan(10);
  });

  it("has no reason for what is no disagreement any more", () => {
    const idle = explained.filter(
      ({ place, code }) =>
        !cases.some((one) => one.place === place && one.codes.includes(code) && disagreement(one) !== undefined),
    );
    expect(idle).toEqual([]);
  });
});
