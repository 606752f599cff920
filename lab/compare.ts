import type { Cluster } from "../constructs/calico";
import { type Failure, predict, type PredictedRoute, type PredictOptions } from "../constructs/simulate";
import type { BgpRoute, Fault, KernelRoute, LabState } from "./protocol";
import type { LabPlan } from "./plan/types";

/** A prefix for which a device has something else than was predicted. */
export interface Difference {
  readonly device: string;
  readonly table: "kernel" | "bgp";
  readonly prefix: string;
  /** Next hops, each a device's name and the address of its that is spoken to; `none`: no such route. */
  readonly predicted: string;
  readonly real: string;
}

/** What of a lab's tables is compared with. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Routes of all kernels together, by BGP. */
  readonly routes: number;
  /**
   * What they were held against: with `unnoticed` nodes still believe what others told them that they do not reach any more, as BIRD's
   * hold timer between nodes is 240 s.
   */
  readonly stage: NonNullable<PredictOptions["stage"]>;
}

/** Failures of a lab as the simulator knows them. */
export function failuresOf(plan: LabPlan, state: Pick<LabState, "faults" | "drained" | "stopped">): readonly Failure[] {
  const kindOf = (name: string): "tor" | "spine" | "node" => {
    const device = plan.devices.find((one) => one.name === name);
    return device?.kind === "switch" ? device.role : "node";
  };
  const failure = ({ of }: Fault): Failure =>
    "link" in of ? { kind: "link", ends: of.link } : { kind: kindOf(of.device), name: of.device };
  const stopped = (name: string): Failure => {
    const kind = kindOf(name);
    // A node whose BIRD is stopped restarts, until others give it up.
    return { kind: kind === "node" ? "restart" : kind, name };
  };
  return [
    ...state.faults.map(failure),
    ...state.drained.map((name): Failure => ({ kind: "drain", name })),
    ...state.stopped.map(stopped),
  ];
}

/**
 * Holds every kernel's routes by BGP, and what every switch's BGP uses, against what the simulator says with these failures: once
 * all is settled, or, where it is that, before nodes have noticed which of them are gone.
 */
export function compareTables(
  cluster: Cluster,
  plan: LabPlan,
  state: LabState,
  failures = failuresOf(plan, state),
): Comparison {
  const settled = comparedAt("settled", cluster, plan, state, failures);
  if (settled.differences.length === 0 || failures.length === 0) return settled;
  const unnoticed = comparedAt("unnoticed", cluster, plan, state, failures);
  return unnoticed.differences.length < settled.differences.length ? unnoticed : settled;
}

/** The same against one stage. */
export function comparedAt(
  stage: Comparison["stage"],
  cluster: Cluster,
  plan: LabPlan,
  state: LabState,
  failures: readonly Failure[],
): Comparison {
  const { kernel = {}, bgp = {} } = state;
  const hops = new Hops(plan);
  const differences: Difference[] = [];
  let routes = 0;
  for (const { device, routes: predicted } of predict(cluster, failures, { stage })) {
    const expected = new Map(predicted.map((route) => [wholeOf(route), hops.predicted(route)]));
    const real = new Map(
      (kernel[device] ?? []).filter(isLearned).map((route) => [route.prefix, hops.kernel(device, route)]),
    );
    routes += real.size;
    differences.push(...differencesOf(device, "kernel", expected, real));
    const used = bgp[device];
    if (used === undefined) continue;
    // What a switch has of its own is in its kernel by somebody else.
    const own = new Set((kernel[device] ?? []).filter((route) => !isLearned(route)).map(({ prefix }) => prefix));
    const learned = used.filter((route) => !own.has(route.prefix) && !isOwn(route));
    differences.push(
      ...differencesOf(device, "bgp", expected, new Map(learned.map((route) => [route.prefix, hops.bgp(route)]))),
    );
  }
  return { differences, routes, stage };
}

function differencesOf(
  device: string,
  table: Difference["table"],
  predicted: ReadonlyMap<string, string>,
  real: ReadonlyMap<string, string>,
): readonly Difference[] {
  const prefixes = [...new Set([...predicted.keys(), ...real.keys()])].sort();
  return prefixes.flatMap((prefix) => {
    const [said, found] = [predicted.get(prefix) ?? "none", real.get(prefix) ?? "none"];
    return said === found ? [] : [{ device, table, prefix, predicted: said, real: found }];
  });
}

/** Routes that FRR or BIRD learned; its own blocks BIRD only keeps from leaving by another way. */
function isLearned({ protocol, type }: KernelRoute): boolean {
  return (protocol === "bgp" || protocol === "bird") && type !== "blackhole";
}

const isOwn = ({ nextHops }: BgpRoute): boolean => nextHops.every((hop) => hop === "0.0.0.0" || hop === "::");

function wholeOf({ prefix, family }: PredictedRoute): string {
  if (prefix === "default") return family === 4 ? "0.0.0.0/0" : "::/0";
  return prefix;
}

/** Next hops as text that two sources agree on. */
class Hops {
  private readonly neighbours: ReadonlyMap<string, string>;

  constructor(private readonly plan: LabPlan) {
    const ends = plan.links.flatMap(({ lower, upper }) => [
      [`${lower.device} ${lower.interface}`, upper.device] as const,
      [`${upper.device} ${upper.interface}`, lower.device] as const,
    ]);
    this.neighbours = new Map(ends);
  }

  predicted({ type, nextHops }: PredictedRoute): string {
    return type === "unreachable" ? type : this.joined(nextHops.map(({ address }) => address));
  }

  kernel(device: string, { type, ways }: KernelRoute): string {
    if (type !== "unicast") return type;
    const hops = ways
      .filter(({ isUp }) => isUp)
      .map(({ via, interface: at }) => {
        // Between switches FRR speaks to the link-local address of the same neighbour.
        if (via === undefined || /^fe80:/i.test(via)) return this.neighbours.get(`${device} ${at ?? ""}`) ?? at ?? "?";
        return via;
      });
    return this.joined(hops);
  }

  bgp({ nextHops }: BgpRoute): string {
    return this.joined(nextHops);
  }

  private joined(hops: readonly string[]): string {
    const names = hops.map((hop) => {
      const owner = this.plan.owners[hop];
      return owner ?? hop;
    });
    return names.length === 0 ? "none" : [...names].sort().join(", ");
  }
}
