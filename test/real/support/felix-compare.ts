/** A matrix by packets beside the kit's own. */
import { Report } from "../../../constructs/findings";
import type { KubernetesObject } from "../../../constructs/model";
import { Ip, type IpFamily } from "../../../constructs/net";
import { icmp, icmpv6, readObjects, sctp, tcp, udp } from "../../../constructs/policy";
import {
  type Edge,
  type Endpoint,
  isAsked,
  type Probe,
  probeText,
  Reach,
  type ReachOptions,
} from "../../../constructs/reach";
import { dataPlanes, type FelixWire, wireNodes, type WirePacket } from "./felix";
import { nodePortPackets, type NodePortPacket, nodePortRules } from "./felix-node-ports";

export interface WireSet {
  readonly objects: readonly KubernetesObject[];
  readonly externals: readonly string[];
  readonly probes: readonly Probe[];
  /** Addresses of nodes, where they are others than usually. */
  readonly addresses?: Readonly<Record<string, string>>;
}

export interface Comparison {
  /** What differs, as lines; what Calico refuses, too. */
  readonly differences: readonly string[];
  /** Packets that were sent, of both data planes together; and how many of them were to arrive. */
  readonly count: number;
  readonly arrived: number;
  /** Of these, those to ports of nodes. */
  readonly nodePorts: { readonly count: number; readonly arrived: number };
  readonly settleMs: number;
  /** Every edge as both say: `FROM TO PROTOCOL:PORT true`. */
  readonly edges: ReadonlySet<string>;
}

/**
 * Without what the nftables data plane of 3.31 dies of, or the nft 1.0.6 under it:
 * - a code of ICMP: it writes `icmp type 3 code 1`, which nft does not read (felix/nftables/match_builder.go);
 * - a type of ICMPv6: it is put in tables of IPv4, too, and nft aborts as it lists them;
 * - a service as the destination of a protocol without ports: nft aborts as it lists the rule;
 * - everybody (`0.0.0.0/0`) in a network set beside an address that has a place in the same set: the two halves that it is split into
 *   overlap the address, and nft refuses the whole set (felix/labelindex, felix/nftables/ipsets.go).
 */
export function survivable<T>(value: T): T {
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (Array.isArray(inner)) return inner.filter((item: unknown) => !isServiceWithoutPorts(item)) as unknown[];
    if (typeof inner !== "object" || inner === null) return inner;
    if ("kind" in inner && String(inner.kind).endsWith("NetworkSet")) return withoutEverybody(inner);
    if (!("action" in inner)) return inner;
    const { icmp: wanted, notICMP, ...rest } = inner as Record<string, unknown>;
    if (rest["protocol"] !== "ICMP") return rest;
    return { ...rest, ...(wanted ? { icmp: typeOf(wanted) } : {}), ...(notICMP ? { notICMP: typeOf(notICMP) } : {}) };
  });
  return JSON.parse(text) as T;
}

function isServiceWithoutPorts(item: unknown): boolean {
  const rule = item as { protocol?: string | number; destination?: { services?: unknown } } | null;
  const { protocol, destination } = typeof rule === "object" && rule !== null ? rule : {};
  return (
    destination?.services !== undefined &&
    protocol !== undefined &&
    ![6, 17, 132, "TCP", "UDP", "SCTP"].includes(protocol)
  );
}

function withoutEverybody(set: object): object {
  const spec = (set as { spec?: { nets?: readonly string[] } }).spec;
  return { ...set, spec: { ...spec, nets: (spec?.nets ?? []).filter((net) => !net.endsWith("/0")) } };
}

const typeOf = (message: object): object => ({ type: (message as { type?: number }).type });

/** Pods on two nodes in turn, where they have none of the two; what else a set needs to be sent through. */
export function onNodes(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  let count = 0;
  const names: readonly string[] = wireNodes.map(({ name }) => name);
  return objects.map((object) => {
    if (object.kind !== "Pod") return object;
    const spec = (object as { spec?: { nodeName?: string } }).spec ?? {};
    const number = count++;
    if (spec.nodeName !== undefined && names.includes(spec.nodeName)) return object;
    return { ...object, spec: { ...spec, nodeName: names[number % names.length] } };
  });
}

const nodeObjects = ({ addresses = {} }: WireSet): readonly KubernetesObject[] =>
  wireNodes.map(({ name, address, address6 }) => ({
    apiVersion: "v1",
    kind: "Node",
    metadata: { name },
    status: {
      addresses: [addresses[name] ?? address, address6].map((one) => ({ type: "InternalIP", address: one })),
    },
  }));

