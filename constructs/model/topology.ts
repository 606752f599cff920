/** What a picture of a cluster shows. Platforms fill it in; nobody draws by hand. */
export interface Topology {
  readonly title: string;
  /** The network around everything, e.g. `VPC 10.0.0.0/16`. */
  readonly network: string;
  readonly controlPlane: { readonly label: string; readonly lines: readonly string[] };
  readonly zones: readonly TopologyZone[];
}

/** A place that fails alone: an availability zone, a rack. */
export interface TopologyZone {
  readonly name: string;
  readonly subnets: readonly { readonly label: string; readonly cidr: string }[];
  readonly nodes: readonly TopologyNodes[];
}

/** The nodes of a group that are in a zone. The picture decides whether it shows each. */
export interface TopologyNodes {
  readonly name: string;
  readonly count: number;
  /** Whether the name stands for a group, whose nodes are told apart by numbers. */
  readonly isNumbered: boolean;
}

/** How many of a group's nodes are in the zone at `position`, where `count` nodes are spread evenly over `zones`. */
export function evenShare(count: number, zones: number, position: number): number {
  return Math.floor(count / zones) + (position < count % zones ? 1 : 0);
}
