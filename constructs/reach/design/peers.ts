import { list, type Report } from "../../findings";
import { designFinds, type Entity, type Policy, type ReadObjects, type Rule } from "../../policy";
import { placeOf } from "./place";

/** What a selector of pods that selects all of them becomes. */
const allPods = "projectcalico.org/orchestrator == 'k8s'";

/** Peers of Kubernetes policies that are alternatives, and BGP peers outside the nodes' subnets. */
export function judgePeers({ set, nodes, peers }: ReadObjects, report: Report): void {
  const { add } = report.of(designFinds);
  for (const policy of set.policies.filter(({ kind }) => kind === "KubernetesNetworkPolicy"))
    for (const rules of peerLists(policy)) {
      const [namespaces, pods] = [rules.find(isNamespacesOnly), rules.find(isPodsOnly)];
      if (rules.length !== 2 || namespaces === undefined || pods === undefined) continue;
      const later = rules[1] === pods ? pods : namespaces;
      add("POL-020", later.written.path, {
        message: `policy ${policy.name}: pods of some namespaces, or some pods of ${policy.namespace ?? ""}, not those pods of those namespaces`,
        got: `${peerText(namespaces)} or ${peerText(pods)}`,
        want: "podSelector and namespaceSelector in one item of the list, if both are to hold",
        fix: "remove the `- ` in front of the second selector; or accept that each lets in by itself",
        ...placeOf(later.written),
      });
    }
  const subnets = nodes.flatMap((node) => node.subnets);
  for (const { name, peerIP, isReachableBy, written } of peers) {
    const of = subnets.filter(({ family }) => family === peerIP.family);
    if (of.length === 0 || isReachableBy || of.some((subnet) => subnet.contains(peerIP))) continue;
    add("POL-026", written.path, {
      message: `peer ${name} has an address in none of the nodes' subnets`,
      got: peerIP,
      want: `an address in ${list([...new Set(of.map(String))])}`,
      fix: "correct the address, or say how it is reached (reachableBy)",
      ...placeOf(written),
    });
  }
}

/** The rules that one list of peers became, by protocol the first. */
function peerLists({ ingress, egress }: Policy): readonly (readonly Rule[])[] {
  const lists = new Map<string, Rule[]>();
  for (const rule of [...ingress, ...egress]) {
    const found = /^(.*\/(?:from|to))\/\d+$/.exec(rule.written.path);
    const key = found?.[1] ?? rule.written.path;
    const known = lists.get(key) ?? [];
    if (!known.some(({ written }) => written.path === rule.written.path)) known.push(rule);
    lists.set(key, known);
  }
  return [...lists.values()];
}

const peerOf = ({ source, destination, written }: Rule): Entity =>
  written.path.includes("/from/") ? source : destination;

function isNamespacesOnly(rule: Rule): boolean {
  const { selector, namespaceSelector } = peerOf(rule);
  return namespaceSelector !== undefined && selector?.text === allPods;
}

function isPodsOnly(rule: Rule): boolean {
  const { selector, namespaceSelector } = peerOf(rule);
  return namespaceSelector === undefined && selector !== undefined && selector.text !== allPods;
}

function peerText(rule: Rule): string {
  const { selector, namespaceSelector } = peerOf(rule);
  return (namespaceSelector ?? selector)?.text.replace(`${allPods} && `, "") ?? "";
}
