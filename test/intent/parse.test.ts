import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finding } from "../../constructs/findings";
import { readSource } from "../../constructs/intent";
import { plain } from "../../constructs/model";
import { base, sourceFixtures } from "./fixtures/source";
import { neverThrows, parse } from "./support/parsing";
import { tries } from "../support/tries";

describe("fixtures", () => {
  for (const [code, { failing, passing }] of Object.entries(sourceFixtures)) {
    test(`${code} is raised by its failing fixture and not by its passing one`, () => {
      expect(parse(failing).findings.map((finding) => finding.code)).toContain(code);
      expect(parse(passing).findings.map((finding) => finding.code)).not.toContain(code);
    });
  }

  test("a document without a mistake has no finding", () => {
    expect(parse(base()).findings).toEqual([]);
  });
});

describe("positions and texts", () => {
  test("an unknown key is found at the key, with the nearest known one", () => {
    const [finding] = parse(base("calico:", "  datplane: { kind: ebpf }")).findings;
    expect(finding).toMatchObject({
      code: "INT-001",
      path: "/calico/datplane",
      location: { file: "intent.yaml", line: 4, column: 3 },
      fix: 'write "dataplane", or remove it',
    });
  });

  test("an unquoted version is quoted as it stands in the file", () => {
    const [finding] = parse(base("kubernetes: 1.30")).findings;
    expect(finding).toMatchObject({ code: "INT-002", path: "/kubernetes", location: { line: 3, column: 13 } });
    expect(finding?.fix).toBe('put it in quotes: "1.30"');
  });

  test("an unknown kind names the kinds and the nearest", () => {
    const [finding] = parse(base("calico: { dataplane: { kind: epbf } }")).findings;
    expect(finding).toMatchObject({
      code: "INT-004",
      path: "/calico/dataplane/kind",
      got: "epbf",
      want: "kind: one of iptables, nftables, ebpf, vpp",
      fix: "write kind: ebpf",
    });
  });

  test.each([
    [
      'calico: { pools: [{ cidr: 172.16.0.0/16, nodeSelector: "rack == r1" }] }',
      "/calico/pools/0/nodeSelector",
      "a value in quotes is missing after ==, as in 'value' (character 9)",
      56,
    ],
    [
      "calico: { bgp: { peers: [{ name: tor, asNumber: 65101, peerIP: 10.9.0.1/32 }] } }",
      "/calico/bgp/peers/0/peerIP",
      "a prefix length does not belong here; write the address alone",
      64,
    ],
    ["calico: { bgp: { asNumber: AS65001 } }", "/calico/bgp/asNumber", 'write the number alone, without "AS"', 28],
  ])("%s is malformed, for the reason of who reads it", (line, path, reason, column) => {
    const { findings, dropped } = parse(base(line));
    expect(findings).toMatchObject([{ code: "INT-005", path, location: { line: 3, column } }]);
    expect(findings[0]?.message).toBe(`the value is malformed: ${reason}`);
    expect(dropped).toEqual([path]);
  });

  test("a syntax error has line and column and no path", () => {
    const [finding] = parse("name: demo\nplatform: { kind: eks\n").findings;
    expect(finding).toMatchObject({ code: "SRC-002", path: "" });
    expect(finding?.location?.line).toBeGreaterThanOrEqual(2);
  });

  test("a duplicate key is a syntax error", () => {
    expect(parse("name: a\nname: b\n").findings.map(({ code }) => code)).toContain("SRC-002");
  });

  test("an alias bomb is refused, not expanded", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]",
      "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
      "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]",
      "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]",
      "f: [*e,*e,*e,*e,*e,*e,*e,*e,*e]",
    ];
    expect(parse(bomb.join("\n")).findings.map(({ code }) => code)).toEqual(["SRC-004"]);
  });
});

describe("what is left of a document with mistakes", () => {
  test("the wrong parts are dropped and the rest stands", () => {
    const { intent, dropped, findings } = parse(
      base("kubernetes: 1.30", "calico:", "  release: v3.32.1", "  mtu: big", "  bgp: { asNumber: 65001, typo: 1 }"),
    );
    expect(findings.map(({ path }) => path).sort()).toEqual(["/calico/bgp/typo", "/calico/mtu", "/kubernetes"]);
    expect([...dropped].sort()).toEqual(["/calico/bgp/typo", "/calico/mtu", "/kubernetes"]);
    expect(plain(intent?.calico)).toEqual({ release: "v3.32.1", bgp: { asNumber: 65001 } });
  });

  test("without a platform nothing is left to judge", () => {
    expect(parse("name: demo\n").intent).toBeUndefined();
  });

  // A sample; test/real/long/parse.test.ts does so for far more.
  test.each(neverThrows)("%s", (_what, property) => fc.assert(property, tries(30)));
});

describe("files", () => {
  const directory = mkdtempSync(join(tmpdir(), "calico-kit-intent-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const write = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };

  interface ReadElsewhere {
    readonly ok: boolean;
    readonly data?: unknown;
    readonly findings?: readonly Finding[];
  }

  /** Reads files in a process of its own: inside jest, TypeScript modules are loaded by jest instead. */
  function readElsewhere(...paths: readonly string[]): readonly ReadElsewhere[] {
    const script = `
      const { readSource } = require(${JSON.stringify(join(__dirname, "../../constructs/intent"))});
      const told = process.argv.slice(1).map((path) => {
        const read = readSource(path);
        return read.ok ? { ok: true, data: read.document.data } : { ok: false, findings: read.report.findings };
      });
      console.log(JSON.stringify(told));`;
    const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script, ...paths], {
      encoding: "utf8",
    });
    return JSON.parse(output) as readonly ReadElsewhere[];
  }

  test.each([
    ["missing.yaml", "there is no such file"],
    [".", "it is a folder, not a regular file"],
  ])("%s cannot be read", (name, message) => {
    const read = readSource(join(directory, name));
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.report.findings[0]?.message).toContain(message);
  });

  test("a file with another ending cannot be read", () => {
    const read = readSource(write("intent.toml", "name = 1"));
    expect(!read.ok && read.report.findings[0]?.code).toBe("SRC-001");
  });

  test("YAML, JSON and TypeScript give the same data; a module without an intent, and one that throws, are findings", () => {
    const data = { name: "demo", platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] } };
    const sources = [
      write("same.yaml", base()),
      write("same.json", JSON.stringify(data)),
      write("same.ts", `const intent: unknown = ${JSON.stringify(data)};\nexport default intent;\n`),
    ];
    const modules = [
      write("none.ts", "export const other = 1;\n"),
      write("throws.ts", 'throw new Error("out of order");\n'),
      write("syntax.ts", "export default {{{;\n"),
    ];
    const told = readElsewhere(...sources, ...modules);
    expect(told.slice(0, sources.length)).toEqual(sources.map(() => ({ ok: true, data })));
    const refused = told.slice(sources.length).map(({ ok, findings }) => [ok, findings?.[0]?.code]);
    expect(refused).toEqual(modules.map(() => [false, "SRC-003"]));
    expect(JSON.stringify(told)).not.toContain("    at ");
  });
});
