import { type Bench, tableText } from "../../../bench/bench";
import { benches, runBenches } from "../../../bench";
import { engine } from "../../../bench/engine";
import { measureGrowth, timed } from "../../../bench/measure";
import { describeWith } from "../support/needs";

async function runs(bench: Bench): Promise<void> {
  const printed: string[] = [];
  // At this size its numbers mean nothing, so what it misses is not looked at.
  await runBenches([bench], 1000, (text) => printed.push(text));
  expect(printed).toHaveLength(1);
  expect(printed[0]?.split("\n").length).toBeGreaterThan(3);
  expect(printed[0]).not.toMatch(/undefined|NaN|Infinity/);
}

it.each(benches.filter((bench) => bench !== engine).map((bench) => [bench.name, bench] as const))(
  "%s runs",
  (_, bench) => runs(bench),
);

describeWith(["pulumi"], "on the real engine", () => {
  it("engine runs", () => runs(engine));
});

it("gives each size the same share of a round, and measures the growth between the smallest and the largest", () => {
  const counts = new Map<number, number>();
  const works = [10, 100].map((size) => ({
    size,
    run: () => {
      counts.set(size, (counts.get(size) ?? 0) + 1);
      for (let left = size * 1e6; left > 0; left--);
    },
  }));
  const { points, exponent } = measureGrowth(works, 2);
  expect(points.map(({ size }) => size)).toEqual([10, 100]);
  expect([...counts]).toEqual([
    [10, 30],
    [100, 3],
  ]);
  expect(exponent).toBeGreaterThan(0);
});

it("measures no growth where nothing grows", () => {
  const works = [10, 30, 10].map((size) => ({ size, run: () => size }));
  expect(() => measureGrowth(works, 1)).toThrow("growth is measured between two sizes");
  expect(() => measureGrowth([], 1)).toThrow("growth is measured between two sizes");
});

it.each([
  ["that stands still", 0, 0],
  ["with steps of 4 ms", 4000, 0],
  ["as it is", 17, 4],
])("has numbers with a clock %s", (_, user, system) => {
  const clock = jest.spyOn(process, "cpuUsage").mockReturnValue({ user, system });
  try {
    expect(timed(() => "done")).toEqual({ result: "done", time: Math.max(0.001, (user + system) / 1000) });
    const works = [10, 100].map((size) => ({ size, run: () => undefined }));
    expect(Number.isFinite(measureGrowth(works, 3).exponent)).toBe(true);
  } finally {
    clock.mockRestore();
  }
});

it("says what is missed, of every bench", async () => {
  const row = { cells: ["a", "1"] };
  const bench = (name: string, ...missed: readonly string[]): Bench => ({
    name,
    run: () => ({
      title: name,
      columns: ["nodes", "10"],
      rows: [row, ...missed.map((one) => ({ ...row, missed: one }))],
    }),
  });
  const printed: string[] = [];
  const run = (...all: readonly Bench[]): Promise<readonly string[]> =>
    runBenches(all, 1, (text) => printed.push(text));
  expect(await run(bench("slow", "too slow", "too large"), bench("good"), bench("large", "larger"))).toEqual([
    "too slow",
    "too large",
    "larger",
  ]);
  expect(printed.map((text) => text.split("\n")[0])).toEqual(["slow", "good", "large"]);
  expect(await run(bench("good"))).toEqual([]);
});

it("prints a table of the cells alone, numbers to the right", () => {
  expect(
    tableText({
      title: "T",
      columns: ["nodes", "10"],
      rows: [{ cells: ["a", "1"] }, { cells: ["longer", "100"], missed: "m" }],
    }),
  ).toBe("T\nnodes    10\na         1\nlonger  100\n");
});
