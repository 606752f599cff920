import type { Cluster } from "../calico";
import type { Fabric } from "../fabric";
import { classesOf, singles } from "./classes";
import { type Built, networkOf, type NetworkOptions } from "./build";
import { type Detection, type Detections, detectionsOf, isEndedBy } from "./detection";
import { Engine } from "./engine";
import { type Failure, faultsOf, type UnknownFailure } from "./failures";
import { fates, prefixTarget, type Step, stepOf } from "./forwarding";
import { loadsOf, type SwitchLoad } from "./loads";
import { type Faults, noFaults, type Prefix } from "./network";
import { type BlocksOf, countPairs, type FateOf, type LostPair, type PairCounts } from "./pairs";
import { Population, type RackClass, representatives } from "./population";
import { type DeviceTable, tablesOf } from "./tables";
import { isOpen } from "./resolution";
import { State } from "./state";

export interface SimulateOptions extends Omit<NetworkOptions, "only"> {
  /**
   * Most nodes that are all looked at; of more, racks, and nodes of a rack, that only their names tell apart stand for each
   * other. Default 200. The result is the same but for names in lists, and tables are of those that were looked at.
   */
  readonly mostNodes?: number;
}

/** What a failure, or several at once, do to a fabric. */
export interface Simulation {
  readonly failures: readonly Failure[];
  /** Bounds of the time until everybody has noticed: the later one where there are several failures. */
  readonly detection: Detections;
  /** Sessions that are down, by key; as many again may be named once where nodes stand for each other. */
  readonly sessionsDown: readonly string[];
  /** Pairs of nodes that are alive, both ways counted: without the failures, until they are noticed, and then. */
  readonly before: PairCounts;
  readonly during: PairCounts;
  readonly after: PairCounts;
  /** Pairs that are not whole when everything has settled. */
  readonly lost: readonly LostPair[];
  readonly switches: readonly SwitchLoad[];
  /** Every router that is alive, and what it knows of each prefix, when everything has settled. */
  readonly tables: readonly DeviceTable[];
  /** Prefixes whose routes never settle: each router's choice makes another one change its mind. */
  readonly unsettled: readonly string[];
  /** Nodes that were looked at, and for how many they stand. */
  readonly nodes: { readonly simulated: number; readonly all: number };
  /** What the intent has and the simulation leaves out. */
  readonly notSimulated: readonly string[];
}

/** What there is to say where there is nothing to simulate, or no such failure. */
export type Simulated =
  | { readonly ok: true; readonly simulation: Simulation }
  | { readonly ok: false; readonly why: "no fabric" }
  | { readonly ok: false; readonly why: "unknown"; readonly unknown: readonly UnknownFailure[] };

const usualMostNodes = 200;

/** What the last simulations of a cluster were of: whoever asks of one failure asks of the next, too. */
const known = new WeakMap<Cluster, { readonly key: string; readonly subject: Subject }>();

/** Simulates a cluster's fabric with some failures at once; without any, the steady state. Deterministic, and never throws. */
export function simulate(
  cluster: Cluster,
  failures: readonly Failure[] = [],
  options: SimulateOptions = {},
): Simulated {
  const subject = keptSubject(cluster, touchedBy(failures, cluster), options);
  if (subject === undefined) return { ok: false, why: "no fabric" };
  const { built, engine, classes, all } = subject;
  const { network, fabric } = built;
  const { faults, unknown } = faultsOf(network, failures);
  if (unknown.length > 0) return { ok: false, why: "unknown", unknown };
  const healthy = new State(engine, noFaults).settle();
  const state = failures.length === 0 ? healthy : new State(engine, faults).settle();
  const population = new Population(classes, touchedBy(failures, built));
  const dead = new Set(network.routers.filter(({ index }) => faults.routers.has(index)).map(({ name }) => name));
  const count = (fate: FateOf) => countPairs(population, blocks, fate, (node) => dead.has(node));
  const blocks = blocksOf(built);
  const down = state.sessionsDown;
  const after = count(fateIn(state, (router, target) => stepOf(state, router, target)));
  const during = count(fateIn(healthy, (router, target) => stepDuring(healthy, state.faults, router, target)));
  return {
    ok: true,
    simulation: {
      failures,
      detection: latestOf(
        failures.map((failure) => detectionsOf(fabric, built.sessions, failure, (key) => down.has(key))),
      ),
      sessionsDown: sessionsDown(built, state, failures),
      before: count(fateIn(healthy, (router, target) => stepOf(healthy, router, target))).counts,
      during: during.counts,
      after: after.counts,
      lost: after.lost,
      switches: loadsOf(state, population),
      tables: tablesOf(state),
      unsettled: [...state.unsettled].map((index) => network.prefixes[index]?.cidr.toString() ?? ""),
      nodes: { simulated: network.routers.filter(({ kind }) => kind === "node").length, all },
      notSimulated: network.notSimulated,
    },
  };
}

