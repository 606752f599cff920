import fc from "fast-check";
import type { Cluster } from "../../constructs/calico";
import { failureText, type PairCounts, predict, simulate, type Simulation, sweep } from "../../constructs/simulate";
import { canUseReflected, clusterOf, doubled, inhabited, joined, small, torFailures } from "./support/clusters";
import { tries } from "../support/tries";

const simulated = (...args: Parameters<typeof simulate>): Simulation => {
  const result = simulate(...args);
  if (!result.ok) throw new Error(result.why);
  return result.simulation;
};
const runs = tries(5);

/** Pairs that do not fare as well as they might. */
const broken = ({ lost, partly }: PairCounts): number => lost + partly;

it("has every node reach every block, in every design", () => {
  fc.assert(
    fc.property(joined.filter(canUseReflected), (shape) => {
      const { before, lost, unsettled } = simulated(clusterOf(shape));
      expect({ lost, unsettled, broken: broken(before) }).toEqual({ lost: [], unsettled: [], broken: 0 });
    }),
    tries(20),
  );
});

it("says the same twice, and whatever the order in which the intent names things", () => {
  fc.assert(
    fc.property(inhabited, (shape) => {
      const tables = predict(clusterOf(shape));
      expect(predict(clusterOf(shape))).toEqual(tables);
      expect(predict(clusterOf(shape, { reversed: true }))).toEqual(tables);
    }),
    runs,
  );
});

it("lets no failure make nodes reach each other that did not", () => {
  fc.assert(
    fc.property(inhabited.filter(canUseReflected), (shape) => {
      const found = sweep(clusterOf(shape));
      const before = found?.steady.lost
        .filter(({ fate }) => fate !== "partly lost")
        .map(({ from, to }) => `${from} ${to}`);
      for (const { failure, lost } of found?.failures ?? []) {
        if (failure.kind === "node" || failure.kind === "drain") continue;
        const after = lost.map(({ from, to }) => `${from} ${to}`);
        expect(after).toEqual(expect.arrayContaining(before ?? []));
      }
    }),
    runs,
  );
});

it("loses nothing to a drained switch", () => {
  fc.assert(
    fc.property(joined.filter(canUseReflected), (shape) => {
      const drains = sweep(clusterOf(shape), { kinds: ["drain"] })?.failures ?? [];
      expect(drains.filter(({ after, atRisk }) => broken(after) + atRisk > 0)).toEqual([]);
    }),
    runs,
  );
});

it("loses nothing to the death of one switch where racks have two and there are two spines", () => {
  fc.assert(
    fc.property(doubled.filter(canUseReflected), (shape) => {
      const cluster = clusterOf(shape);
      const deaths = sweep(cluster, { kinds: ["tor", "spine"] })?.failures ?? [];
      expect(
        deaths.filter(({ after }) => broken(after) > 0).map(({ failure, lost }) => [failureText(failure), lost]),
      ).toEqual([]);
      expect(deaths.filter(({ failure }) => failure.kind === "tor")).toHaveLength(torFailures(cluster).length);
    }),
    runs,
  );
});

describe("every single failure", () => {
  const counts = (cluster: Cluster, mostNodes: number) =>
    (sweep(cluster, { mostNodes })?.failures ?? []).map(
      ({ failure, alike, atRisk, after, sessionsDown, unsettled }) => ({
        failure,
        alike,
        told: { atRisk, after, sessionsDown, unsettled },
      }),
    );

  it("is what it is alone", () => {
    fc.assert(
      fc.property(small, (shape) => {
        const cluster = clusterOf(shape);
        for (const { failure, told } of counts(cluster, Infinity)) {
          const { during, after, unsettled } = simulated(cluster, [failure]);
          expect({ failure, after, atRisk: broken(during), unsettled: unsettled.length }).toEqual({
            failure,
            after: told.after,
            atRisk: failure.kind === "drain" ? broken(during) : told.atRisk,
            unsettled: told.unsettled,
          });
        }
      }),
      tries(15),
    );
  });

  it("is what it is where nodes and racks stand for each other", () => {
    fc.assert(
      fc.property(inhabited, (shape) => {
        const cluster = clusterOf(shape);
        const all = counts(cluster, Infinity);
        const exact = new Map(all.map(({ failure, told }) => [failureText(failure), told]));
        const few = counts(cluster, 0);
        for (const { failure, told } of few)
          expect({ failure, told }).toEqual({ failure, told: exact.get(failureText(failure)) });
        expect(few.reduce((sum, { alike }) => sum + alike, 0)).toBe(all.length);
      }),
      runs,
    );
  });

  it("counts what switches carry alike, whoever is looked at", () => {
    fc.assert(
      fc.property(inhabited, (shape) => {
        const cluster = clusterOf(shape);
        const all = new Map(simulated(cluster, [], { mostNodes: Infinity }).switches.map((load) => [load.name, load]));
        const few = simulated(cluster, [], { mostNodes: 0 }).switches;
        for (const { alike: _alike, fullest: _fullest, ...load } of few) expect(all.get(load.name)).toMatchObject(load);
        expect(few.reduce((sum, { alike }) => sum + alike, 0)).toBe(all.size);
      }),
      runs,
    );
  });
});
