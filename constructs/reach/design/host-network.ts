import { list, type Report } from "../../findings";
import { evaluateSelector } from "../../model";
import { designFinds, type ReadObjects } from "../../policy";
import { namespacePrefix, serviceAccountLabel, subjectTree } from "../selectors";
import { placeOf } from "./place";
import { podLabels } from "./pods";

/** Policies about pods on their host's network alone: those are the node, and no policy of pods is asked about them. */
export function judgeHostNetwork({ set }: ReadObjects, report: Report): void {
  const namespaces = new Map(set.namespaces.map(({ name, labels }) => [name, labels]));
  const labelsOf = ({ namespace, labels, serviceAccount }: (typeof set.pods)[number]) =>
    new Map([
      ...Object.entries(namespaces.get(namespace) ?? {}).map(
        ([key, value]) => [`${namespacePrefix}${key}`, value] as const,
      ),
      ...podLabels(namespace, Object.entries(labels)),
      [serviceAccountLabel, serviceAccount] as const,
    ]);
  const pods = set.pods.map((pod) => ({ pod, labels: labelsOf(pod) }));
  if (!pods.some(({ pod }) => pod.hostNetwork)) return;
  for (const policy of set.policies) {
    const tree = subjectTree(policy);
    const selected = pods.filter(({ labels }) => evaluateSelector(tree, labels));
    if (selected.length === 0 || !selected.every(({ pod }) => pod.hostNetwork)) continue;
    if (set.hostEndpoints.some(({ labels }) => evaluateSelector(tree, new Map(Object.entries(labels))))) continue;
    const names = list(selected.slice(0, 5).map(({ pod }) => `${pod.namespace}/${pod.name}`));
    report.of(designFinds).add("POL-046", "/spec", {
      message: `policy ${policy.name} selects ${names} alone, on the network of ${selected.length > 1 ? "their hosts" : "its host"}`,
      got: "hostNetwork: true",
      want: "a policy about host endpoints, which nodes have where kube-controllers make them",
      fix: "select the nodes' host endpoints in a GlobalNetworkPolicy, or take the pods off the host's network",
      ...placeOf(policy.written),
    });
  }
}
