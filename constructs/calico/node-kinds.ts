import { type Nodes, podsOfNode, type Taint } from "../model";

const zoneLabel = "topology.kubernetes.io/zone";

/** Labels that every node has, with the values that the kit knows. */
const ofEveryNode = { "kubernetes.io/os": "linux" } as const;

/** Nodes that are alike to every selector: a group in one of its zones, or a node that the intent names. */
export interface NodeKind {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  /** Pods that run on one of them at most. */
  readonly pods: number;
}

/** The kinds of nodes that the intent knows, with the labels that it knows: others may be put on them by anybody. */
export function nodeKinds({ groups, named }: Nodes): readonly NodeKind[] {
  return groups.flatMap((group): NodeKind[] => {
    const common = { pods: podsOfNode(group), taints: group.taints };
    const own = named.filter((node) => node.group === group.name);
    if (own.length > 0)
      return own.map(({ name, labels, zone }) => ({
        ...common,
        name: `node ${name}`,
        labels: { ...ofEveryNode, ...(zone === undefined ? {} : { [zoneLabel]: zone }), ...labels },
      }));
    const labels = {
      ...ofEveryNode,
      "kubernetes.io/arch": group.architecture === "arm64" ? "arm64" : "amd64",
      ...group.labels,
    };
    if (group.zones.length === 0) return [{ ...common, name: `nodes of ${group.name}`, labels }];
    return group.zones.map((zone) => ({
      ...common,
      name: `nodes of ${group.name} in ${zone}`,
      labels: { ...labels, [zoneLabel]: zone },
    }));
  });
}

/** The labels whose values the intent knows of some node. */
export function knownLabels(kinds: readonly NodeKind[]): ReadonlySet<string> {
  return new Set(kinds.flatMap(({ labels }) => Object.keys(labels)));
}
