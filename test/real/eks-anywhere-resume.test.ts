/** The hand-over by `up`, killed in the middle of it: engine and command with SIGKILL, no chance to tidy up. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { handOverSteps } from "../../constructs/platforms/eks-anywhere/hand-over";
import { writeSettings } from "../../sandbox";
import { resolved } from "../platforms/eks-anywhere/intents";
import { intentOf } from "../support/rules";
import { isAt } from "./support/kit-run";
import { killWhen } from "./support/killed-run";
import { describeWith } from "./support/needs";

const root = join(__dirname, "../..");
const id = "eksa-cilium-to-calico";
const stack = `hand-over-${process.pid}`;
const directory = join(root, ".calico-kit", "sandbox", stack);
const command = [join(root, "bin/calico-kit.js"), "up", id, "--sandbox", "--stack", stack];
const steps = handOverSteps(resolved(intentOf(`scenarios/${id}/intent.yaml`)).cluster);

/** The steps that a run shows as done. */
const shown = (text: string): readonly string[] =>
  [...text.matchAll(/^\+ create command:local:Command {2}\S+-hand-over-([\w-]+) /gm)].map(([, step]) => step ?? "");

describeWith(["pulumi"], "the hand-over by up, killed when Cilium is gone", () => {
  beforeAll(() => mkdirSync(directory, { recursive: true }));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("shows each step, goes on where it stopped, and then has nothing to do", async () => {
    writeSettings(directory, {
      delays: [{ match: { urn: "*hand-over-clean-nodes" }, operation: "create", milliseconds: 60_000 }],
    });
    const isThere = (text: string) =>
      shown(text).includes("remove-cilium") && isAt(directory, stack, "creating", "-clean-nodes");
    const printed = await killWhen(command, directory, isThere);
    const inOrder = steps.filter(({ isCalico }) => isCalico !== true).map((step) => step.id);
    const before = shown(printed);
    expect(before).toEqual(inOrder.slice(0, inOrder.indexOf("clean-nodes")));
    writeSettings(directory, {});

    const resumed = spawnSync(process.execPath, command, { encoding: "utf8" });
    expect([resumed.status, resumed.stderr]).toEqual([0, ""]);
    expect(shown(resumed.stdout)).toEqual(inOrder.slice(before.length));
    expect(resumed.stdout).toContain("AWS supports EKS Anywhere's own Cilium only");

    const again = spawnSync(process.execPath, command, { encoding: "utf8" });
    expect([again.status, shown(again.stdout)]).toEqual([0, []]);
    expect(again.stdout).toMatch(/Resources: \d+ unchanged/);
  });

  it("changes machines of the cluster without a word of the hand-over, and goes back", () => {
    const text = readFileSync(join(root, `scenarios/${id}/intent.yaml`), "utf8");
    const run = (verb: "preview" | "up", given: string, from: RegExp, to: string, said = /^$/): string => {
      expect(given).toMatch(from);
      const path = join(directory, "intent.yaml");
      writeFileSync(path, given.replace(from, to));
      const { status, stdout, stderr } = spawnSync(process.execPath, [command[0]!, verb, path, ...command.slice(3)], {
        encoding: "utf8",
      });
      expect([status, stderr]).toEqual([0, expect.stringMatching(said)]);
      return stdout;
    };
    const onlyTheCluster = /Resources: \d+ unchanged, ~ 1 (?:to update|updated)\n/;
    const workers = run("preview", text, /name: workers, count: 2/, "name: workers, count: 3");
    expect(workers).toMatch(onlyTheCluster);
    expect(workers).not.toMatch(/Cilium|Installation|every pod|rolled/);
    const memory = run("preview", text, /memoryMiB: 8192/, "memoryMiB: 16384");
    expect(memory).toMatch(onlyTheCluster);
    expect(memory).toMatch(/rolled nodes/);
    expect(memory).not.toMatch(/Cilium is there again/);
    expect(run("preview", text, /name: workers/, "name: others", /^warning LIVE-811/)).toMatch(/new nodes/);
    expect(run("up", text, /name: workers, count: 2/, "name: workers, count: 3")).toMatch(onlyTheCluster);
    expect(run("up", text, /^/, "")).toMatch(onlyTheCluster);
    expect(run("up", text, /^/, "")).toMatch(/Resources: \d+ unchanged\n/);
  });

  // What the cluster answers is the script's to say: test/real/hand-over-walk.test.ts.
  it("does the steps again, and makes the Installation again, once they were taken back; and then nothing", () => {
    const up = () => spawnSync(process.execPath, command, { encoding: "utf8" }).stdout;
    const replaced = (text: string): readonly string[] =>
      [...text.matchAll(/^\+ replace \S+ {2}\S+?(?:-hand-over-|\/)(\S+) /gm)].map(([, what]) => what ?? "");
    const rounds = (steps: number, installations: number) =>
      writeSettings(directory, {
        answers: [{ command: "bash -s -- round", prints: `${steps} ${installations}\n` }],
      });
    const inOrder = steps.flatMap(({ id: step, isCalico }) =>
      step === "installation" ? ["installation/default"] : isCalico === true ? [] : [step],
    );
    rounds(1, 1);
    expect(replaced(up())).toEqual(inOrder);
    expect(up()).toMatch(/Resources: \d+ unchanged/);
    // Cilium came back beside Calico: the Installation is there.
    rounds(2, 1);
    expect(replaced(up())).toEqual(inOrder.filter((what) => what !== "installation/default"));
  });
});
