import type { Ip, IpFamily } from "../net";
import type { FailsafePorts, PolicySet, Rule } from "../policy";
import { Chains, type Hook, sorted, type Staged, type Verdict } from "./chains";
import { Failsafe, failsafeNets } from "./failsafe";
import { type NodePortWay, type Outcome, type Step, walk, walkNodePort, type Way } from "./flow";
import { addressOf, type Endpoint, type EndpointClass, Population } from "./population";
import type { Probe } from "./probe";
import { ServiceMembers, servicesByAddress } from "./services";

export interface ReachOptions {
  /** 4 unless said. */
  readonly family?: IpFamily;
  /** Addresses outside the cluster to ask about. */
  readonly externals?: readonly Ip[];
  /** `ignore` unless said: staged policies are for flow logs only. */
  readonly staged?: Staged;
  /** What the set's FelixConfigurations say, and else Felix' own, unless said. */
  readonly failsafe?: FailsafePorts;
  /**
   * Whether pods leave the pools under their node's address (natOutgoing of the pools), so that nodes take them for that node.
   * True unless said.
   */
  readonly natOutgoing?: boolean;
}

/** A node port, and how kube-proxy leads to the pods behind it. */
export interface NodePort {
  /** What the client sends to: protocol and port of the node. */
  readonly nodePort: Probe;
  /** What the pod gets. */
  readonly targetPort: Probe;
  readonly externalTrafficPolicy: "Cluster" | "Local";
  /**
   * Whether pods on other nodes see the client: false unless said, because kube-proxy puts the entering node's address in its
   * place. Calico's eBPF data plane keeps it.
   */
  readonly isSourceKept?: boolean;
}

/** One edge of a matrix: from all members of a class to all of another. */
export interface Edge extends Outcome {
  readonly from: EndpointClass;
  readonly to: EndpointClass;
  readonly probe: Probe;
  /** The version of IP that it is asked about. */
  readonly family: IpFamily;
}

/** Who may talk to whom under a set of policies. Nothing is sent: Calico's rules are evaluated as Felix would. */
export class Reach {
  readonly population: Population;
  private readonly order: ReturnType<typeof sorted>;
  private readonly services: ServiceMembers;
  private readonly chains = new Map<string, Chains>();
  private readonly hosts: ReadonlyMap<string, EndpointClass>;
  private readonly hasForward: boolean;
  private readonly failsafe: Failsafe;
  private readonly classOf: ReadonlyMap<string, EndpointClass>;

  constructor(
    readonly set: PolicySet,
    private readonly options: ReachOptions = {},
  ) {
    const rules = set.policies.flatMap(({ ingress, egress }) => [...ingress, ...egress]);
    this.hasForward = set.hostEndpoints.length > 0 && set.policies.some(({ applyOnForward }) => applyOnForward);
    this.population = new Population(
      set,
      options.family ?? 4,
      options.externals ?? [],
      [...netsOf(rules, set), ...failsafeNets(set.failsafe, options.failsafe)],
      servicesByAddress(set, rules),
      // A host's policy takes a pod of its own node for that pod, and one of another for that node.
      set.hostEndpoints.length > 0,
    );
    this.failsafe = new Failsafe(this.population, set.failsafe, options.failsafe);
    this.order = sorted(set, options.staged ?? "ignore");
    this.services = new ServiceMembers(set, this.population);
    const { classes } = this.population;
    this.hosts = new Map(
      classes.flatMap((one) => (one.first.kind === "host" ? [[one.first.node ?? "", one] as const] : [])),
    );
    this.classOf = new Map(classes.flatMap((one) => one.members.map(({ id }) => [id, one] as const)));
  }

  get family(): IpFamily {
    return this.population.family;
  }

  get classes(): readonly EndpointClass[] {
    return this.population.classes;
  }

  /** The class of an endpoint, by its id. */
  find(id: string): EndpointClass | undefined {
    return this.classOf.get(id);
  }

  /** What one hook of one endpoint says of the other: what Felix' chains say, before they are put together. */
  hook(own: EndpointClass, other: EndpointClass, probe: Probe, direction: "ingress" | "egress", hook: Hook) {
    const passed: Verdict[] = [];
    return { verdict: this.chainsOf(probe).verdict(own.index, other.index, direction, hook, passed), passed };
  }

  /** An edge with everything that was asked on the way. */
  edge(from: EndpointClass, to: EndpointClass, probe: Probe): Edge {
    return { from, to, probe, family: this.family, ...this.walked(from, to, probe, true) };
  }

  /** Asks many edges for one probe whether they are allowed, and nothing more. */
  asking(probe: Probe): (from: EndpointClass, to: EndpointClass) => boolean {
    const chains = this.chainsOf(probe);
    return (from, to) => {
      if (from.first.kind !== "pod" || to.first.kind !== "pod" || this.hasForward)
        return this.walked(from, to, probe, false).isAllowed;
      const sent = chains.row(from.index, "egress")[to.index];
      return sent?.action !== "Deny" && chains.row(to.index, "ingress")[from.index]?.action === "Allow";
    };
  }

