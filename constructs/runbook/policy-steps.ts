import { type Cluster, policyObjects } from "../calico";
import type { KubernetesObject, Step } from "../model";
import { namespaceSteps } from "./namespace-steps";

/** What staged policies are looked at with, and what promoted ones must not leave behind. */
export function policySteps(cluster: Cluster): readonly Step[] {
  const objects = policyObjects(cluster);
  if (objects === undefined) return [];
  const group = cluster.calico.installer.kind === "platform" ? "crd.projectcalico.org" : "projectcalico.org";
  return [
    ...(objects.otherStage.length === 0 ? [] : otherStages(objects.otherStage, group)),
    ...(objects.staged.length === 0 ? [] : [promotion(objects.staged, group)]),
  ];
}

/** Policies of an application are in its namespace, which is whoever's the application is, and not the kit's. */
export function policyNamespaceSteps(cluster: Cluster): readonly Step[] {
  const { staged = [], enforced = [] } = policyObjects(cluster) ?? {};
  const namespaces = [...staged, ...enforced].flatMap(({ metadata }) => metadata.namespace ?? []);
  return namespaceSteps(
    "policy-namespaces",
    namespaces,
    "policies of an application are in its namespace, which is whoever's the application is",
  );
}

/** One command for each kind and namespace. */
function otherStages(objects: readonly KubernetesObject[], group: string): readonly Step[] {
  const byPlace = new Map<string, readonly KubernetesObject[]>();
  for (const object of objects) {
    const key = `${object.kind.toLowerCase()}${object.metadata.namespace === undefined ? "" : `-${object.metadata.namespace}`}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), object]);
  }
  return [...byPlace].map(([key, of]): Step => {
    const { kind, metadata } = of[0] as KubernetesObject;
    return {
      id: `policy-no-${key}`,
      phase: "resources",
      why: kind.startsWith("Staged")
        ? "what was promoted is staged no more: flow logs would go on to tell of it twice"
        : "what is staged again, or only staged yet, must not be enforced beside it",
      run: {
        kind: "command",
        command: [
          "kubectl",
          ...(metadata.namespace === undefined ? [] : ["-n", metadata.namespace]),
          ...["delete", "--ignore-not-found", `${pluralOf(kind)}.${group}`],
          ...of.map(({ metadata: { name } }) => name),
        ],
      },
      expect: "`deleted` for each that was there, or nothing",
    };
  });
}

const pluralOf = (kind: string): string => `${kind.toLowerCase().replace(/y$/, "")}ies`;

function promotion(staged: readonly KubernetesObject[], group: string): Step {
  const kinds = [...new Set(staged.map(({ kind }) => pluralOf(kind)))];
  return {
    id: "policy-promotion",
    phase: "resources",
    why: "staged policies refuse nothing: flow logs say what they would refuse, and one pack after the other is then enforced",
    run: {
      kind: "check",
      command: ["kubectl", "get", kinds.map((kind) => `${kind}.${group}`).join(","), "--all-namespaces"],
    },
    expect:
      "every staged policy; look at Whisker, or the flow logs, for a working day: where nothing that is needed shows as denied, write rollout: enforced for one pack in the intent and apply again; to take it back write staged",
  };
}
