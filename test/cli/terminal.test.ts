/** What an intent holds never steers the terminal that shows it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/program";
import { folder, world } from "./support";

const steering = "\u001b[31m\u0007\u009b31m\u202e\u2028\u0085";
const steers = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const platform = { kind: "existing", nodeGroups: [{ name: "a" }] };
const intents: readonly (readonly [string, unknown])[] = [
  ["a name", { name: `a${steering}`, platform }],
  ["a key", { name: "a", platform, [`k${steering}`]: 1 }],
  [
    "a key within",
    { name: "a", platform: { ...platform, nodeGroups: [{ name: "a", labels: { [`k${steering}`]: "x" } }] } },
  ],
  ["a kind", { name: "a", platform: { ...platform, kind: steering } }],
  ["a list in place of a text", { name: [steering], platform }],
  ["a selector", { name: "a", platform, calico: { pools: [{ cidr: "10.0.0.0/8", nodeSelector: `a ${steering}` }] } }],
  ["a range", { name: "a", platform, network: { pods: [steering] } }],
  ["a release", { name: "a", platform, calico: { release: steering } }],
];

test.each(intents)("%s", async (_what, intent) => {
  const file = join(folder(), "intent.json");
  writeFileSync(file, JSON.stringify(intent));
  for (const args of [
    ["check", file],
    ["check", file, "--format", "json"],
    ["check", file, "--format", "sarif"],
    ["explain", file, `/name${steering}`],
    ["explain", file, ""],
    ["synth", file, "-o", join(folder(), `out${steering}`)],
  ]) {
    const { context, out, err } = world();
    await run(args, context);
    expect(out.text + err.text).not.toBe("");
    expect(out.text + err.text).not.toMatch(steers);
  }
});

test("an argument", async () => {
  for (const args of [
    [`x${steering}`],
    ["check", `no-such${steering}`],
    ["synth", "quickstart", "-o", "x", "--late", steering],
  ]) {
    const { context, out, err } = world();
    await run(args, context);
    expect(out.text + err.text).not.toMatch(steers);
  }
});