  /** Every edge for a probe, without the way: of what policies see, and of no endpoint to itself. */
  *edges(probe: Probe): Generator<Edge> {
    const chains = this.chainsOf(probe);
    for (const from of this.classes)
      for (const to of this.classes) {
        if (!isAsked(from, to)) continue;
        const isShort = from.first.kind === "pod" && to.first.kind === "pod" && !this.hasForward;
        const { family } = this;
        if (isShort) yield { family, ...betweenPods(chains, from, to) };
        else yield { from, to, probe, family, ...this.walked(from, to, probe, false) };
      }
  }

  /**
   * A connection of a client outside the cluster to a node port, which leads to one of the pods behind it.
   * @param entry the node whose port it is: a host endpoint, or a node without
   * @returns with `externalTrafficPolicy: Local` and the pod on another node: refused, by nobody, because kube-proxy drops it
   */
  nodePort(from: EndpointClass, to: EndpointClass, entry: EndpointClass, ports: NodePort): Edge {
    const { nodePort, targetPort: probe, externalTrafficPolicy, isSourceKept = false } = ports;
    const { family } = this;
    const isThere = to.first.node !== undefined && to.first.node === entry.first.node;
    if (!isThere && externalTrafficPolicy === "Local") return { from, to, probe, family, isAllowed: false, steps: [] };
    const enters = this.hosts.get(to.first.node ?? "");
    const way: NodePortWay = {
      ...{ from, to, entry, beforeDnat: this.chainsOf(nodePort) },
      seenAs: isThere || isSourceKept ? from : entry,
      ...(enters === undefined ? {} : { enters }),
    };
    return { from, to, probe, family, ...walkNodePort(this.chainsOf(probe), this.failsafe, way) };
  }

  private walked(from: EndpointClass, to: EndpointClass, probe: Probe, isDetailed: boolean): Outcome {
    const seenAs = this.seenAs(from.first, to.first);
    const leaves = this.hasForward ? this.between(from.first, to.first) : undefined;
    const enters = this.hasForward ? this.between(to.first, from.first) : undefined;
    const starts = this.hasForward ? this.everyInterface(from.first) : undefined;
    const way: Way = {
      from,
      to,
      ...(seenAs === undefined ? {} : { seenAs }),
      ...(leaves === undefined ? {} : { leaves }),
      ...(enters === undefined ? {} : { enters }),
      ...(starts === undefined ? {} : { starts }),
    };
    return walk(this.chainsOf(probe), this.failsafe, way, isDetailed);
  }

  /** Pods leave the pools under the address of their node, unless the other end is on it. */
  private seenAs(from: Endpoint, to: Endpoint): EndpointClass | undefined {
    if (from.kind !== "pod" || to.kind !== "host" || this.options.natOutgoing === false) return undefined;
    const address = addressOf(to, this.population.family);
    const isInPool = address !== undefined && this.set.pools.some((pool) => pool.contains(address));
    return from.node === undefined || from.node === to.node || isInPool ? undefined : this.hosts.get(from.node);
  }

  /** The host endpoint that what `pod` exchanges with `other` goes through; undefined on one node, or where it is not known. */
  private between(pod: Endpoint, other: Endpoint): EndpointClass | undefined {
    if (pod.kind !== "pod" || pod.node === undefined || pod.node === other.node) return undefined;
    return this.hosts.get(pod.node);
  }

  /** The host endpoint of a pod's node, where it is one of all interfaces. */
  private everyInterface({ kind, node }: Endpoint): EndpointClass | undefined {
    const host = kind === "pod" && node !== undefined ? this.hosts.get(node) : undefined;
    return host?.first.hostEndpoint?.interfaceName === "*" ? host : undefined;
  }

  private chainsOf(probe: Probe): Chains {
    const key = JSON.stringify(probe);
    const known = this.chains.get(key);
    if (known !== undefined) return known;
    const made = new Chains(this.order, this.population, this.services, probe);
    this.chains.set(key, made);
    return made;
  }
}

const noSteps: readonly Step[] = [];
const nothingPassed: readonly Verdict[] = [];

/** The edge that most of a matrix is: nothing but the sender's egress and the receiver's ingress is asked. */
function betweenPods(chains: Chains, from: EndpointClass, to: EndpointClass): Omit<Edge, "family"> {
  const sent = chains.row(from.index, "egress")[to.index];
  const verdict = sent?.action === "Deny" ? sent : chains.row(to.index, "ingress")[from.index];
  const isAllowed = verdict?.action === "Allow";
  const { probe } = chains;
  if (verdict === undefined) return { from, to, probe, isAllowed, steps: noSteps };
  const { direction } = verdict;
  const endpoint = direction === "egress" ? from.first.id : to.first.id;
  const decisive: Step = { endpoint, hook: "normal", direction, verdict, passed: nothingPassed };
  return { from, to, probe, isAllowed, steps: noSteps, decisive };
}

/** Whether policy has to do with an edge at all. */
export function isAsked(from: EndpointClass, to: EndpointClass): boolean {
  if (from === to && from.members.length === 1) return false;
  return [from, to].some(({ first: { kind } }) => kind === "pod" || kind === "host");
}

function netsOf(rules: readonly Rule[], { networkSets, pools }: PolicySet) {
  const named = rules.flatMap(({ source, destination }) =>
    [source, destination].flatMap((one) => [...one.nets, ...one.notNets]),
  );
  return [...named, ...networkSets.flatMap(({ nets }) => nets), ...pools];
}
