import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { staleFiles } from "../../tools/generated/stale-files";
import { parseSkips } from "../../tools/set-up/summary.cjs";

const PROJECT = resolve(__dirname, "../..");

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "calico-kit-set-up-"));
});
afterEach(() => rmSync(scratch, { recursive: true }));

/** Runs Node with nothing on PATH and an empty cache: a machine without Go, apt-get, engines. */
function onBareMachine(args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: PROJECT,
    encoding: "utf8",
    env: { HOME: scratch, PATH: join(scratch, "bin"), CALICO_KIT_CACHE: scratch, ...env },
  });
  return { status, stdout, stderr };
}

describe("on a machine that offers nothing", () => {
  it("Debian packages are named, not installed", () => {
    const script = `import("./tools/set-up/debian.mjs").then((m) => m.installDebian(["frr", "bird"])).then(console.log)`;
    const { status, stdout } = onBareMachine(["-e", script]);
    expect(status).toBe(0);
    expect(stdout).toContain("frr bird: not installed, and this machine has no apt-get");
  });

  it("Python judges are named with the way to bring them", () => {
    const script = `import("./tools/set-up/python.mjs").then((m) => m.buildPythonEnvironment(["moto"])).then(console.log)`;
    expect(onBareMachine(["-e", script]).stdout).toContain("moto: there is no python3");
  });

  it("an unknown engine is one line, without a stack trace", () => {
    const { status, stderr } = onBareMachine(["tools/set-up/engines.mjs", "etdc"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^unknown engine: etdc; known: pulumi, .*\n$/);
  });

  it("the command without its packages says what to run", () => {
    for (const part of ["bin", "cli", "tools/set-up"])
      cpSync(join(PROJECT, part), join(scratch, "kit", part), { recursive: true });
    const { status, stderr } = onBareMachine([join(scratch, "kit/bin/calico-kit.js"), "list"]);
    expect(status).toBe(1);
    expect(stderr).toContain("its npm packages are not installed; run `npm start` or `npm ci` in");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("real tests without their engine", () => {
  const testFile = (title: string) => `
    import { describeWith } from "${PROJECT}/test/real/support/needs";
    const root = () => ({ missing: "this needs root", fix: "sudo npm test" });
    describeWith(["tigera-operator"], "${title}", () => { it("runs", () => {}); it("runs too", () => {}); });
    describeWith([root], "as root", () => { it("is skipped", () => {}); });
    describeWith([], "always", () => { it("runs", () => {}); });`;

  function jestRun(env: NodeJS.ProcessEnv) {
    // Resolved like the project's own tests, though the file lies elsewhere.
    symlinkSync(join(PROJECT, "node_modules"), join(scratch, "node_modules"));
    writeFileSync(join(scratch, "a.test.ts"), testFile("the operator"));
    const shared = { transform: { "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" } } }] } };
    const config = JSON.stringify({ ...shared, rootDir: scratch, testEnvironment: "node" });
    const output = join(scratch, "out.json");
    const args = [join(PROJECT, "node_modules/jest/bin/jest.js"), "--json", `--outputFile=${output}`, "--no-cache"];
    const run = onBareMachine([...args, "--config", config], env);
    return { ...run, results: JSON.parse(readFileSync(output, "utf8")) as Record<string, number> };
  }

  it("are skipped, and the reasons are recorded for the summary", () => {
    const skips = join(scratch, "skips");
    const { status, stderr, results } = jestRun({ CALICO_KIT_SKIPS: skips });
    expect(stderr).not.toContain("skipped: ");
    expect({ status, passed: results.numPassedTests, pending: results.numPendingTests }).toEqual({
      status: 0,
      passed: 1,
      pending: 3,
    });
    expect(parseSkips(readFileSync(skips, "utf8"))).toEqual([
      {
        file: join(scratch, "a.test.ts"),
        title: "the operator",
        reason: "tigera-operator v1.40.0 is not installed; fix: node tools/set-up/engines.mjs tigera-operator",
      },
      { file: join(scratch, "a.test.ts"), title: "as root", reason: "this needs root; fix: sudo npm test" },
    ]);
  });

  it("say why once when bare jest runs them", () => {
    const { stderr } = jestRun({});
    expect(stderr.match(/skipped: tigera-operator v1\.40\.0 is not installed/g)).toHaveLength(1);
  });
});

describe("generated files", () => {
  it("are stale when absent or different, current when equal", async () => {
    writeFileSync(join(scratch, "same"), "a");
    writeFileSync(join(scratch, "old"), "b");
    const entries = [
      { path: "same", content: () => "a" },
      { path: "old", content: () => Promise.resolve("c") },
      { path: "absent", content: () => "d" },
    ];
    expect(await staleFiles(entries, scratch)).toEqual([
      { path: "old", text: "c" },
      { path: "absent", text: "d" },
    ]);
  });
});
