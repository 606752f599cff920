import fc from "fast-check";
import { Arrivals } from "../../lab/inside/arrivals";
import { tries } from "../support/tries";

const interval = 10;
const at = (sequence: number): number => sequence * interval;

function arrived(sequences: readonly number[]) {
  const arrivals = new Arrivals(interval);
  for (const sequence of sequences) arrivals.add(sequence, at(sequence));
  return arrivals.report();
}

test("nothing is lost of what arrives in its order", () => {
  expect(arrived([0, 1, 2, 3])).toEqual({ reached: 4, lost: 0, longestOutage: 0, lastSent: 30 });
});

test("an outage is from the first that is lost to the next that arrives", () => {
  expect(arrived([0, 1, 5, 6, 8])).toEqual({ reached: 9, lost: 4, longestOutage: 30, lastSent: 80 });
  expect(arrived([3])).toMatchObject({ lost: 3, longestOutage: 30 });
});

test("a late packet is not lost, and splits what was an outage", () => {
  expect(arrived([0, 10, 5])).toMatchObject({ lost: 8, longestOutage: 40 });
  expect(arrived([0, 2, 1])).toMatchObject({ lost: 0, longestOutage: 0 });
});

test("whatever the order, what did not arrive is lost, and nothing else; twice is once", () => {
  const sequences = fc.array(fc.nat(60), { minLength: 1 });
  fc.assert(
    fc.property(sequences, (some) => {
      const { reached, lost } = arrived(some);
      expect(reached).toBe(Math.max(...some) + 1);
      expect(lost).toBe(reached - new Set(some).size);
    }),
    tries(600),
  );
});
