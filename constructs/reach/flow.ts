import type { Direction } from "../policy";
import type { Chains, Hook, Verdict } from "./chains";
import type { Failsafe } from "./failsafe";
import type { EndpointClass } from "./population";

/** One place on the way of a packet where policy is asked. */
export interface Step {
  /** Whose policy it is. */
  readonly endpoint: string;
  readonly hook: Hook;
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** Rules and tiers that passed it on before, in their order. */
  readonly passed: readonly Verdict[];
  /** That the port is one that stays open whatever policy says. */
  readonly isFailsafe?: true;
}

/** What happens to a packet. */
export interface Outcome {
  readonly isAllowed: boolean;
  /** What decided: the first refusal, or of what is allowed the last that was asked; undefined where no policy sees it. */
  readonly decisive?: Step;
  readonly steps: readonly Step[];
}

/** The way from one class to another. */
export interface Way {
  readonly from: EndpointClass;
  readonly to: EndpointClass;
  /** Whom the receiver takes for the sender, where addresses are rewritten on the way. */
  readonly seenAs?: EndpointClass;
  /** The host endpoint of the sender's node that the packet leaves by, and of the receiver's that it comes in by. */
  readonly leaves?: EndpointClass;
  readonly enters?: EndpointClass;
  /** The host endpoint of the sending pod's node, where it is about every interface: before DNAT the pods' are among them. */
  readonly starts?: EndpointClass;
}

/** The way of a client's packet by a node port: it enters a node, is given a pod as its destination, and may have to go on. */
export interface NodePortWay {
  readonly from: EndpointClass;
  readonly to: EndpointClass;
  /** The node whose port is asked. */
  readonly entry: EndpointClass;
  /** The host endpoint of the pod's node, where it is another node. */
  readonly enters?: EndpointClass;
  /** Whom what is behind the entering node takes for the sender. */
  readonly seenAs: EndpointClass;
  /** What is sent to the node: its port. */
  readonly beforeDnat: Chains;
}

/** Asks everybody on the way, in Felix' order (felix/rules/{endpoints,static}.go). */
export function walk(chains: Chains, failsafe: Failsafe, way: Way, isDetailed: boolean): Outcome {
  const asking = new Asking(chains, failsafe, isDetailed);
  const { from, to, seenAs = from, leaves, enters, starts } = way;
  // Of a node without a host endpoint pods of several nodes are one class: only what is true of all of them is said.
  const isOwnPod =
    from.first.node !== undefined &&
    to.first.kind === "pod" &&
    to.members.every(({ node }) => node === from.first.node);
  // Whoever has the node has its pods: kubelet's probes are never refused.
  if ((from.first.kind === "host" || from.first.kind === "node") && isOwnPod) return asking.outcome(true);
  if (starts !== undefined && asking.isRefusedBeforeDnat(starts, from, to)) return asking.outcome(false);
  if (from.first.kind === "pod" && !asking.isThrough(from, to, "egress", "normal")) return asking.outcome(false);
  // A host's policies are about what comes by its own interfaces, and a pod's is none of them (cali-wl-to-host, DefaultEndpointToHostAction).
  if (from.first.kind === "pod" && to.first.kind === "host" && isOnOneNode(from, to)) return asking.outcome(true);
  if (from.first.kind === "host" && !asking.host(from, to, "egress")) return asking.outcome(false);
  if (leaves !== undefined && !asking.isThrough(leaves, to, "egress", "forward", from)) return asking.outcome(false);
  if (enters !== undefined && !asking.entrance(enters, from, to)) return asking.outcome(false);
  if (to.first.kind === "pod") return asking.outcome(asking.isThrough(to, seenAs, "ingress", "normal"));
  if (to.first.kind === "host") return asking.outcome(asking.host(to, seenAs, "ingress"));
  return asking.outcome(true);
}

const isOnOneNode = (from: EndpointClass, to: EndpointClass): boolean =>
  to.first.node !== undefined && from.members.every(({ node }) => node === to.first.node);

/**
 * As `walk`, by a node port. The address of the entering node takes the client's place in POSTROUTING, after every policy of that
 * node was asked: a pod on it sees the client all the same.
 */
