/** Our evaluator beside Calico's own: the same answer for every edge, with the rule that decides, and what passed before it. */
import { Report } from "../../constructs/findings";
import { Ip } from "../../constructs/net";
import type { Policy } from "../../constructs/policy";
import { type EndpointClass, type Hook, Reach, type Verdict } from "../../constructs/reach";
import { readObjects } from "../../constructs/policy";
import { randomSet, type RandomSet } from "../reach/support/random";
import { describeWith } from "./support/needs";
import { CalicoReach, type ReachAnswer } from "./support/reach";

/** More of them, and others, to be sure of a change: CALICO_KIT_REACH_SETS=10000 CALICO_KIT_REACH_SEED=1. */
const sets = Number(process.env["CALICO_KIT_REACH_SETS"] ?? 600);
const seed = Number(process.env["CALICO_KIT_REACH_SEED"] ?? 0);

/** Which of the answer's columns is which hook of which end. */
const columns = [
  { at: 3, isSender: true, hook: "normal" },
  { at: 4, isSender: true, hook: "untracked" },
  { at: 5, isSender: true, hook: "forward" },
  { at: 6, isSender: false, hook: "normal" },
  { at: 7, isSender: false, hook: "untracked" },
  { at: 8, isSender: false, hook: "preDNAT" },
  { at: 9, isSender: false, hook: "forward" },
] as const satisfies readonly { at: number; isSender: boolean; hook: Hook }[];

/** The name that Calico's checker gives a policy: without what its tier put in front. */
function traceName({ kind, name, fullName }: Policy): string {
  const bare = fullName.slice(fullName.indexOf("/") + 1);
  if (kind === "NetworkPolicy" || kind === "GlobalNetworkPolicy") return bare.slice(bare.indexOf(".") + 1);
  return bare.endsWith(name) ? bare : name;
}

function traceOf(verdicts: readonly Verdict[]): string {
  return verdicts
    .filter(({ action }) => action !== "none")
    .map(({ action, tier, policy, rule, profile }) => {
      const head =
        policy === undefined
          ? ["__PROFILE__", "", profile ?? "__PROFILE__"]
          : [tier, policy.namespace ?? "", traceName(policy)];
      return [...head, rule, action].join("|");
    })
    .join(" > ");
}

/** The checker asks profiles after every chain; Felix has them in the normal one only (felix/rules/endpoints.go). */
function hookTrace(trace: string, hook: Hook): string {
  return hook === "normal" ? trace : trace.replace(/( > |^)__PROFILE__\|\|__PROFILE__\|-1\|Deny$/, "");
}

/** Every difference between the two, as lines; and how many answers were compared. */
function compared(
  set: RandomSet,
  answer: ReachAnswer,
): { readonly differences: readonly string[]; readonly count: number } {
  const report = new Report();
  const { set: policies } = readObjects(
    set.objects.map((value) => ({ value, locate: () => undefined })),
    report,
  );
  const differences = report.findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, path }) => `${code} ${path}: ${message}`);
  const externals = set.externals.map(Ip.of);
  const reach = new Reach(policies, { family: externals[0]?.family ?? 4, externals });
  const classes = answer.endpoints.map((id) => reach.find(id));
  let count = 0;
  for (const edge of answer.edges) {
    const [from, to] = [classes[edge[0] ?? -1], classes[edge[1] ?? -1]];
    const probe = set.probes[edge[2] ?? -1];
    if (from === undefined || to === undefined || probe === undefined) throw new Error("an endpoint is missing");
    for (const { at, isSender, hook } of columns) {
      const theirs = edge[at] ?? -1;
      const own: EndpointClass = isSender ? from : to;
      const hasPolicy = own.first.kind === "host" || (own.first.kind === "pod" && hook === "normal");
      if (hasPolicy !== theirs >= 0) differences.push(`${own.first.id} ${hook}: policy endpoint ${String(hasPolicy)}`);
      if (theirs < 0) continue;
      const { verdict, passed } = reach.hook(own, isSender ? to : from, probe, isSender ? "egress" : "ingress", hook);
      const ours = `${verdict.action === "Allow" ? 1 : 0} ${traceOf([...passed, verdict])}`;
      const wanted = `${theirs % 2} ${hookTrace(answer.traces[theirs >> 1] ?? "", hook)}`;
      count++;
      if (ours !== wanted)
        differences.push(
          `${from.first.id} -> ${to.first.id} ${JSON.stringify(probe)} ${isSender ? "egress" : "ingress"} ${hook}: ours ${ours}; Calico's ${wanted}`,
        );
    }
  }
  return { differences, count };
}

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
  }, 600_000);
});
