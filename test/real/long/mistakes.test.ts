import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSource } from "../../../constructs/kit";

const file = join(__dirname, "ten-mistakes.yaml");
const kit = join(__dirname, "../../../bin/calico-kit.js");

/** The line of each numbered mistake, from the file's own comments. */
const lines = readFileSync(file, "utf8")
  .split("\n")
  .flatMap((text, index) => {
    const number = /# (\d+) /.exec(text)?.[1];
    return number === undefined ? [] : [[Number(number), index + 1] as const];
  });

describe("a file with ten different mistakes", () => {
  const checked = checkSource(file);
  const findings = checked.ok ? [] : checked.refusal.findings;
  const errors = findings.filter(({ severity }) => severity === "error");

  test("is refused", () => {
    expect(checked.ok).toBe(false);
    expect(lines).toHaveLength(10);
  });

  test.each(lines)("mistake %i is found on its line %i, with path, got, want and fix", (_number, line) => {
    const found = errors.filter(({ location }) => location?.line === line);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.path).toMatch(/^\//);
      for (const text of [finding.message, finding.got, finding.want, finding.fix, finding.see])
        expect(text).toEqual(expect.stringMatching(/\S/));
    }
  });

  test("check exits 2 and shows all of it; synth writes nothing", () => {
    const directory = mkdtempSync(join(tmpdir(), "calico-kit-mistakes-"));
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [kit, ...args], { encoding: "utf8", cwd: directory });
    const check = run("check", file);
    expect(check.status).toBe(2);
    for (const [, line] of lines) expect(check.stdout).toContain(`:${line}:`);
    const synth = run("synth", file, "-o", join(directory, "out"));
    expect(synth.status).toBe(2);
    expect(readdirSync(directory)).toEqual([]);
    expect(check.stdout + check.stderr + synth.stdout + synth.stderr).not.toMatch(/^ {4}at /m);
    rmSync(directory, { recursive: true });
  });
});
