/** The kit where nobody may write: every file of it read-only, and run by a user that is not its owner. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enginePath, type Missing } from "../../tools/engines";
import { root } from "./support/kit-run";
import { describeWith } from "./support/needs";

const isRoot = process.getuid?.() === 0;
/** Nobody: root would be let through by every file. */
const user = isRoot ? { uid: 65534, gid: 65534 } : {};

/** Another user must be able to read the packages, which are too many to copy. */
function readablePackages(): Missing | undefined {
  const { status } = spawnSync("test", ["-r", join(root, "node_modules/tsx/package.json")], user);
  return status === 0 ? undefined : { missing: "node_modules cannot be read by nobody", fix: "chmod a+rX its folders" };
}

function mountNamespaces(): Missing | undefined {
  const { status } = spawnSync("unshare", ["--mount", "true"]);
  return isRoot && status === 0
    ? undefined
    : { missing: "no mount namespace of one's own", fix: "run as root with CAP_SYS_ADMIN" };
}

const parts = ["bin", "cli", "constructs", "sandbox", "scenarios", "stacks", "tools/engines.ts", "tools/set-up"];
const files = ["Pulumi.yaml", "package.json", "tsconfig.json"];

let directory: string;
let install: string;
let home: string;
let binary: string;

function makeInstallation(): void {
  directory = mkdtempSync(join(tmpdir(), "calico-kit-read-only-"));
  chmodSync(directory, 0o755);
  install = join(directory, "install");
  home = join(directory, "home");
  mkdirSync(join(install, "tools"), { recursive: true });
  mkdirSync(home);
  for (const part of [...parts, ...files]) execFileSync("cp", ["-R", join(root, part), join(install, part)]);
  symlinkSync(join(root, "node_modules"), join(install, "node_modules"));
  // The cache of engines may lie in a home that others must not enter.
  binary = join(directory, "pulumi");
  copyFileSync(enginePath("pulumi"), binary);
  chmodSync(binary, 0o755);
  if (isRoot) chownSync(home, 65534, 65534);
}

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: home,
  CALICO_KIT_PULUMI: binary,
  // tsx keeps what it compiled in the folder for temporary files, under the user's name.
  TMPDIR: home,
});

function kit(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(install, "bin/calico-kit.js"), ...args], {
    cwd,
    env: environment(),
    encoding: "utf8",
    ...user,
  });
  expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  return { status, stdout, stderr };
}

/** Every path of the installation with its size and time. */
function listing(): string[] {
  return readdirSync(install, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = lstatSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
}

describeWith(["pulumi", readablePackages], "an installation that is read-only", () => {
  beforeAll(() => {
    makeInstallation();
    execFileSync("chmod", ["-R", "a-w,a+rX", install]);
  });
  afterAll(() => {
    execFileSync("chmod", ["-R", "u+w", install]);
    rmSync(directory, { recursive: true, force: true });
  });

  it("checks, synthesises, previews, makes and destroys; all that is written is the user's", () => {
    const before = listing();
    expect(kit(home, "check", "quickstart").status).toBe(0);
    expect(kit(home, "synth", "quickstart", "-o", "out")).toMatchObject({ status: 0, stderr: "" });
    expect(kit(home, "preview", "quickstart", "--sandbox")).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(join(home, ".local/state"))).toBe(false);
    const up = kit(home, "up", "quickstart", "--sandbox");
    expect(up).toMatchObject({ status: 0, stderr: "" });
    expect(up.stdout).toMatch(/^Resources: \+ \d+ created$/m);
    expect(readdirSync(join(home, ".local/state/calico-kit/.calico-kit/sandbox"))).toEqual(["quickstart"]);
    expect(kit(join(home, "out"), "destroy", "--stack", "quickstart", "--sandbox")).toMatchObject({ status: 0 });
    expect(listing()).toEqual(before);
  });

  it("says how to name another place where the user's cannot be written", () => {
    const env = { ...environment(), CALICO_KIT_HOME: join(install, "mine") };
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(install, "bin/calico-kit.js"), "up", "quickstart", "--sandbox"],
      { cwd: home, env, encoding: "utf8", ...user },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/^calico-kit: opening stack quickstart failed: its files cannot be written; got EACCES.*/);
    expect(stderr).toMatch(/fix: name one with the environment variable CALICO_KIT_HOME\n$/);
  });

  it("has a project of Pulumi's in the user's folder, for plain pulumi on the same stack", () => {
    const backend = join(home, "backend");
    mkdirSync(backend);
    if (isRoot) chownSync(backend, 65534, 65534);
    const state = { PULUMI_BACKEND_URL: `file://${backend}`, PULUMI_CONFIG_PASSPHRASE: "x", PULUMI_HOME: home };
    // The program is not run: an `up` that fails at its first provider has made the stack and its configuration.
    const up = spawnSync(process.execPath, [join(install, "bin/calico-kit.js"), "up", "quickstart", "--yes"], {
      cwd: home,
      env: { ...environment(), ...state, PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" },
      encoding: "utf8",
      ...user,
    });
    expect(up.status).toBe(1);
    const project = join(home, ".local/state/calico-kit");
    expect(readFileSync(join(project, "Pulumi.yaml"), "utf8")).toContain(`main: ${install}/stacks/index.ts`);
    const pulumi = (...args: string[]) =>
      spawnSync(binary, [...args, "--stack", "quickstart", "--cwd", project, "--non-interactive"], {
        cwd: home,
        env: { ...environment(), ...state },
        encoding: "utf8",
        ...user,
      });
    expect(pulumi("config", "set", "aws:profile", "lab")).toMatchObject({ status: 0 });
    expect(readFileSync(join(project, "Pulumi.quickstart.yaml"), "utf8")).toContain("aws:profile: lab");
    expect(pulumi("stack", "output", "--json")).toMatchObject({ status: 0, stdout: "{}\n" });
  });
});

describeWith(["pulumi", mountNamespaces], "an installation on a read-only mount", () => {
  beforeAll(makeInstallation);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("runs for root too, whom no permission stops", () => {
    const script = [
      'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"',
      'if touch "$1/probe" 2>/dev/null; then echo writable; exit 9; fi',
      'cd "$2" && exec "$3" "$1/bin/calico-kit.js" up quickstart --sandbox',
    ].join("\n");
    const args = ["--mount", "sh", "-ec", script, "sh", install, home, process.execPath];
    const { status, stdout, stderr } = spawnSync("unshare", args, { env: environment(), encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^Resources: \+ \d+ created$/m);
  });
});
