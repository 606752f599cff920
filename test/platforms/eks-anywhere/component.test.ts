/** @jest-environment-options {"globalsCleanup": "off"} */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderCalico } from "../../../constructs/calico";
import { objectKey } from "../../../constructs/model";
import { EksAnywhereCalicoCluster } from "../../../constructs/platforms/eks-anywhere/component";
import { eksAnywhereArtefacts } from "../../../constructs/platforms/eks-anywhere/artefacts";
import { eksAnywhereHandover } from "../../../constructs/platforms/eks-anywhere/handover";
import { handOverSteps } from "../../../constructs/platforms/eks-anywhere/hand-over";
import { Recording } from "../recording";
import { resolved, ways } from "./intents";

const command = "command:local:Command";
const marker = "anywhere.eks.amazonaws.com/eksa-cilium";
/** How the SDK marks a secret on the wire. */
const secretKey = "4dabf18193072939515e22adb298388d";

describe.each(Object.entries(ways))("a cluster by EKS Anywhere, %s", (_way, intent) => {
  const { cluster } = resolved(intent);
  const { manifests, charts } = renderCalico(cluster);
  const steps = handOverSteps(cluster);
  const recording = Recording.of((opts) => {
    new EksAnywhereCalicoCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
  });

  it("runs a command for each step that is not Calico's own objects, one after the other", async () => {
    const one = await recording;
    const names = steps.filter(({ isCalico }) => isCalico !== true).map(({ id }) => `demo-hand-over-${id}`);
    const made = one.resources.filter(({ type, name }) => type === command && name.startsWith("demo-hand-over-"));
    expect(made.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const [index, name] of names.entries())
      expect([name, names.slice(0, index).filter((earlier) => !waits(one, name, earlier))]).toEqual([name, []]);
  });

  const waits = (one: Recording, name: string, earlier: string): boolean =>
    one.comesAfter(`${command} ${name}`).has(`${command} ${earlier}`);

  it("makes each object once: definitions and the operator before Cilium goes, the Installation behind it", async () => {
    const one = await recording;
    const of = (phase: string, prefix: string) =>
      manifests
        .filter((manifest) => manifest.phase === phase)
        .flatMap(({ objects }) => objects.map((object) => `${prefix}/${objectKey(object)}`));
    const label = (name: string): string => {
      const found = one.resources.filter((resource) => resource.name === name);
      expect([name, found.length]).toEqual([name, 1]);
      return `${found[0]!.type} ${name}`;
    };
    const removal = `${command} demo-hand-over-remove-cilium`;
    for (const name of [...of("crds", "demo-operator"), ...of("operator", "demo-operator")])
      expect([...one.comesAfter(removal)]).toContain(label(name));
    for (const name of of("installation", "demo"))
      expect([...one.comesAfter(label(name))]).toContain(`${command} demo-hand-over-clean-nodes`);
    for (const name of [...of("resources", "demo"), ...of("bgp", "demo")])
      expect([...one.comesAfter(label(name))]).toContain(`${command} demo-hand-over-network-back`);
  });

  it("hands the kubeconfig on as a secret, and does nothing again when only the script changes", async () => {
    const one = await recording;
    const { inputs } = one.only("pulumi:providers:kubernetes");
    expect(inputs["kubeconfig"]).toMatchObject({ [secretKey]: expect.any(String) });
    for (const { inputs: step } of one.resources.filter(({ name }) => name.startsWith("demo-hand-over-"))) {
      expect(step["update"]).toBe(":");
      expect(step["delete"]).toBeUndefined();
      expect(JSON.stringify(step["environment"])).toContain(secretKey);
    }
  });

  it("makes the cluster without the mark of the hand-over, and changes it with that and without its own input", async () => {
    const { resources } = await recording;
    const { inputs } = resources.find(({ name }) => name === "demo-cluster")!;
    const { stdin, environment, create, update } = inputs as Record<string, string> & { environment: object };
    const applied = Object.values(environment).join("\n");
    expect(stdin).not.toContain(marker);
    expect(applied).toContain(marker);
    const folder = mkdtempSync(join(tmpdir(), "calico-kit-eksa-"));
    try {
      for (const name of ["eksctl", "kubectl"])
        writeFileSync(
          join(folder, name),
          name === "kubectl" ? "#!/bin/sh\n[ $2 = apply ] && cat > applied || :\n" : "#!/bin/sh\n",
          {
            mode: 0o755,
          },
        );
      const env = {
        ...environment,
        PATH: `${folder}:${process.env["PATH"]}`,
        EKSA_FOLDER: folder,
        MANAGEMENT_KUBECONFIG: "m",
      };
      const file = cluster.platform.managementCluster === cluster.name ? `${cluster.name}.yaml` : "applied";
      for (const [line, isMarked] of [
        [create, false],
        [update, true],
      ] as const) {
        spawnSync("sh", ["-c", line!], { env, input: stdin, cwd: folder });
        expect([isMarked, readFileSync(join(folder, file), "utf8").includes(marker)]).toEqual([isMarked, isMarked]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe.each(Object.entries(ways))("what synth says of a later change, %s", (_way, intent) => {
  const { cluster } = resolved(intent);

  it("is the file with the mark, in README.md and in the runbook, never the one of creation", () => {
    const change = eksAnywhereHandover(cluster).next.at(-1)!;
    expect(change.what).toMatch(/^after a change/);
    expect(change.command).toContain("-f eks-anywhere/cluster.yaml");
    expect(change.command).toContain(
      cluster.platform.managementCluster === cluster.name ? "eksctl anywhere upgrade cluster" : "MANAGEMENT_KUBECONFIG",
    );
    const [, afterwards] = eksAnywhereArtefacts(cluster)
      .find(({ path }) => path.endsWith("RUNBOOK.md"))!
      .content.split("## Afterwards");
    expect(afterwards).toContain(change.command);
    const { path } = eksAnywhereArtefacts(cluster).find(({ content }) => content.includes(marker))!;
    expect(path).toBe("eks-anywhere/cluster.yaml");
  });
});
