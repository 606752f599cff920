import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { folder } from "../cli/support";

const bin = resolve(__dirname, "../../bin/calico-kit.js");

let cwd: string;
beforeEach(() => (cwd = folder()));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

/** The command as a user starts it, in a folder that is not the project's. */
function kit(args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  const said = stdout + stderr;
  // Whatever goes wrong, a user never sees a stack trace.
  expect(said).not.toMatch(/^\s+at .*(:\d+:\d+|node:internal)/m);
  return { status, stdout, stderr };
}

it("checks a scenario", () => {
  const { status, stdout, stderr } = kit(["check", "quickstart"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("quickstart");
});

it.each([
  ["a scenario that does not exist", "quickstar", /SRC-001/],
  ["a file that does not exist", "absent.yaml", /SRC-001/],
  ["a folder", "folder.yaml", /SRC-001/],
  ["a syntax error", "syntax.yaml", /SRC-002 {2}syntax\.yaml:2:/],
  ["a list", "list.yaml", /INT-002/],
  ["an empty file", "empty.yaml", /INT-|SRC-/],
  ["a program that throws", "throws.ts", /SRC-003|SRC-001/],
  ["a program that does not compile", "syntax.ts", /SRC-/],
  ["bytes", "bytes.yaml", /SRC-|INT-/],
])("ends with 2 and a finding for %s", (_, name, code) => {
  mkdirSync(join(cwd, "folder.yaml"));
  const files: Record<string, string | Buffer> = {
    "syntax.yaml": "name: a\n  b: [",
    "list.yaml": "- 1\n",
    "empty.yaml": "",
    "throws.ts": 'throw new Error("boom");\n',
    "syntax.ts": "export default {;\n",
    "bytes.yaml": Buffer.from([0, 255, 254, 7, 10]),
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(join(cwd, file), content);
  const { status, stdout } = kit(["check", name]);
  expect(stdout).toMatch(code);
  expect(status).toBe(2);
});

it("ends with 1 for a command line that it does not understand", () => {
  expect(kit(["frobnicate"]).status).toBe(1);
  expect(kit(["check"]).status).toBe(1);
});

it("names a missing engine and the command that brings it, on one line", () => {
  const absent = { PATH: cwd, CALICO_KIT_CACHE: join(cwd, "cache"), CALICO_KIT_PULUMI: "" };
  const { status, stderr } = kit(["up", "quickstart", "--sandbox", "--stack", "bin-test"], absent);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /calico-kit: the Pulumi engine is missing: .*; fix: node tools\/set-up\/engines\.mjs pulumi\n$/,
  );
});

describe("an intent on stdin", () => {
  const text = "name: piped\nplatform: { kind: eks, region: eu-central-1, nodeGroups: [{ name: workers }] }\n";
  const sh = (line: string) => spawnSync("sh", ["-c", line], { cwd, encoding: "utf8", env: { ...process.env, bin } });

  it.each([
    ["a file", `node "$bin" check - < intent.yaml`],
    ["a pipe that is slow", `(head -c 10 intent.yaml; sleep 1; tail -c +11 intent.yaml) | node "$bin" check -`],
    ["another command", `cat intent.yaml | node "$bin" explain - /calico/mtu`],
  ])("is read from %s", (_, line) => {
    writeFileSync(join(cwd, "intent.yaml"), text);
    expect(sh(line)).toMatchObject({ status: 0, stderr: "" });
  });

  it.each([
    ["ends before it begins", `node "$bin" check - < /dev/null`, /SRC-001 {2}<stdin>:1:1/],
    ["is closed", `node "$bin" check - <&-`, /SRC-001 {2}<stdin>:1:1/],
    ["is a folder", `node "$bin" check - < .`, /SRC-001 {2}<stdin>:1:1\n.*it is a folder/],
    ["never ends", `yes | node "$bin" check -`, /SRC-004 {2}<stdin>:1:1/],
  ])("is a finding where it %s", (_, line, finding) => {
    const { status, stdout, stderr } = sh(line);
    expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
    expect(stdout).toMatch(finding);
  });
});

it("says all of it into a small pipe that does not wait and is read late", () => {
  const reader = `
import fcntl, os, subprocess, sys, time
reading, writing = os.pipe()
fcntl.fcntl(writing, 1031, 4096)  # F_SETPIPE_SZ
os.set_blocking(writing, False)
child = subprocess.Popen(sys.argv[1:], stdout=writing)
os.close(writing)
time.sleep(1)
sys.stdout.buffer.write(os.fdopen(reading, "rb").read())
sys.exit(child.wait())`;
  const args = ["simulate", "kubespray-route-reflectors", "--format", "json"];
  const late = spawnSync("python3", ["-c", reader, process.execPath, bin, ...args], { cwd, encoding: "utf8" });
  expect(late).toMatchObject({ status: 0, stderr: "" });
  expect(late.stdout.length).toBeGreaterThan(10_000);
  expect(late.stdout).toBe(kit(args).stdout);
});

describe("through npm", () => {
  const intent = "name: x\nplatform: { kind: eks, region: eu-central-1, nodeGroups: [{ name: workers }], oops: 1 }\n";
  const npm = (folder: string, ...args: string[]) =>
    spawnSync("npm", args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, npm_config_update_notifier: "false" },
    });
  const root = resolve(bin, "../..");

  it("takes paths of `npm run kit` from where the user stands, and prints them so", () => {
    mkdirSync(join(cwd, "sub"));
    writeFileSync(join(cwd, "sub", "intent.yaml"), intent);
    const { status, stdout } = npm(cwd, "--prefix", root, "--silent", "run", "kit", "--", "check", "sub/intent.yaml");
    expect(status).toBe(2);
    expect(stdout).toMatch(/^error INT-001 {2}sub\/intent\.yaml:2:/m);
    writeFileSync(join(cwd, "sub", "intent.yaml"), intent.replace(", oops: 1", ""));
    const made = npm(
      cwd,
      "--prefix",
      root,
      "--silent",
      "run",
      "kit",
      "--",
      "synth",
      "sub/intent.yaml",
      "-o",
      "sub/out",
    );
    expect(made.stdout).toMatch(/ files in sub\/out:\n/);
    expect(existsSync(join(cwd, "sub/out/apply.sh"))).toBe(true);
  });

  it("leaves those in another project's script to its folder, as npm does", () => {
    mkdirSync(join(cwd, "sub"));
    writeFileSync(join(cwd, "intent.yaml"), intent);
    const kit = `node ${JSON.stringify(bin)} check intent.yaml`;
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "other", scripts: { kit, cluster: kit } }));
    for (const script of ["kit", "cluster"]) {
      const { status, stdout } = npm(join(cwd, "sub"), "--silent", "run", script);
      expect(status).toBe(2);
      expect(stdout).toMatch(/^error INT-001 {2}intent\.yaml:2:/m);
    }
  });
});

it("keeps quiet when its reader has gone", () => {
  const { status, stderr } = spawnSync("sh", ["-c", `"${process.execPath}" "${bin}" list | true`], {
    cwd,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

it("ends with 1 where the output cannot be written", () => {
  mkdirSync(join(cwd, "locked"));
  chmodSync(join(cwd, "locked"), 0o555);
  // Root may write anywhere, so for root the obstacle is a file.
  writeFileSync(join(cwd, "file"), "");
  const target = process.getuid?.() === 0 ? "file/out" : "locked/out";
  const { status, stderr } = kit(["synth", "quickstart", "-o", target]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/calico-kit: cannot write to .*; got E[A-Z]+: .*; fix: .*/);
});
