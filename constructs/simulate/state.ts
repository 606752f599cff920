import type { Cidr, Ip, IpFamily } from "../net";
import { Engine, type Recursion, type Ribs } from "./engine";
import { addressTarget, arrives, fates, stepOf } from "./forwarding";
import { type Channel, type Faults, isChannelUp, type Network, type Prefix } from "./network";
import type { Rib } from "./route";

/** How often sessions between nodes, and next hops that routes lead to, are looked at again. */
const mostPasses = 6;

/** A network with faults, and what its routers know when nothing changes any more. */
export class State {
  readonly network: Network;
  /** Of each prefix, by index. */
  ribs: readonly Ribs[] = [];
  /** Indices of prefixes whose routes never settle. */
  readonly unsettled = new Set<number>();
  private readonly byLength: ReadonlyMap<IpFamily, readonly (readonly [length: number, Map<string, Prefix>])[]>;

  constructor(
    readonly engine: Engine,
    public faults: Faults,
  ) {
    this.network = engine.network;
    this.byLength = new Map(([4, 6] as const).map((family) => [family, lengthsOf(this.network.prefixes, family)]));
  }

  /**
   * Propagates every prefix. Sessions between nodes need ways to be up, and FRR resolves next hops by routes: both are looked
   * at again until they agree with what they bring.
   */
  settle(): this {
    for (let pass = 0; pass < mostPasses; pass++) {
      const previous = pass === 0 ? undefined : this.ribs;
      this.ribs = this.propagated(previous === undefined ? undefined : (router, hop) => this.isReached(router, hop));
      const down = this.sessionsWithoutWay();
      const isSame = down.size === this.faults.channels.size && [...down].every((one) => this.faults.channels.has(one));
      if (isSame && (previous === undefined ? !this.needsRecursion() : isEqual(previous, this.ribs))) break;
      this.faults = { ...this.faults, channels: down };
    }
    return this;
  }

  /** Prefixes around an address or a prefix, itself among them, the longest first. */
  coveringOf(place: Ip | Cidr): readonly Prefix[] {
    return (this.byLength.get(place.family) ?? []).flatMap(([length, prefixes]) => {
      const isWider = !("prefixLength" in place) || place.prefixLength >= length;
      const first = "prefixLength" in place ? place.network : place;
      const found = isWider ? prefixes.get(keyOf(first, length)) : undefined;
      return found ?? [];
    });
  }

  /** What FRR knows of the longest prefix around a next hop, if it can use it. */
  recursionOf(router: number, nextHop: string): Rib | undefined {
    const value = this.network.addressValues.get(nextHop);
    if (value === undefined) return undefined;
    const family = nextHop.includes(":") ? 6 : 4;
    for (const [length, prefixes] of this.byLength.get(family) ?? []) {
      const prefix = prefixes.get(keyOfValue(family, value, length));
      const rib = prefix && this.ribs[prefix.index]?.[router];
      if (rib !== undefined && rib.used > 0 && rib.routes[0]?.nextHop !== undefined) return rib;
    }
    return undefined;
  }

  compareAddresses(a: string, b: string): number {
    const [x, y] = [this.network.addressValues.get(a) ?? 0n, this.network.addressValues.get(b) ?? 0n];
    return x < y ? -1 : x > y ? 1 : 0;
  }

  isUp(channel: Channel): boolean {
    return isChannelUp(this.network, this.faults, channel);
  }

  private propagated(recursion: Recursion | undefined): readonly Ribs[] {
    const { faults, network } = this;
    return network.prefixes.map((prefix) => {
      const ribs = this.engine.converge(prefix, { faults, ...(recursion === undefined ? {} : { recursion }) });
      if (ribs !== undefined) return ribs;
      this.unsettled.add(prefix.index);
      return network.routers.map(() => undefined);
    });
  }

  private isReached(router: number, nextHop: string): boolean {
    return this.recursionOf(router, nextHop) !== undefined;
  }

  /** Whether a switch was told a next hop that is on none of its links. */
  private needsRecursion(): boolean {
    return this.engine.missedNextHops;
  }

  /** Sessions between nodes whose packets do not come through, by channel. */
  private sessionsWithoutWay(): ReadonlySet<number> {
    const { channels, routers } = this.network;
    const known = new Map<string, Uint8Array>();
    const reaches = (from: number, to: Ip): boolean => {
      const text = to.toString();
      const target = addressTarget(this, to);
      if (target === undefined) return false;
      const masks = known.get(text) ?? fates(routers, (router) => stepOf(this, router, target));
      known.set(text, masks);
      return arrives(masks[from] ?? 0);
    };
    const down = new Set<number>();
    for (const { index, link, from, to, fromAddress, toAddress } of channels) {
      if (link !== undefined || this.faults.routers.has(from) || this.faults.routers.has(to)) continue;
      if (!reaches(from, toAddress) || !reaches(to, fromAddress)) down.add(index);
    }
    return down;
  }
}

function isEqual(a: readonly Ribs[], b: readonly Ribs[]): boolean {
  return a.every((ribs, prefix) => ribs.every((rib, router) => rib === b[prefix]?.[router]));
}

function lengthsOf(prefixes: readonly Prefix[], family: IpFamily) {
  const found = new Map<number, Map<string, Prefix>>();
  for (const prefix of prefixes) {
    const { prefixLength, network } = prefix.cidr;
    if (network.family !== family) continue;
    const there = found.get(prefixLength) ?? new Map<string, Prefix>();
    found.set(prefixLength, there);
    there.set(keyOf(network, prefixLength), prefix);
  }
  return [...found].sort(([a], [b]) => b - a);
}

function keyOf({ family, value }: Ip, length: number): string {
  return keyOfValue(family, value, length);
}

function keyOfValue(family: IpFamily, value: bigint, length: number): string {
  return (value >> BigInt((family === 4 ? 32 : 128) - length)).toString(36);
}
