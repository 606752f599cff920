import type { Cluster } from "../calico";
import { Baseline, type Flow, handsTo } from "./baseline";
import { type Detections, detectionsOf } from "./detection";
import { everyFailure, type FailureKind, failureKinds, type SingleFailure } from "./every";
import { faultsOf } from "./failures";
import { fates, isWhole, type Step, stepOf } from "./forwarding";
import { loadsOf, type SwitchLoad } from "./loads";
import { type Faults, isChannelUp, type Network } from "./network";
import { type BlocksOf, countPairs, type FateOf, type LostPair, type PairCounts } from "./pairs";
import { Population } from "./population";
import { isOpen } from "./resolution";
import { blocksOf, type SimulateOptions, type Subject, subjectOf, touchedBy } from "./simulate";
import { State } from "./state";

/** What every single failure does. */
export interface Sweep {
  /** Without a failure. */
  readonly steady: {
    readonly pairs: PairCounts;
    readonly lost: readonly LostPair[];
    readonly switches: readonly SwitchLoad[];
    readonly unsettled: readonly string[];
  };
  readonly failures: readonly FailureEffect[];
  readonly nodes: { readonly simulated: number; readonly all: number };
  readonly notSimulated: readonly string[];
}

export interface FailureEffect extends SingleFailure {
  readonly detection: Detections;
  /** Sessions with switches that are down; those between nodes come and go with the ways between them. */
  readonly sessionsDown: number;
  /** Pairs some of whose packets may be lost until the failure is noticed. */
  readonly atRisk: number;
  /** When everything has settled, among nodes that are alive. */
  readonly after: PairCounts;
  readonly lost: readonly LostPair[];
  /** How many prefixes never settle. */
  readonly unsettled: number;
}

export interface SweepOptions extends SimulateOptions {
  /** Default: all. */
  readonly kinds?: readonly FailureKind[];
}

/**
 * The steady state and every single failure. What a failure does is found from what it touches; the result is that of
 * `simulate` for each. Undefined without a fabric.
 */
export function sweep(cluster: Cluster, { kinds = failureKinds, ...options }: SweepOptions = {}): Sweep | undefined {
  // Of a class one is what fails, and others stand for the rest.
  const subject = subjectOf(cluster, new Set(), options, 1);
  if (subject === undefined) return undefined;
  const { built, engine, classes, all } = subject;
  const { network } = built;
  const blocks = blocksOf(built);
  const baseline = new Baseline(built, engine, [...blocks.values()].flat());
  const { state } = baseline;
  const population = new Population(classes, new Set());
  const fate = fateBy(network, (index) => baseline.masksOf(index));
  const steady = countPairs(population, blocks, fate, () => false);
  const effects = new Effects(subject, baseline, blocks);
  return {
    steady: {
      pairs: steady.counts,
      lost: steady.lost,
      switches: loadsOf(state, population),
      unsettled: [...state.unsettled].map((index) => network.prefixes[index]?.cidr.toString() ?? ""),
    },
    failures: everyFailure(built, classes, kinds).map((single) => effects.of(single)),
    nodes: { simulated: network.routers.filter(({ kind }) => kind === "node").length, all },
    notSimulated: network.notSimulated,
  };
}

function fateBy({ routers }: Network, masksOf: (prefix: number) => Uint8Array | undefined): FateOf {
  const indices = new Map(routers.map(({ name, index }) => [name, index]));
  return (from, prefix) => masksOf(prefix.index)?.[indices.get(from) ?? -1] ?? 0;
}

/** Finds what failures do, from what is there without them. */
class Effects {
  private readonly indices: ReadonlyMap<string, number>;
  private readonly mates: ReadonlyMap<number, readonly number[]>;

