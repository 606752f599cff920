import { list } from "../../../findings";
import type { Taint } from "../../../model";
import type { CalicoCluster } from "../../cluster";
import { knownLabels, type NodeKind, nodeKinds } from "../../node-kinds";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { operatorAccepts, operatorRefuses } from "../../verdicts";
import type { NodeAffinity } from "../workloads-schema";

const api = "docs.tigera.io/calico/latest/reference/installation/api";
const fips = "docs.tigera.io/calico/3.32/operations/fips";

type Installation = CalicoCluster["installation"];
type Toleration = NonNullable<Installation["controlPlaneTolerations"]>[number];

/** The workloads whose pods the intent may send elsewhere, by upstream's names. */
export const overridden = [
  "calicoNodeDaemonSet",
  "csiNodeDriverDaemonSet",
  "calicoKubeControllersDeployment",
  "typhaDeployment",
] as const;

const key = (context: RuleContext, ...keys: readonly (string | number)[]): string =>
  at(context, "calico", "installation", ...keys);

const modes = rule({
  finds: {
    "CAL-081": {
      title: "non-privileged Calico",
      severity: "error",
      why: "The operators of both pinned releases are Degraded by it: nothing is rolled out any more.",
      upstream: operatorRefuses,
      see: "tigera/operator v1.40.15, v1.42.3 pkg/controller/installation/validation.go (NonPrivileged)",
    },
    "CAL-082": {
      title: "FIPS mode, which is going away",
      severity: "warning",
      why: "It is deprecated since Calico 3.30 and gone in the release after 3.32; who turns it off cannot turn it on again.",
      upstream: operatorAccepts,
      see: fips,
    },
    "CAL-083": {
      title: "what FIPS mode does not go with",
      severity: "error",
      why: "WireGuard, passwords of BGP sessions and processors other than x86_64 have no FIPS-approved implementation in Calico.",
      upstream: operatorAccepts,
      see: fips,
    },
  },
  check: (context) => {
    const { calico, nodes } = context.cluster;
    const { nonPrivileged, fipsMode } = calico.installation;
    if (nonPrivileged === "Enabled")
      context.report.add("CAL-081", key(context, "nonPrivileged"), {
        message: "no pinned operator runs Calico without privileges",
        want: "no value",
        fix: "remove the key",
      });
    if (fipsMode !== "Enabled") return;
    context.report.add("CAL-082", key(context, "fipsMode"), {
      message: "the next release of Calico has no FIPS mode",
      want: "no value, unless rules ask for it",
      fix: "remove the key, or accept this finding with the reason",
    });
    const against = [
      ...(calico.encryption.kind === "wireguard" ? ["WireGuard"] : []),
      ...(calico.bgp.peers.some(({ password }) => password !== undefined) ||
      calico.bgp.configuration?.nodeMeshPassword !== undefined
        ? ["passwords of BGP sessions"]
        : []),
      ...(nodes.groups.some(({ architecture }) => architecture !== "x86_64") ? ["nodes with arm64"] : []),
    ];
    if (against.length === 0) return;
    context.report.add("CAL-083", key(context, "fipsMode"), {
      message: `FIPS mode does not go with ${list(against)}`,
      want: "one or the other",
      fix: `remove fipsMode, or do without ${list(against)}`,
    });
  },
});

/** Whether pods may go to a node, as far as the intent knows its labels: undefined where it does not. */
function mayGoTo(kind: NodeKind, wanted: Wanted, known: ReadonlySet<string>): boolean | undefined {
  const { nodeSelector = {}, affinity, tolerations } = wanted;
  const asked = [...Object.keys(nodeSelector), ...(affinity ?? []).flat().map((one) => one.key)];
  if (asked.some((label) => !known.has(label))) return undefined;
  const isSelected = Object.entries(nodeSelector).every(([label, value]) => kind.labels[label] === value);
  const isWanted = affinity === undefined || affinity.some((term) => term.every((one) => holds(one, kind.labels)));
  const isTolerated = tolerations === undefined || kind.taints.every((taint) => tolerates(tolerations, taint));
  return isSelected && isWanted && isTolerated;
}

interface Wanted {
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
  readonly affinity?: readonly (readonly Requirement[])[] | undefined;
  /** Undefined: the operator's own, which are for every node. */
  readonly tolerations?: readonly Toleration[] | undefined;
}

