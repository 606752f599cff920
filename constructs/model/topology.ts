import type { NodeCount, NodeGroup } from "./nodes";

/** What a picture of a cluster shows. Platforms fill it in; nobody draws by hand. */
export interface Topology {
  readonly title: string;
  /** The network around everything. */
  readonly network: TopologyNetwork;
  readonly controlPlane: {
    readonly label: string;
    readonly lines: readonly string[];
    readonly api: TopologyApi;
  };
  /** What a zone is, e.g. `availability zone`. */
  readonly zoneKind: string;
  readonly zones: readonly TopologyZone[];
  /** Every group of nodes, those without nodes, too. */
  readonly groups: readonly TopologyGroup[];
}

export interface TopologyNetwork {
  /** E.g. `VPC`. */
  readonly label: string;
  /** Ranges of addresses, in CIDR notation; empty where nobody has said them. */
  readonly ranges: readonly string[];
  /** What stands in it and in no zone: gateways, routers, endpoints. */
  readonly parts: readonly TopologyPart[];
}

/** Something of the network that is no node. */
export interface TopologyPart {
  readonly label: string;
  readonly lines: readonly string[];
  /** `internet`: what the internet is reached through; `router`: who speaks BGP with nodes; `service`: anything else. */
  readonly kind: "internet" | "router" | "service";
}

/** Who reaches the Kubernetes API. */
export interface TopologyApi {
  /** Whether it has an address inside the network. */
  readonly inside: boolean;
  /** Ranges outside the network from which it is reached; empty where it is from none, absent where nobody has said. */
  readonly outside?: readonly string[];
}

/** A place that fails alone: an availability zone, a rack. */
export interface TopologyZone {
  readonly name: string;
  readonly subnets: readonly TopologySubnet[];
  /** Nodes that are in the zone, and nobody knows in which subnet. */
  readonly nodes: readonly TopologyNodes[];
}

export interface TopologySubnet {
  readonly label: string;
  /** In CIDR notation; empty where nobody has said it. */
  readonly cidr: string;
  /** Whether the internet reaches it by a route of its own. */
  readonly isPublic: boolean;
  /** What stands in it beside nodes, e.g. `NAT gateway`. */
  readonly parts: readonly string[];
  readonly nodes: readonly TopologyNodes[];
}

/** The nodes of a group that are in a place. The picture decides whether it shows each. */
export interface TopologyNodes {
  /** Name of their `TopologyGroup`. */
  readonly group: string;
  /** 0 where the group may have nodes here, and has none now. */
  readonly count: number;
  /** The nodes' own names, as many as there are nodes, where they have some. */
  readonly names?: readonly string[];
}

/** Equal nodes, as a reader is told of them. */
export interface TopologyGroup {
  readonly name: string;
  /** `bastion`: hosts that are no nodes of the cluster. */
  readonly role: NodeGroup["role"] | "bastion";
  readonly count: NodeCount;
  /** Operating system, to a reader. */
  readonly os: string;
  /** Linux kernel, where that is known. */
  readonly kernel?: string;
  readonly architecture: string;
  /** Machines, e.g. `m6i.large`; empty where nobody has said them. */
  readonly machines: readonly string[];
  /** What else tells it from other groups, in a word or two each: `spot`, `GPU`, `managed by EKS`. */
  readonly traits: readonly string[];
  readonly interfaceName?: string;
  /** Cluster id of the BGP route reflectors that its nodes are. */
  readonly routeReflector?: string;
}

/** What every platform's group of nodes tells a reader; the platform adds what is its own. */
export function topologyGroup(group: NodeGroup, own: Partial<TopologyGroup> = {}): TopologyGroup {
  const { name, role, count, osName, kernel, architecture, interfaceName, taints } = group;
  return {
    name,
    role,
    count,
    os: osName,
    ...(kernel === undefined ? {} : { kernel }),
    architecture,
    machines: [],
    ...(interfaceName === undefined ? {} : { interfaceName }),
    ...own,
    traits: [...(own.traits ?? []), ...(taints.length > 0 ? ["tainted"] : [])],
  };
}

/** How many of a group's nodes are in the zone at `position`, where `count` nodes are spread evenly over `zones`. */
export function evenShare(count: number, zones: number, position: number): number {
  return Math.floor(count / zones) + (position < count % zones ? 1 : 0);
}
