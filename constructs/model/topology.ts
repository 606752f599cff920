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
  /** Nodes, one label each. */
  readonly nodes: readonly string[];
}

/** Numbers, from 1, of a group's nodes in the zone at `position`, where `count` nodes are spread evenly over `zones`. */
export function spreadEvenly(count: number, zones: number, position: number): readonly number[] {
  const here = Math.floor(count / zones) + (position < count % zones ? 1 : 0);
  return Array.from({ length: here }, (_, number) => number * zones + position + 1);
}
