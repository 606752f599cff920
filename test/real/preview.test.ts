/** What a preview says, and that it leaves nothing behind: the command, the real engine, the sandbox's plugins. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { up } from "../../cli/commands/up";
import type { Context } from "../../cli/context";
import { installSandbox } from "../../sandbox";
import { enginePath } from "../../tools/engines";
import { bin, root } from "./support/kit-run";
import { describeWith } from "./support/needs";

let directory: string;
let project: string;
/** One for all of them: what was compiled lies there, too. */
let temporary: string;
let environment: NodeJS.ProcessEnv;

/** Every file below some folders with its size, time and content, and every folder. */
function listing(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
          const path = join(entry.parentPath, entry.name);
          const { mtimeMs } = lstatSync(path);
          return entry.isFile() ? `${path} ${mtimeMs} ${readFileSync(path, "base64").slice(-200)}` : path;
        })
      : [`${folder} is not there`],
  );
}

/** Where a stack would leave something: the project, the kit's own folder, the backend, what Pulumi notes of stacks. */
function places(): string[] {
  const own = readdirSync(root).filter((name) => /^Pulumi\./.test(name) || name === ".calico-kit");
  const kit = own.map((name) => `${name} ${lstatSync(join(root, name)).mtimeMs}`);
  const home = join(directory, "sandbox/home");
  return [...kit, ...listing(project, join(directory, "backend"), join(home, "workspaces")), ...scratchFolders()];
}

const scratchFolders = (): string[] => readdirSync(temporary).filter((name) => /^calico-kit/.test(name));

function kit(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: directory,
    env: environment,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function intent(change: (text: string) => string = (text) => text): string {
  const path = join(directory, "intent.yaml");
  const text = readFileSync(join(root, "scenarios/quickstart/intent.yaml"), "utf8");
  writeFileSync(path, change(text));
  return path;
}

describeWith(["pulumi"], "a preview", () => {
  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), "calico-kit-preview-test-"));
  });
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));
  beforeEach(async () => {
    directory = realpathSync(mkdtempSync(join(tmpdir(), "calico-kit-preview-test-")));
    project = join(directory, "project");
    for (const folder of ["backend", "sandbox"]) mkdirSync(join(directory, folder));
    const sandbox = await installSandbox({ directory: join(directory, "sandbox") });
    environment = {
      ...process.env,
      ...sandbox.environment,
      CALICO_KIT_HOME: project,
      CALICO_KIT_PULUMI: enginePath("pulumi"),
      PULUMI_BACKEND_URL: `file://${join(directory, "backend")}`,
      TMPDIR: temporary,
    };
    delete environment["NO_COLOR"];
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it.each([
    ["in files, which hold no stack", []],
    // A name of its own: `npm start` has made a stack of the scenario's.
    ["in the sandbox", ["--sandbox", "--stack", `preview-test-${process.pid}`]],
  ])("of a stack that is not there leaves nothing behind, %s", (_, options) => {
    const path = intent();
    const before = places();
    const { status, stdout, stderr } = kit("preview", path, ...options);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^Resources: \+ \d+ to create$/m);
    expect(stdout).not.toContain("Disruptive");
    expect(places()).toEqual(before);
    expect(existsSync(project)).toBe(false);
  });

  it("that fails leaves nothing behind either", () => {
    const path = intent();
    environment["PATH"] = process.env["PATH"];
    const before = places();
    expect(kit("preview", path).status).toBe(1);
    expect(places()).toEqual(before);
  });

  it("of a stack that is there says what changes, what is disruptive first, and changes nothing", () => {
    const path = intent();
    expect(kit("up", path, "--yes").status).toBe(0);
    expect(
      kit(
        "up",
        intent((text) => text.replace(/^name: .*/m, "name: other")),
        "--yes",
      ).status,
    ).toBe(0);
    const before = places();
    intent((text) =>
      text
        .replace("- name: workers", "- name: workers\n      instanceTypes: [m6i.2xlarge]\n      labels: { tier: web }")
        .replace(/^calico:$/m, 'kubernetes: "1.36"\ncalico:\n  mtu: 1400'),
    );
    const { status, stdout } = kit("preview", path);
    expect(status).toBe(0);
    // That its plugins come from the PATH, which this test wants so, is what the engine warns of.
    const [title, first, ...lines] = stdout
      .split("\n")
      .filter((line) => !line.startsWith("warning: using pulumi-resource-"));
    expect([title, first]).toEqual(["Previewing quickstart", "Disruptive:"]);
    const words = ["new nodes", "control plane", "data plane", "new pods only"];
    expect(lines.flatMap((line) => /^ {2}(\w[\w ]*?) {2,}/.exec(line)?.[1] ?? [])).toEqual(words);
    expect(lines.indexOf("")).toBeLessThan(lines.findIndex((line) => /^(~|\+-) /.test(line)));
    expect(stdout).toContain(
      [
        "+- replace aws:eks/nodeGroup:NodeGroup  quickstart-workers",
        '    instanceTypes[0]: "m6i.large" -> "m6i.2xlarge"  (forces replacement)',
        '    labels.tier: nothing -> "web"',
        '    version: "1.35" -> "1.36"',
      ].join("\n"),
    );
    expect(stdout).toContain("\n    spec.calicoNetwork.mtu: nothing -> 1400\n");
    for (const line of lines.filter((one) => one.startsWith(" "))) expect(line.length).toBeLessThanOrEqual(80);
    // An engine locks a stack that it looks at, and lets go of it; which stack is selected stays.
    expect(places()).toEqual(before);
  });

  it("before `up` makes a stack only when somebody wants it", async () => {
    const path = intent();
    const before = places();
    const said = { out: "", err: "" };
    const sink = (of: "out" | "err") => ({
      write: (text: string) => void (said[of] += text),
      isTTY: false,
      columns: 80,
    });
    const questions: string[] = [];
    const context: Context = {
      out: sink("out"),
      err: sink("err"),
      env: environment,
      cwd: directory,
      project,
      installation: root,
      command: "calico-kit",
      input: { isTTY: false, read: () => ({ text: "" }) },
      confirm: (question) => Promise.resolve(questions.push(question) < 0),
      onInterrupt: () => () => undefined,
      exit: () => {
        throw new Error("exit");
      },
    };
    const mine = { ...process.env };
    Object.assign(process.env, environment);
    try {
      expect(await up(path, { sandbox: false, yes: false, insist: [] }, context)).toBe(1);
    } finally {
      for (const key of Object.keys(process.env)) if (mine[key] === undefined) delete process.env[key];
      Object.assign(process.env, mine);
    }
    expect(questions).toEqual(["Update stack quickstart?"]);
    expect(said.err).toBe("calico-kit: nothing was changed\n");
    expect(places()).toEqual(before);
  });
});
