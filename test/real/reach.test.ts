/** Our evaluator beside Calico's own: the same answer for every edge, with the rule that decides, and what passed before it. */
import { randomSet } from "../reach/support/random";
import { describeWith } from "./support/needs";
import { CalicoReach } from "./support/reach";
import { compared } from "./support/reach-compare";

/** More of them, and others, to be sure of a change: CALICO_KIT_REACH_SETS=10000 CALICO_KIT_REACH_SEED=1. */
const sets = Number(process.env["CALICO_KIT_REACH_SETS"] ?? 600);
const seed = Number(process.env["CALICO_KIT_REACH_SEED"] ?? 0);

describeWith(["calico-reach"], "Calico's own policy code", () => {
  let calico: CalicoReach;
  beforeAll(() => void (calico = new CalicoReach()));
  afterAll(() => calico.end());

  it(`decides as the kit does, in ${sets} random sets`, async () => {
    const wrong: string[] = [];
    let count = 0;
    const actionsSeen = new Set<string>();
    for (let index = 0; index < sets && wrong.length < 20; index++) {
      const set = randomSet(seed + index);
      const answer = await calico.ask(set);
      wrong.push(...answer.problems.map((problem) => `set ${seed + index}: Calico refuses: ${problem}`));
      const { differences, count: more } = compared(set, answer);
      wrong.push(...differences.slice(0, 5).map((difference) => `set ${seed + index}: ${difference}`));
      count += more;
      for (const trace of answer.traces)
        for (const step of trace.split(" > ")) actionsSeen.add(step.split("|").at(-1) ?? "");
    }
    expect(wrong).toEqual([]);
    // The comparison has something to compare: several hundred answers for each set, of every kind.
    expect(count).toBeGreaterThan(sets * 100);
    expect([...actionsSeen].sort()).toEqual(expect.arrayContaining(["Allow", "Deny", "Pass"]));
    console.log(`${count} answers compared`);
  });
});
