import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installation } from "../../constructs/model";
import { describeWith } from "./support/needs";
import { aLab, sleep, until } from "./support/lab";

const scenario = "tor-as-per-rack";
const bin = join(installation, "bin/calico-kit.js");

/** A user: root or not, with a folder for what lives as long as a session. */
interface User {
  readonly uid: number;
  readonly runtime: string;
}

/** What a test has started: killed after it, so that one that fails leaves nothing either. */
const running = new Set<ChildProcess>();

/** Runs the command as a user would, who has no privilege where it is not root. */
function command(user: User, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [bin, "lab", ...args], {
    cwd: user.runtime,
    env: { ...process.env, XDG_RUNTIME_DIR: user.runtime, HOME: user.runtime, TMPDIR: user.runtime, INIT_CWD: "" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(user.uid === process.getuid?.() ? {} : { uid: user.uid, gid: user.uid }),
  });
  running.add(child);
  child.on("close", () => running.delete(child));
  return child;
}

interface Ran {
  readonly code: number | null;
  readonly text: string;
}

function ended(child: ChildProcess): Promise<Ran> {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => (text += data.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, text })));
}

/** Waits for a line of a command's. */
function says(child: ChildProcess, wanted: RegExp): Promise<void> {
  let text = "";
  return new Promise((resolve, reject) => {
    const look = (data: Buffer): void => {
      text += data.toString();
      if (wanted.test(text)) resolve();
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.on("close", () => reject(new Error(`ended; it said: ${text}`)));
  });
}

/** Processes that have a folder of the user's in their arguments, and daemons that they started: nothing else has it. */
function processesOf({ runtime }: User): readonly string[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return line.includes(`${runtime}/calico-kit-labs`) ? [`${pid} ${line}`] : [];
    } catch {
      return [];
    }
  });
}

/** The network namespaces in which the lab's daemons are: one for each process of the user's lab, by the processes below it. */
function daemonsBelow(pid: number): readonly number[] {
  const children = readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const [, , , parent] = /^(\d+) \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${entry}/stat`, "utf8")) ?? [];
      return Number(parent) === pid ? [Number(entry)] : [];
    } catch {
      return [];
    }
  });
  return children.flatMap((child) => [child, ...daemonsBelow(child)]);
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

/** Waits until nothing is left; what still is after that stays. */
const without = <T>(left: () => readonly T[]): Promise<readonly T[]> =>
  until(
    () => Promise.resolve(left()),
    ({ length }) => length === 0,
  );
const gone = (pids: readonly number[]): Promise<readonly number[]> => without(() => pids.filter(isAlive));

const unprivileged = 65_534;
const isRoot = process.getuid?.() === 0;
const users: readonly (readonly [string, number])[] = isRoot
  ? [
      ["as root", 0],
      ["without privilege", unprivileged],
    ]
  : [["without privilege", process.getuid?.() ?? unprivileged]];

describeWith([aLab, "frr", "bird", "nft"], "calico-kit lab", () => {
  describe.each(users)("%s", (_title, uid) => {
    let user: User;
    beforeEach(() => {
      const runtime = mkdtempSync(join(tmpdir(), "calico-kit-lab-command-"));
      if (isRoot) spawnSync("chown", [`${uid}:${uid}`, runtime]);
      user = { uid, runtime };
    });
    afterEach(async () => {
      const left = [...running];
      await Promise.all(left.map((child) => new Promise((done) => child.on("close", done).kill("SIGKILL"))));
      await sleep(left.length > 0 ? 1 : 0);
    });
    afterEach(() => rmSync(user.runtime, { recursive: true, force: true }));
    const leftOf = (one: User): readonly string[] =>
      readdirSync(one.runtime).filter((name) => name.startsWith("calico-kit-lab") || name === ".history_frr");

    test("up, probe, fail, show, heal and down, from a second terminal", async () => {
      const up = command(user, "up", scenario);
      const end = ended(up);
      await says(up, /It runs until Ctrl-C here/);
      const daemons = daemonsBelow(up.pid ?? 0);
      expect(daemons.length).toBeGreaterThan(20);
      const probe = await ended(command(user, "probe", scenario, "--seconds", "1"));
      expect(probe.text).toMatch(/packets between 12 pairs of pods in [\d.]+ s: lost \d+, longest outage/);
      const fail = await ended(command(user, "fail", scenario, "spine=spine-1"));
      expect(fail.text).toMatch(/after [\d.]+ s every session and all \d+ routes are as predicted/);
      const show = await ended(command(user, "show", scenario));
      expect(show.text).toMatch(/^failed: spine=spine-1$/m);
      expect(show).toMatchObject({ code: 0 });
      const second = await ended(command(user, "up", scenario));
      expect(second.text).toMatch(/a lab tor-as-per-rack runs already/);
      const unknown = await ended(command(user, "fail", scenario, "tor=nobody"));
      expect(unknown).toEqual({ code: 1, text: expect.stringMatching(/got nobody; wanted r1-tor, r2-tor; fix/) });
      await ended(command(user, "heal", scenario));
      const down = await ended(command(user, "down", scenario));
      expect(down).toMatchObject({ code: 0, text: "lab tor-as-per-rack is down\n" });
      expect(await end).toMatchObject({ code: 0 });
      expect(await gone(daemons)).toEqual([]);
      expect([leftOf(user), processesOf(user)]).toEqual([[], []]);
    });

    test.each([
      ["the command is killed half-way", /bin\/calico-kit\.js lab up/],
      ["the first of its own processes is killed", /^\d+ unshare /],
      ["the lab itself is killed", /^\d+ \S*node .*inside\/main/],
    ])("%s: nothing is left", async (_what, victim) => {
      const up = command(user, "up", scenario);
      const end = ended(up);
      await says(up, /sessions: \d+ of/);
      const daemons = daemonsBelow(up.pid ?? 0);
      expect(daemons.length).toBeGreaterThan(20);
      const [pid] = [`${up.pid ?? 0} bin/calico-kit.js lab up`, ...processesOf(user)].filter((one) => victim.test(one));
      process.kill(Number.parseInt(pid ?? "", 10), "SIGKILL");
      await end;
      expect(await gone(daemons)).toEqual([]);
      expect(await without(() => [...leftOf(user), ...processesOf(user)])).toEqual([]);
    });

    test("a lab in the background goes on, and ends with `down`", async () => {
      const up = await ended(command(user, "up", scenario, "--detach"));
      expect(up).toMatchObject({ code: 0 });
      expect(processesOf(user)).not.toEqual([]);
      await ended(command(user, "down", scenario));
      expect([leftOf(user), processesOf(user)]).toEqual([[], []]);
    });
  });
});
