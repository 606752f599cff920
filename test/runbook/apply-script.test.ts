import { spawnSync } from "node:child_process";
import { type Cluster, type ReleaseStep } from "../../constructs/calico";
import { type ClusterIdentity, inPhaseOrder, type Step, stepPhases } from "../../constructs/model";
import { type AppliedFile, applyScript, type ApplyScriptArgs, calicoSteps } from "../../constructs/runbook";
import { baseCluster } from "../calico/support/clusters";

const files: readonly AppliedFile[] = [
  { path: "manifests/01-platform-kube-proxy.yaml", phase: "platform", late: ["apiServer.host"] },
  { path: "manifests/02-crds-namespace.yaml", phase: "crds", late: [] },
  { path: "manifests/03-operator-operator.yaml", phase: "operator", late: [] },
  { path: "manifests/04-installation-installation.yaml", phase: "installation", late: [] },
  { path: "manifests/05-resources-bgp.yaml", phase: "resources", late: ["ipsec.preSharedKey"] },
  { path: "manifests/06-bgp-configuration.yaml", phase: "bgp", late: [] },
];
const published: readonly ReleaseStep[] = [
  { phase: "operator", name: "tigera-operator", url: "https://x/op.yaml", sha256: "ab", edits: ["s|a|it's|"] },
  { phase: "crds", name: "calico-crds", url: "https://x/crds.yaml", sha256: "cd", edits: [] },
];
const nodes = [{ selector: "reflects=yes", annotation: "example.com/reflects=244.0.0.1" }];
const annotate: Step = {
  id: "annotate",
  phase: "bgp",
  why: "a test",
  run: { kind: "annotate", nodes },
};
const identity: ClusterIdentity = { name: "demo", entries: ["demo", ["arn:", ":demo"]], servers: ["api.demo:443"] };

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
    "bgp-configuration",
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
  const scriptWith = (more: Partial<ApplyScriptArgs>): string =>
    applyScript({ cluster: baseCluster(), identity, steps: [], manifests: [], ...more });
  const scriptOf = (...more: readonly Step[]): string =>
    scriptWith({ steps: inPhaseOrder([...more, ...calicoSteps(baseCluster(), files, published)]) });
  const stepsOf = (script: string): string => script.slice(script.indexOf("\nsteps() {"), script.indexOf("\nobjects="));

  test("takes the steps in their order, and is bash", () => {
    const script = scriptOf(annotate);
    const steps = stepsOf(script);
    const order = [
      "01-",
      "02-",
      "/calico-crds",
      "wait",
      "03-",
      "/tigera-operator",
      "04-",
      "apiserver",
      "05-",
      "annotate_",
      "06-",
    ];
    const places = order.map((text) => steps.indexOf(text));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    expect(script).toContain(String.raw`sed -e 's|a|it'\''s|'`);
    expect(steps).toContain("annotate_nodes reflects=yes example.com/reflects=244.0.0.1");
  });

  test("has downloaded all of the release, and asked for each late value and each program, before its first step", () => {
    const script = scriptOf();
    const steps = script.indexOf("\nsteps() {");
    const before = [
      "the variable API_SERVER_HOST: ",
      "the variable IPSEC_PRE_SHARED_KEY: ",
      "for tool in kubectl diff curl sha256sum envsubst",
      "fetch calico-crds https://x/crds.yaml",
      "fetch tigera-operator https://x/op.yaml",
      "marked=$(mark",
    ];
    for (const text of before)
      expect([text, script.indexOf(text) > 0, script.indexOf(text) < steps]).toEqual([text, true, true]);
    expect(stepsOf(script)).toContain("envsubst '${API_SERVER_HOST}' < manifests/01-platform-kube-proxy.yaml | apply ");
  });

  test("asks for no program that it does not need", () => {
    expect(scriptWith({ steps: calicoSteps(baseCluster(), [files[3]!], []) })).toContain(
      "for tool in kubectl diff; do",
    );
  });

  test("can stop where nodes are wanted", () => {
    const steps = stepsOf(scriptOf());
    const stop = steps.indexOf('[ -z "$before_nodes" ] || return 0');
    expect(stop).toBeGreaterThan(steps.indexOf("04-"));
    expect(stop).toBeLessThan(steps.indexOf("apiserver"));
  });

  test("knows its cluster by names, by addresses, and by the host that it is told", () => {
    expect(scriptOf()).toContain("demo | arn:*:demo) return 0 ;;");
    for (const server of ["https://api.demo:443", "https://api.demo", "https://api.demo/"])
      expect(scriptOf()).toMatch(new RegExp(`[ |]${server}[ |*]`));
    expect(scriptOf()).toContain('"https://$API_SERVER_HOST":*');
    expect(scriptWith({})).not.toContain("API_SERVER_HOST");
  });

  test("lets no name end a comment, nor be run", () => {
    const name = "a\nrm -rf /'; $(rm -rf /) `rm -rf /`";
    const named = { ...baseCluster(), name };
    const evil = {
      name,
      place: name,
      entries: [name, [name, name]],
      servers: [name],
      credentials: [[name, name]],
    } as const;
    const script = scriptWith({ cluster: named, identity: evil });
    expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    // Up to the first program that is missing, with each of them missing.
    const run = spawnSync("/bin/bash", ["-x"], { input: script, encoding: "utf8", env: { PATH: "/nonexistent" } });
    expect(run.stderr).not.toMatch(/^\++ rm/m);
    expect(run.stderr).toContain("the program kubectl");
  });
});

test("phases of manifests are phases of steps, in one order", () => {
  expect(stepPhases.indexOf("vpp")).toBeLessThan(stepPhases.indexOf("nodes"));
  expect(stepPhases.indexOf("nodes")).toBeLessThan(stepPhases.indexOf("resources"));
  expect(stepPhases.indexOf("resources")).toBeLessThan(stepPhases.indexOf("bgp"));
  expect(stepPhases.indexOf("access")).toBeLessThan(stepPhases.indexOf("platform"));
});
