import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { isStale, STALE_MS, tryLock, withLock } from "../../tools/set-up/lock.cjs";

let scratch: string;
let dir: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "calico-kit-lock-"));
  dir = join(scratch, "engine.lock");
});
afterEach(() => rmSync(scratch, { recursive: true }));

function leave(owner: { pid: number; host: string }, ageMs = 0): void {
  mkdirSync(dir);
  writeFileSync(join(dir, "owner.json"), JSON.stringify(owner));
  const then = new Date(Date.now() - ageMs);
  utimesSync(join(dir, "owner.json"), then, then);
}

describe("a lock", () => {
  const here = { pid: 42, host: "here" };

  it.each([
    ["its process lives", here, 0, true, false],
    ["its process is gone", here, 0, false, true],
    ["its process is on another machine", { pid: 42, host: "there" }, 0, false, false],
    ["nobody touched it for long", here, STALE_MS + 1, true, true],
  ])("when %s", (_, owner, age, alive, stale) => {
    expect(isStale(owner, age, { host: "here", alive: () => alive })).toBe(stale);
  });

  it("is held by one at a time and free after its release", () => {
    const release = tryLock(dir);
    expect(release).toBeDefined();
    expect(tryLock(dir)).toBeUndefined();
    release?.();
    expect(existsSync(dir)).toBe(false);
    tryLock(dir)?.();
  });

  it("left by a dead process is taken over", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.on("exit", resolve));
    leave({ pid: child.pid ?? 0, host: hostname() });
    const release = tryLock(dir);
    expect(JSON.parse(readFileSync(join(dir, "owner.json"), "utf8"))).toMatchObject({ pid: process.pid });
    release?.();
  });

  it("left long ago by another machine is taken over", () => {
    leave({ pid: 1, host: "elsewhere" }, STALE_MS + 1000);
    const release = tryLock(dir);
    expect(release).toBeDefined();
    release?.();
  });

  it("makes the second wait for the first, and says so once", async () => {
    const order: string[] = [];
    const waits: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push(`${name} ends`);
    };
    await Promise.all([withLock(dir, work("first")), withLock(dir, work("second"), (who) => waits.push(who))]);
    expect(order).toEqual(["first begins", "first ends", "second begins", "second ends"]);
    expect(waits).toEqual([`process ${process.pid}`]);
  });

  it("is released when the work fails", async () => {
    await expect(withLock(dir, () => Promise.reject(new Error("no network")))).rejects.toThrow("no network");
    expect(existsSync(dir)).toBe(false);
  });
});
