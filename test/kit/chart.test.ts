import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApiObject } from "cdk8s";
import { App, JsonPatch, Testing } from "cdk8s";
import { checkSource, IntentError, type IntentInput, type Plan, readScenarios, synthesise } from "../../constructs/kit";
import { CalicoChart } from "../../constructs/kit/chart";

function planOf(id: string): Plan {
  const checked = checkSource(id);
  if (!checked.ok) throw new Error(id);
  return checked.plan;
}

it.each(readScenarios().map(({ id }) => id))("an app of cdk8s writes the objects of %s as synth does", (id) => {
  const plan = planOf(id);
  const outdir = mkdtempSync(join(tmpdir(), "calico-kit-chart-"));
  const app = new App({ outdir });
  new CalicoChart(app, "calico", { plan });
  app.synth();
  expect(readdirSync(outdir)).toEqual(["calico.k8s.yaml"]);
  // `synth` has each late value in quotes, because what takes its place may look like a number.
  const unquoted = (text: string): string => text.replace(/"(\$\{[A-Z0-9_]+\})"/g, "$1");
  const files = synthesise(plan).filter(({ path }) => path.startsWith("manifests/"));
  const written = files.map(({ content }) => content).join("---\n");
  expect(unquoted(readFileSync(join(outdir, "calico.k8s.yaml"), "utf8"))).toBe(unquoted(written));
  rmSync(outdir, { recursive: true });
});

it("is an ordinary chart of cdk8s, made in one statement: its objects can be found and patched", () => {
  const intent: IntentInput = {
    name: "lab",
    platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main" }] },
  };
  const chart = new CalicoChart(new App(), "calico", { intent });
  const namespace = chart.node.findChild("namespace/tigera-operator") as ApiObject;
  namespace.addJsonPatch(JsonPatch.add("/metadata/labels/team", "network"));
  const objects = Testing.synth(chart) as { kind: string }[];
  expect(objects[0]).toMatchObject({ kind: "Namespace", metadata: { labels: { team: "network" } } });
  expect(objects.map(({ kind }) => kind)).toContain("Installation");
  expect(JSON.stringify(objects)).not.toContain("$late");
});

it("holds the phases that were asked for, one chart after the other", () => {
  const plan = planOf("aws-eks-ebpf");
  const app = new App();
  const first = new CalicoChart(app, "before-nodes", {
    plan,
    phases: ["platform", "crds", "operator", "installation"],
  });
  const second = new CalicoChart(app, "after-nodes", { plan, phases: ["resources", "bgp"] });
  const kinds = (chart: CalicoChart) => (Testing.synth(chart) as { kind: string }[]).map(({ kind }) => kind);
  expect(kinds(first)).toContain("Installation");
  expect(kinds(second)).toContain("FelixConfiguration");
  const all = plan.manifests.flatMap(({ objects }) => objects.map(({ kind }) => kind));
  expect([...kinds(first), ...kinds(second)]).toEqual(all);
});

it("throws all findings of an intent with errors, without a stack", () => {
  const intent = { name: "Lab", platform: { kind: "eks", region: "eu-central-1", nodeGroups: [] }, calico: { mtu: 1 } };
  let thrown: unknown;
  try {
    new CalicoChart(new App(), "calico", { intent: intent as unknown as IntentInput });
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(IntentError);
  const { findings, message, stack } = thrown as IntentError;
  expect(findings.map(({ path }) => path)).toEqual(expect.arrayContaining(["/name", "/calico/mtu"]));
  expect(stack).toBe(`IntentError: ${message}`);
});
