/** Signals in the middle of the work: the real command, the real engine, and the sandbox's providers. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type SettingsInput, writeSettings } from "../../sandbox";
import type { Missing } from "../../tools/engines";
import { bin, checkpoint, type Ended, isAt, locks, root, Running, start, unaccounted, until } from "./support/kit-run";
import { describeWith } from "./support/needs";

const stack = `signals-${process.pid}`;
const directory = join(root, ".calico-kit/sandbox", stack);
const cluster = "aws:eks/cluster:Cluster";
const group = "aws:eks/nodeGroup:NodeGroup";
const long = 600_000;
const settle = (settings: SettingsInput) => writeSettings(directory, settings);
const slow = (type: string, operation: "create" | "delete") =>
  settle({ delays: [{ match: { type }, operation, milliseconds: long }] });

/** Runs a command on a terminal of its own, closes that when its input ends, and tells how the command ended. */
const onTerminal = `
import os, pty, sys, threading
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
def read():
    try:
        while os.read(terminal, 65536): pass
    except OSError: pass
threading.Thread(target=read, daemon=True).start()
sys.stdin.read()
os.close(terminal)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

function python(): Missing | undefined {
  const { status } = spawnSync("python3", ["-c", "import pty"]);
  return status === 0 ? undefined : { missing: "there is no python3", fix: "install Python 3" };
}

const run = (...args: string[]) => start(bin, [...args, "--sandbox", "--stack", stack]);

/** What has to be true after every end that the kit could prepare. */
function expectOrder({ said }: Ended): void {
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(said).not.toContain("internal error");
  expect(checkpoint(directory, stack).pending).toEqual([]);
  expect(locks(directory)).toEqual([]);
  expect(unaccounted(directory, stack)).toEqual({ orphans: [], missing: [] });
}

const cases = [
  ["SIGTERM", "process", 143],
  ["SIGTERM", "group", 143],
  ["SIGHUP", "process", 129],
  ["SIGHUP", "group", 129],
  ["SIGINT", "group", 130],
] as const;

describeWith(["pulumi", python], "a signal", () => {
  beforeAll(() => mkdirSync(directory, { recursive: true }));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  describe("in up", () => {
    beforeAll(() => slow(cluster, "create"));

    it.each(cases)("%s to the %s ends it with everything accounted for", async (signal, to, code) => {
      const up = run("up", "quickstart");
      await until(up, () => isAt(directory, stack, "creating", cluster));
      up.signal(signal, to);
      const ended = await up.ended;
      expect(ended.said).toContain("was stopped as you asked");
      expect(ended.code).toBe(code);
      expectOrder(ended);
    });

    it("a second one ends at once, and the stack is free all the same", async () => {
      // A provider that is asked to stop and does not: two signals are what is left.
      settle({ delays: [{ match: { type: cluster }, operation: "create", milliseconds: long, deaf: true }] });
      const up = run("up", "quickstart");
      await until(up, () => isAt(directory, stack, "creating", cluster));
      up.signal("SIGTERM", "group");
      await until(up, () => up.said.includes("stopping"));
      // Nearer together they would be one signal and its copy.
      await new Promise((done) => setTimeout(done, 1100));
      up.signal("SIGTERM", "group");
      const ended = await up.ended;
      expect(ended.code).toBe(143);
      expect(ended.said).toContain("was ended at once");
      expect(locks(directory)).toEqual([]);
      expect(checkpoint(directory, stack).pending.map(({ type, resource }) => [type, resource.type])).toEqual([
        ["creating", cluster],
      ]);
    });

    it("cancel says what was cut short, and refresh forgets it on request", async () => {
      settle({});
      const cancelled = await run("cancel").ended;
      expect([cancelled.code, cancelled.said]).toEqual([0, expect.stringContaining(`creating ${cluster}  quickstart`)]);
      // The command is named as it was started: by npx where the tests are.
      const command = `calico-kit(\\.js)? refresh --sandbox --stack ${stack} --clear-pending-creates`;
      expect(cancelled.said).toMatch(new RegExp(command));
      const refreshed = await run("refresh", "--clear-pending-creates").ended;
      expect(refreshed.code).toBe(0);
      expectOrder(refreshed);
    });

    it("passes through npm start, which then begins nothing else", async () => {
      slow(cluster, "create");
      const npm = start(join(root, "tools/start.mjs"), ["quickstart", "--stack", stack]);
      await until(npm, () => isAt(directory, stack, "creating", cluster));
      npm.signal("SIGTERM", "process");
      const ended = await npm.ended;
      expect(ended.code).toBe(143);
      expect(ended.said).toContain("was stopped as you asked");
      expect(ended.said).not.toContain("> calico-kit synth");
      expectOrder(ended);
    });

    it("is heard when nobody reads what is said any more", async () => {
      const up = run("up", "quickstart");
      await until(up, () => isAt(directory, stack, "creating", cluster));
      up.child.stdout?.destroy();
      up.child.stderr?.destroy();
      up.signal("SIGHUP", "group");
      const ended = await up.ended;
      expect(ended.code).toBe(129);
      expectOrder(ended);
    });

    it("a terminal that is closed ends it likewise", async () => {
      const args = ["-c", onTerminal, process.execPath, bin, "up", "quickstart", "--sandbox", "--stack", stack];
      const terminal = new Running(spawn("python3", args, { cwd: root, stdio: ["pipe", "pipe", "pipe"] }));
      await until(terminal, () => isAt(directory, stack, "creating", cluster));
      terminal.child.stdin?.end();
      // By the hang-up itself: with an exit code of its own Node would abort, as it cannot reset the terminal.
      const ended = await terminal.ended;
      expect(ended.said).toBe("-1\n");
      expectOrder(ended);
    });

    it("lets what cannot be called off come to its end", async () => {
      settle({ delays: [{ match: { type: cluster }, operation: "create", milliseconds: 8000, deaf: true }] });
      const up = run("up", "quickstart");
      await until(up, () => isAt(directory, stack, "creating", cluster));
      up.signal("SIGTERM", "group");
      const ended = await up.ended;
      expect(ended.code).toBe(143);
      expect(ended.said).toMatch(/^\+ create aws:eks\/cluster:Cluster {2}quickstart/m);
      expect(ended.said).not.toContain("NodeGroup");
      expectOrder(ended);
    });

    it("the next up ends well", async () => {
      settle({});
      const ended = await run("up", "quickstart").ended;
      expect({ code: ended.code, said: ended.code === 0 ? "" : ended.said }).toEqual({ code: 0, said: "" });
      expectOrder(ended);
    });
  });

  describe("in destroy", () => {
    beforeAll(() => slow(group, "delete"));

    it.each(cases.filter(([signal, to]) => signal !== "SIGINT" && to === "group"))(
      "%s to the %s ends it with everything accounted for",
      async (signal, to, code) => {
        const destroy = run("destroy");
        await until(destroy, () => isAt(directory, stack, "deleting", group));
        destroy.signal(signal, to);
        const ended = await destroy.ended;
        expect(ended.code).toBe(code);
        expectOrder(ended);
      },
    );

    it("the next destroy leaves nothing", async () => {
      settle({});
      const ended = await run("destroy").ended;
      expect({ code: ended.code, said: ended.code === 0 ? "" : ended.said }).toEqual({ code: 0, said: "" });
      expectOrder(ended);
      expect(checkpoint(directory, stack).resources.filter(({ type }) => !type.startsWith("pulumi:"))).toEqual([]);
    });
  });
});
