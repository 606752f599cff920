import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { folder } from "../cli/support";

// Each test starts a process, and a busy machine takes its time over that.
jest.setTimeout(60_000);

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