export function walkNodePort(chains: Chains, failsafe: Failsafe, way: NodePortWay): Outcome {
  const asking = new Asking(chains, failsafe, true);
  const { from, to, entry, enters, seenAs, beforeDnat } = way;
  const isGuarded = entry.first.kind === "host";
  if (isGuarded && !asking.entrance(entry, from, to, beforeDnat)) return asking.outcome(false);
  const isThere = to.first.node === entry.first.node;
  if (isGuarded && !isThere && !asking.isThrough(entry, to, "egress", "forward", from)) return asking.outcome(false);
  if (!isThere && enters !== undefined && !asking.entrance(enters, seenAs, to)) return asking.outcome(false);
  return asking.outcome(asking.isThrough(to, seenAs, "ingress", "normal"));
}

class Asking {
  private readonly steps: Step[] = [];
  private last?: Step;

  constructor(
    private readonly chains: Chains,
    private readonly failsafe: Failsafe,
    private readonly isDetailed: boolean,
  ) {}

  outcome(isAllowed: boolean): Outcome {
    return { isAllowed, steps: this.steps, ...(this.last === undefined ? {} : { decisive: this.last }) };
  }

  /** Whether it is not refused: what nothing is said of goes on. */
  isThrough(own: EndpointClass, other: EndpointClass, direction: Direction, hook: Hook, near = own): boolean {
    return this.ask(own, other, direction, hook, this.chains, near).action !== "Deny";
  }

  /** The traffic of a host itself: failsafe ports, then before conntrack, before DNAT, and its normal policies. */
  host(own: EndpointClass, other: EndpointClass, direction: Direction): boolean {
    if (this.failsafe.isOpen(own, other, direction, this.chains.probe)) {
      this.keep(own, direction, "untracked", { action: "Allow", tier: "failsafe", rule: -1, direction }, [], true);
      return true;
    }
    for (const hook of direction === "ingress" ? (["untracked", "preDNAT"] as const) : (["untracked"] as const)) {
      const { action } = this.ask(own, other, direction, hook);
      if (action !== "none") return action === "Allow";
    }
    return this.isThrough(own, other, direction, "normal");
  }

  /**
   * What a host forwards to a pod: who allows it before conntrack or DNAT has spoken for the forward policies, too.
   * @param beforeDnat what is sent to the host itself, where it is the host that gives it the pod as its destination
   */
  entrance(host: EndpointClass, from: EndpointClass, to: EndpointClass, beforeDnat?: Chains): boolean {
    const first = beforeDnat ?? this.chains;
    const isOpen = this.failsafe.isOpen(host, from, "ingress", first.probe);
    for (const hook of ["untracked", "preDNAT"] as const) {
      if (isOpen) break;
      const { action } = this.ask(host, from, "ingress", hook, first, beforeDnat === undefined ? to : host);
      if (action !== "none") return action === "Allow";
    }
    return this.isThrough(host, from, "ingress", "forward", to);
  }

  /** What a pod sends: allowed here, it is still asked by its own policies. */
  isRefusedBeforeDnat(host: EndpointClass, from: EndpointClass, to: EndpointClass): boolean {
    if (this.failsafe.isOpen(host, from, "ingress", this.chains.probe)) return false;
    return this.ask(host, from, "ingress", "preDNAT", this.chains, to).action === "Deny";
  }

  private ask(
    own: EndpointClass,
    other: EndpointClass,
    direction: Direction,
    hook: Hook,
    chains: Chains = this.chains,
    near = own,
  ): Verdict {
    const passed: Verdict[] = [];
    const told = this.isDetailed ? passed : undefined;
    const verdict = chains.verdict(own.index, other.index, direction, hook, told, near.index);
    if (verdict.action !== "none" || hook === "normal") this.keep(own, direction, hook, verdict, passed, false);
    return verdict;
  }

  private keep(
    own: EndpointClass,
    direction: Direction,
    hook: Hook,
    verdict: Verdict,
    passed: readonly Verdict[],
    isOpen: boolean,
  ): void {
    const step: Step = {
      endpoint: own.first.id,
      hook,
      direction,
      verdict,
      passed,
      ...(isOpen ? { isFailsafe: true } : {}),
    };
    this.last = step;
    if (this.isDetailed) this.steps.push(step);
  }
}
