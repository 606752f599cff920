import { type JestResults, parseSkips, plainLine, table, tierOf, total } from "../../tools/set-up/summary.cjs";

const results = (more: Partial<JestResults> = {}): JestResults => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
  ...more,
});

const file = "/somewhere/test/real/api.test.ts";

const ran = (name: string, seconds: number, assertionResults: { fullName: string; status: string }[] = []) => ({
  ...{ name, assertionResults },
  ...{ startTime: 1_000_000, endTime: 1_000_000 + seconds * 1000 },
});

describe("a tier", () => {
  it("takes jest's counts", () => {
    expect(tierOf("unit", results(), 0, [])).toEqual({ name: "unit", passed: 3, failed: 0, skipped: 0, notes: [] });
  });

  it("counts a test file that does not load as a failure", () => {
    expect(tierOf("unit", results({ numFailedTests: 1, numRuntimeErrorTestSuites: 2 }), 1, []).failed).toBe(3);
  });

  it("is never green when jest ended badly", () => {
    expect(tierOf("unit", results(), 1, [])).toMatchObject({ failed: 1, notes: [expect.stringContaining("code 1")] });
    expect(tierOf("unit", undefined, 0, [])).toMatchObject({ passed: 0, failed: 1 });
  });

  it("tells the reason of every skip, one line per reason and file", () => {
    const assertionResults = [
      { fullName: "api server accepts pools", status: "pending" },
      { fullName: "api server accepts peers", status: "pending" },
      { fullName: "api server of another kind", status: "passed" },
      { fullName: "api servers", status: "pending" },
      { fullName: "later", status: "todo" },
    ];
    const records = parseSkips(
      `${JSON.stringify({ file, title: "api server", reason: "etcd v3.6.5 is not installed; fix: do this" })}\n`,
    );
    const run = results({ numPendingTests: 3, numTodoTests: 1, testResults: [ran(file, 29, assertionResults)] });
    expect(tierOf("real", run, 0, records)).toMatchObject({
      skipped: 4,
      notes: [
        "2 skipped in test/real/api.test.ts: etcd v3.6.5 is not installed; fix: do this",
        "1 skipped in test/real/api.test.ts: left out by its test file or a filter",
        "1 skipped in test/real/api.test.ts: not written yet",
      ],
    });
  });

  it("names the files that took longest", () => {
    const testResults = [ran("/a/test/quick.test.ts", 29), ran("/a/test/slow.test.ts", 30), ran(file, 100.4)];
    expect(tierOf("real", results({ testResults }), 0, []).notes).toEqual([
      "100 s in test/real/api.test.ts",
      "30 s in test/slow.test.ts",
    ]);
  });
});

describe("the summary", () => {
  const tiers = [
    { name: "static", passed: 4, failed: 0, skipped: 0, notes: [] },
    { name: "real", passed: 10, failed: 1, skipped: 2, notes: ["2 skipped in x: because"] },
  ];

  it("ends with the sum as one plain line", () => {
    expect(total(tiers)).toEqual({ passed: 14, failed: 1, skipped: 2 });
    expect(plainLine(total(tiers))).toBe("14 passed, 1 failed, 2 skipped");
    expect(plainLine(total([]))).toBe("0 passed, 0 failed, 0 skipped");
  });

  it("shows each tier and the notes", () => {
    expect(table(tiers).split("\n")).toEqual([
      "           passed   failed  skipped",
      "  static        4        0        0",
      "  real         10        1        2",
      "  2 skipped in x: because",
    ]);
  });
});