  constructor(
    private readonly subject: Subject,
    private readonly baseline: Baseline,
    private readonly blocks: BlocksOf,
  ) {
    const { routers, links } = subject.built.network;
    this.indices = new Map(routers.map(({ name, index }) => [name, index]));
    const mates = new Map<number, number[]>();
    for (const { a, b } of links)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const there = mates.get(one);
        if (there === undefined) mates.set(one, [other]);
        else there.push(other);
      }
    this.mates = mates;
  }

  of(single: SingleFailure): FailureEffect {
    const { built, classes, engine } = this.subject;
    const { network, fabric, sessions } = built;
    const { failure } = single;
    const { faults } = faultsOf(network, [failure]);
    const population = new Population(classes, touchedBy([failure], built));
    const affected = this.affectedBy(faults);
    const state = this.baseline.isLocal
      ? this.changed(faults, affected)
      : new State(engine, faults, this.baseline.state.places).settle();
    const after = this.after(state, population, faults);
    const down = state.sessionsDown;
    return {
      ...single,
      detection: detectionsOf(fabric, sessions, failure, (key) => down.has(key)),
      sessionsDown: sessionsDown(network, state, population),
      atRisk: failure.kind === "drain" ? 0 : this.atRisk(population, faults, affected),
      after: after.counts,
      lost: after.lost,
      unsettled: state.unsettled.size,
    };
  }

  /** Routers that a fault may tell something: those that it is of, who is next to them, and who is on a VLAN with these. */
  private affectedBy({ routers, links, drained }: Faults): readonly number[] {
    const found = new Set<number>();
    const withNext = (index: number): void => {
      found.add(index);
      for (const mate of this.mates.get(index) ?? []) found.add(mate);
    };
    for (const index of [...routers, ...drained]) {
      withNext(index);
      for (const mate of this.mates.get(index) ?? []) if (this.isOnVlan(index, mate)) withNext(mate);
    }
    for (const index of links) {
      const link = this.subject.built.network.links[index];
      if (link === undefined) continue;
      found.add(link.a);
      if (link.kind === "uplink") found.add(link.b);
      else withNext(link.b);
    }
    return [...found];
  }

  private isOnVlan(index: number, mate: number): boolean {
    const { routers } = this.subject.built.network;
    return routers[index]?.kind === "node" && routers[mate]?.kind === "tor";
  }

  private changed(faults: Faults, affected: readonly number[]): State {
    const { engine, built } = this.subject;
    const { state } = this.baseline;
    const next = new State(engine, faults, state.places);
    next.ribs = state.ribs;
    next.changes = built.network.prefixes.map((prefix) => {
      if (!this.baseline.isAsked(prefix)) return undefined;
      const changes = engine.change(prefix, { faults }, state.ribs[prefix.index] ?? [], affected);
      if (changes === undefined) next.unsettled.add(prefix.index);
      return changes === undefined || changes.size === 0 ? undefined : changes;
    });
    return next;
  }

  private after(state: State, population: Population, faults: Faults): ReturnType<typeof countPairs> {
    const changed = new Map<number, Uint8Array>();
    for (const flow of this.baseline.flows) {
      const masks = this.masksAfter(flow, state, faults);
      if (masks !== flow.masks) changed.set(flow.prefix.index, masks);
    }
    const { network } = this.subject.built;
    const isDead = (name: string): boolean => faults.routers.has(this.indices.get(name) ?? -1);
    const fate = fateBy(network, (index) => changed.get(index) ?? this.baseline.masksOf(index));
    return countPairs(population, this.blocks, fate, isDead);
  }

  /** What becomes of packets of a flow; the same array where nothing changes for anybody who is alive. */
  private masksAfter(flow: Flow, state: State, faults: Faults): Uint8Array {
    const { routers } = this.subject.built.network;
    if (!this.baseline.isLocal) return fates(routers, (router) => stepOf(state, router, flow.target));
    const alone = new Map<number, Step>();
    for (const router of changedRouters(flow, state)) {
      if (faults.routers.has(router)) continue;
      const step = stepOf(state, router, flow.target);
      if (staysWhole(flow, router, step)) continue;
      if ((flow.back[router] ?? []).some((from) => !faults.routers.has(from)))
        return fates(routers, (index) => (faults.routers.has(index) ? dead : stepOf(state, index, flow.target)));
      alone.set(router, step);
    }
    if (alone.size === 0) return flow.masks;
    // Nobody hands packets to these, so that only their own fate changes: that of those whom they hand them to.
    const masks = Uint8Array.from(flow.masks);
    for (const [router, step] of alone) {
      if (handsTo(step).some((hop) => alone.has(hop.router)))
        return fates(routers, (index) => (faults.routers.has(index) ? dead : stepOf(state, index, flow.target)));
      masks[router] =
        step.kind === "forwarded"
          ? handsTo(step).reduce(
              (mask, hop) => mask | (flow.masks[hop.router] ?? 0),
              step.losesSome === true ? lostMask : 0,
            )
          : lostMask;
    }
    return masks;
  }

  /** Pairs that may lose packets, for as long as everybody goes on as before. */
  private atRisk(population: Population, faults: Faults, affected: readonly number[]): number {
    const { network } = this.subject.built;
    const risky = new Map<number, ReadonlySet<number>>();
    for (const flow of this.baseline.flows) {
      const routers = new Set(affected.filter((router) => losesPackets(network, flow, router, faults)));
      for (const router of routers) for (const from of flow.back[router] ?? []) routers.add(from);
      risky.set(flow.prefix.index, routers);
    }
    let count = 0;
    for (const [from, to, alike] of population.pairs()) {
      const [source, target] = [this.indices.get(from) ?? -1, this.indices.get(to) ?? -1];
      if (faults.routers.has(source) || faults.routers.has(target)) continue;
      for (const { index } of this.blocks.get(to) ?? []) {
        const isRisky = risky.get(index)?.has(source) === true || !isWhole(this.baseline.masksOf(index)?.[source] ?? 0);
        if (isRisky) count += alike;
      }
    }
    return count;
  }
}

const dead: Step = { kind: "dropped", why: "no route" };
const lostMask = 2;

/** Routers that know something else of a flow's prefix, or of one around it. */
function changedRouters({ target }: Flow, state: State): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { index } of target.covering) for (const router of state.changes[index]?.keys() ?? []) found.add(router);
  return found;
}

/** Whether a router only has fewer ways than before, all of which led to the end: then they still do. */
function staysWhole(flow: Flow, router: number, step: Step): boolean {
  if (!isWhole(flow.masks[router] ?? 0) || (step.kind === "forwarded" && step.losesSome === true)) return false;
  const before = handsTo(flow.steps[router]);
  const now = handsTo(step);
  return now.length > 0 && now.every((hop) => before.some((one) => one.router === hop.router));
}

/** Whether a router hands packets to where they do not go on, before it has noticed. */
function losesPackets(network: Network, { steps }: Flow, router: number, faults: Faults): boolean {
  return faults.routers.has(router)
    ? steps[router]?.kind !== "dropped"
    : handsTo(steps[router]).some((hop) => !isOpen(network, faults, hop));
}

function sessionsDown({ channels, routers }: Network, state: State, population: Population): number {
  let count = 0;
  for (const channel of channels) {
    // Of the two directions the one from the lower end: it is the lower end of which there are many.
    if (channel.link === undefined || channel.index > channel.reverse) continue;
    if (isChannelUp(state.network, state.faults, channel)) continue;
    const from = routers[channel.from];
    if (from !== undefined) count += population.standsFor(from);
  }
  return count;
}
