/**
 * No order of interruptions leaves nodes without a CNI for longer than the budget without the script's saying so, and how it is taken
 * back. bash runs the script against a cluster whose clock is ours (support/fake-cluster.sh). Here: every state that one kill can leave,
 * every call that is not answered in the steps around the window, and what others do meanwhile. test/real/long goes on from each of
 * these states to the next.
 */
import { endsWell, FakeCluster, untold } from "../platforms/eks-anywhere/support/cluster";
import { byOthers, differing, interrupted, quick, type Way } from "../platforms/eks-anywhere/support/walk";

let whole: FakeCluster;
/** Between any two changes of a run, and of a rollback of all of it; and the states among the former, each once. */
let running: readonly FakeCluster[];
let rollingBack: readonly FakeCluster[];
let moments: readonly FakeCluster[];
const used: FakeCluster[] = [];
const copyOf = (one: FakeCluster): FakeCluster => {
  const copy = one.copy();
  used.push(copy);
  return copy;
};

beforeAll(() => {
  whole = new FakeCluster(quick);
  running = whole.moments("run").moments;
  moments = differing(running);
  const again = whole.copy();
  rollingBack = again.moments("rollback").moments;
  again.remove();
});
afterEach(() => used.splice(0).forEach((one) => one.remove()));
afterAll(() => [whole, ...running, ...rollingBack].forEach((one) => one.remove()));

const wayOf = (index: number): Way => (index % 2 === 0 ? "run" : "rollback");

it("finds a state between any two changes", () => {
  expect(moments.length).toBeGreaterThan(25);
  expect(new Set(moments.map((one) => one.state)).size).toBe(moments.length);
  // With the CNI, without any, with the other one.
  const kinds = moments.map((one) => [one.has("cilium"), one.has("installation")].join());
  expect([...new Set(kinds)].sort()).toEqual(["false,false", "false,true", "true,false"]);
});

it("killed anywhere, dead for longer than the budget: it says what is, and comes to its end either way", () => {
  const wrong = moments.flatMap((moment, index) => {
    const one = copyOf(moment);
    one.pass(600);
    return [...untold(one, one.run("status")), ...endsWell(one, wayOf(index))].map((text) => [index, text]);
  });
  expect(wrong).toEqual([]);
});

it("takes Cilium from no cluster that has been put in service meanwhile", () => {
  const withCilium = moments.filter((one) => one.has("cilium"));
  const wrong = withCilium.flatMap((moment, index) => {
    const one = copyOf(moment);
    one.put("in-service", "true");
    const { status, said } = one.run("run");
    return [
      ...(status !== 0 && said.includes("marked as in service") ? [] : [said]),
      ...(one.has("cilium") && one.secondsWithoutCni === 0 ? [] : ["Cilium is gone"]),
    ].map((text) => [index, text]);
  });
  expect(wrong).toEqual([]);
});

it.each(["cilium", "rest", "installation", "paused"])(
  "goes on, and back, from the call that changes %s, killed in the middle of it",
  (what) => {
    const wrong: unknown[] = [];
    for (const [way, from, inOrder] of [
      ["run", moments[0]!, running],
      ["rollback", whole, rollingBack],
    ] as const) {
      const at = inOrder.find((one) => one.has(what) !== from.has(what));
      if (at === undefined) continue;
      const one = copyOf(from);
      // The first half of what the call is about is done.
      wrong.push(...interrupted(one, way, { killAt: at.calls - 1, how: "half" }));
      one.pass(600);
      wrong.push(...endsWell(one, way === "run" ? "rollback" : "run"));
    }
    expect(wrong).toEqual([]);
  },
);

/** The script reads, takes over and looks in the first five calls; then come those of the step. */
const lookingCalls = 5;

it("claims nothing, and forgets nothing, where the API server does not answer once", () => {
  const inWindow = moments.filter((one) => one.has("lost"));
  const wrong = inWindow.flatMap((moment, index) => {
    const one = copyOf(moment);
    one.pass(400);
    const call = 1 + (index % (lookingCalls + 4));
    return [...interrupted(one, wayOf(index >> 1), { away: [call, call] }), ...endsWell(one, wayOf(index))].map(
      (text) => [index, call, text],
    );
  });
  expect(wrong).toEqual([]);
});

it("says for how long nodes have had no CNI when the API server goes away for good, and that nobody knows when it was away before", () => {
  const moment = moments.find((one) => one.has("lost") && !one.has("installation"))!;
  const one = copyOf(moment);
  one.pass(400);
  const ran = one.run("run", { away: [lookingCalls + 2, 1_000_000] });
  expect([ran.status, ran.said]).toEqual([1, expect.stringContaining("OVER THE BUDGET")]);
  expect(untold(one, ran)).toEqual([]);
  for (const way of ["status", "run", "rollback"]) {
    const { status, said } = one.run(way, { away: [1, 1_000_000] });
    expect([way, status, said]).toEqual([way, 1, expect.stringContaining("nobody can say whether nodes have a CNI")]);
    expect(said).toContain("hand-over.sh rollback");
  }
  expect(endsWell(one, "rollback")).toEqual([]);
});

describe.each(Object.entries(byOthers))("%s", (name, change) => {
  it.each(["run", "rollback"] as const)("when all was done: %s does what is to be done", (way) => {
    const one = copyOf(whole);
    change(one);
    one.pass(600);
    expect(untold(one, one.run("status"))).toEqual([]);
    expect(endsWell(one, way)).toEqual([]);
  });

  it("while the script was dead: it notices", () => {
    const concerned = moments.filter((one) => {
      const before = one.state;
      const after = copyOf(one);
      change(after);
      return after.state !== before;
    });
    expect(concerned.length).toBeGreaterThan(1);
    const wrong = [concerned[concerned.length >> 1]!, concerned.at(-1)!].flatMap((moment, index) => {
      const one = copyOf(moment);
      change(one);
      return [...untold(one, one.run("status")), ...endsWell(one, wayOf(index))].map((text) => [name, index, text]);
    });
    expect(wrong).toEqual([]);
  });
});

it("begins a new round whenever steps are taken back, and tells it without writing anything", () => {
  const one = copyOf(whole);
  const rounds = (): string => {
    const before = one.state;
    const { status, said } = one.run("round");
    expect([status, one.state]).toEqual([0, before]);
    return said.trim();
  };
  expect(rounds()).toBe("0 0");
  byOthers["Cilium put back by hand, as RUNBOOK.md says"](one);
  expect([rounds(), rounds()]).toEqual(["1 1", "1 1"]);
  expect(endsWell(one, "run")).toEqual([]);
  expect(rounds()).toBe("1 1");
  byOthers["Cilium put back by EKS Anywhere, beside Calico"](one);
  expect(rounds()).toBe("2 1");
  expect(endsWell(one, "run")).toEqual([]);
  expect(rounds()).toBe("2 1");
  expect(endsWell(one, "rollback")).toEqual([]);
  expect(rounds()).toBe("3 2");
  expect(endsWell(one, "run")).toEqual([]);
  expect(rounds()).toBe("3 2");
});

it("ends the older of two that are at work on one cluster", () => {
  const one = copyOf(moments[0]!);
  const { status, said } = one.run("run", { otherAt: 40 });
  expect([status, said]).toEqual([1, expect.stringContaining("another hand-over.sh is at work")]);
  expect(endsWell(one, "rollback")).toEqual([]);
});
