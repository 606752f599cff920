import type { Asn, Ip, IpFamily } from "../../../net";
import type { Cluster } from "../../cluster";

/** A node as confd knows it, from its Node object. */
export interface BirdNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its own addresses, one per family at most (annotations IPv4Address and IPv6Address of projectcalico.org). */
  readonly addresses: readonly Ip[];
  /** Where it is not BGPConfiguration's (annotation ASNumber). */
  readonly asNumber?: Asn;
  /** Where it reflects routes (annotation RouteReflectorClusterID). */
  readonly clusterId?: string;
}

/** Every node that has a name and an address, in the order of the intent: of others nothing is known. */
export function birdNodes({ nodes, fabric, calico: { bgp } }: Cluster): readonly BirdNode[] {
  const placed = new Map(fabric?.racks.flatMap((rack) => rack.nodes.map((node) => [node.name, node] as const)));
  return nodes.named.flatMap(({ name, labels, addresses }): readonly BirdNode[] => {
    const known = placed.get(name);
    const own = known?.addresses ?? addresses;
    if (own.length === 0) return [];
    const clusterId = known?.routeReflectorClusterId;
    return [
      {
        name,
        labels,
        addresses: own,
        ...(known === undefined || known.asNumber.equals(bgp.asNumber) ? {} : { asNumber: known.asNumber }),
        ...(clusterId === undefined ? {} : { clusterId }),
      },
    ];
  });
}

export function addressOf({ addresses }: BirdNode, family: IpFamily): Ip | undefined {
  return addresses.find((ip) => ip.family === family);
}
