import type { Cluster } from "../calico";
import type { IpFamily } from "../net";
import { networkOf, type NetworkOptions } from "./build";
import { Engine } from "./engine";
import { type Failure, faultsOf } from "./failures";
import { hopsOf } from "./forwarding";
import { noFaults, type Prefix, type Router } from "./network";
import { State } from "./state";

/** The routes by BGP that a router's kernel has. */
export interface PredictedTable {
  /** Name of the node or switch. */
  readonly device: string;
  readonly kind: Router["kind"];
  /** By prefix; without what a router has of its own: connected subnets, its blocks, its ranges of Services. */
  readonly routes: readonly PredictedRoute[];
}

/** A route as `ip route` shows it. */
export interface PredictedRoute {
  /** As `ip route` does: `default` for everything. */
  readonly prefix: string;
  readonly family: IpFamily;
  /** `unreachable`: BIRD found no way to the next hop and has the kernel refuse packets. */
  readonly type: "unicast" | "unreachable";
  /** By address; empty where it is `unreachable`. */
  readonly nextHops: readonly PredictedNextHop[];
}

export interface PredictedNextHop {
  /**
   * Global address of the gateway. Between switches that speak IPv6 on one link FRR shows the link-local address of the same
   * neighbour instead: compare `device` there.
   */
  readonly address: string;
  /** Name of the router whose address it is. */
  readonly device: string;
  /**
   * Links that packets may leave by, as `NODE/SWITCH` or `SWITCH/SPINE`: one, but where a VLAN spans both switches of a rack
   * and the gateway is another node of it.
   */
  readonly links: readonly string[];
}

export interface PredictOptions extends NetworkOptions {
  /**
   * `settled` (default): once everybody has noticed everything. `unnoticed`: once switches have, and nodes their switches, while a
   * node still believes what another told it that it does not reach any more: nothing but BIRD's hold timer tells of that.
   */
  readonly stage?: "settled" | "unnoticed";
}

/**
 * The kernel tables of every node and switch that is alive, once everything has settled, with some failures: what `ip -j
 * route` shows of protocols `bird` and `bgp`. Empty without a fabric; a failure of what is not there changes nothing. Nodes have no
 * default route but by BGP.
 */
export function predict(
  cluster: Cluster,
  failures: readonly Failure[] = [],
  { stage = "settled", ...options }: PredictOptions = {},
): readonly PredictedTable[] {
  const built = networkOf(cluster, options);
  if (built === undefined) return [];
  const { network } = built;
  const { faults } = failures.length === 0 ? { faults: noFaults } : faultsOf(network, failures);
  const engine = new Engine(network);
  const before = stage === "settled" ? undefined : new State(engine, noFaults).settle().ribs;
  const state = new State(engine, faults).settle(before);
  return network.routers.filter(({ index }) => !faults.routers.has(index)).map((router) => tableOf(state, router));
}

export function tableOf(state: State, router: Router): PredictedTable {
  const routes = state.network.prefixes.flatMap((prefix) => routeOf(state, router, prefix));
  return { device: router.name, kind: router.kind, routes };
}

/** What a router installs of a prefix: nothing of what it has of its own, and of subnets that it is in. */
export function routeOf(state: State, router: Router, prefix: Prefix): readonly PredictedRoute[] {
  const rib = state.ribOf(prefix.index, router.index);
  if (rib === undefined || rib.used === 0 || prefix.origins.has(router.index)) return [];
  const { cidr } = prefix;
  const text = cidr.prefixLength === 0 ? "default" : cidr.toString();
  const common = { prefix: text, family: cidr.family };
  if (rib.isUnreachable) return [{ ...common, type: "unreachable", nextHops: [] }];
  const nextHops = hopsOf(state, router.index, rib).map(({ gateway, router: owner, ways }) => ({
    address: gateway,
    device: nameOf(state, owner),
    links: [...new Set(ways.flatMap(([first]) => (first === undefined ? [] : [linkText(state, first)])))],
  }));
  return nextHops.length === 0 ? [] : [{ ...common, type: "unicast", nextHops }];
}

function nameOf({ network }: State, router: number): string {
  return network.routers[router]?.name ?? "";
}

export function linkText(state: State, index: number): string {
  const link = state.network.links[index];
  return link === undefined ? "" : `${nameOf(state, link.a)}/${nameOf(state, link.b)}`;
}
