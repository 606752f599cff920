import type { Finding } from "../../../constructs/findings";
import { parseText } from "../../../constructs/intent";
import { checkDocument, matrix, platforms, starterDataplanes, starterIntent, starters } from "../../../constructs/kit";

interface Cell {
  readonly platform: string;
  readonly dataplane: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Every way to answer the questions of every platform, with every data plane. */
const cells: readonly Cell[] = [...starters()].flatMap(([platform, { questions }]) => {
  const ways = questions.reduce<readonly Readonly<Record<string, string>>[]>(
    (before, { id, choices, usual }) =>
      before.flatMap((answers) => (choices ?? [usual]).map((answer) => ({ ...answers, [id]: answer }))),
    [{}],
  );
  return ways.flatMap((answers) =>
    Object.keys(starterDataplanes).map((dataplane) => ({ platform, dataplane, answers })),
  );
});

function textOf({ platform, dataplane, answers }: Cell): string {
  return starterIntent({
    platform,
    name: "first",
    schema: "schema/intent.schema.json",
    answers: { ...answers, dataplane },
  });
}

function findings(text: string): readonly Finding[] {
  const read = parseText("intent.yaml", text);
  if (!read.ok) return read.report.findings;
  const checked = checkDocument("intent.yaml", read.document, ".");
  return checked.ok ? checked.plan.findings : checked.refusal.findings;
}

const errors = (text: string): string[] =>
  findings(text).flatMap(({ severity, code, path, message }) =>
    severity === "error" ? [`${code} ${path}: ${message}`] : [],
  );

const titled = cells.map((cell): [string, Cell] => [
  [cell.platform, ...Object.values(cell.answers), cell.dataplane].join(" "),
  cell,
]);

/** What no intent can say, whoever writes it; the rule that says so has the last word. */
const impossible: Readonly<Record<string, string>> = {
  "existing aks vpp": "EXI-004",
  "existing gke vpp": "VPP-001",
  "existing gke ebpf": "EXI-005",
};

it("knows every platform of the kit, and every data plane of the matrix", () => {
  expect([...starters().keys()]).toEqual(platforms().map(({ kind }) => kind));
  expect(Object.keys(starterDataplanes)).toEqual([...new Set(matrix().map(({ dataplane }) => dataplane))]);
});

describe.each(titled)("%s", (title, cell) => {
  const text = textOf(cell);
  const examples = text.split("\n").flatMap((line, index) => (/^ *# [a-z]\w*: /.test(line) ? [{ line, index }] : []));

  it("has no errors", () => {
    const code = impossible[title];
    const expected = code === undefined ? [] : [expect.stringContaining(code)];
    expect(errors(text)).toEqual(expected);
  });

  it("takes in each of its examples as it stands", () => {
    if (impossible[title] !== undefined) return;
    expect(examples.length).toBeGreaterThan(5);
    for (const { line, index } of examples) {
      const taken = text.split("\n").with(index, line.replace("# ", "")).join("\n");
      expect({ line, errors: errors(taken) }).toEqual({ line, errors: [] });
    }
  });
});
