import type { Cidr, IpFamily } from "../net";
import type { SelectorTree } from "../model";
import { type Action, type Entity, icmpv6, type Port, type Rule, sctp, tcp, udp } from "../policy";
import type { Membership, Population } from "./population";
import { clientPort, type Probe } from "./probe";
import { notPeerTree, peerTree } from "./selectors";
import type { ServiceMembers } from "./services";

/** What is left of a rule for one probe: from which classes to which; null is all of them. */
export interface LiveRule {
  /** Its position in the policy, from 0. */
  readonly index: number;
  readonly action: Exclude<Action, "Log">;
  readonly from: Membership | null;
  readonly to: Membership | null;
}

/** What matching an end of a rule needs to know. */
export interface Matching {
  readonly population: Population;
  readonly services: ServiceMembers;
  readonly probe: Probe;
}

/** The rules that may match a probe, in their order: a rule that only logs decides nothing. */
export function liveRules(
  rules: readonly Rule[],
  namespace: string | undefined,
  matching: Matching,
): readonly LiveRule[] {
  return rules.flatMap((rule, index) => {
    if (rule.action === "Log" || !mayMatch(rule, matching)) return [];
    const from = endOf(rule.source, "source", rule, namespace, matching);
    const to = endOf(rule.destination, "destination", rule, namespace, matching);
    if (from === never || to === never) return [];
    return [{ index, action: rule.action, from, to }];
  });
}

/** What the packet is, whoever sends it. */
function mayMatch(rule: Rule, { probe, population: { family } }: Matching): boolean {
  if (rule.ipVersion !== undefined && rule.ipVersion !== family) return false;
  if (rule.protocol !== undefined && rule.protocol !== probe.protocol) return false;
  if (rule.notProtocol === probe.protocol) return false;
  if (rule.icmp !== undefined && !isIcmp(rule.icmp, probe)) return false;
  if (rule.notIcmp?.type !== undefined && isIcmp(rule.notIcmp, probe)) return false;
  return [rule.source, rule.destination].every((entity) => isOfFamily(entity, family));
}

function isIcmp(wanted: NonNullable<Rule["icmp"]>, { protocol, icmp }: Probe): boolean {
  const message = icmp ?? { type: protocol === icmpv6 ? 128 : 8, code: 0 };
  if (wanted.type !== undefined && wanted.type !== message.type) return false;
  return wanted.code === undefined || wanted.code === (message.code ?? 0);
}

/** Felix leaves a rule out for a family that none of its ranges is of, also of those that are excluded (FilterRuleToIPVersion). */
function isOfFamily({ nets, notNets }: Entity, family: IpFamily): boolean {
  if (nets.length > 0 && nets.every((net) => net.family !== family)) return false;
  const excluded = notNets.filter((net) => net.family === family);
  if (notNets.length > 0 && excluded.length === 0) return false;
  return excluded.every(({ prefixLength }) => prefixLength > 0);
}

/** No class at all. */
const never = Symbol("never");

type End = Membership | null | typeof never;

function endOf(
  entity: Entity,
  side: "source" | "destination",
  rule: Rule,
  namespace: string | undefined,
  { population, services, probe }: Matching,
): End {
  const positive = peerTree(entity, namespace);
  const negative = notPeerTree(entity, namespace);
  if (entity.domains !== undefined && entity.domains.length > 0) return never;
  const parts: Membership[] = [];
  const refused: Membership[] = [];
  const port = side === "destination" ? probe.port : (probe.sourcePort ?? clientPort);
  const ports = portsOf(entity.ports, port);
  const named = (names: readonly string[]): readonly Membership[] =>
    names.map((name) => namedPort(population, positive, name, namedProtocol(rule.protocol), port, probe));
  if (positive !== undefined && (ports.hasNumbers || ports.names.length === 0))
    parts.push(population.members(positive));
  if (negative !== undefined) refused.push(population.members(negative));
  if (entity.ports.length > 0 && !ports.isHit) {
    if (ports.names.length === 0) return never;
    parts.push(union(named(ports.names)));
  }
  const excluded = portsOf(entity.notPorts, port);
  if (excluded.isHit) return never;
  refused.push(...named(excluded.names));
  if (entity.nets.length > 0) parts.push(population.within(ofFamily(entity.nets, population.family)));
  if (entity.notNets.length > 0) refused.push(population.within(ofFamily(entity.notNets, population.family)));
  if (entity.services !== undefined)
    parts.push(services.members(entity.services, side === "destination" ? probe : undefined));
  return joined(parts, refused);
}

const ofFamily = (nets: readonly Cidr[], family: IpFamily): readonly Cidr[] =>
  nets.filter((net) => net.family === family);

function portsOf(ports: readonly Port[], port: number | undefined) {
  const names = ports.flatMap((one) => ("name" in one ? [one.name] : []));
  const isHit = ports.some((one) => "first" in one && port !== undefined && one.first <= port && port <= one.last);
  return { names, isHit, hasNumbers: names.length < ports.length };
}

/** The protocol that a named port must have: TCP unless the rule says another one that has ports (felix/calc/rule_scanner.go). */
function namedProtocol(protocol: number | undefined): number {
  return protocol === udp || protocol === sctp ? protocol : tcp;
}

/** Classes whose address has the port under this name, of endpoints that the selector takes. */
function namedPort(
  { classes, memberOf }: Population,
  tree: SelectorTree | undefined,
  name: string,
  protocol: number,
  port: number | undefined,
  probe: Probe,
): Membership {
  return Uint8Array.from(classes, ({ owners }) =>
    probe.protocol === protocol &&
    owners.some(
      (owner) =>
        owner.ports.some((one) => one.name === name && one.protocol === protocol && one.port === port) &&
        (tree === undefined || memberOf(owner, tree)),
    )
      ? 1
      : 0,
  );
}

function union(sets: readonly Membership[]): Membership {
  const [first, ...rest] = sets;
  if (first === undefined || rest.length === 0) return first ?? new Uint8Array();
  return first.map((value, index) => (value || rest.some((set) => set[index]) ? 1 : 0));
}

function joined(parts: readonly Membership[], refused: readonly Membership[]): End {
  const [first, ...rest] = parts;
  if (first !== undefined && rest.length === 0 && refused.length === 0) return first;
  const any = first ?? refused[0];
  if (any === undefined) return null;
  let isAnyone = false;
  const made = any.map((_, index) => {
    const value = parts.every((part) => part[index]) && !refused.some((part) => part[index]) ? 1 : 0;
    if (value) isAnyone = true;
    return value;
  });
  return isAnyone ? made : never;
}
