import type { Ip, IpFamily } from "../net";
import type { Engine, Recursion, Ribs } from "./engine";
import { addressTarget, arrives, fates, type Step, stepOf, type Target } from "./forwarding";
import { type Channel, type Faults, isChannelUp, type Network } from "./network";
import { Places } from "./places";
import type { Rib } from "./route";

/** How often sessions between nodes, and next hops that routes lead to, are looked at again. */
const mostPasses = 6;

/** A network with faults, and what its routers know when nothing changes any more. */
export class State {
  readonly network: Network;
  readonly places: Places;
  /** Of each prefix, by index. */
  ribs: readonly Ribs[] = [];
  /** What differs from `ribs`, by prefix and router. */
  changes: readonly (ReadonlyMap<number, Rib | undefined> | undefined)[] = [];
  /** Indices of prefixes whose routes never settle. */
  readonly unsettled = new Set<number>();

  constructor(
    readonly engine: Engine,
    public faults: Faults,
    places?: Places,
  ) {
    this.network = engine.network;
    this.places = places ?? new Places(this.network.prefixes);
  }

  ribOf(prefix: number, router: number): Rib | undefined {
    const changes = this.changes[prefix];
    return changes?.has(router) === true ? changes.get(router) : this.ribs[prefix]?.[router];
  }

  /**
   * Propagates every prefix. Sessions between nodes need ways to be up, and FRR resolves next hops by routes: both are looked
   * at again until they agree with what they bring.
   * @param before what routers knew before the faults, where nobody has noticed yet which sessions between nodes are dead
   */
  settle(before?: readonly Ribs[]): this {
    for (let pass = 0; pass < mostPasses; pass++) {
      const previous = pass === 0 ? undefined : this.ribs;
      const isReached: Recursion = (router, hop) => this.recursionOf(router, hop) !== undefined;
      this.ribs = this.propagated(previous === undefined ? undefined : isReached);
      const down = before === undefined ? this.sessionsWithoutWay() : this.unnoticed();
      const known = (before === undefined ? this.faults.channels : this.faults.stale?.channels) ?? new Set<number>();
      const isSame = down.size === known.size && [...down].every((one) => known.has(one));
      if (isSame && (previous === undefined ? !this.engine.missedNextHops : isEqual(previous, this.ribs))) break;
      this.faults =
        before === undefined
          ? { ...this.faults, channels: down }
          : { ...this.faults, stale: { channels: down, before } };
    }
    return this;
  }

  /** Sessions between nodes whose packets do not come through any more, and those with nodes that are dead. */
  private unnoticed(): ReadonlySet<number> {
    const { routers } = this.faults;
    const withDead = this.network.channels.filter(
      ({ link, from, to }) => link === undefined && routers.has(from) && !routers.has(to),
    );
    return new Set([...this.sessionsWithoutWay(), ...withDead.map(({ index }) => index)]);
  }

  /** What FRR knows of the longest prefix around a next hop, if it can use it. */
  recursionOf(router: number, nextHop: string): Rib | undefined {
    const value = this.network.addressValues.get(nextHop);
    if (value === undefined) return undefined;
    for (const { index } of this.places.aroundValue(nextHop.includes(":") ? 6 : 4, value)) {
      const rib = this.ribOf(index, router);
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

  /** Keys of the sessions that are down. */
  get sessionsDown(): ReadonlySet<string> {
    return new Set(this.network.channels.filter((channel) => !this.isUp(channel)).map(({ session }) => session));
  }

  private propagated(recursion: Recursion | undefined): readonly Ribs[] {
    const { faults, network } = this;
    this.unsettled.clear();
    return network.prefixes.map((prefix) => {
      const ribs = this.engine.converge(prefix, { faults, ...(recursion === undefined ? {} : { recursion }) });
      if (ribs !== undefined) return ribs;
      this.unsettled.add(prefix.index);
      return network.routers.map(() => undefined);
    });
  }

  /** What a router does with packets of its machine's own: where a node has no route, its switch is its default gateway. */
  private stepOfMachine(router: number, target: Target, family: IpFamily): Step {
    const step = stepOf(this, router, target);
    if (step.kind !== "dropped" || step.why !== "no route" || this.network.routers[router]?.kind !== "node")
      return step;
    const hop = this.engine.resolution.gatewayOf(router, family, this.faults);
    return hop === undefined ? step : { kind: "forwarded", hops: [{ ...hop, nextHop: hop.gateway }] };
  }

  /** Sessions between nodes whose packets do not come through, by channel. */
  private sessionsWithoutWay(): ReadonlySet<number> {
    const { channels, routers } = this.network;
    const known = new Map<string, Uint8Array>();
    const reaches = (from: number, to: Ip): boolean => {
      const text = to.toString();
      const target = addressTarget(this, to);
      if (target === undefined) return false;
      const masks = known.get(text) ?? fates(routers, (router) => this.stepOfMachine(router, target, to.family));
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
