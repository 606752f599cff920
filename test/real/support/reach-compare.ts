/** Our evaluator beside Calico's own policy code: for each edge and hook the verdict, the rule that decides, and what passed before it. */
import { Report } from "../../../constructs/findings";
import { Ip } from "../../../constructs/net";
import { type Policy, readObjects } from "../../../constructs/policy";
import { type EndpointClass, type Hook, Reach, type Verdict } from "../../../constructs/reach";
import type { ReachAnswer, ReachQuestion } from "./reach";

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
export function compared(
  set: ReachQuestion,
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
