import type { Built } from "./build";
import type { Prefix, Router } from "./network";
import type { Cell } from "./population";
import type { State } from "./state";

/** What a switch has to carry. */
export interface SwitchLoad {
  readonly name: string;
  readonly kind: "tor" | "spine";
  readonly asNumber: number;
  readonly sessions: { readonly up: number; readonly all: number };
  /** Prefixes that it has a route to by BGP, its own among them. */
  readonly routes: number;
  /** The neighbour that comes nearest to what it may announce (maximum-prefix); absent where there is no such limit. */
  readonly fullest?: { readonly neighbour: string; readonly prefixes: number; readonly limit: number };
}

/** For how many routers and prefixes those stand that were looked at. */
export class Weights {
  private readonly sizes = new Map<string, number>();

  constructor(cells: readonly Cell[]) {
    for (const { first, second, size } of cells) {
      this.sizes.set(first, second === undefined ? size : size - 1);
      if (second !== undefined) this.sizes.set(second, 1);
    }
  }

  /** Of a node that is there but stands for nobody: 0. */
  ofRouter({ kind, name }: Router): number {
    return kind === "node" ? (this.sizes.get(name) ?? 0) : 1;
  }

  ofPrefix({ routers }: State["network"], prefix: Prefix): number {
    if (prefix.kind !== "block" && prefix.kind !== "stable") return 1;
    let sum = 0;
    for (const origin of prefix.origins) {
      const router = routers[origin];
      if (router !== undefined) sum += this.ofRouter(router);
    }
    return sum;
  }
}

/** The switches that are alive, in the order of the network. */
export function loadsOf({ network }: Built, state: State, weights: Weights): readonly SwitchLoad[] {
  const prefixWeights = network.prefixes.map((prefix) => weights.ofPrefix(network, prefix));
  return network.routers.flatMap((router): readonly SwitchLoad[] => {
    if (router.kind === "node" || state.faults.routers.has(router.index)) return [];
    const fullest = fullestOf(state, router, prefixWeights);
    return [
      {
        name: router.name,
        kind: router.kind,
        asNumber: router.asNumber,
        sessions: sessionsOf(state, router, weights),
        routes: sum(
          prefixWeights.map((weight, index) => ((state.ribOf(index, router.index)?.used ?? 0) > 0 ? weight : 0)),
        ),
        ...(fullest === undefined ? {} : { fullest }),
      },
    ];
  });
}

function sessionsOf(state: State, { index }: Router, weights: Weights): SwitchLoad["sessions"] {
  const { routers } = state.network;
  const own = state.engine.sessionsTo(index);
  const weight = (from: number): number => {
    const other = routers[from];
    return other === undefined ? 0 : weights.ofRouter(other);
  };
  return {
    all: sum(own.map(({ from }) => weight(from))),
    up: sum(own.map((channel) => (state.isUp(channel) ? weight(channel.from) : 0))),
  };
}

function fullestOf(state: State, { index }: Router, prefixWeights: readonly number[]): SwitchLoad["fullest"] {
  const { routers, prefixes, limits } = state.network;
  let fullest: SwitchLoad["fullest"];
  for (const channel of state.engine.sessionsTo(index)) {
    const limit = limits.get(channel.index);
    if (limit === undefined || !state.isUp(channel)) continue;
    const taken = sum(
      prefixes.map((prefix, at) => {
        const rib = state.ribOf(at, channel.from);
        const isTaken = state.engine.brought(channel, prefix, rib, state.faults).length > 0;
        return isTaken ? (prefixWeights[at] ?? 0) : 0;
      }),
    );
    if (fullest === undefined || taken / limit > fullest.prefixes / fullest.limit)
      fullest = { neighbour: routers[channel.from]?.name ?? "", prefixes: taken, limit };
  }
  return fullest;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
