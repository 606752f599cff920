import type { Channel, Prefix, Router } from "./network";
import type { Population } from "./population";
import type { State } from "./state";

/** What a switch has to carry. */
export interface SwitchLoad {
  readonly name: string;
  readonly kind: "tor" | "spine";
  /** So many switches carry as much, itself counted. */
  readonly alike: number;
  readonly asNumber: number;
  readonly sessions: { readonly up: number; readonly all: number };
  /** Prefixes that it has a route to by BGP, its own among them. */
  readonly routes: number;
  /** The neighbour that comes nearest to what it may announce (maximum-prefix); absent where there is no such limit. */
  readonly fullest?: { readonly neighbour: string; readonly prefixes: number; readonly limit: number };
}

/** The switches that are alive and stand for some, in the order of the network. */
export function loadsOf(state: State, population: Population): readonly SwitchLoad[] {
  const { routers, prefixes } = state.network;
  return routers.flatMap((router): readonly SwitchLoad[] => {
    const { kind, name, asNumber, index: at } = router;
    const alike = population.standsFor(router);
    if (kind === "node" || alike === 0 || state.faults.routers.has(at)) return [];
    const weights = prefixes.map((prefix) => weightOf(state, population, prefix, router));
    const hasRoute = ({ index }: Prefix): boolean => (state.ribOf(index, at)?.used ?? 0) > 0;
    const fullest = fullestOf(state, population, router);
    return [
      {
        name,
        kind,
        alike,
        asNumber,
        sessions: sessionsOf(state, population, router),
        routes: sum(prefixes.map((prefix, index) => (hasRoute(prefix) ? (weights[index] ?? 0) : 0))),
        ...(fullest === undefined ? {} : { fullest }),
      },
    ];
  });
}

/** For how many prefixes one stands, as a router sees them. What several announce is one. */
function weightOf({ network }: State, population: Population, { origins }: Prefix, view: Router): number {
  const routers = [...origins].flatMap((origin) => network.routers[origin] ?? []);
  const [only] = routers;
  const isOfOne = only !== undefined && routers.every(({ rack, kind }) => rack === only.rack && kind === only.kind);
  if (!isOfOne || (only.kind === "node" && routers.length > 1)) return 1;
  return population.standsFor(only, view);
}

function sessionsOf(state: State, population: Population, router: Router): SwitchLoad["sessions"] {
  const weight = (channel: Channel): number => {
    const other = state.network.routers[channel.from];
    return other === undefined ? 0 : population.standsFor(other, router);
  };
  const own = state.engine.sessionsTo(router.index);
  return { all: sum(own.map(weight)), up: sum(own.filter((channel) => state.isUp(channel)).map(weight)) };
}

function fullestOf(state: State, population: Population, { index }: Router): SwitchLoad["fullest"] {
  const { routers, prefixes, limits } = state.network;
  let fullest: SwitchLoad["fullest"];
  for (const channel of state.engine.sessionsTo(index)) {
    const [limit, neighbour] = [limits.get(channel.index), routers[channel.from]];
    if (limit === undefined || neighbour === undefined || !state.isUp(channel)) continue;
    const taken = sum(
      prefixes.map((prefix, at) => {
        const brought = state.engine.brought(channel, prefix, state.ribOf(at, channel.from), state.faults);
        return brought.length > 0 ? weightOf(state, population, prefix, neighbour) : 0;
      }),
    );
    if (fullest === undefined || taken / limit > fullest.prefixes / fullest.limit)
      fullest = { neighbour: neighbour.name, prefixes: taken, limit };
  }
  return fullest;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
