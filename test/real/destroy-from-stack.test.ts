/** The commands outside the sandbox, with a backend in a folder; the sandbox's providers stand in for the cloud. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { installSandbox, readCloud, removeFromCloud } from "../../sandbox";
import { bin, checkpoint, root, start } from "./support/kit-run";
import { describeWith } from "./support/needs";

const stack = "lab";

describeWith(["pulumi"], "a stack outside the sandbox", () => {
  let directory: string;
  let cwd: string;
  let environment: NodeJS.ProcessEnv;
  let intent: string;
  const backend = (...path: string[]) => join(directory, "sandbox/state/.pulumi", ...path);
  const stateFile = () => backend("stacks/calico-kit", `${stack}.json`);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "calico-kit-destroy-"));
    const sandbox = await installSandbox({ directory: join(directory, "sandbox") });
    cwd = join(directory, "elsewhere");
    mkdirSync(cwd);
    environment = { ...sandbox.environment, XDG_STATE_HOME: join(directory, "state-home") };
    intent = join(cwd, "intent.yaml");
    const text = readFileSync(join(root, "scenarios/quickstart/intent.yaml"), "utf8");
    writeFileSync(intent, text.replace("name: quickstart", `name: ${stack}`));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function kit(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const { code, said } = await start(bin, args, { ...environment, ...env }, cwd).ended;
    expect(said).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(said).not.toContain("internal error");
    return { code, said };
  }

  it("is previewed before there is one, without a trace of it", async () => {
    const before = readdirSync(root);
    const { code, said } = await kit(["preview", intent]);
    expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
    expect(said).toMatch(/^Resources: \+ \d+ to create$/m);
    expect(existsSync(backend("stacks"))).toBe(false);
    expect(existsSync(join(directory, "state-home"))).toBe(false);
    expect(readdirSync(cwd)).toEqual(["intent.yaml"]);
    expect(readdirSync(root)).toEqual(before);
  });

  it("is made with its configuration in the user's folder, from where pulumi reaches it", async () => {
    const { code, said } = await kit(["up", intent, "--yes"]);
    expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
    const folder = join(directory, "state-home/calico-kit");
    expect(said).toContain(`pulumi stack output kubeconfig --show-secrets --stack lab --cwd ${folder}`);
    expect(readdirSync(folder).sort()).toEqual([`Pulumi.${stack}.yaml`, "Pulumi.yaml"]);
  });

  it("is previewed in its place once there is one", async () => {
    const { code, said } = await kit(["preview", intent]);
    expect([code, said]).toEqual([0, expect.stringMatching(/^Resources: \d+ unchanged$/m)]);
  });

  describe("says what is wrong, and leaves the stack alone,", () => {
    let saved: string;
    beforeEach(() => (saved = readFileSync(stateFile(), "utf8")));
    afterEach(() => writeFileSync(stateFile(), saved));

    const commands = () => [
      ["up", intent, "--yes"],
      ["destroy", "--stack", stack, "--yes"],
    ];
    async function expectAll(what: RegExp, env: NodeJS.ProcessEnv = {}) {
      for (const args of commands()) {
        const { code, said } = await kit(args, env);
        expect([args[0], code, said]).toEqual([args[0], 1, expect.stringMatching(what)]);
      }
    }

    it("with another passphrase", async () => {
      await expectAll(/the stack's secrets cannot be opened.*fix: set PULUMI_CONFIG_PASSPHRASE/, {
        PULUMI_CONFIG_PASSPHRASE: "wrong",
      });
    });

    it("with a state that was cut short", async () => {
      writeFileSync(stateFile(), saved.slice(0, 2000));
      await expectAll(/the stack's state cannot be read; nothing was touched.*fix: take the copy/);
      expect(readFileSync(stateFile(), "utf8")).toBe(saved.slice(0, 2000));
    });

    it("with a state of a newer engine", async () => {
      writeFileSync(stateFile(), JSON.stringify({ ...(JSON.parse(saved) as object), version: 99 }));
      await expectAll(/a newer engine than this one wrote the stack's state.*fix: use that version/);
    });

    it("with a state that contradicts itself", async () => {
      const whole = JSON.parse(saved) as { checkpoint: { latest: { resources: { type: string }[] } } };
      const { latest } = whole.checkpoint;
      latest.resources = latest.resources.filter(({ type }) => !type.endsWith(":Vpc"));
      writeFileSync(stateFile(), JSON.stringify(whole));
      await expectAll(/the stack's state contradicts itself; nothing was touched.*pulumi state repair/);
    });

    it("with a stack of another project", async () => {
      mkdirSync(backend("stacks/other"), { recursive: true });
      copyFileSync(stateFile(), backend("stacks/other/theirs.json"));
      const { code, said } = await kit(["destroy", "--stack", "organization/other/theirs", "--yes"]);
      expect([code, said]).toEqual([1, expect.stringContaining("the stack belongs to another Pulumi project")]);
      expect((await kit(["destroy", "--stack", "theirs", "--yes"])).said).toMatch(
        /there is no stack theirs at file:.*wanted one of lab/,
      );
    });

    it("with a lock, which cancel releases unless its holder is at work", async () => {
      const folder = backend("locks/organization/calico-kit", stack);
      mkdirSync(folder, { recursive: true });
      const lock = { username: "jo", timestamp: "2026-01-01T00:00:00Z" };
      writeFileSync(join(folder, "a.json"), JSON.stringify({ ...lock, pid: process.pid, hostname: hostname() }));
      await expectAll(
        /another operation holds the stack.*fix: wait for it; if it is gone, run `[^`]*calico-kit(\.js)? cancel/,
      );
      const held = await kit(["cancel", "--stack", stack, "--yes"]);
      expect([held.code, held.said]).toEqual([1, expect.stringContaining(`got process ${process.pid} of jo`)]);

      writeFileSync(join(folder, "a.json"), JSON.stringify({ ...lock, pid: 1, hostname: "gone.invalid" }));
      const released = await kit(["cancel", intent, "--yes"]);
      expect([released.code, released.said]).toEqual([
        0,
        "Stack lab is released; it was held by process 1 of jo on gone.invalid, since 2026-01-01T00:00:00Z.\n",
      ]);
      expect((await kit(["cancel", intent, "--yes"])).said).toBe("Stack lab is not locked.\n");
    });
  });

  it("refresh changes nothing where nothing has changed, and forgets what is gone, so that up makes it again", async () => {
    const same = await kit(["refresh", "--stack", stack, "--yes"]);
    expect([same.code, same.said]).toEqual([0, expect.stringMatching(/^Resources: \d+ unchanged$/m)]);
    const addon = readCloud(join(directory, "sandbox")).find(({ id }) => id.includes("coredns"));
    expect(removeFromCloud(join(directory, "sandbox"), addon!.type, addon!.id)).toBe(true);
    const gone = await kit(["refresh", intent, "--yes"]);
    expect([gone.code, gone.said]).toEqual([0, expect.stringMatching(/^Resources: - 1 deleted, \d+ unchanged$/m)]);
    const { code, said } = await kit(["up", intent, "--yes"]);
    expect([code, said]).toEqual([0, expect.stringMatching(/^\+ create aws:eks\/addon:Addon {2}lab-coredns/m)]);
  });

  it("is destroyed by an intent that has nothing right but its name", async () => {
    writeFileSync(intent, `name: ${stack}\nplatform: { kind: nonsense }\nbgp: 7\n`);
    const { code, said } = await kit(["destroy", intent, "--yes"]);
    expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
    expect(said).toMatch(/^- delete aws:eks\/cluster:Cluster {2}lab {2}/m);
    expect(readCloud(join(directory, "sandbox"))).toEqual([]);
    expect(checkpoint(join(directory, "sandbox"), stack).resources).toEqual([]);
  });

  it("and once more by its name alone, from another folder, without its configuration", async () => {
    rmSync(join(directory, "state-home"), { recursive: true });
    rmSync(intent);
    const { code, said } = await kit(["destroy", "--stack", stack, "--yes"]);
    expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
  });
});