export function reachOf(asked: WireSet, options: ReachOptions = {}): Reach {
  const { objects, externals } = asked;
  const report = new Report();
  const all = [...objects, ...nodeObjects(asked)].map((value) => ({ value, locate: () => undefined }));
  const { set } = readObjects(all, report);
  const [error] = report.findings.filter(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(`${error.code} ${error.path}: ${error.message}`);
  return new Reach(set, { natOutgoing: false, family: familyOf(asked), externals: externals.map(Ip.of), ...options });
}

/** Of which family everything of a set is: that of its outside addresses. */
export const familyOf = ({ externals }: Pick<WireSet, "externals">): IpFamily =>
  Ip.of(externals[0] ?? "0.0.0.0").family;

/** What is sent of a probe for an edge; a client's port where the probe says none. */
export function packetOf(
  from: Endpoint,
  to: Endpoint,
  { protocol, port, sourcePort }: Probe,
  family: IpFamily,
): WirePacket {
  return {
    from: placeOf(from),
    to: placeOf(to),
    sourceAddress: addressIn(from, family),
    address: addressIn(to, family),
    protocol,
    sourcePort: sourcePort ?? 40_000,
    port: port ?? 0,
  };
}

export function placeOf({ kind, id, node }: Endpoint): string {
  return kind === "pod" ? id : kind === "external" ? "world" : (node ?? id);
}

export function addressIn({ addresses }: Endpoint, wanted: IpFamily): string {
  return addresses.find(({ family }) => family === wanted)?.toString() ?? "";
}

/** What a packet can say: GRE, say, cannot, whose answers nobody can tell from its questions. */
export const isSendable = ({ protocol, icmp: message }: Probe): boolean =>
  [tcp, udp, sctp].includes(protocol) || ([icmp, icmpv6].includes(protocol) && message === undefined);

/** Sends every probe from everybody to everybody, and to ports of nodes that lead to pods, in both data planes. */
export async function compared(wire: FelixWire, set: WireSet, options: ReachOptions = {}): Promise<Comparison> {
  const reach = reachOf(set, options);
  const family = familyOf(set);
  const edges = set.probes.filter(isSendable).flatMap((probe) => edgesOf(reach, probe));
  const direct = edges.map(({ sender, receiver, edge }): NodePortPacket => ({
    name: `${sender.id} -> ${receiver.id} ${probeText(edge.probe)}`,
    edge,
    packet: packetOf(sender, receiver, edge.probe, family),
    isAnswered: edge.probe.protocol === tcp,
  }));
  const nodePorts = nodePortPackets(reach, family);
  const sent = [...direct, ...nodePorts];
  const probes = sent.map(({ packet }) => packet);
  const answer = await wire.ask({ ...set, rules: nodePortRules(reach, family), probes });
  const isTracked = reach.set.policies.every(({ doNotTrack }) => !doNotTrack);
  const differences = sent.flatMap(({ name, edge, isAnswered }, index) =>
    dataPlanes.flatMap((plane) => {
      const { seenAs, answered } = answer.results[plane];
      const isThere = seenAs[index] !== "";
      if (isThere !== edge.isAllowed)
        return [`${plane}: ${name}: ${isThere ? "arrives" : "does not arrive"}; the kit: ${told(edge)}`];
      // Whoever may ask gets its answer, where connections are tracked.
      if (isThere && isTracked && isAnswered && answered[index] !== true) return [`${plane}: ${name}: no answer`];
      return [];
    }),
  );
  const countOf = (packets: readonly NodePortPacket[]): number =>
    packets.filter(({ edge }) => edge.isAllowed).length * dataPlanes.length;
  return {
    differences: [...answer.problems, ...differences],
    count: dataPlanes.length * sent.length,
    arrived: countOf(sent),
    nodePorts: { count: dataPlanes.length * nodePorts.length, arrived: countOf(nodePorts) },
    settleMs: answer.settleMs,
    edges: new Set(edges.map((one) => edgeText(one))),
  };
}

function edgeText({ sender, receiver, edge: { probe, isAllowed } }: SentEdge): string {
  const what = probeText(probe).toLowerCase().replace(" ", ":");
  return `${sender.id} ${receiver.id} ${what} ${isAllowed}`;
}

interface SentEdge {
  readonly sender: Endpoint;
  readonly receiver: Endpoint;
  readonly edge: Edge;
}

function edgesOf(reach: Reach, probe: Probe): readonly SentEdge[] {
  return reach.classes.flatMap((from) =>
    reach.classes.flatMap((to) => {
      if (!isAsked(from, to)) return [];
      const edge = reach.edge(from, to, probe);
      return from.members.flatMap((sender) =>
        to.members
          .filter((receiver) => placeOf(receiver) !== placeOf(sender))
          .map((receiver) => ({ sender, receiver, edge })),
      );
    }),
  );
}

/** Everything that was asked on the way. */
export function told({ isAllowed, steps }: Edge): string {
  const asked = steps.map(({ endpoint, hook, direction, verdict, isFailsafe }) => {
    const rule = isFailsafe ? "failsafe" : `${verdict.policy?.fullName ?? verdict.tier}[${verdict.rule}]`;
    return `${endpoint} ${direction} ${hook}: ${verdict.action} by ${rule}`;
  });
  return [isAllowed ? "allowed" : "denied", ...asked].join("; ");
}
