import { list, type Report } from "../../findings";
import { nearest } from "../../intent";
import type { SelectorTree } from "../../model";
import { designFinds, type Policy, type ReadObjects, type Written } from "../../policy";
import { reachesOf } from "../families";
import { notPeerTree, peerTree, subjectTree } from "../selectors";
import { placeOf } from "./place";

/** Selectors that ask for a value of a label that pods have, but none with this value. */
export function judgeSelectors({ set }: ReadObjects, report: Report): void {
  if (set.pods.length === 0) return;
  const populations = reachesOf(set).map(({ population }) => population);
  const values = new Map<string, Set<string>>();
  for (const { labels } of [...set.pods, ...set.networkSets, ...set.hostEndpoints])
    for (const [key, value] of Object.entries(labels)) values.set(key, (values.get(key) ?? new Set()).add(value));
  const say = (policy: Policy, tree: SelectorTree, written: Written, path: string, what: string): void => {
    const wrong = wanted(tree).find(([key, value]) => values.has(key) && !values.get(key)?.has(value));
    if (wrong === undefined) return;
    const [key, value] = wrong;
    const known = [...(values.get(key) ?? [])].sort();
    const like = nearest(value, known);
    report.of(designFinds).add("POL-025", `${written.path}${path}`, {
      message: `policy ${policy.name}: ${what} selects nothing: no ${key} is ${value}`,
      got: `${key} == '${value}'`,
      want: `a value that there is: ${list(known)}`,
      fix: like === undefined ? "correct the selector, or the labels of the pods" : `write ${like}, if that is meant`,
      ...placeOf(written),
    });
  };
  for (const policy of set.policies) {
    const subject = subjectTree(policy);
    if (!populations.some((population) => population.subjects(subject).includes(1)))
      say(policy, subject, policy.written, "/spec/selector", "its selector");
    for (const rule of [...policy.ingress, ...policy.egress])
      for (const end of ["source", "destination"] as const) {
        const tree = peerTree(rule[end], policy.namespace) ?? notPeerTree(rule[end], policy.namespace);
        if (tree !== undefined && !populations.some((population) => population.members(tree).includes(1)))
          say(policy, tree, rule.written, "", `a rule's ${end}`);
      }
  }
}

/** Values that a selector cannot do without: those that stand at its top, or in an `&&` there. */
function wanted(tree: SelectorTree): readonly (readonly [string, string])[] {
  if (tree.kind === "and") return tree.operands.flatMap(wanted);
  if (tree.kind === "value" && tree.operator === "==") return [[tree.label, tree.value]];
  if (tree.kind === "set" && tree.operator === "in" && tree.values.length === 1)
    return tree.values.map((value) => [tree.label, value] as const);
  return [];
}
