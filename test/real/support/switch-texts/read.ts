import type { NetworkOs, PeerGroup, SwitchConfig, SwitchInterface } from "../../../../constructs/fabric";
import { passwordToken } from "../../../../constructs/fabric";
import type { BfdTimers, PrefixRule } from "../../../../constructs/model";
import { addressBits, Cidr } from "../../../../constructs/net";

/** What is read back from the text of a switch, in words that do not depend on its language. */
export interface ReadSwitch {
  readonly hostname?: string;
  readonly asNumber?: string;
  readonly routerId?: string;
  readonly interfaces: Readonly<Record<string, ReadInterface>>;
  readonly vlans: Readonly<Record<string, string>>;
  /** Ranges to nowhere, with the distance where one is said. */
  readonly discards: readonly string[];
  /** By address, or range, of the other end. */
  readonly sessions: Readonly<Record<string, ReadSession>>;
  /** Everything else that is said, as it stands there. */
  readonly rest: readonly string[];
}

export interface ReadInterface {
  readonly description?: string;
  readonly mtu?: number;
  readonly addresses: readonly string[];
  readonly vlan?: string;
  readonly rest: readonly string[];
}

export interface ReadSession {
  readonly asNumbers: string;
  readonly local?: string;
  readonly timers: string;
  readonly bfd?: string;
  readonly password?: string;
  readonly ttlSecurity?: number;
  readonly multihop?: number;
  /** `prefix least-most communities`, and what a route gets on the way. */
  readonly filterIn: readonly string[];
  readonly filterOut: readonly string[];
  readonly maximum?: string;
  readonly isRouteReflectorClient: boolean;
  readonly nextHop: string;
  readonly asOverride: boolean;
  readonly sendsToSameAs: boolean;
  readonly allowOwnAs: number;
  readonly callers?: number;
  readonly description?: string;
  readonly rest: readonly string[];
}

export const ruleText = ({ prefix, least, most, communities }: Omit<PrefixRule, "what">): string =>
  [`${prefix} ${least}-${most}`, ...communities].join(" ");

/** `permit 10.0.0.0/8 ge 26 le 26`, as Cisco means it. */
export function cisco(text: string, communities: readonly string[]): string {
  const match = /^permit (\S+)(?: ge (\d+))?(?: le (\d+))?$/.exec(text);
  if (match === null) return `not understood: ${text}`;
  const prefix = Cidr.of(match[1]!.replace(/^0::/, "::"));
  const least = Number(match[2] ?? prefix.prefixLength);
  const most = Number(match[3] ?? (match[2] === undefined ? prefix.prefixLength : addressBits(prefix.family)));
  return ruleText({ prefix, least, most, communities });
}

/** What a system is expected to make of a configuration: how it differs from what is asked. */
export interface Manner {
  readonly os: NetworkOs;
  /** The timers of a group, as its language says them. */
  readonly timers: (group: PeerGroup) => string;
  readonly mtu: (of: Exclude<SwitchInterface, { kind: "loopback" }>) => number;
  readonly interfaceRest: (of: SwitchInterface, config: SwitchConfig) => readonly string[];
  readonly sessionRest: (group: PeerGroup, config: SwitchConfig) => readonly string[];
  readonly rest: (config: SwitchConfig) => readonly string[];
  readonly hasCallers: boolean;
  /** Whether the switch's AS number is said where only neighbours are written. */
  readonly isAsSaid: boolean;
  /** What goes out is told where it comes from, and which next hop it gets. */
  readonly exported?: (rules: readonly string[], group: PeerGroup, config: SwitchConfig) => readonly string[];
  readonly maximum: (group: PeerGroup) => string | undefined;
  /** What comes in, as it is said. */
  readonly rules?: (rules: readonly string[]) => readonly string[];
  readonly ttlSecurity?: (hops: number) => number;
  readonly sendsToSameAs?: (group: PeerGroup) => boolean;
  /** The name of the VLAN, where ports say that and not its number. */
  readonly vlan?: string;
  /** Whether the switch's own address of a session follows from the text. */
  readonly isLocalSaid: (group: PeerGroup, config: SwitchConfig) => boolean;
  /** What stands for BFD's timers where they are not written at the group. */
  readonly bfd?: (timers: string, group: PeerGroup, config: SwitchConfig) => string;
}

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();

