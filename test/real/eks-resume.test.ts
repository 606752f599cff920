/** A run of the main job that is killed half-way: engine and command with SIGKILL, no chance to tidy up. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describeWith } from "./support/needs";

jest.setTimeout(180_000);

const root = join(__dirname, "../..");
const stack = `killed-${process.pid}`;
const directory = join(root, ".calico-kit", "sandbox", stack);
const command = [join(root, "bin/calico-kit.js"), "up", "aws-eks-calico-vxlan", "--sandbox", "--stack", stack];

/** Starts the job and kills it with its engine once `lines` resources are made; gives what it had printed. */
function killAfter(lines: number): Promise<string> {
  return new Promise((done, failed) => {
    const job = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    job.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.split("\n").filter((line) => line.startsWith("+ create")).length < lines) return;
      for (const pid of enginesOf(directory)) process.kill(pid, "SIGKILL");
      job.kill("SIGKILL");
    });
    job.on("error", failed).on("exit", () => done(printed));
  });
}

/** The engine's processes that run out of a sandbox. */
function enginesOf(folder: string): number[] {
  const list = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  return list
    .split("\n")
    .filter((line) => line.includes(join(folder, "engine")))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
}

describeWith(["pulumi"], "the main job, killed half-way", () => {
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("goes on where it stopped, and then has nothing to do", async () => {
    const printed = await killAfter(30);
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
