import { list, type Report } from "../../findings";
import { evaluateSelector } from "../../model";
import { builtInTiers, designFinds, type Direction, type Policy, type ReadObjects } from "../../policy";
import { namespaceLabel, orchestratorLabel, subjectTree } from "../selectors";
import { isOpen } from "./open";
import { placeOf } from "./place";
import { podLabels } from "./pods";

/** Denies that take more than they say, or less. */
export function judgeDenies(read: ReadObjects, report: Report): void {
  for (const policy of read.set.policies) {
    judgeExcluded(policy, read, report);
    judgeDefaultDeny(policy, read, report);
    judgeBehindKubernetes(policy, read, report);
    judgeTier(policy, read, report);
  }
}

function judgeExcluded({ name, egress }: Policy, { set, nodes }: ReadObjects, report: Report): void {
  const infrastructure = [
    ...nodes.flatMap(({ addresses }) => addresses),
    ...set.hostEndpoints.flatMap((one) => one.expectedIPs),
  ];
  for (const rule of egress) {
    const { notNets, nets, selector } = rule.destination;
    if (rule.action !== "Deny" || notNets.length === 0 || nets.length > 0 || selector !== undefined) continue;
    const lost = infrastructure.filter(
      (address) => address.family === notNets[0]?.family && !notNets.some((net) => net.contains(address)),
    );
    if (lost.length === 0) continue;
    report.of(designFinds).add("POL-021", `${rule.written.path}/destination/notNets`, {
      message: `policy ${name} denies everything but ${list(notNets)}, and so the nodes ${list(lost)}`,
      got: notNets.map(String),
      want: "ranges that hold the nodes, too, or a rule in front that allows them",
      fix: "add the nodes' subnets to notNets",
      ...placeOf(rule.written),
    });
  }
}

/** Namespaces that a cluster does not live without. */
const system = ["kube-system", "calico-system", "tigera-operator"] as const;

function judgeDefaultDeny(policy: Policy, { set }: ReadObjects, report: Report): void {
  const { kind, name, tier, staged, preDNAT, doNotTrack, directions } = policy;
  if (kind !== "GlobalNetworkPolicy" || staged !== undefined || preDNAT || doNotTrack) return;
  if (set.tiers.find((one) => one.name === tier)?.defaultAction !== "Deny") return;
  const denied = directions.filter((direction) => !policy[direction].some((rule) => isOpen(rule)));
  const tree = subjectTree(policy);
  const selected = system.filter((namespace) =>
    evaluateSelector(tree, podLabels(namespace, [["k8s-app", appOf[namespace]]])),
  );
  if (denied.length === 0 || selected.length === 0) return;
  report.of(designFinds).add("POL-022", "/spec/selector", {
    message: `policy ${name} takes ${list(denied)} from everything that no other policy allows, in ${list(selected)}, too`,
    got: policy.namespaceSelector?.text ?? policy.selector?.text ?? "all()",
    want: `namespaceSelector: has(kubernetes.io/metadata.name) && kubernetes.io/metadata.name not in { ${system.map((one) => `'${one}'`).join(", ")}, 'kube-public' }`,
    fix: "leave out the system's namespaces, and apply it as a StagedGlobalNetworkPolicy first",
    ...placeOf(policy.written),
  });
}

const appOf = {
  "kube-system": "kube-dns",
  "calico-system": "calico-kube-controllers",
  "tigera-operator": "tigera-operator",
};

const kubernetesOrder = 1000;

function judgeBehindKubernetes(policy: Policy, { set }: ReadObjects, report: Report): void {
  const isCalico = policy.kind === "NetworkPolicy" || policy.kind === "GlobalNetworkPolicy";
  if (!isCalico || policy.tier !== "default" || (policy.order ?? Infinity) < kubernetesOrder) return;
  for (const direction of policy.directions) {
    const rule = policy[direction].find(({ action }) => action === "Deny");
    const before = rule === undefined ? undefined : kubernetesBefore(policy, direction, set);
    if (rule === undefined || before === undefined) continue;
    report.of(designFinds).add("POL-024", rule.written.path, {
      message: `policy ${policy.name} denies after Kubernetes policy ${before.name}, which selects some of the same pods`,
      got: policy.order === undefined ? "no order" : `order ${policy.order}`,
      want: `an order below ${kubernetesOrder}, or a tier before default`,
      fix: "give it an order such as 500, or move it to a tier of its own",
      ...placeOf(rule.written),
    });
  }
}

/** A Kubernetes policy that allows something to, or from, a pod that the policy is about. */
function kubernetesBefore(policy: Policy, direction: Direction, set: ReadObjects["set"]): Policy | undefined {
  const tree = subjectTree(policy);
  return set.policies.find((other) => {
    if (other.kind !== "KubernetesNetworkPolicy" || other.staged !== undefined || other[direction].length === 0)
      return false;
    const theirs = subjectTree(other);
    return set.pods.some((pod) => {
      const labels = new Map([
        ...Object.entries(pod.labels),
        [namespaceLabel, pod.namespace] as const,
        [orchestratorLabel, "k8s"] as const,
      ]);
      return evaluateSelector(theirs, labels) && evaluateSelector(tree, labels);
    });
  });
}

/** Tiers that Calico makes for itself. */
const ofCalico = ["calico-system", "allow-tigera"];

function judgeTier({ name, tier, written }: Policy, { set }: ReadObjects, report: Report): void {
  if (set.tiers.some((one) => one.name === tier) || ofCalico.includes(tier)) return;
  const own = set.tiers.filter((one) => !builtInTiers.includes(one)).map((one) => one.name);
  report.of(designFinds).add("POL-027", "/spec/tier", {
    message: `policy ${name} is in tier ${tier}, which is not there`,
    got: tier,
    want:
      own.length === 0 ? "tier default, or an object of kind Tier" : `default, ${list(own)}, or an object of kind Tier`,
    fix: `write a Tier ${tier}, or correct the name`,
    ...placeOf(written),
  });
}
