import { spawnSync } from "node:child_process";
import { type Cluster, type ReleaseStep } from "../../constructs/calico";
import { inPhaseOrder, type Step, stepPhases } from "../../constructs/model";
import { type AppliedFile, applyScript, calicoSteps } from "../../constructs/runbook";
import { baseCluster } from "../calico/support/clusters";

const files: readonly AppliedFile[] = [
  { path: "manifests/01-platform-kube-proxy.yaml", phase: "platform", late: ["apiServer.host"] },
  { path: "manifests/02-crds-namespace.yaml", phase: "crds", late: [] },
  { path: "manifests/03-operator-operator.yaml", phase: "operator", late: [] },
  { path: "manifests/04-installation-installation.yaml", phase: "installation", late: [] },
  { path: "manifests/05-resources-bgp.yaml", phase: "resources", late: ["ipsec.preSharedKey"] },
];
const published: readonly ReleaseStep[] = [
  { phase: "operator", name: "tigera-operator", url: "https://x/op.yaml", sha256: "ab", edits: ["s|a|it's|"] },
  { phase: "crds", name: "calico-crds", url: "https://x/crds.yaml", sha256: "cd", edits: [] },
];
const annotate: Step = {
  id: "annotate",
  phase: "nodes",
  why: "a test",
  run: { kind: "command", command: ["kubectl", "annotate"] },
};
const check: Step = { ...annotate, id: "check", run: { kind: "check", command: ["kops", "validate"] } };

const ids = (steps: readonly Step[]): readonly string[] => steps.map(({ id }) => id);

describe("Calico's steps", () => {
  const all = [
    "platform-kube-proxy",
    "crds-namespace",
    "calico-crds",
    "crds-established",
    "operator",
    "tigera-operator",
    "installation",
    "api-server-ready",
    "resources-bgp",
  ];

  test("are in the order of the phases, published files after the kit's own, whatever the order they come in", () => {
    expect(ids(calicoSteps(baseCluster(), files, published))).toEqual(all);
    expect(ids(calicoSteps(baseCluster(), [...files].reverse(), [...published].reverse()))).toEqual(all);
  });

  test("wait for nothing where nothing needs it", () => {
    expect(ids(calicoSteps(baseCluster(), [files[3]!], []))).toEqual(["installation"]);
    expect(calicoSteps(baseCluster(), [], [])).toEqual([]);
  });

  test("wait for the platform's own Calico where that is who installs it", () => {
    const { calico, ...rest } = baseCluster();
    const own: Cluster = {
      ...rest,
      calico: { ...calico, installer: { kind: "platform", felixByEnvironment: [], typha: false } },
    };
    expect(ids(calicoSteps(own, [files[4]!], []))).toEqual(["own-calico", "resources-bgp"]);
  });
});

describe("apply.sh", () => {
  const scriptOf = (...more: readonly Step[]): string =>
    applyScript(baseCluster(), inPhaseOrder([...more, ...calicoSteps(baseCluster(), files, published)]));

  test("takes the steps in their order, and is bash", () => {
    const script = scriptOf();
    const order = ["01-", "02-", "crds.yaml", "wait", "03-", "op.yaml", "04-", "apiserver", "05-"];
    const places = order.map((text) => script.indexOf(text, script.indexOf("\n}\n")));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    expect(script).toContain(String.raw`sed -e 's|a|it'\''s|'`);
  });

  test("asks for each late value before it begins, and fills it in where it stands", () => {
    const script = scriptOf();
    for (const variable of ["API_SERVER_HOST", "IPSEC_PRE_SHARED_KEY"])
      expect(script.indexOf(`: "\${${variable}:?`)).toBeLessThan(script.indexOf("apply()"));
    expect(script).toContain("envsubst '${API_SERVER_HOST}' < manifests/01-platform-kube-proxy.yaml | apply");
  });

  test("can stop where the platform has something to make before it goes on", () => {
    const stop = "--before-nodes";
    expect(scriptOf()).not.toContain(stop);
    expect(scriptOf(check)).not.toContain(stop);
    const script = scriptOf(annotate, { ...annotate, id: "another" });
    expect(script.indexOf("--before-nodes ] || exit 0")).toBeGreaterThan(script.indexOf("04-"));
    expect(script.indexOf("--before-nodes ] || exit 0")).toBeLessThan(script.indexOf("apiserver"));
    expect(script.split("exit 0")).toHaveLength(2);
    expect(applyScript(baseCluster(), [annotate])).not.toContain(stop);
  });

  test("lets no name end a comment", () => {
    const named = { ...baseCluster(), name: "a\nrm -rf /" };
    expect(applyScript(named, [])).not.toMatch(/^rm/m);
  });
});

test("phases of manifests are phases of steps, in one order", () => {
  expect(stepPhases.indexOf("vpp")).toBeLessThan(stepPhases.indexOf("nodes"));
  expect(stepPhases.indexOf("nodes")).toBeLessThan(stepPhases.indexOf("resources"));
  expect(stepPhases.indexOf("access")).toBeLessThan(stepPhases.indexOf("platform"));
});
