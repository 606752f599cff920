import type { Asn, Cidr, Ip, IpFamily } from "../net";

/**
 * A BGP session: one record, from which both ends are written. Addresses, AS numbers, timers and passwords of the two ends
 * cannot differ, as neither end has any of its own.
 */
export type Session = NodeSession | UplinkSession | ReflectorSession;

/** A node and a top-of-rack switch of its rack. */
export interface NodeSession extends SessionSettings {
  readonly kind: "node";
  readonly node: NodeEnd;
  readonly switch: SwitchEnd;
}

/** A top-of-rack switch and a spine. */
export interface UplinkSession extends SessionSettings {
  readonly kind: "uplink";
  readonly lower: SwitchEnd;
  readonly upper: SwitchEnd;
}

/** Two nodes of which one, or both, reflect routes: BIRD at both ends, with its own timers and without filters. */
export interface ReflectorSession extends SessionBase {
  readonly kind: "reflector";
  readonly client: NodeEnd;
  readonly reflector: NodeEnd;
}

/** An end of a session that Calico holds. */
export interface NodeEnd {
  readonly kind: "node";
  /** Name of the Node object. */
  readonly name: string;
  readonly rack: string;
  /** What its packets come from, and what the other end dials. */
  readonly address: Ip;
  readonly asNumber: Asn;
}

/** An end of a session that a switch holds. */
export interface SwitchEnd {
  readonly kind: "switch";
  readonly name: string;
  readonly address: Ip;
  readonly asNumber: Asn;
}

export type SessionEnd = NodeEnd | SwitchEnd;

/** What every session has. */
export interface SessionBase {
  /** `<lower end>/<upper end>/v4` or `…/v6`: no other session of the cluster has it. */
  readonly key: string;
  /** Family of the addresses, and of the only routes that it carries: a family has sessions of its own. */
  readonly family: IpFamily;
}

/** What holds for both ends of a session with a switch. */
export interface SessionSettings extends SessionBase {
  readonly timers: SessionTimers;
  /** 1: both ends are on one link; 2: one of them is a switch's loopback. */
  readonly hops: 1 | 2;
  /** Absent: only the hold timer finds a dead peer whose link stays up. */
  readonly bfd?: BfdTimers;
  /** TCP MD5 password, by reference; absent: none. */
  readonly password?: PasswordReference;
  /** Hops that packets may have made, where that is watched (GTSM, RFC 5082). */
  readonly ttlSecurity?: number;
  readonly filters: SessionFilters;
}

/** Seconds. Said by the switch: the lower of both ends' counts, and Calico proposes 240 s and has no field for it. */
export interface SessionTimers {
  readonly keepalive: number;
  readonly hold: number;
}

/** Milliseconds, and how many packets may be missing. */
export interface BfdTimers {
  readonly transmitInterval: number;
  readonly receiveInterval: number;
  readonly detectMultiplier: number;
}

/** What may pass, by prefix; everything else is dropped. `up` from the lower end to the upper, `down` the other way. */
export interface SessionFilters {
  readonly up: PrefixFilter;
  readonly down: PrefixFilter;
}

/** A list of prefixes with a name that no other list of the switch has: upper-case letters, digits and `-`. */
export interface PrefixFilter {
  readonly name: string;
  readonly family: IpFamily;
  /** First match wins; what matches none is dropped. An empty list lets nothing pass. */
  readonly rules: readonly PrefixRule[];
}

/** Prefixes inside `prefix` whose length is from `least` to `most`. */
export interface PrefixRule {
  readonly prefix: Cidr;
  readonly least: number;
  readonly most: number;
  /** What is passed gets these communities beside its own, e.g. `65000:100`. */
  readonly communities: readonly string[];
  /** What it is, e.g. `pods of rack r1`: one line for a reader. */
  readonly what: string;
}

/** Where a password is kept: in a Secret of the cluster, or in the stack's configuration. Never the password. */
export type PasswordReference =
  | { readonly kind?: "existing" | undefined; readonly secretKeyRef: { readonly name: string; readonly key: string } }
  | { readonly kind: "secret"; readonly config: string };

/** The two ends of a session, the lower one first: a node is below a switch, a rack's switch below a spine. */
export function endsOf(session: Session): readonly [lower: SessionEnd, upper: SessionEnd] {
  switch (session.kind) {
    case "node":
      return [session.node, session.switch];
    case "uplink":
      return [session.lower, session.upper];
    case "reflector":
      return [session.client, session.reflector];
  }
}

/** Whether both ends are in one AS. */
export function isInternal(session: Session): boolean {
  const [lower, upper] = endsOf(session);
  return lower.asNumber.equals(upper.asNumber);
}
