import type { Ip } from "../net";

/** The nodes of a cluster: groups of equal ones, those that the intent names, and where they stand. */
export interface Nodes<G extends NodeGroup = NodeGroup> {
  readonly groups: readonly G[];
  /** Nodes that the intent names one by one; each belongs to a group. */
  readonly named: readonly NamedNode[];
  readonly racks: readonly Rack[];
}

/** Equal nodes. What can differ between two nodes of a cluster stands here and not in the cluster. */
export interface NodeGroup {
  readonly name: string;
  /** JSON pointer into the intent, for findings. */
  readonly path: string;
  readonly role: "worker" | "control-plane";
  /** Operating system, in the platform's word for it. */
  readonly os: string;
  /** Its name to a reader, e.g. `Amazon Linux 2023`. */
  readonly osName: string;
  /** Linux kernel, `major.minor`; absent where nobody can know it, as with the user's own image. */
  readonly kernel?: string;
  readonly architecture: Architecture;
  /** The network interface that carries the node's address; absent where nobody has said it. */
  readonly interfaceName?: string;
  /** MTU of that interface, bytes. */
  readonly mtu: number;
  readonly count: NodeCount;
  /** Places that fail alone: availability zones, racks' rows; empty where there is but one. */
  readonly zones: readonly string[];
  /** Name of the rack that all of its nodes stand in, where none of them has a name before it is made. */
  readonly rack?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  /** Most pods on a node; absent where the platform derives it itself. */
  readonly maxPods?: number;
  /** Hooks of the vpp container that the operating system needs: CALICOVPP_HOOK_* by name. */
  readonly vppHooks: Readonly<Record<string, string>>;
  /** Installation.spec.flexVolumePath where the operator's default does not fit the operating system. */
  readonly flexVolumePath?: string;
}

export type Architecture = "x86_64" | "arm64";

/** How many nodes: at least, at the beginning, at most. Equal where nothing scales them. */
export interface NodeCount {
  readonly least: number;
  readonly initial: number;
  readonly most: number;
}

/** A Kubernetes taint. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** A node that the intent names: what it has of its own beside its group. */
export interface NamedNode {
  /** Name of the Node object. */
  readonly name: string;
  /** Name of its group. */
  readonly group: string;
  readonly addresses: readonly Ip[];
  readonly zone?: string;
  /** Name of its rack. */
  readonly rack?: string;
  /** Its group's labels and its own. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Nodes behind the same top-of-rack switches. */
export interface Rack {
  readonly name: string;
  /** Names of its nodes. */
  readonly nodes: readonly string[];
}

/** Most pods that a node of a group can run: what the kubelet takes unless it is told otherwise is 110. */
export function podsOfNode({ maxPods }: Pick<NodeGroup, "maxPods">): number {
  return maxPods ?? 110;
}

/** Most pods that any node can run. */
export function mostPodsOfNode({ groups }: Pick<Nodes, "groups">): number {
  return Math.max(...groups.map(podsOfNode), 1);
}

/** Most nodes that there can be. */
export function mostNodes({ groups }: Pick<Nodes, "groups">): number {
  return groups.reduce((sum, { count }) => sum + count.most, 0);
}

/** The different names of the nodes' interfaces that are known, in the order of the groups. */
export function interfaceNames({ groups }: Pick<Nodes, "groups">): readonly string[] {
  return [...new Set(groups.flatMap(({ interfaceName }) => interfaceName ?? []))];
}

/** What selectors see of the nodes: the labels of each named node, and of the groups that have none. */
export function labelSets({ groups, named }: Nodes): readonly Readonly<Record<string, string>>[] {
  const withNames = new Set(named.map(({ group }) => group));
  return [
    ...named.map(({ labels }) => labels),
    ...groups.filter(({ name }) => !withNames.has(name)).map(({ labels }) => labels),
  ];
}
