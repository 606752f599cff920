import type { IpFamily } from "../net";
import { type Faults, isLinkUp, type Network, type Router } from "./network";

/** How a router reaches an address without asking BGP. */
export interface Reach {
  /** What the kernel has for a gateway: the address itself, or the switch's end of the link where that is a loopback. */
  readonly gateway: string;
  /** Whose it is. */
  readonly router: number;
  /** Ways to it, of which each needs all of its links. */
  readonly ways: readonly (readonly number[])[];
  /** As the decision process counts it: 0 on a link. */
  readonly metric: number;
}

/** BIRD's metric of a next hop behind a route that says none (IGP_METRIC_UNKNOWN). */
const unknownMetric = 0x80000000;

/** Answers, for a network without faults, how routers reach addresses. What was found is kept. */
export class Resolution {
  private readonly found: Map<string, Reach | undefined>[];
  private readonly linksOf: ReadonlyMap<number, readonly number[]>;

  constructor(private readonly network: Network) {
    this.found = network.routers.map(() => new Map<string, Reach | undefined>());
    const linksOf = new Map<number, number[]>(network.routers.map(({ index }) => [index, []]));
    for (const { index, a, b } of network.links) for (const end of [a, b]) linksOf.get(end)?.push(index);
    this.linksOf = linksOf;
  }

  of(router: number, address: string): Reach | undefined {
    const known = this.found[router];
    if (known?.has(address) === true) return known.get(address);
    const reach = this.find(router, address);
    known?.set(address, reach);
    return reach;
  }

  /** The same with faults, as the router itself sees it: undefined where it knows that no way is left. */
  with(faults: Faults, router: number, address: string): Reach | undefined {
    const reach = this.of(router, address);
    return reach !== undefined && seesOpen(this.network, faults, router, reach) ? reach : undefined;
  }

  /** A node's default gateway: the switch at the other end of its first link that is whole. */
  gatewayOf(router: number, family: IpFamily, faults: Faults): Reach | undefined {
    const { links, gateways } = this.network;
    for (const index of this.linksOf.get(router) ?? []) {
      const [link, gateway] = [links[index], gateways.get(index)?.[family]];
      if (link === undefined || gateway === undefined || !isLinkUp(this.network, faults, index)) continue;
      return { gateway, router: link.b, ways: [[index]], metric: unknownMetric };
    }
    return undefined;
  }

  private find(router: number, address: string): Reach | undefined {
    const { addresses, routers, links } = this.network;
    const [owner, self] = [addresses.get(address), routers[router]];
    if (owner === undefined || self === undefined || owner.router === router) return undefined;
    const other = routers[owner.router];
    if (other === undefined) return undefined;
    const between = (this.linksOf.get(router) ?? []).filter((index) => touches(links[index], owner.router));
    const direct = between.filter((index) => owner.links.includes(index));
    if (direct.length > 0)
      return { ...{ gateway: address, router: other.index }, ways: direct.map((one) => [one]), metric: 0 };
    if (self.kind === "node" && other.kind === "node") return this.throughSwitches(self, address, owner.links, other);
    return self.kind === "node" ? this.behindLink(address, other, between) : undefined;
  }

  /** Another node of the same VLAN, by way of a switch that both have a link to. */
  private throughSwitches(self: Router, address: string, theirs: readonly number[], other: Router): Reach | undefined {
    const { links } = this.network;
    const mine = (this.linksOf.get(self.index) ?? []).filter((index) => links[index]?.kind === "vlan");
    const ways = theirs.flatMap((their) =>
      mine.filter((one) => links[one]?.b === links[their]?.b).map((one) => [one, their]),
    );
    return ways.length === 0 ? undefined : { gateway: address, router: other.index, ways, metric: 0 };
  }

  /** A switch's loopback: the host has a route to it by each of its links, or no session could be. */
  private behindLink(address: string, other: Router, between: readonly number[]): Reach | undefined {
    const { links, gateways } = this.network;
    const [link] = between.filter((index) => links[index]?.kind === "routed");
    if (link === undefined) return undefined;
    const family = address.includes(":") ? 6 : 4;
    const gateway = gateways.get(link)?.[family];
    return gateway === undefined ? undefined : { gateway, router: other.index, ways: [[link]], metric: unknownMetric };
  }
}

function touches(link: Network["links"][number] | undefined, router: number): boolean {
  return link !== undefined && (link.a === router || link.b === router);
}

/**
 * Whether a router has no reason to think that a neighbour is gone: it sees its own ports. A switch's interface on a VLAN stays up
 * without one of its ports, behind that VLAN a node sees nobody's, and a bond stays up with one of its own.
 */
export function seesOpen(network: Network, faults: Faults, router: number, { ways }: Pick<Reach, "ways">): boolean {
  if (faults.routers.has(router)) return false;
  const isSeenUp = (index: number): boolean => {
    const link = network.links[index];
    if (isLinkUp(network, faults, index) || (link?.kind === "vlan" && link.a !== router)) return true;
    return link?.kind === "vlan" && bondOf(network, router, index).some((other) => isLinkUp(network, faults, other));
  };
  return ways.some((way) => way.every(isSeenUp));
}

const bonds = new WeakMap<Network, Map<number, readonly number[]>>();

/** The other links on which a node has the address that it has on one: that of a bond. */
function bondOf(network: Network, router: number, link: number): readonly number[] {
  const known = bonds.get(network) ?? new Map<number, readonly number[]>();
  bonds.set(network, known);
  const there = known.get(link);
  if (there !== undefined) return there;
  const own = [...network.addresses.values()].find((one) => one.router === router && one.links.includes(link));
  const others = (own?.links ?? []).filter((one) => one !== link);
  known.set(link, others);
  return others;
}

/** Whether one of the ways has all its links. */
export function isOpen(network: Network, faults: Faults, { ways }: Pick<Reach, "ways">): boolean {
  return ways.some((way) => way.every((index) => isLinkUp(network, faults, index)));
}
