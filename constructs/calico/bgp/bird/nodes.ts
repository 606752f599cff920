import { labelsByNode } from "../../../fabric";
import type { Asn, Ip, IpFamily } from "../../../net";
import type { Cluster } from "../../cluster";
import { saysAsNumber } from "../nodes";

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

/**
 * Every node that has a name and an address, in the order of the intent, then those that stand for machines without names: of
 * others nothing is known.
 */
export function birdNodes({ nodes, fabric, calico: { bgp } }: Cluster): readonly BirdNode[] {
  const all = fabric?.racks.flatMap((rack) => rack.nodes) ?? [];
  const placed = new Map(all.map((node) => [node.name, node] as const));
  const named = nodes.named.flatMap(({ name, labels, addresses }): readonly BirdNode[] => {
    const known = placed.get(name);
    const own = known?.addresses ?? addresses;
    if (own.length === 0) return [];
    const clusterId = known?.routeReflectorClusterId;
    return [
      {
        name,
        labels,
        addresses: own,
        ...(known !== undefined && fabric !== undefined && saysAsNumber(fabric, bgp.asNumber, known)
          ? { asNumber: known.asNumber }
          : {}),
        ...(clusterId === undefined ? {} : { clusterId }),
      },
    ];
  });
  const labels = fabric === undefined ? new Map<string, BirdNode["labels"]>() : labelsByNode(nodes, fabric);
  const standIns = all
    .filter(({ standsFor }) => standsFor !== undefined)
    .map(({ name, addresses }): BirdNode => ({ name, labels: labels.get(name) ?? {}, addresses }));
  return [...named, ...standIns];
}

export function addressOf({ addresses }: BirdNode, family: IpFamily): Ip | undefined {
  return addresses.find((ip) => ip.family === family);
}
