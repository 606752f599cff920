import { namespaceLabel, namespacePrefix, nameLabel, orchestratorLabel } from "../selectors";

/** All labels that a policy finds a pod by: its own, and what its namespace, of which only the name is known, adds. */
export function podLabels(
  namespace: string,
  own: readonly (readonly [string, string])[] = [],
): ReadonlyMap<string, string> {
  return new Map([
    ...own,
    [namespaceLabel, namespace],
    [orchestratorLabel, "k8s"],
    [`${namespacePrefix}${nameLabel}`, namespace],
    [`${namespacePrefix}kubernetes.io/metadata.name`, namespace],
  ]);
}
