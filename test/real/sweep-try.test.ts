import { writeFileSync } from "node:fs";
import { startApiServer } from "./support/api-server";
import { crdFiles } from "./support/api-server-crds";
import { findingsOf } from "./support/api-server-plans";
import { carriers } from "./support/sweep/carriers";
import { candidatesOf, disagreement, judge } from "./support/sweep/court";

it("sweeps", async () => {
  const lines: string[] = [];
  for (const { name, intent } of carriers) for (const f of findingsOf(intent)) if (f.severity !== "info") lines.push(`BASE ${name}: ${f.code} ${f.severity} ${f.path} ${f.message}`);
  const apiServer = await startApiServer({ crds: Object.values(crdFiles) });
  try {
    const t = Date.now();
    const all = carriers.map(candidatesOf);
    const cands = all.flatMap((a) => a.candidates);
    const t2 = Date.now();
    const cases = await judge(apiServer, cands);
    const t3 = Date.now();
    const table: Record<string, number> = { schema: all.reduce((n, a) => n + a.refusedBySchema, 0) };
    for (const c of cases) { const k = `${c.kit}/${c.programs}`; table[k] = (table[k] ?? 0) + 1; }
    lines.push(JSON.stringify({ table, ms: [t2 - t, t3 - t2] }));
    for (const c of cases) { const d = disagreement(c); if (d) lines.push(`${c.place} ${JSON.stringify(c.value).slice(0, 80)} [${c.codes.join()}] ${d.slice(0, 260)}`); }
  } finally { await apiServer.stop(); }
  writeFileSync("/tmp/sweep-out.txt", lines.join("\n"));
}, 900_000);
