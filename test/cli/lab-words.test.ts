import { probeLines } from "../../cli/lab/words";

const pair = { from: "a", to: "b", sent: 100, lost: 0, longestOutage: 0 };
const result = { at: 1000, sent: 100, lost: 0, silent: 0, flows: 1, longestOutage: 0, stalled: 0, pairs: [pair] };

it("tells how a probe ended", () => {
  expect(probeLines(result)).toEqual(["100 packets between 1 pair of pods in 1.0 s: lost 0, longest outage 0 ms"]);
});

it("tells of a busy machine where something was lost, which may be its doing", () => {
  const lost = { ...result, lost: 5, longestOutage: 50, pairs: [{ ...pair, lost: 5, longestOutage: 50 }] };
  expect(probeLines({ ...lost, stalled: 20 })).toHaveLength(3);
  expect(probeLines({ ...lost, stalled: 1640 }).at(-1)).toMatch(/busy.* had no processor for 1\.64 s/);
  expect(probeLines({ ...result, stalled: 1640 })).toHaveLength(1);
});
