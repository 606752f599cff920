import { pathToFileURL } from "node:url";
import { type Finding, jsonReport, sarifReport, summary, tableReport } from "../../constructs/findings";
import { catalogue } from "../../constructs/kit";

/** Controls, a direction that is turned round, a separator of lines, half a character, one that nobody sees. */
const steering = "\u0000\u001b[31m\u0007\u007f\u0085\u009b31m\u200b\u202e\u2028\ufeff\udb40\udc01\ud800";

const steers = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const unknownKey: Finding = {
  code: "INT-001",
  severity: "error",
  path: "/calico/dataplain",
  message: 'unknown key "dataplain"',
  got: "ebpf",
  want: "dataplane",
  fix: "rename the key",
  see: "schema/intent.schema.json",
  location: { file: "intent.yaml", line: 12, column: 5 },
};
const warning: Finding = {
  code: "INT-005",
  severity: "warning",
  path: "/network/pods/0",
  message: "odd",
  got: "one",
  want: "another",
  fix: "change it",
  see: "somewhere",
  location: { file: "intent.yaml", line: 3, column: 1 },
};
const info: Finding = { ...warning, code: "INT-004", severity: "info", path: "", location: undefined };
const context = { source: "intent.yaml" };

describe("the table", () => {
  it("shows a finding with its place, message, got, want, fix and see", () => {
    expect(tableReport([unknownKey], context)).toBe(
      [
        "error INT-001  intent.yaml:12:5  /calico/dataplain",
        '  unknown key "dataplain"',
        "  got   ebpf",
        "  want  dataplane",
        "  fix   rename the key",
        "  see   schema/intent.schema.json",
        "",
        "1 error, 0 warnings",
        "",
      ].join("\n"),
    );
  });

  it("orders by position whatever the order of the findings", () => {
    const text = tableReport([unknownKey, warning, info], context);
    expect(text).toBe(tableReport([info, warning, unknownKey], context));
    expect(text.indexOf("INT-004")).toBeLessThan(text.indexOf("INT-005"));
    expect(text.indexOf("INT-005")).toBeLessThan(text.indexOf("INT-001"));
  });

  it("names the source where a finding has no position, and leaves an empty pointer out", () => {
    expect(tableReport([info], { source: "quickstart" })).toMatch(/^info INT-004 {2}quickstart\n/);
  });

  it("counts in words", () => {
    expect(summary([unknownKey, unknownKey, warning])).toBe("2 errors, 1 warning");
    expect(summary([info])).toBe("0 errors, 0 warnings, 1 info");
  });

  it("says so when there is nothing to say", () => {
    expect(tableReport([], context)).toBe("intent.yaml: no findings\n");
  });

  it("is coloured only when asked", () => {
    expect(tableReport([unknownKey], context)).not.toContain("\u001b");
    expect(tableReport([unknownKey], context, { colour: true })).toContain("\u001b[31merror INT-001\u001b[0m");
  });

  it("does not let a file steer the terminal, and indents further lines", () => {
    const text = tableReport([{ ...unknownKey, got: "\u001b[2Jx\nsecond", fix: "a\rb" }], context);
    expect(text).toContain("got   \\u001b[2Jx\n        second");
    expect(text).toContain("fix   a\\u000db");
    expect(text).not.toContain("\u001b");
  });
});