/** What should be read back from what is written of a configuration. */
export function expected(config: SwitchConfig, manner: Manner): ReadSwitch {
  const { bgp, render } = config;
  const isWhole = render === "whole";
  const entries = bgp.groups.flatMap((group) => [
    ...group.neighbours.map((one): readonly [string, ReadSession] => [
      one.address.toString(),
      {
        ...session(group, config, manner, one.localAddress.toString()),
        asNumbers: one.asNumber.toString(),
        description: one.description,
      },
    ]),
    ...group.dynamic.map((one): readonly [string, ReadSession] => [
      one.range.toString(),
      {
        ...session(group, config, manner, one.localAddress.toString()),
        asNumbers:
          one.asNumbers.from.value === one.asNumbers.to.value
            ? one.asNumbers.from.toString()
            : `${one.asNumbers.from}-${one.asNumbers.to}`,
        ...(manner.hasCallers ? { callers: one.limit } : {}),
      },
    ]),
  ]);
  return {
    ...(isWhole || manner.isAsSaid ? { asNumber: bgp.asNumber.toString() } : {}),
    ...(isWhole ? { hostname: config.hostname, routerId: bgp.routerId.toString() } : {}),
    interfaces: isWhole
      ? Object.fromEntries(
          config.interfaces.map((one) => [manner.os.interfaceName(one, config), port(one, config, manner)]),
        )
      : {},
    vlans: isWhole ? Object.fromEntries(config.vlans.map(({ id, name }) => [String(id), name])) : {},
    discards: isWhole
      ? sorted([
          ...config.discards.map(String),
          ...bgp.originatesDefault.map((family) => `${family === 4 ? "0.0.0.0/0" : "::/0"} 254`),
        ])
      : [],
    sessions: Object.fromEntries(entries),
    rest: sorted(manner.rest(config)),
  };
}

function port(one: SwitchInterface, config: SwitchConfig, manner: Manner): ReadInterface {
  return {
    description: one.description,
    ...(one.kind === "loopback" ? {} : { mtu: manner.mtu(one) }),
    addresses: one.kind === "access" ? [] : one.addresses.map(({ ip, prefixLength }) => `${ip}/${prefixLength}`),
    ...(one.kind === "access" ? { vlan: manner.vlan ?? String(one.vlan) } : {}),
    rest: sorted(manner.interfaceRest(one, config)),
  };
}

function session(
  group: PeerGroup,
  config: SwitchConfig,
  manner: Manner,
  local: string,
): Omit<ReadSession, "asNumbers"> {
  const { multihop, ttlSecurity, type } = group;
  const bfd = config.bfdProfiles.find(({ name }) => name === group.bfdProfile);
  const rules = (name: string): readonly string[] =>
    config.filters.find((one) => one.name === name)!.rules.map(ruleText);
  const isLonger = config.bgp.isDrained && group.towards === "nodes" && type === "external";
  const path = isLonger ? ` prepend ${`${config.bgp.asNumber} `.repeat(3).trim()}` : "";
  const out = rules(group.filterOut).map((rule) => `${rule}${path}`);
  const maximum = manner.maximum(group);
  return {
    ...(manner.isLocalSaid(group, config) ? { local } : {}),
    timers: manner.timers(group),
    ...(bfd === undefined ? {} : { bfd: manner.bfd?.(timersOf(bfd), group, config) ?? timersOf(bfd) }),
    ...(group.password === undefined ? {} : { password: passwordToken(group.password) }),
    ...(ttlSecurity === undefined ? {} : { ttlSecurity: manner.ttlSecurity?.(ttlSecurity) ?? ttlSecurity }),
    ...(multihop !== undefined && type === "external" && ttlSecurity === undefined ? { multihop } : {}),
    filterIn: manner.rules?.(rules(group.filterIn)) ?? rules(group.filterIn),
    filterOut: manner.exported?.(out, group, config) ?? out,
    ...(maximum === undefined ? {} : { maximum }),
    isRouteReflectorClient: group.isRouteReflectorClient,
    nextHop: group.nextHop,
    asOverride: group.asOverride,
    sendsToSameAs: manner.sendsToSameAs?.(group) ?? group.sendsToSameAs,
    allowOwnAs: group.allowOwnAs,
    rest: sorted(manner.sessionRest(group, config)),
  };
}

const timersOf = ({ transmitInterval, receiveInterval, detectMultiplier }: BfdTimers): string =>
  `${transmitInterval}/${receiveInterval}/${detectMultiplier}`;
