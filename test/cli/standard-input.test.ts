import * as fs from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/program";
import type { Context } from "../../cli/context";
import { limits } from "../../constructs/intent/limits";
import { parseFileText, readDescriptor } from "../../constructs/intent";
import { readScenarios } from "../../constructs/kit";
import { folder, world } from "./support";

const quickstart = fs.readFileSync(readScenarios().find(({ id }) => id === "quickstart")!.intent, "utf8");
const broken = quickstart.replace("kind: eks", "kind: eks\n  regionn: x");

let cwd: string;
beforeEach(() => (cwd = folder()));
afterEach(() => fs.rmSync(cwd, { recursive: true, force: true }));

/** Runs one command line with a text on its standard input. */
async function kit(text: string, args: readonly string[], changes: Partial<Context> = {}) {
  const { context, out, err } = world({ cwd, input: { isTTY: false, read: () => ({ text }) }, ...changes });
  const code = await run(args, context);
  return { code, out: out.text, err: err.text };
}

it.each(["YAML", "JSON"])("check, synth and explain read %s from it", async (form) => {
  const text =
    form === "YAML"
      ? quickstart
      : '{"name":"j","platform":{"kind":"eks","region":"eu-central-1","nodeGroups":[{"name":"w"}]}}';
  expect((await kit(text, ["check", "-"])).code).toBe(0);
  expect((await kit(text, ["explain", "-", "/calico/mtu"])).out).toMatch(/^\/calico\/mtu = /);
  expect((await kit(text, ["synth", "-", "-o", "out"])).code).toBe(0);
  expect(fs.existsSync(join(cwd, "out/apply.sh"))).toBe(true);
});

it.each(["table", "json", "sarif"])("names it in findings as %s", async (format) => {
  const { code, out } = await kit(broken, ["check", "-", "--format", format]);
  expect(code).toBe(2);
  if (format === "table") expect(out).toMatch(/^error INT-001 {2}<stdin>:\d+:\d+ {2}\/platform\/regionn$/m);
  if (format === "json") expect(JSON.parse(out)).toMatchObject({ source: "-", summary: { errors: 1 } });
  if (format === "sarif") expect(out).toContain('"uri": "%3Cstdin%3E"');
});

it.each([
  ["nothing", "", "SRC-001"],
  ["no intent", "- 1\n", "INT-002"],
  ["what is no YAML", "name: [\n", "SRC-002"],
  ["too much of it", `name: ${"x".repeat(limits.bytes)}\n`, "SRC-004|INT-005"],
])("finds %s", async (_, text, code) => {
  const result = await kit(text, ["check", "-"]);
  expect(result.code).toBe(2);
  expect(result.out).toMatch(new RegExp(`(${code}) {2}<stdin>:\\d`));
});

it("takes paths in it from where the user stands", async () => {
  fs.mkdirSync(join(cwd, "release"));
  const text = quickstart.replace("calico:", "calico:\n  install: { kind: directory, path: release }");
  expect((await kit(text, ["check", "-"])).out).toContain(join(cwd, "release"));
});

it("is a file's name no more than it was: ./- is one", async () => {
  expect((await kit("", ["check", "./-"])).out).toMatch(/SRC-001 {2}\.\/-:1/);
});

it("tells somebody at a terminal what it waits for", async () => {
  const input = { isTTY: true, read: () => ({ text: quickstart }) };
  const { code, err } = await kit("", ["check", "-"], { input });
  expect(code).toBe(0);
  expect(err).toBe("calico-kit: waiting for an intent in YAML or JSON, up to Ctrl-D on a line of its own\n");
});

it.each(["up", "destroy", "refresh", "cancel"])(
  "%s asks nobody whose answers would stand behind an intent",
  async (command) => {
    const confirm = jest.fn(() => Promise.resolve(true));
    const { code, err } = await kit(quickstart, [command, "-"], { confirm });
    expect(code).toBe(1);
    expect(err).toMatch(/nobody can be asked; got the intent on stdin, .*; fix: add --yes, or --sandbox/);
    expect(confirm).not.toHaveBeenCalled();
  },
);

it.each(["destroy", "refresh", "cancel"])("%s takes the stack's name from it", async (command) => {
  const { code, err } = await kit(broken.replace("name: quickstart", "name: piped"), [command, "-", "--sandbox"]);
  expect(code).toBe(1);
  expect(err).toMatch(/^calico-kit: (the sandbox has no stack piped|the Pulumi engine is missing)/);
});

it("preview refuses an intent with errors", async () => {
  const { code, err } = await kit(broken, ["preview", "-", "--sandbox"]);
  expect(code).toBe(2);
  expect(err).toContain("<stdin>:");
});

describe("reading a descriptor", () => {
  const readFile = (content: string | Buffer) => {
    fs.writeFileSync(join(cwd, "input"), content);
    const descriptor = fs.openSync(join(cwd, "input"), "r");
    try {
      return readDescriptor(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  };

  it("gives the text, without a byte order mark", () => {
    expect(readFile("\ufeffname: x\n")).toEqual({ text: "name: x\n" });
  });

  it.each([
    ["more than an intent has", Buffer.alloc(limits.bytes + 1, "#"), "SRC-004"],
    ["what is no UTF-8", Buffer.from([0x6e, 0xff]), "SRC-005"],
  ])("finds %s", (_, content, code) => {
    const read = parseFileText("<stdin>", readFile(content));
    expect(read.ok ? [] : read.report.findings.map((finding) => finding.code)).toEqual([code]);
  });

  it("finds what cannot be read", () => {
    const descriptor = fs.openSync(cwd, "r");
    const read = parseFileText("<stdin>", readDescriptor(descriptor));
    fs.closeSync(descriptor);
    expect(read.ok ? [] : read.report.findings).toMatchObject([
      { code: "SRC-001", message: expect.stringContaining("it is a folder"), fix: expect.stringContaining("check -") },
    ]);
  });
});
