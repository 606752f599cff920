import type { Built } from "./build";
import { type Engine } from "./engine";
import { fates, type Hop, isWhole, prefixTarget, type Step, stepOf, type Target } from "./forwarding";
import { noFaults, type Prefix } from "./network";
import { State } from "./state";

/** How a prefix fares without faults: who hands packets to whom, and what becomes of them. */
export interface Flow {
  readonly prefix: Prefix;
  readonly target: Target;
  readonly steps: readonly Step[];
  readonly masks: Uint8Array;
  /** Who hands packets to a router, by its index. */
  readonly back: readonly (readonly number[])[];
}

/** A fabric without faults, and what is worth keeping of it for every failure. */
export class Baseline {
  readonly state: State;
  readonly flows: readonly Flow[];
  private readonly masks: ReadonlyMap<number, Uint8Array>;
  /** Prefixes that packets of a flow may go by. */
  private readonly asked: ReadonlySet<number>;
  /** Whether every packet of every flow arrives. */
  readonly isWhole: boolean;
  /** Whether what follows from a fault can be found from what it touches alone: no session and no next hop hangs on routes. */
  readonly isLocal: boolean;

  constructor(
    readonly built: Built,
    engine: Engine,
    blocks: readonly Prefix[],
  ) {
    this.state = new State(engine, noFaults).settle();
    this.flows = blocks.map((prefix) => this.flowOf(prefix));
    this.masks = new Map(this.flows.map(({ prefix, masks }) => [prefix.index, masks]));
    this.asked = new Set(this.flows.flatMap(({ target }) => target.covering.map(({ index }) => index)));
    const { network } = built;
    const nodes = network.routers.filter(({ kind }) => kind === "node");
    this.isWhole = this.flows.every(({ masks }) => nodes.every(({ index }) => isWhole(masks[index] ?? 0)));
    this.isLocal =
      network.channels.every(({ link }) => link !== undefined) &&
      !engine.missedNextHops &&
      this.state.unsettled.size === 0;
  }

  masksOf(prefix: number): Uint8Array | undefined {
    return this.masks.get(prefix);
  }

  isAsked({ index }: Prefix): boolean {
    return this.asked.has(index);
  }

  private flowOf(prefix: Prefix): Flow {
    const { routers } = this.built.network;
    const target = prefixTarget(this.state, prefix);
    const steps = routers.map(({ index }) => stepOf(this.state, index, target));
    const nobody: readonly number[] = [];
    const back: (number[] | undefined)[] = [];
    steps.forEach((step, index) => {
      if (step.kind === "forwarded") for (const { router } of step.hops) (back[router] ??= []).push(index);
    });
    const masks = fates(routers, (router) => steps[router] ?? { kind: "dropped", why: "no route" });
    return { prefix, target, steps, masks, back: routers.map(({ index }) => back[index] ?? nobody) };
  }
}

/** The routers that a step hands packets to. */
export function handsTo(step: Step | undefined): readonly Hop[] {
  return step?.kind === "forwarded" ? step.hops : [];
}