/** What is simulated, made ready. */
export interface Subject {
  readonly built: Built;
  readonly engine: Engine;
  readonly classes: readonly RackClass[];
  readonly all: number;
}

/** As `subjectOf`, made once for all failures that look at the same nodes. */
function keptSubject(cluster: Cluster, touched: ReadonlySet<string>, options: SimulateOptions): Subject | undefined {
  const { mostNodes = usualMostNodes, checkPeerAs = [] } = options;
  const isLarge = nodeCount(cluster) > mostNodes;
  const key = [isLarge, ...[...checkPeerAs].sort(), ...(isLarge ? [...touched].sort() : [])].join(" ");
  const there = known.get(cluster);
  if (there?.key === key) return there.subject;
  const subject = subjectOf(cluster, touched, options);
  if (subject !== undefined) known.set(cluster, { key, subject });
  return subject;
}

function nodeCount({ fabric }: Cluster): number {
  return fabric?.racks.reduce((count, { nodes }) => count + nodes.length, 0) ?? 0;
}

/** @param spare how many racks and nodes of each class are taken beside those that stand for it */
export function subjectOf(
  cluster: Cluster,
  touched: ReadonlySet<string>,
  { mostNodes = usualMostNodes, ...options }: SimulateOptions,
  spare = 0,
): Subject | undefined {
  const all = nodeCount(cluster);
  const isLarge = all > mostNodes;
  const classes = isLarge ? classesOf(cluster) : singles(cluster);
  const only = isLarge ? representatives(classes, touched, spare) : undefined;
  const built = networkOf(cluster, { ...options, ...(only === undefined ? {} : { only }) });
  return built && { built, engine: new Engine(built.network), classes, all };
}

/** Names of the nodes that failures are of, and of the racks that these, or switches that failures are of, are in. */
export function touchedBy(failures: readonly Failure[], { fabric }: { readonly fabric?: Fabric }): ReadonlySet<string> {
  const names = new Set(failures.flatMap((failure) => (failure.kind === "link" ? failure.ends : [failure.name])));
  const racks = (fabric?.racks ?? []).filter(({ tors, nodes }) =>
    [...tors, ...nodes].some(({ name }) => names.has(name)),
  );
  const nodes = racks.flatMap((rack) => rack.nodes.filter(({ name }) => names.has(name)));
  return new Set([...racks, ...nodes].map(({ name }) => name));
}

/** Each node's first block of each family. */
export function blocksOf({ network }: Pick<Built, "network">): BlocksOf {
  const found = new Map<string, Prefix[]>();
  for (const prefix of network.prefixes) {
    if (prefix.kind !== "block") continue;
    for (const origin of prefix.origins) {
      const name = network.routers[origin]?.name ?? "";
      const there = found.get(name);
      if (there === undefined) found.set(name, [prefix]);
      else if (!there.some(({ cidr }) => cidr.family === prefix.cidr.family)) there.push(prefix);
    }
  }
  return found;
}

function fateIn(state: State, step: (router: number, target: ReturnType<typeof prefixTarget>) => Step): FateOf {
  const { routers, prefixes } = state.network;
  const indices = new Map(routers.map(({ name, index }) => [name, index]));
  const known: (Uint8Array | undefined)[] = prefixes.map(() => undefined);
  return (from, prefix) => {
    const target = prefixTarget(state, prefix);
    const masks = (known[prefix.index] ??= fates(routers, (router) => step(router, target)));
    return masks[indices.get(from) ?? -1] ?? 0;
  };
}

/** What a router does before anybody has noticed: as without the failures, but what comes to them is lost. */
export function stepDuring(
  healthy: State,
  faults: Faults,
  router: number,
  target: ReturnType<typeof prefixTarget>,
): Step {
  if (faults.routers.has(router)) return { kind: "dropped", why: "no route" };
  const step = stepOf(healthy, router, target);
  if (step.kind !== "forwarded") return step;
  const hops = step.hops.filter((hop) => isOpen(healthy.network, faults, hop));
  if (hops.length === 0) return { kind: "dropped", why: "no route" };
  return { ...step, hops, losesSome: step.losesSome === true || hops.length < step.hops.length };
}

function sessionsDown({ sessions }: Built, state: State, failures: readonly Failure[]): readonly string[] {
  const dead = new Set(state.network.channels.filter((channel) => !state.isUp(channel)).map(({ session }) => session));
  for (const session of sessions) if (failures.some((failure) => isEndedBy(session, failure))) dead.add(session.key);
  return [...dead].sort();
}

function latestOf(all: readonly Detections[]): Detections {
  const none: Detection = { milliseconds: 0, by: "nothing to notice" };
  const later = (key: keyof Detections) =>
    all.map((one) => one[key]).reduce((last, one) => (one.milliseconds > last.milliseconds ? one : last), none);
  return { withCarrier: later("withCarrier"), silent: later("silent") };
}
