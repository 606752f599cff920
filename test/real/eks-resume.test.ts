/** A run of the main job that is killed half-way: engine and command with SIGKILL, no chance to tidy up. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { enginesOf, killWhen } from "./support/killed-run";
import { describeWith } from "./support/needs";

const root = join(__dirname, "../..");
const stack = `killed-${process.pid}`;
const directory = join(root, ".calico-kit", "sandbox", stack);
const command = [join(root, "bin/calico-kit.js"), "up", "aws-eks-calico-vxlan", "--sandbox", "--stack", stack];

const made = (text: string): number => text.split("\n").filter((line) => line.startsWith("+ create")).length;

describeWith(["pulumi"], "the main job, killed half-way", () => {
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("goes on where it stopped, and then has nothing to do", async () => {
    const printed = await killWhen(command, directory, (text) => made(text) >= 30);
    expect(printed).not.toContain("Resources:");
    expect(enginesOf(directory)).toEqual([]);

    const resumed = spawnSync(process.execPath, command, { encoding: "utf8" });
    expect([resumed.status, resumed.stderr]).toEqual([0, ""]);
    const [, created, unchanged] = /Resources: \+ (\d+) created, (\d+) unchanged/.exec(resumed.stdout) ?? [];
    expect(Number(created)).toBeGreaterThan(5);
    expect(Number(unchanged)).toBeGreaterThan(5);

    const again = spawnSync(process.execPath, command, { encoding: "utf8" });
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/no changes|Resources: \d+ unchanged/i);
  });
});
