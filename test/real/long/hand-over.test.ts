/**
 * No order of interruptions leaves nodes without a CNI for longer than the budget without the script's saying so, and how it is taken back:
 * bash runs it against a cluster whose clock is ours (test/platforms/eks-anywhere/support/fake-cluster.sh), is killed at one call after
 * the other, twice, and then goes on or takes it back.
 */
import { endsWell, FakeCluster, isTold } from "../../platforms/eks-anywhere/support/cluster";

jest.setTimeout(900_000);

/** Every third call of the first run; the second one is killed at another, which moves with it. */
const stride = Number(process.env["HAND_OVER_STRIDE"] ?? 3);

it("says so whenever nodes have been without a CNI for too long, and comes to its end either way", () => {
  const whole = new FakeCluster();
  whole.run("run");
  const { calls } = whole;
  whole.remove();
  expect(calls).toBeGreaterThan(80);

  const wrong: unknown[] = [];
  for (let first = 1; first <= calls; first += stride) {
    const one = new FakeCluster({ calico: 20 + (first % 5) * 20, clean: first % 7 });
    const second = 1 + ((first * 7) % 60);
    const [killedWay, way] = first % 2 === 0 ? (["run", "rollback"] as const) : (["rollback", "run"] as const);
    one.run("run", first);
    one.pass(first % 4 === 0 ? 20 : 600);
    const before = one.run("status");
    if (!isTold(one, before)) wrong.push([first, "after the first", before.said]);
    one.run(killedWay, second);
    one.pass(400);
    const between = one.run("status");
    if (!isTold(one, between)) wrong.push([first, second, "after the second", between.said]);
    const end = endsWell(one, way);
    if (end.length > 0) wrong.push([first, second, killedWay, way, end]);
    one.remove();
  }
  expect(wrong).toEqual([]);
});