describe("what is accepted", () => {
  const reason = "the webhooks of this course run host-networked";
  const location = { file: "intent.yaml", line: 20, column: 5 };
  const accepted: Finding = { ...warning, accepted: { reason, location } };

  it("is counted apart and not shown in the table", () => {
    const text = tableReport([unknownKey, accepted], context);
    expect(text).not.toContain("INT-005");
    expect(text).toMatch(/\n1 error, 0 warnings, 1 accepted\n$/);
    expect(tableReport([accepted], context)).toBe("intent.yaml: 0 errors, 0 warnings, 1 accepted\n");
  });

  it("has its reason in JSON", () => {
    expect(JSON.parse(jsonReport([accepted, warning], context))).toMatchObject({
      summary: { errors: 0, warnings: 1, infos: 0, accepted: 1 },
      findings: [{ code: "INT-005", accepted: { reason } }, { code: "INT-005" }],
    });
  });

  it("is suppressed in SARIF, by the file itself, with its reason", () => {
    const [other, result] = sarif(accepted, info).runs[0]!.results;
    expect(result?.suppressions).toEqual([
      {
        kind: "inSource",
        status: "accepted",
        justification: reason,
        location: {
          physicalLocation: {
            artifactLocation: { uri: "intent.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 20, startColumn: 5 },
          },
        },
      },
    ]);
    expect(other).not.toHaveProperty("suppressions");
  });
});

describe("JSON", () => {
  it("has the same bytes for the same findings in any order", () => {
    expect(jsonReport([unknownKey, warning], context)).toBe(jsonReport([warning, unknownKey], context));
    const shuffled = Object.fromEntries(Object.entries(unknownKey).reverse()) as unknown as Finding;
    expect(jsonReport([shuffled], context)).toBe(jsonReport([unknownKey], context));
  });

  it("carries everything a finding holds", () => {
    const document: unknown = JSON.parse(jsonReport([unknownKey, info], context));
    expect(document).toEqual({
      format: 1,
      source: "intent.yaml",
      summary: { errors: 1, warnings: 0, infos: 1, accepted: 0 },
      findings: [JSON.parse(JSON.stringify(info)), unknownKey],
    });
  });
});

it("shows nothing that steers a terminal, in any form, wherever it stands", () => {
  const bad = (key: string): string => `${key}${steering}`;
  const finding: Finding = {
    ...unknownKey,
    path: bad("/x"),
    message: bad("m"),
    got: bad("g"),
    want: bad("w"),
    fix: bad("f"),
    location: { file: bad("file"), line: 1, column: 1 },
  };
  const source = { source: bad("s") };
  const reports = [
    tableReport([finding], source),
    tableReport([], source),
    jsonReport([finding], source),
    sarifReport([finding], { ...source, catalogue: catalogue() }),
  ];
  for (const text of reports) expect(text).not.toMatch(steers);
  expect(JSON.parse(reports[2] ?? "")).toMatchObject({
    source: source.source,
    findings: [{ message: finding.message }],
  });
});

interface Sarif {
  $schema: string;
  version: string;
  runs: {
    tool: {
      driver: {
        name: string;
        rules: { id: string; shortDescription: { text: string }; defaultConfiguration: { level: string } }[];
      };
    };
    columnKind: string;
    results: {
      ruleId: string;
      ruleIndex?: number;
      level: string;
      suppressions?: readonly object[];
      message: { text: string };
      locations: {
        physicalLocation?: {
          artifactLocation: { uri: string; uriBaseId?: string };
          region: { startLine: number; startColumn: number };
        };
        logicalLocations: { fullyQualifiedName: string }[];
      }[];
    }[];
  }[];
}

const sarif = (...findings: Finding[]) =>
  JSON.parse(sarifReport(findings, { ...context, catalogue: catalogue() })) as Sarif;

describe("SARIF 2.1.0", () => {
  it("is one run with a driver and the catalogue as its rules", () => {
    const log = sarif();
    expect(log.version).toBe("2.1.0");
    expect(log.$schema).toMatch(/sarif-2\.1\.0/);
    expect(log.runs).toHaveLength(1);
    const { driver } = log.runs[0]!.tool;
    expect(driver.name).toBe("calico-kit");
    expect(driver.rules.map(({ id }) => id)).toEqual(Object.keys(catalogue()));
    for (const rule of driver.rules) {
      expect(rule.shortDescription.text).not.toBe("");
      expect(["error", "warning", "note", "none"]).toContain(rule.defaultConfiguration.level);
    }
    expect(log.runs[0]!.results).toEqual([]);
  });

  it("points each result at its rule, region and pointer", () => {
    const { results, tool } = sarif(unknownKey).runs[0]!;
    const [result] = results;
    expect(result).toMatchObject({ ruleId: "INT-001", level: "error" });
    expect(tool.driver.rules[result!.ruleIndex!]!.id).toBe("INT-001");
    expect(result!.message.text).toBe('unknown key "dataplain"; got ebpf; want dataplane; fix: rename the key');
    expect(result!.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "intent.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 12, startColumn: 5 },
        },
        logicalLocations: [{ fullyQualifiedName: "/calico/dataplain", kind: "member" }],
      },
    ]);
  });

  it("maps warning and info, and keeps a result without a position", () => {
    const { results } = sarif(warning, info).runs[0]!;
    expect(results.map(({ level }) => level)).toEqual(["note", "warning"]);
    expect(results[0]!.locations[0]!.physicalLocation).toBeUndefined();
  });

  it("writes paths as URIs", () => {
    const at = (file: string) =>
      sarif({ ...unknownKey, location: { file, line: 1, column: 1 } }).runs[0]!.results[0]!.locations[0]!
        .physicalLocation!.artifactLocation;
    expect(at("my lab/intent#1.yaml")).toEqual({ uri: "my%20lab/intent%231.yaml", uriBaseId: "%SRCROOT%" });
    expect(at("/tmp/a b.yaml")).toEqual({ uri: pathToFileURL("/tmp/a b.yaml").href });
  });

  it("leaves ruleIndex out for a code that the catalogue does not know", () => {
    expect(sarif({ ...unknownKey, code: "XXX-001" }).runs[0]!.results[0]!.ruleIndex).toBeUndefined();
  });
});
