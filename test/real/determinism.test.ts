import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSource, readScenarios } from "../../constructs/kit";

const root = join(__dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "calico-kit-bytes-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let count = 0;

/** The files of a synthesis by path, made by a process of its own. */
function synthesised(source: string, environment: Record<string, string> = {}): Record<string, string> {
  const out = join(directory, `out-${count++}`);
  const run = spawnSync(process.execPath, [join(root, "bin/calico-kit.js"), "synth", source, "-o", out], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(out.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

describe("the same intent gives the same bytes", () => {
  test("twice, and under another time zone and locale", () => {
    const once = synthesised("aws-eks-vpp-ipsec");
    expect(Object.keys(once)).toContain("plan.json");
    expect(
      synthesised("aws-eks-vpp-ipsec", { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" }),
    ).toEqual(once);
  });

  test("from YAML, from JSON with its keys in another order, and from TypeScript", () => {
    const scenario = readScenarios().find(({ id }) => id === "aws-eks-ebpf");
    const checked = checkSource(scenario?.intent ?? "");
    if (!checked.ok) throw new Error("the scenario has errors");
    const { intent } = checked.plan;
    const reversed = Object.fromEntries(Object.entries(intent).reverse());
    const json = join(directory, "intent.json");
    const typescript = join(directory, "intent.ts");
    writeFileSync(json, JSON.stringify(reversed));
    writeFileSync(
      typescript,
      `import { defineIntent } from ${JSON.stringify(join(root, "constructs"))};\nexport default defineIntent(${JSON.stringify(reversed)});\n`,
    );
    const fromYaml = synthesised(scenario?.intent ?? "");
    expect(synthesised(json)).toEqual(fromYaml);
    expect(synthesised(typescript)).toEqual(fromYaml);
  });
});
