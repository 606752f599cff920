import type { automation } from "@pulumi/pulumi";
import { checkSource, liveFactsOf, liveFactsResource, type Plan } from "../../constructs/kit";
import { parseInsisted, refuseLiveChanges } from "../../cli/engine/live-changes";
import { Done } from "../../cli/errors";
import { world } from "./support";

function quickstart(): Plan {
  const checked = checkSource("quickstart");
  if (!checked.ok) throw new Error("quickstart has errors");
  return checked.plan;
}

/** A stack that holds what the facts say; none for one that was never updated. */
function stackWith(facts?: Readonly<Record<string, unknown>>): automation.Stack {
  const { type, output } = liveFactsResource;
  const deployment = facts === undefined ? null : { resources: [{ type, outputs: { [output]: facts } }] };
  const run = () => Promise.resolve({ stdout: JSON.stringify({ version: 3, deployment }) });
  return { name: "lab", workspace: { pulumiCommand: { run } } } as unknown as automation.Stack;
}

async function refused(facts?: Readonly<Record<string, unknown>>, insisted: readonly string[] = []) {
  const { context, err } = world();
  const end = await refuseLiveChanges(quickstart(), stackWith(facts), insisted, context).catch(
    (error: unknown) => error,
  );
  const goesOn = Array.isArray(end) ? end.map(({ code }: { code: string }) => code) : undefined;
  return { exitCode: end instanceof Done ? end.exitCode : undefined, said: err.text, goesOn };
}

const now = liveFactsOf(quickstart().cluster);
const other = { ...now, "eks.serviceCidr": "172.31.0.0/16" };

it("says nothing of a stack that is new, or holds the same", async () => {
  expect(await refused()).toEqual({ said: "", goesOn: [] });
  expect(await refused(now)).toEqual({ said: "", goesOn: [] });
});

it("ends the command with the finding, where it stands in the intent, and how to insist", async () => {
  const { exitCode, said } = await refused(other);
  expect(exitCode).toBe(2);
  expect(said).toContain("LIVE-301");
  expect(said).toMatch(/scenarios\/quickstart\/intent\.yaml:\d+:\d+/);
  expect(said).toContain("want  172.31.0.0/16, which is what the stack holds");
  expect(said).toContain("--insist LIVE-301");
  expect(said).toContain("stack lab holds a cluster that cannot become this one; nothing was touched");
});

it("goes on where it is insisted on, and says so", async () => {
  const { exitCode, said, goesOn } = await refused(other, ["LIVE-301"]);
  expect({ exitCode, goesOn }).toEqual({ goesOn: ["LIVE-301"] });
  expect(said).toContain("and you insist on it");
});

it.each(["LIVE-310", "LIVE-999", "EKS-001", ""])("nobody can insist on %p", (code) => {
  expect(() => parseInsisted([code])).toThrow("--insist names no change that is refused");
});
