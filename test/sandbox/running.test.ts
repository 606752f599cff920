import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { isRunning } from "../../sandbox/running";

describe("whether a process runs", () => {
  it("is so of this one, and of one that may not be signalled", () => {
    expect([isRunning(process.pid), isRunning(1)]).toEqual([true, true]);
  });

  it("is not so of one that has ended", () => {
    const ended = Number(execFileSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" }));
    expect(isRunning(ended)).toBe(false);
  });

  const onLinux = existsSync("/proc/self/stat") ? it : it.skip;
  onLinux("is not so of one whose end nobody has asked for, as in a container without an init", async () => {
    // The shell becomes a program that knows nothing of its child.
    const parent = spawn("sh", ["-c", "sh -c 'echo $$' & exec sleep 600"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const child = await new Promise<number>((resolve) =>
        parent.stdout.once("data", (said: Buffer) => resolve(Number(said.toString()))),
      );
      while (isRunning(child)) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(() => process.kill(child, 0)).not.toThrow();
    } finally {
      parent.kill("SIGKILL");
    }
  });
});
