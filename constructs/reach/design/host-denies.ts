import { type Report } from "../../findings";
import { evaluateSelector } from "../../model";
import { designFinds, type Direction, type Policy, type ReadObjects } from "../../policy";
import { subjectTree } from "../selectors";
import { isOpen } from "./open";
import { placeOf } from "./place";
import { podLabels } from "./pods";

/** A default deny that takes nodes: unseen, because it was written for pods, or seen, with nothing that allows beside it. */
export function judgeHostDenies({ set, around }: ReadObjects, report: Report): void {
  const hosts = [
    ...set.hostEndpoints.map(({ name, labels }) => ({ name, labels: new Map(Object.entries(labels)) })),
    ...(around.hasAutoHosts ? [automatic] : []),
  ];
  if (hosts.length === 0) return;
  const enforced = set.policies.filter(isAboutHostTraffic);
  for (const policy of enforced) {
    if (set.tiers.find(({ name }) => name === policy.tier)?.defaultAction !== "Deny") continue;
    const tree = subjectTree(policy);
    const taken = hosts.filter(({ labels }) => evaluateSelector(tree, labels));
    const denied = policy.directions.filter((direction) => !policy[direction].some(isOpen));
    const [first] = taken;
    if (first === undefined || denied.length === 0) continue;
    const isForPods = evaluateSelector(tree, somePod);
    if (isForPods) {
      // All pods and all hosts are what POL-022 says already.
      if (evaluateSelector(tree, systemPod)) continue;
      report.of(designFinds).add("POL-031", "/spec/namespaceSelector", {
        message: `policy ${policy.name} takes ${denied.join(" and ")} from host endpoint ${first.name}, too`,
        got: policy.namespaceSelector?.text ?? policy.selector?.text,
        want: "a selector that host endpoints do not have, such as has(projectcalico.org/name) && …",
        fix: "write has(kubernetes.io/metadata.name) && in front of it",
        ...placeOf(policy.written),
      });
      continue;
    }
    const closed = denied.filter((direction) => !isAllowedSomething(enforced, direction, first.labels));
    if (closed.length === 0) continue;
    report.of(designFinds).add("POL-033", "/spec/selector", {
      message: `policy ${policy.name} takes all ${closed.join(" and ")} from host endpoint ${first.name}, and no policy allows it anything`,
      got: policy.selector?.text ?? "all()",
      want: "policies that allow what the node needs, with a lower order or in an earlier tier",
      fix: "write them first: kubelet, the nodes among each other, what scrapes them; or take the pack policy.packs.hardening",
      ...placeOf(policy.written),
    });
  }
}

const isAboutHostTraffic = ({ staged, preDNAT, doNotTrack, namespace }: Policy): boolean =>
  staged === undefined && !preDNAT && !doNotTrack && namespace === undefined;

function isAllowedSomething(
  policies: readonly Policy[],
  direction: Direction,
  labels: ReadonlyMap<string, string>,
): boolean {
  return policies.some(
    (policy) =>
      policy.directions.includes(direction) &&
      policy[direction].some(({ action }) => action === "Allow" || action === "Pass") &&
      evaluateSelector(subjectTree(policy), labels),
  );
}

/** As kube-controllers make them (kube-controllers/pkg/controllers/node/hostendpoints.go). */
const automatic = {
  name: "NODE-auto-hep",
  labels: new Map([
    ["projectcalico.org/created-by", "calico-kube-controllers"],
    ["kubernetes.io/os", "linux"],
    ["kubernetes.io/hostname", "node"],
  ]),
};

/** A pod of an application of which nothing is known. */
const somePod = podLabels("an-application");
const systemPod = podLabels("kube-system", [["k8s-app", "kube-dns"]]);
