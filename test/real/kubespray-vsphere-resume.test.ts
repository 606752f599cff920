/** Machines in vSphere and the cluster on them by `up`, killed half-way: it shows each step, and goes on where it stopped. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeSettings } from "../../sandbox";
import { intentOf } from "../support/rules";
import { resolved } from "../platforms/kubespray/intents";
import { isAt } from "./support/kit-run";
import { killWhen } from "./support/killed-run";
import { describeWith } from "./support/needs";

const root = join(__dirname, "../..");
const id = "kubespray-vsphere-tor";
const stack = `vsphere-${process.pid}`;
const directory = join(root, ".calico-kit", "sandbox", stack);
const command = [join(root, "bin/calico-kit.js"), "up", id, "--sandbox", "--stack", stack];
const { place } = resolved(intentOf(`scenarios/${id}/intent.yaml`)).cluster.platform;
if (place.kind !== "vsphere") throw new Error("wanted machines in vSphere");
const machines = place.machines.map(({ name }) => name);

/** What a run shows as made, machines in vSphere and commands, by the ends of their names, in that order. */
const shown = (text: string): readonly string[] =>
  [
    ...text.matchAll(/^\+ create (?:vsphere:index\/virtualMachine:VirtualMachine|command:local:Command) {2}(\S+)/gm),
  ].map(([, name = ""]) => name.slice(id.length + 1));

describeWith(["pulumi"], "machines in vSphere by up, killed when half of them are there", () => {
  beforeAll(() => mkdirSync(directory, { recursive: true }));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("shows machines one after another, goes on where it stopped, and then has nothing to do", async () => {
    writeSettings(directory, {
      delays: [{ match: { urn: "*-r2-w1" }, operation: "create", milliseconds: 60_000 }],
    });
    const isThere = (text: string) => shown(text).includes("r1-w1") && isAt(directory, stack, "creating", "-r2-w1");
    const printed = await killWhen(command, directory, isThere);
    const before = shown(printed);
    expect(before).toEqual(machines.slice(0, machines.indexOf("r2-w1")));
    writeSettings(directory, {});

    const resumed = spawnSync(process.execPath, command, { encoding: "utf8" });
    expect([resumed.status, resumed.stderr]).toEqual([0, ""]);
    const after = shown(resumed.stdout);
    const left = machines.slice(before.length);
    expect(after.slice(0, left.length + 1)).toEqual([...left, "cluster"]);
    expect(after.slice(left.length + 1).sort()).toEqual(machines.map((name) => `machine-${name}`).sort());

    const again = spawnSync(process.execPath, command, { encoding: "utf8" });
    expect([again.status, shown(again.stdout)]).toEqual([0, []]);
    expect(again.stdout).toMatch(/Resources: \d+ unchanged/);
  });
});
