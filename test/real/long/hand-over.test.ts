/**
 * The walk of test/real/hand-over-walk.test.ts, two kills deep: from each state that one kill can leave, every state
 * that a second one can, in either way; and sequences of whatever may happen, in any order.
 */
import fc from "fast-check";
import { endsWell, FakeCluster, type Interruption, untold } from "../../platforms/eks-anywhere/support/cluster";
import { byOthers, differing, interrupted, quick, type Way } from "../../platforms/eks-anywhere/support/walk";
import { longTries } from "../../support/tries";

jest.setTimeout(1_800_000);

const ways = ["run", "rollback"] as const;

it("says so whenever nodes have been without a CNI for too long, and comes to its end either way, from every state", () => {
  const start = new FakeCluster(quick);
  const seen = new Map<string, FakeCluster>();
  const wrong: unknown[] = [];
  /** Both ways to their end; the states on the way that nobody has seen. */
  const from = (one: FakeCluster): readonly FakeCluster[] =>
    ways.flatMap((way) => {
      const copy = one.copy();
      const { ran, moments } = copy.moments(way);
      if (ran.status !== 0) wrong.push([one.state, way, ran.said]);
      copy.remove();
      return differing(moments).filter((moment) => {
        const isNew = !seen.has(moment.state);
        if (isNew) seen.set(moment.state, moment);
        else moment.remove();
        return isNew;
      });
    });
  const second = from(start).flatMap(from);
  for (const [index, one] of second.entries()) {
    one.pass(600);
    const found = [...untold(one, one.run("status")), ...endsWell(one, ways[index % 2]!)];
    if (found.length > 0) wrong.push([one.state, ways[index % 2], found]);
  }
  expect(wrong).toEqual([]);
  expect(second.length).toBeGreaterThan(100);
  for (const one of [start, ...seen.values()]) one.remove();
});

type Event =
  | { readonly way: Way; readonly interruption: Interruption }
  | { readonly passes: number }
  | { readonly others: keyof typeof byOthers };

const call = fc.integer({ min: 1, max: 110 });
const interruption: fc.Arbitrary<Interruption> = fc.oneof(
  fc.record({ killAt: call, how: fc.constantFrom("before", "half", "after") }),
  fc.tuple(call, fc.constantFrom(0, 3, 1000)).map(([at, more]) => ({ away: [at, at + more] as const })),
  call.map((otherAt) => ({ otherAt })),
);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ way: fc.constantFrom(...ways), interruption }) },
  { weight: 1, arbitrary: fc.constantFrom(20, 400).map((passes) => ({ passes })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...(Object.keys(byOthers) as (keyof typeof byOthers)[])).map((others) => ({ others })),
  },
);

it("does so whatever happens, in any order", () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 2, maxLength: 5 }), fc.constantFrom(...ways), (events, way) => {
      const one = new FakeCluster(quick);
      try {
        for (const happens of events) {
          if ("passes" in happens) one.pass(happens.passes);
          else if ("others" in happens) byOthers[happens.others](one);
          else expect(interrupted(one, happens.way, happens.interruption)).toEqual([]);
          expect(untold(one, one.run("status"))).toEqual([]);
        }
        expect(endsWell(one, way)).toEqual([]);
      } finally {
        one.remove();
      }
    }),
    longTries(25),
  );
});
