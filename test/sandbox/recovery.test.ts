import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { recoverState } from "../../sandbox/recovery";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-kit-recovery-"));
  mkdirSync(join(folder, "locks", "organization", "project", "stack"), { recursive: true });
  mkdirSync(join(folder, "stacks", "project"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lock(name: string, content: object | string): string {
  const path = join(folder, "locks", "organization", "project", "stack", name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** The id of a process that has just ended. */
const ended = spawnSync(process.execPath, ["-e", ""]).pid;

describe("locks", () => {
  test("of a dead engine are removed; of a living one, of another host and unreadable ones stay", () => {
    const dead = lock("dead.json", { pid: ended, hostname: hostname() });
    const alive = lock("alive.json", { pid: process.pid, hostname: hostname() });
    const elsewhere = lock("elsewhere.json", { pid: ended, hostname: `not-${hostname()}` });
    const odd = lock("odd.json", "{");
    recoverState(folder);
    expect([dead, alive, elsewhere, odd].map((path) => existsSync(path))).toEqual([false, true, true, true]);
  });
});

describe("checkpoints", () => {
  const write = (name: string, text: string): string => {
    const path = join(folder, "stacks", "project", name);
    writeFileSync(path, text);
    return path;
  };

  test("that were cut short come back from the backup; whole ones and those without a good backup stay as they are", () => {
    const short = write("short.json", '{"version": 3, "checkpo');
    write("short.json.bak", '{"version":3}');
    const whole = write("whole.json", '{"version":4}');
    write("whole.json.bak", '{"version":3}');
    const lost = write("lost.json", "");
    write("lost.json.bak", "{");
    recoverState(folder);
    expect([short, whole, lost].map((path) => readFileSync(path, "utf8"))).toEqual([
      '{"version":3}',
      '{"version":4}',
      "",
    ]);
  });

  test("lose notes about them that were cut short, and keep whole ones", () => {
    const empty = write("empty.json.attrs", "");
    const short = write("short.json.attrs", '{"user.cache_control":"","us');
    const whole = write("whole.json.attrs", '{"user.cache_control":""}');
    recoverState(folder);
    expect([empty, short, whole].map((path) => existsSync(path))).toEqual([false, false, true]);
  });

  test("that were removed do not come back", () => {
    write("gone.json.bak", "{}");
    recoverState(folder);
    expect(existsSync(join(folder, "stacks", "project", "gone.json"))).toBe(false);
  });

  test("a folder that does not exist yet is no problem", () => {
    expect(() => recoverState(join(folder, "absent"))).not.toThrow();
  });
});