type Required = NonNullable<NodeAffinity["requiredDuringSchedulingIgnoredDuringExecution"]>;
type Requirement = Required["nodeSelectorTerms"][number]["matchExpressions"][number];

function holds(one: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[one.key];
  switch (one.operator) {
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "In":
      return value !== undefined && one.values.includes(value);
    case "NotIn":
      return value === undefined || !one.values.includes(value);
    case "Gt":
      return Number(value) > Number(one.values[0]);
    case "Lt":
      return Number(value) < Number(one.values[0]);
  }
}

function tolerates(all: readonly Toleration[], { key: name, value = "", effect }: Taint): boolean {
  if (effect === "PreferNoSchedule") return true;
  return all.some(
    (one) =>
      (one.effect === undefined || one.effect === effect) &&
      (one.key === undefined || one.key === "" || one.key === name) &&
      (one.operator === "Exists" || (one.value ?? "") === value),
  );
}

const placement = rule({
  finds: {
    "CAL-084": {
      title: "nodes without calico-node",
      severity: "error",
      why: "No pod gets an address there, and no policy holds: nodeSelector and tolerations take the place of the operator's, which are for every node.",
      upstream: operatorAccepts,
      see: api,
    },
    "CAL-085": {
      title: "pods of Calico that no node takes",
      severity: "error",
      why: "They stay Pending; without Typha calico-node never becomes ready on any node.",
      upstream: operatorAccepts,
      see: api,
    },
  },
  check: (context) => {
    const { nodes, calico } = context.cluster;
    const kinds = nodeKinds(nodes);
    const known = knownLabels(kinds);
    for (const name of overridden) {
      const pod = calico.installation[name]?.spec?.template?.spec;
      const isTypha = name === "typhaDeployment";
      const required =
        calico.installation.typhaAffinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution
          ?.nodeSelectorTerms;
      const affinity = isTypha ? required?.map(({ matchExpressions }) => matchExpressions) : undefined;
      if (pod?.nodeSelector === undefined && pod?.tolerations === undefined && affinity === undefined) continue;
      const without = kinds.filter((kind) => mayGoTo(kind, { ...pod, affinity }, known) === false);
      const path = pod === undefined ? key(context, "typhaAffinity") : key(context, name);
      if (name === "calicoNodeDaemonSet" && without.length > 0)
        context.report.add("CAL-084", path, {
          message: `calico-node does not run on ${list(without.map((kind) => kind.name))}`,
          want: "it on every node",
          fix: "remove nodeSelector, and tolerate every taint of the nodes, or remove tolerations",
        });
      if (name !== "calicoNodeDaemonSet" && name !== "csiNodeDriverDaemonSet" && without.length === kinds.length)
        context.report.add("CAL-085", path, {
          message: `no node that the intent knows takes the pods of ${isTypha ? "calico-typha" : "calico-kube-controllers"}`,
          want: "nodes with the labels that they ask for, and tolerations of their taints",
          fix: "label a group of nodes so, or ask for less",
        });
    }
  },
});

const rollout = rule({
  finds: {
    "CAL-086": {
      title: "rolling update of Typha that can neither add nor take a pod",
      severity: "error",
      why: "The operator and the API server refuse a Deployment whose maxSurge and maxUnavailable are both zero.",
      upstream: operatorRefuses,
      see: "kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment",
    },
  },
  check: (context) => {
    const { maxSurge, maxUnavailable } =
      context.cluster.calico.installation.typhaDeployment?.spec?.strategy?.rollingUpdate ?? {};
    const isNone = (value: number | string | undefined): boolean => value === 0 || value === "0%";
    // Left out, the operator copies nothing, and Kubernetes puts a quarter in its place.
    if (!isNone(maxSurge) || !isNone(maxUnavailable)) return;
    context.report.add("CAL-086", key(context, "typhaDeployment", "spec", "strategy", "rollingUpdate"), {
      message: "maxSurge and maxUnavailable are both zero",
      want: "one of them above zero",
      fix: "write maxUnavailable: 1",
    });
  },
});

/** Modes of the whole install, and where the pods of its workloads go. */
export const workloadRules: readonly Rule[] = [modes, placement, rollout];
